"""« À qui ? » — asked before any paper of a case is printed or saved (C6, E5a); the domain decides, the exit is registered."""

from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from bilan_desktop.desktop import telling
from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.dialogs.hand_over.refusal_dialog import RefusalDialog
from bilan_desktop.desktop.printing import as_pdf, print_paper
from bilan_desktop.desktop.theme.tokens import TextStyle, Tone
from bilan_desktop.desktop.widgets.buttons import ButtonKind
from bilan_desktop.desktop.widgets.fields.check_field import CheckField
from bilan_desktop.desktop.widgets.fields.choice_field import RadioField
from bilan_desktop.desktop.widgets.fields.line_field import LineField
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.message_panel import MessagePanel
from bilan_desktop.domain.bilan.document import MediaType
from bilan_desktop.domain.cases.closing import OWED, handed_over
from bilan_desktop.domain.errors import Breach, RuleBroken
from bilan_desktop.domain.sharing.agreement import Recipient, RecipientKind, Subject
from bilan_desktop.domain.sharing.parties import Access
from bilan_desktop.practice.sharing.leaving import Leaving
from bilan_desktop.wording.labels import label

MENDED_BY_AGREEMENT = {
    Breach.DISCLOSURE_WITHOUT_AGREEMENT,
    Breach.EMPLOYER_UNDER_CPF,
    Breach.EMPLOYER_GETS_NO_RESULT,
    Breach.PAYER_GETS_ITS_PAPERS,
    Breach.CEP_REQUEST_MISSING,
    Breach.AGREEMENT_ALREADY_USED,
    Breach.AGREEMENT_EXPIRED,
}


class Way(Enum):
    """What was asked for: it is what Enter does."""

    PRINT = auto()
    SAVE = auto()


