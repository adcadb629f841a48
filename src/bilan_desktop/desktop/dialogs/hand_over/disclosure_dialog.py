"""Records an agreement to disclose: one document, one recipient, one purpose, an end date, used once (C6)."""

from uuid import uuid4

from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.dialogs.hand_over.proof_box import ProofBox
from bilan_desktop.desktop.pages.case.days import day_field
from bilan_desktop.desktop.theme.tokens import TextStyle
from bilan_desktop.desktop.widgets.buttons import ButtonKind
from bilan_desktop.desktop.widgets.fields.choice_field import ChoiceField
from bilan_desktop.desktop.widgets.fields.line_field import LineField
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.cases.closing import OWED
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.domain.sharing.agreement import DisclosureAgreement, Recipient, RecipientKind, Subject
from bilan_desktop.practice import signing
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.wording.labels import label
from bilan_desktop.wording.reading import Toward

_WITHOUT_AGREEMENT = {RecipientKind.BENEFICIARY, RecipientKind.INSPECTOR}
THIRD_PARTIES: tuple[RecipientKind, ...] = tuple(k for k in RecipientKind if k not in _WITHOUT_AGREEMENT)


class DisclosureDialog(Dialog):
    """`accepted` once the agreement and its proof are on disk.

    Asks for what is not given: the document, and the recipient, of a given `kind` or of any. The CEP operator may get the
    synthesis only (L3).
    """

    def __init__(
        self,
        file: CaseFile,
        subject: Subject | None,
        recipient: Recipient | None,
        parent: QWidget | None,
        *,
        kind: RecipientKind | None = None,
    ) -> None:
        super().__init__("", parent)
        if kind is RecipientKind.CEP_OPERATOR:
            title = self.tr("Demande d’envoi au conseil en évolution professionnelle")
        else:
            title = self.tr("Accord écrit de communication")
        self.ask(title, self.tr("Un accord vaut pour un document et un destinataire, une seule fois."))
        self._file, self._given_recipient, self._given_kind = file, recipient, kind
        named = dict.fromkeys([*OWED, subject or Subject.SYNTHESIS])
        self._subject = ChoiceField(self.tr("&Document"), [(each, label(each)) for each in named])
        self._subject.set_value(subject or Subject.SYNTHESIS)
        self._kind = ChoiceField(
            self.tr("Desti&nataire"),
            [(each, label(each)) for each in THIRD_PARTIES],
        )
        self._kind.set_value(kind or RecipientKind.OTHER)
        self._name = LineField(self.tr("N&om du destinataire"))
        if recipient is not None:
            words = self.tr("{document} → {recipient} ({kind})").format(
                document=label(subject or Subject.SYNTHESIS),
                recipient=recipient.name,
                kind=label(recipient.kind).lower(),
            )
            self.add(Text(words, TextStyle.STRONG, wrap=True))
        self._kind.changed.connect(self._show_need)
        for asked in (self._kind, self._name, self._subject):
            self.add(asked)
        self._show_need()
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

    def _show_need(self) -> None:
        asks = self._given_recipient is None
        self._kind.setVisible(asks and self._given_kind is None)
        self._name.setVisible(asks)
        self._subject.setVisible(asks and self._kind.value() is not RecipientKind.CEP_OPERATOR)

    def _recipient(self) -> Recipient:
        if self._given_recipient is not None:
            return self._given_recipient
        return Recipient(self._kind.value() or RecipientKind.OTHER, self._name.value())

    def _chosen(self) -> Subject:
        if self._recipient().kind is RecipientKind.CEP_OPERATOR and self._given_recipient is None:
            return Subject.SYNTHESIS
        return self._subject.value() or Subject.SYNTHESIS

    def _record(self) -> None:
        if not all([self._given.commit(), self._until.commit(), self._proof.require()]):
            return
        fields = {
            "recipient_name": self._name,
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
            subject=self._chosen(),
            recipient=self._recipient(),
            purpose=self._purpose.value(),
            until=until,
            proof=None,
        )
        given = self._proof.paper()
        if given is None:
            return signing.disclosure_on_screen(self._file, agreement, self._proof.signature())
        return signing.disclosure_attached(self._file, agreement, given.read())
