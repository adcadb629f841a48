"""What the person paid, with what may be paid by now (L. 6353-6)."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop.pages.case.days import day_field
from bilan_desktop.desktop.pages.case.tab import Tab
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.buttons import Button, IconButton
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.fields.measure_fields import MoneyField
from bilan_desktop.desktop.widgets.labels import Rule, Text
from bilan_desktop.desktop.widgets.lists import rows
from bilan_desktop.domain.bilan.contract import ContractState, Payment, most_payable, total
from bilan_desktop.domain.bilan.funding import SelfFunded
from bilan_desktop.practice.running import funding
from bilan_desktop.wording.french import capitalised, long_date, money
from bilan_desktop.wording.reading import Toward
from bilan_desktop.wording.refusals import input_sentence


class PaymentsCard(Card):
    """Each payment in a line; a new one is checked against its day."""

    def __init__(self, tab: Tab, parent: QWidget | None = None) -> None:
        super().__init__(tab.tr("Paiements"), parent=parent)
        self._tab, self._file = tab, tab.file
        self._limit = Text("", TextStyle.SMALL, "secondary", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.TINY)
        self._on = day_field(
            self._file,
            "paid_on",
            self.tr("Paiement reçu le"),
            toward=Toward.PAST,
            placeholder=self.tr("aujourd’hui, lundi, 3/12"),
        )
        self._amount = MoneyField(self.tr("Montant"), explain=input_sentence)
        self._add = Button(self.tr("Enregistrer le paiement"), dense=True, icon_name="plus")
        self._add.clicked.connect(self._note)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.LARGE)
        grid.addWidget(self._on, 0, 0)
        grid.addWidget(self._amount, 0, 1)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        for part in (self._limit, self._rows, Rule(faint=True), grid, self._add):
            self.add(part)

    def show_case(self) -> None:
        """Shows the payments, and how far one may go today."""
        own, today = self._own(), self._file.today()
        rows.clear(self._rows)
        for payment in own.payments:
            self._rows.addWidget(self._row(payment))
        self._limit.setText(self._said(own, own.contract.state(today)))

    def reveal(self, spot: str) -> bool:
        """Puts the focus where a payment is typed. False for an unknown spot."""
        if spot == "payments":
            self._on.setFocus()
        return spot == "payments"

    def release(self) -> None:
        """The card is going away; it holds nothing that saves itself."""

    def _said(self, own: SelfFunded, state: ContractState) -> str:
        if state is not ContractState.FIRM or own.price is None:
            return self.tr("Aucun paiement avant la fin du délai de rétractation, ni sans prix convenu.")
        today = self._file.today()
        most = most_payable(own.price, self._file.case.proceeded(today), today)
        said = self.tr(
            "{paid} réglés sur {price}. Aujourd’hui, le total peut atteindre {most}\u202f: "
            "une part au début, le solde au fur et à mesure des heures."
        )
        return said.format(paid=money(total(own.payments)), price=money(own.price), most=money(most))

    def _row(self, payment: Payment) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        day = long_date(payment.on)
        line.addWidget(Text(capitalised(day), TextStyle.BODY), 1)
        line.addWidget(Text(money(payment.amount), TextStyle.STRONG))
        remove = IconButton("trash-2", self.tr("Retirer le paiement du {day}").format(day=day))
        remove.clicked.connect(partial(self._remove, payment.id))
        line.addWidget(remove)
        return row

    def _own(self) -> SelfFunded:
        own = self._file.case.funding
        assert isinstance(own, SelfFunded)
        return own

    def _note(self) -> None:
        read = [field.commit() for field in (self._on, self._amount)]
        if not all(read):
            return
        act = partial(funding.add_payment, self._file, self._on.value(), self._amount.value())
        if self._tab.attempt(act, {"paid_on": self._on, "amount": self._amount}):
            self._on.set_value(None)
            self._amount.set_value(None)
            self._on.setFocus()

    def _remove(self, payment_id: UUID) -> None:
        if self._tab.attempt(partial(funding.remove_payment, self._file, payment_id)):
            self._on.setFocus()
