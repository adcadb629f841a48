"""Records an agreement to disclose: one document, one recipient, one purpose, an end date, used once (C6)."""

from uuid import uuid4

from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.dialogs.hand_over.proof_box import ProofBox
from bilan_desktop.desktop.pages.case.days import day_field
from bilan_desktop.desktop.theme.tokens import TextStyle
from bilan_desktop.desktop.widgets.buttons import ButtonKind
from bilan_desktop.desktop.widgets.fields.line_field import LineField
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.domain.sharing.agreement import DisclosureAgreement, Recipient, Subject
from bilan_desktop.practice import signing
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.wording.labels import label
from bilan_desktop.wording.reading import Toward


class DisclosureDialog(Dialog):
    """`accepted` once the agreement and its proof are on disk."""

    def __init__(
        self, file: CaseFile, subject: Subject, recipient: Recipient, parent: QWidget | None
    ) -> None:
        super().__init__("", parent)
        self.ask(
            self.tr("Accord écrit de communication"),
            self.tr("Un accord vaut pour un document et un destinataire, une seule fois."),
        )
        self._file, self._subject, self._recipient = file, subject, recipient
        named = self.tr("{document} → {recipient} ({kind})").format(
            document=label(subject), recipient=recipient.name, kind=label(recipient.kind).lower()
        )
        self.add(Text(named, TextStyle.STRONG, wrap=True))
        self._purpose = LineField(self.tr("&But de la communication"))
        self._given = day_field(file, "given_on", self.tr("Accord donné &le"), toward=Toward.PAST)
        self._until = day_field(file, "until", self.tr("Valable &jusqu’au"), toward=Toward.FUTURE)
        self._given.set_value(file.today())
        self._proof = ProofBox()
        for widget in (self._purpose, self._given, self._until, self._proof):
            self.add(widget)
        self.add_cancel()
        record = self.add_button(self.tr("&Enregistrer l’accord"), ButtonKind.PRIMARY)
        record.clicked.connect(self._record)

    def _record(self) -> None:
        if not all([self._given.commit(), self._until.commit(), self._proof.require()]):
            return
        fields = {
            "purpose": self._purpose,
            "given_on": self._given,
            "until": self._until,
            "file": self._proof.attached,
        }
        if self.attempt(self._act, fields) is not None:
            self.accept()

    def _act(self) -> Case:
        given_on, until = self._given.value(), self._until.value()
        if given_on is None or until is None:
            raise InvalidInput("given_on" if given_on is None else "until", Problem.EMPTY)
        agreement = DisclosureAgreement(
            id=uuid4(),
            given_on=given_on,
            subject=self._subject,
            recipient=self._recipient,
            purpose=self._purpose.value(),
            until=until,
            proof=None,
        )
        given = self._proof.paper()
        if given is None:
            return signing.disclosure_on_screen(self._file, agreement, self._proof.signature())
        return signing.disclosure_attached(self._file, agreement, given.read())
