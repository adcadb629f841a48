"""The contract of a person who pays: signature, delay to withdraw, withdrawal (L. 6353-3 to 5)."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop.pages.case.adding import take_in
from bilan_desktop.desktop.pages.case.days import day_field
from bilan_desktop.desktop.pages.case.frame.ten_days import TenDays
from bilan_desktop.desktop.pages.case.intake import IntakeField
from bilan_desktop.desktop.pages.case.tab import Tab
from bilan_desktop.desktop.pages.case.viewing import view_document
from bilan_desktop.desktop.theme.tokens import Space, TextStyle, Tone
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.fields.choice_field import RadioField
from bilan_desktop.desktop.widgets.labels import Rule, Text
from bilan_desktop.desktop.widgets.tag import Tag
from bilan_desktop.domain.bilan.contract import Contract, ContractState
from bilan_desktop.domain.bilan.document import DocumentKind
from bilan_desktop.domain.bilan.funding import SelfFunded
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.errors import InvalidInput
from bilan_desktop.domain.law.dated import Figure, row_on
from bilan_desktop.practice.running import attachments, funding
from bilan_desktop.wording.french import long_date
from bilan_desktop.wording.labels import label
from bilan_desktop.wording.reading import Toward
from bilan_desktop.wording.refusals import source_text

_TONES = {
    ContractState.TO_SIGN: Tone.NEUTRAL,
    ContractState.WITHDRAWABLE: Tone.WARNING,
    ContractState.FIRM: Tone.FINE,
    ContractState.WITHDRAWN: Tone.DANGER,
}


class ContractCard(Card):
    """One thing at a time: note the signature, then perhaps a withdrawal; a new contract may follow it."""

    def __init__(self, tab: Tab, parent: QWidget | None = None) -> None:
        self._tag = Tag()
        super().__init__(tab.tr("Contrat"), action=self._tag, parent=parent)
        self._tab, self._file = tab, tab.file
        self._clock = TenDays()
        self._stands = Text("", TextStyle.BODY, wrap=True)
        self._why = Text("", TextStyle.SMALL, "secondary", wrap=True)
        self._view = Button(self.tr("Voir le contrat signé"), dense=True, icon_name="eye")
        placeholder = self.tr("aujourd’hui, lundi, 3/12")
        past = Toward.PAST
        self._on = day_field(
            self._file, "signed_on", self.tr("Si&gné le"), toward=past, placeholder=placeholder
        )
        self._where: RadioField[bool] = RadioField(
            self.tr("Lieu de la signature"),
            [(False, self.tr("Au cabinet")), (True, self.tr("À distance ou hors du cabinet"))],
        )
        self._where.set_value(False)
        self._proof = IntakeField(self.tr("Contrat signé des deux"), self.tr("Choisir le fichier…"))
        self._sign = Button(self.tr("Noter la si&gnature"), dense=True, icon_name="signature")
        self._withdrawn_on = day_field(
            self._file,
            "withdrawn_on",
            self.tr("Rétractation reçue le"),
            toward=past,
            placeholder=placeholder,
            optional=True,
        )
        self._withdraw = Button(self.tr("Noter une rétractation"), ButtonKind.QUIET, dense=True)
        self._signing = _part(self._on, self._where, self._proof, self._sign)
        self._withdrawing = _part(self._withdrawn_on, self._withdraw)
        shown = QHBoxLayout()
        shown.addWidget(self._view)
        shown.addStretch(1)
        for part in (self._stands, self._clock, self._why, shown, self._signing, self._withdrawing):
            self.add(part)
        self._sign.clicked.connect(self._note_signature)
        self._withdraw.clicked.connect(self._note_withdrawal)
        self._view.clicked.connect(self._show_proof)

    def show_case(self) -> None:
        """Shows where the contract stands today."""
        contract, today = self._contract(), self._file.today()
        state = contract.state(today)
        self._tag.set_text(label(state), _TONES[state])
        self._stands.setText(self._sentence(contract, state))
        figure = Figure.DISTANCE_WITHDRAWAL_DAYS if contract.at_a_distance else Figure.WITHDRAWAL_DAYS
        row = row_on(figure, contract.signed_on or today)
        self._why.setText(self._explained(state).format(source=source_text(row.source)))
        waiting = state is ContractState.WITHDRAWABLE and contract.signed_on is not None
        self._clock.setVisible(waiting)
        if waiting and contract.signed_on:
            day = (today - contract.signed_on).days
            self._clock.show_day(day, row.value, self._stands.text(), ended=False)
        is_signed = state in {ContractState.WITHDRAWABLE, ContractState.FIRM}
        self._view.setVisible(contract.proof is not None)
        self._signing.setVisible(not is_signed)
        self._withdrawing.setVisible(is_signed)

    def reveal(self, spot: str) -> bool:
        """Puts the focus on what the contract waits for. False for an unknown spot."""
        if spot != "paper":
            return False
        (self._on if self._signing.isVisibleTo(self) else self._view).setFocus()
        return True

    def release(self) -> None:
        """The card is going away; it holds nothing that saves itself."""

    def _sentence(self, contract: Contract, state: ContractState) -> str:
        if state is ContractState.TO_SIGN or contract.signed_on is None or contract.last_day is None:
            return self.tr("Le contrat n’est pas encore signé.")
        signed, last = long_date(contract.signed_on), long_date(contract.last_day)
        if state is ContractState.WITHDRAWN and contract.withdrawn_on:
            return self.tr("La personne s’est rétractée le {day}.").format(
                day=long_date(contract.withdrawn_on)
            )
        if state is ContractState.WITHDRAWABLE:
            said = self.tr("Signé le {signed}\u202f; la personne peut se rétracter jusqu’au {last} inclus.")
            return said.format(signed=signed, last=last)
        said = self.tr("Signé le {signed}\u202f; le délai de rétractation s’est achevé le {last}.")
        return said.format(signed=signed, last=last)

    def _explained(self, state: ContractState) -> str:
        return {
            ContractState.TO_SIGN: self.tr(
                "Il se signe avant toute investigation et tout paiement. {source}"
            ),
            ContractState.WITHDRAWABLE: self.tr(
                "Aucun paiement ne s’enregistre avant la fin de ce délai. {source}"
            ),
            ContractState.FIRM: self.tr("Les paiements peuvent commencer. {source}"),
            ContractState.WITHDRAWN: self.tr(
                "Rien n’est dû, et ce n’est pas une faute. Un nouveau contrat peut se signer\u202f; sinon, clôturez. {source}"
            ),
        }[state]

    def _contract(self) -> Contract:
        own = self._file.case.funding
        assert isinstance(own, SelfFunded)
        return own.contract

    def _note_signature(self) -> None:
        fields = {"signed_on": self._on, "paper_proof": self._proof, "file": self._proof}
        if not self._on.commit():
            self._on.setFocus()
            return
        given, day, distant = self._proof.value(), self._on.value(), bool(self._where.value())
        try:
            proof = self._file.case.id if given else None
            Contract().signed(day, proof, at_a_distance=distant, today=self._file.today())
        except InvalidInput as error:
            self._tab.tell(error, fields)
            return
        assert given is not None

        def use(content: bytes) -> Case:
            paper = attachments.attach(self._file, content, DocumentKind.CONTRACT, given.name, made_on=day)
            return funding.sign_contract(self._file, day, paper.id, at_a_distance=distant)

        take_in(self._tab, given, use, lambda _: self._noted(), fields)

    def _noted(self) -> None:
        self._on.set_value(None)
        self._proof.set_value(None)
        self._tab.messages.clear()
        self._tab.stored.emit()
        self.show_case()
        self._view.setFocus()

    def _note_withdrawal(self) -> None:
        if not self._withdrawn_on.commit():
            return
        act = partial(funding.withdraw_contract, self._file, self._withdrawn_on.value())
        if self._tab.attempt(act, {"withdrawn_on": self._withdrawn_on}):
            self._withdrawn_on.set_value(None)

    def _show_proof(self) -> None:
        document = self._file.case.document(self._contract().proof)
        if document is not None:
            view_document(self._tab, document)


def _part(*widgets: QWidget) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.MEDIUM)
    column.addWidget(Rule(faint=True))
    for widget in widgets:
        column.addWidget(widget)
    return part