class RecipientDialog(Dialog):
    """`left(sentence)` once the paper is out and registered; it then closes, after the receipt where one is to be signed.

    `stored` when something was written in the case: the exit, an agreement to disclose, a refused request. For whom, and
    that one is certain, is asked anew each time.
    """

    keeps_drafts: ClassVar[bool] = False
    left = Signal(str)

    def __init__(self, leaving: Leaving, parent: QWidget | None, *, way: Way = Way.PRINT) -> None:
        super().__init__("", parent)
        self._leaving = leaving
        self.ask(
            self.tr("À qui\u202f?"), f"{label(leaving.subject)}. {self._explanation_of(leaving.subject)}"
        )
        self._kind: RadioField[RecipientKind] = RadioField(
            self.tr("&Destinataire"), self._kinds(), upright=True
        )
        self._name = LineField(self.tr("&Nom du destinataire"), limit=200)
        self._proposed = ""
        self._certain = [
            CheckField(self.tr("L’accord écrit nomme bien cet employeur")),
            CheckField(self.tr("Je confirme\u202f: sous CPF, l’employeur n’apprend rien sans cet accord")),
        ]
        self._receipt = CheckField(self.tr("Faire signer le &récépissé ensuite"))
        self._receipt.set_value(True)
        self._protected = CheckField(
            self.tr("Protéger le PDF enregistré par un &code"),
            hint=self.tr("Le code s’affiche une fois, avec un billet à imprimer."),
        )
        self._outside = Text(
            self.tr(
                "Une copie enregistrée ou imprimée sort du coffre\u202f: l’application ne pourra pas la détruire."
            ),
            TextStyle.SMALL,
            "secondary",
            wrap=True,
        )
        for widget in (self._kind, self._name, *self._certain, self._protected, self._receipt, self._outside):
            self.add(widget)
        self.add_cancel(self.tr("Fermer"))
        is_pdf = leaving.media_type is MediaType.PDF
        self._save = self.add_button(
            self.tr("&Enregistrer le PDF…") if is_pdf else self.tr("&Enregistrer une copie…"),
            ButtonKind.PRIMARY if way is Way.SAVE else ButtonKind.SECONDARY,
            icon_name="download",
        )
        self._print = self.add_button(
            self.tr("&Imprimer…"),
            ButtonKind.PRIMARY if way is Way.PRINT else ButtonKind.SECONDARY,
            icon_name="printer",
        )
        self._save.clicked.connect(self._ask_where)
        self._print.clicked.connect(self._send_to_printer)
        (self._print if way is Way.PRINT else self._save).setDefault(True)
        self._kind.changed.connect(self._propose_name)
        for field in (self._kind, self._name, *self._certain):
            field.changed.connect(self._judge)
        self._kind.set_value(RecipientKind.BENEFICIARY)
        self._judge()
        self._kind.setFocus()

    def _kinds(self) -> list[tuple[RecipientKind, str]]:
        """Everybody who may ask: first those who may have it, then those who need an agreement, then those who never may."""
        agreed = {a.recipient.kind for a in self._leaving.agreed_with}
        ranked = sorted(
            RecipientKind, key=lambda kind: (self._leaving.access_of(kind).rank, kind not in agreed)
        )
        needed, never = self.tr("avec accord écrit"), self.tr("pas ce document")
        known = self.tr("accord écrit enregistré")
        said = {Access.AGREED: needed, Access.NEVER: never}
        words = {kind: said.get(self._leaving.access_of(kind), "") for kind in ranked}
        words |= {kind: known for kind in agreed if words[kind] == needed}
        return [(kind, f"{label(kind)} · {note}" if note else label(kind)) for kind, note in words.items()]

    def _recipient(self) -> Recipient | None:
        kind = self._kind.value()
        if kind is None:
            return None
        return Recipient(kind, "" if kind is RecipientKind.BENEFICIARY else self._name.value().strip())

    def _propose_name(self) -> None:
        """The name that the case knows: of whom an agreement names, or of the payer."""
        kind = self._kind.value()
        named = [a.recipient.name for a in self._leaving.agreed_with if a.recipient.kind is kind]
        known = self._leaving.door.known_name(kind, self._leaving.route) if kind else ""
        name = named[0] if named else known
        if name or self._name.value() == self._proposed:
            self._name.set_value(name)
        self._proposed = name

    def _judge(self) -> None:
        """Asks the domain, and shows its answer before anything is printed or saved."""
        recipient = self._recipient()
        third = recipient is not None and recipient.kind is not RecipientKind.BENEFICIARY
        self._name.setVisible(third)
        self._receipt.setVisible(not third and self._wants_receipt())
        allowed = False
        self.messages.clear()
        try:
            self._leaving.require_allowed(recipient)
            allowed = True
        except RuleBroken as error:
            self.messages.show_panel(self._barred(error))
        twice = allowed and self._leaving.wants_certainty(recipient)
        for check in self._certain:
            check.setVisible(twice)
        self._outside.setVisible(allowed)
        self._protected.setVisible(allowed and self._leaving.media_type is MediaType.PDF)
        allowed = allowed and (not twice or self._is_certain())
        self._save.setEnabled(allowed)
        self._print.setEnabled(allowed)
        if self.isVisible():
            self.grow()
            self.bring_into_sight(self._kind.chosen())

    def _is_certain(self) -> bool:
        """Confirmed twice (E5b)."""
        return all(check.value() for check in self._certain)

    def _wants_receipt(self) -> bool:
        """What is owed to the beneficiary is handed over against signature (C7)."""
        file, subject = self._leaving.door.file, self._leaving.subject
        return file is not None and subject in OWED and not handed_over(file.case, subject)

    def _barred(self, error: RuleBroken) -> MessagePanel:
        panel = telling.panel(error)
        if error.breach in MENDED_BY_AGREEMENT and self._leaving.door.file is not None:
            button = panel.add_button(self.tr("Enregistrer un &accord écrit…"))
            button.clicked.connect(self._ask_agreement)
        recipient = self._recipient()
        if recipient is not None and recipient.kind is not RecipientKind.BENEFICIARY:
            refused = panel.add_button(self.tr("Noter la demande re&fusée…"))
            refused.clicked.connect(lambda: self._ask_refusal(recipient))
        return panel

    def _ask_refusal(self, asking: Recipient) -> None:
        dialog = RefusalDialog(self._leaving.door, self, asking=asking, leaving=self._leaving)
        dialog.accepted.connect(self.stored)
        dialog.accepted.connect(self._say_refused)
        dialog.open_sized()

    def _say_refused(self) -> None:
        said = self.tr("La demande refusée est inscrite au registre.")
        self.messages.show_panel(MessagePanel(said, tone=Tone.FINE, closable=True))

    def _ask_agreement(self) -> None:
        from bilan_desktop.desktop.dialogs.hand_over.disclosure_dialog import (  # noqa: PLC0415 - shows this one's papers
            DisclosureDialog,
        )

        recipient, file = self._recipient(), self._leaving.door.file
        if recipient is None or file is None:
            return
        if not recipient.name:
            self._name.set_error(
                self.tr("Nommez d’abord le destinataire\u202f: un accord vaut pour lui seul.")
            )
            return
        dialog = DisclosureDialog(file, self._leaving.subject, recipient, self)
        dialog.accepted.connect(self.stored)
        dialog.accepted.connect(self._judge)
        dialog.open_sized()

    def _send_to_printer(self) -> None:
        recipient = self._recipient()
        content = self.attempt(self._leaving.content)
        if recipient is None or content is None:
            return
        paper = as_pdf(content, self._leaving.media_type)
        if not print_paper(self, paper, self._leaving.door.reference):
            return
        record = partial(self._leaving.record, recipient, certain=self._is_certain())
        if self.attempt(lambda: _done(record)):
            self._out(self.tr("Envoyé à l’imprimante\u202f; la remise est inscrite au registre."))

    def _ask_where(self) -> None:
        kinds = {
            MediaType.PDF: self.tr("PDF (*.pdf)"),
            MediaType.JPEG: self.tr("Image (*.jpg)"),
            MediaType.PNG: self.tr("Image (*.png)"),
            MediaType.TEXT: self.tr("Texte (*.txt)"),
        }[self._leaving.media_type]
        title = self.tr("Enregistrer une copie")
        proposed = str(Path.home() / self._leaving.file_name)
        path, _ = QFileDialog.getSaveFileName(self, title, proposed, kinds)
        if not path:
            return
        said = self.tr("Enregistré\u202f; la remise est inscrite au registre.")
        if self._protected.isVisibleTo(self) and self._protected.value():
            protect = partial(self._leaving.save_protected, certain=self._is_certain())
            code = self.attempt(partial(protect, self._recipient(), Path(path)))
            if code is not None:
                self._tell_code(code, said)
            return
        save = partial(self._leaving.save, self._recipient(), Path(path), certain=self._is_certain())
        if self.attempt(lambda: _done(save)):
            self._out(said)

    def _tell_code(self, code: str, said: str) -> None:
        from bilan_desktop.desktop.dialogs.code_dialog import CodeDialog  # noqa: PLC0415 - when there is one

        dialog = CodeDialog(code, self._leaving.door.reference, partial(self._leaving.slip, code), self)
        dialog.finished.connect(lambda: self._out(said))
        dialog.open_sized()

    def _explanation_of(self, subject: Subject) -> str:
        if subject is Subject.SYNTHESIS_DRAFT:
            return self.tr(
                "Ce texte n’est pas définitif\u202f: il sort marqué «\u202fProjet\u202f», pour le seul bénéficiaire."
            )
        if subject.is_content:
            return self.tr("Le bénéficiaire en est seul destinataire. À un tiers, il faut son accord écrit.")
        return self.tr("Rien du contenu du bilan n’y figure\u202f; chaque sortie s’inscrit au registre.")

    def _out(self, sentence: str) -> None:
        self.stored.emit()

        def end() -> None:
            self.left.emit(sentence)
            self.accept()

        file = self._leaving.door.file
        if file is None or not self._receipt.isVisibleTo(self) or not self._receipt.value():
            end()
            return
        from bilan_desktop.desktop.dialogs.hand_over.receipt_dialog import (  # noqa: PLC0415 - shows this one's papers
            ReceiptDialog,
        )

        receipt = ReceiptDialog(file, self, subjects=(self._leaving.subject,))
        for written in (receipt.accepted, receipt.stored):
            written.connect(self.stored)
        receipt.finished.connect(end)
        receipt.open_sized()


def _done(act: partial[None]) -> bool:
    act()
    return True
