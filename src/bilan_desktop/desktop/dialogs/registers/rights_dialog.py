"""A request under the RGPD, written down or corrected (L5). Nobody is named in it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.pages.case.days import day_field
from bilan_desktop.desktop.theme.tokens import TextStyle
from bilan_desktop.desktop.widgets.buttons import ButtonKind
from bilan_desktop.desktop.widgets.fields.choice_field import ChoiceField
from bilan_desktop.desktop.widgets.fields.line_field import LineField
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.domain.registers.rgpd import Right, RightsRequest
from bilan_desktop.practice.registers import rights
from bilan_desktop.wording.labels import label
from bilan_desktop.wording.reading import Toward
from bilan_desktop.wording.rights import right_source, what_is_done

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from bilan_desktop.practice.desk import Desk


class RequestDialog(Dialog):
    """What is asked of a request; `accepted` once it is on disk."""

    def __init__(self, desk: "Desk", parent: QWidget | None) -> None:
        super().__init__("", parent)
        self._desk = desk
        self._right: ChoiceField[Right] = ChoiceField(
            self.tr("&Droit exercé"), [(right, label(right)) for right in Right]
        )
        self._received = day_field(desk, "received_on", self.tr("&Reçue le"), toward=Toward.PAST)
        self._received.set_value(desk.today())
        self._reference = LineField(
            self.tr("Do&ssier"),
            placeholder="B-2026-014",
            hint=self.tr("Laissez vide si la personne n’a pas de dossier ici."),
            limit=20,
            optional=True,
        )
        self._done = Text("", TextStyle.SMALL, "secondary", wrap=True)
        for widget in (self._right, self._received, self._reference, self._done):
            self.add(widget)
        self._right.changed.connect(self._say_what_is_done)

    def _say_what_is_done(self) -> None:
        right = self._right.value()
        self._done.setText(f"{what_is_done(right)} ({right_source(right)})" if right else "")

    def _store(self, write: "Callable[[Right | None, date | None, str], RightsRequest]") -> None:
        if not self._received.commit():
            return
        fields = {"right": self._right, "received_on": self._received, "reference": self._reference}
        act = partial(write, self._right.value(), self._received.value(), self._reference.value())
        if self.attempt(act, fields) is not None:
            self.accept()


class ReceiveDialog(RequestDialog):
    """Writes a request down."""

    def __init__(self, desk: "Desk", parent: QWidget | None) -> None:
        super().__init__(desk, parent)
        self.ask(
            self.tr("Noter une demande RGPD"),
            self.tr(
                "La réponse est due dans le mois. Le registre ne garde aucun nom\u202f: une référence suffit."
            ),
        )
        self.add_cancel()
        record = self.add_button(self.tr("&Enregistrer la demande"), ButtonKind.PRIMARY)
        record.clicked.connect(lambda: self._store(partial(rights.receive, desk)))


class CorrectDialog(RequestDialog):
    """Mends what was written down by mistake: the request, its answer, or that there ever was one."""

    def __init__(self, desk: "Desk", request: RightsRequest, parent: QWidget | None) -> None:
        super().__init__(desk, parent)
        self.ask(
            self.tr("Corriger la demande"),
            self.tr("Le journal du coffre garde la trace de la correction, sans nom."),
        )
        self._request = request
        self._right.set_value(request.right)
        self._received.set_value(request.received_on)
        self._reference.set_value(request.reference)
        self._say_what_is_done()
        remove = self.add_button(
            self.tr("&Jamais reçue\u202f: retirer"), ButtonKind.QUIET, icon_name="trash-2"
        )
        remove.clicked.connect(self._remove)
        if not request.is_open:
            back = self.add_button(self.tr("&Annuler la réponse"), ButtonKind.QUIET, icon_name="undo-2")
            back.clicked.connect(self._reopen)
        self.add_cancel()
        record = self.add_button(self.tr("&Enregistrer"), ButtonKind.PRIMARY)
        record.clicked.connect(lambda: self._store(partial(rights.correct, desk, request)))

    def _remove(self) -> None:
        def act() -> bool:
            rights.remove(self._desk, self._request)
            return True

        if self.attempt(act):
            self.accept()

    def _reopen(self) -> None:
        if self.attempt(partial(rights.reopen, self._desk, self._request)) is not None:
            self.accept()
