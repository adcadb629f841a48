"""Files on their way into a case: each is described, made tidy if asked, stored; then its original may be erased."""

from pathlib import Path
from uuid import UUID

from attrs import frozen
from PySide6.QtCore import QObject, QTimer

from bilan_desktop.desktop import telling
from bilan_desktop.desktop.pages.case.adding import take_in
from bilan_desktop.desktop.pages.case.intake import Given, IntakeField
from bilan_desktop.desktop.pages.case.sessions.attachment_dialog import AttachmentDialog, Described
from bilan_desktop.desktop.pages.case.tab import Tab
from bilan_desktop.desktop.theme.tokens import Tone
from bilan_desktop.desktop.widgets.message_panel import MessagePanel
from bilan_desktop.domain.errors import Fault, InvalidInput, Problem
from bilan_desktop.practice import outside
from bilan_desktop.practice.running import attachments
from bilan_desktop.wording.refusals import input_sentence


@frozen
class _Taken:
    """An original, and what it held when it was taken in."""

    path: Path
    digest: bytes


class Incoming(QObject):
    """Takes what an intake is given, one file after the other, into a case or into one of its sessions."""

    def __init__(self, tab: Tab, intake: IntakeField, session_id: UUID | None) -> None:
        super().__init__(intake)
        self._tab, self._intake, self._session = tab, intake, session_id
        self._waiting: list[Given] = []
        self._taken: list[_Taken] = []
        self._is_asking = False
        intake.given.connect(self._queue)

    def _queue(self, given: Given) -> None:
        try:
            given.shown("")
        except OSError:
            self._intake.set_error(input_sentence(InvalidInput("file", Problem.FILE_UNREADABLE)))
            return
        self._waiting.append(given)
        if not self._is_asking:
            self._is_asking = True
            QTimer.singleShot(0, self._next)  # once all the files given at once are here

    def _next(self) -> None:
        if not self._waiting:
            self._is_asking = False
            self._offer_erasing()
            return
        dialog = AttachmentDialog(self._tab.file, self._waiting.pop(0), len(self._waiting), self._tab)
        dialog.described.connect(self._attach)
        dialog.rejected.connect(self._next)
        dialog.open_sized()

    def _attach(self, described: Described) -> None:
        def use(content: bytes) -> bytes:
            tidy = attachments.tidied(content, straighten=described.straighten, reduce=described.reduce)
            attachments.attach(
                self._tab.file,
                tidy,
                described.kind,
                described.title,
                made_on=described.made_on,
                session_id=self._session,
                route=described.route,
            )
            return outside.digest(content)

        fields = {"file": self._intake, "title": self._intake, "made_on": self._intake}
        take_in(
            self._tab,
            described.given,
            use,
            lambda digest: self._attached(described.given, digest),
            fields,
            self._failed,
        )

    def _attached(self, given: Given, digest: bytes) -> None:
        self._intake.clear_error()
        self._tab.messages.clear()
        self._tab.status.show_note(self.tr("Document ajouté"))
        self._tab.stored.emit()
        self._intake.setFocus()
        if given.path is not None:
            self._taken.append(_Taken(given.path, digest))
        self._next()

    def _failed(self) -> None:
        """One that cannot be taken stops the others: what is wrong stands beside the field."""
        self._waiting.clear()
        self._is_asking = False

    def _offer_erasing(self) -> None:
        if not self._taken:
            return
        taken, self._taken = self._taken, []
        one = len(taken) == 1
        panel = MessagePanel(
            self.tr("L’original est encore hors du coffre")
            if one
            else self.tr("Les {count} originaux sont encore hors du coffre").format(count=len(taken)),
            (
                self.tr(
                    "L’application peut l’effacer\u202f: il est d’abord recouvert. Sur un disque SSD, dans un dossier"
                    " synchronisé ou dans une sauvegarde, une trace peut pourtant en rester."
                ),
            ),
            tone=Tone.ACCENT,
            icon_name="info",
            closable=True,
        )
        words = self.tr("&Effacer l’original") if one else self.tr("&Effacer les originaux")
        panel.add_button(words).clicked.connect(lambda: self._erase(taken))
        self._tab.messages.show_panel(panel)

    def _erase(self, taken: list[_Taken]) -> None:
        try:
            for each in taken:
                outside.erase(each.path, each.digest)
        except Fault as error:
            self._tab.messages.show_panel(telling.panel(error))
        else:
            self._tab.messages.clear()
            self._tab.status.show_note(
                self.tr("Original effacé") if len(taken) == 1 else self.tr("Originaux effacés")
            )
