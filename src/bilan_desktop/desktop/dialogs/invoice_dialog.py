"""What is noted of an invoice: number, day, amount. The invoice itself is made elsewhere and may be attached."""

from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.pages.case.days import day_field
from bilan_desktop.desktop.widgets.buttons import ButtonKind
from bilan_desktop.desktop.widgets.fields.line_field import LineField
from bilan_desktop.desktop.widgets.fields.measure_fields import MoneyField
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running import vouchers
from bilan_desktop.wording.reading import Toward
from bilan_desktop.wording.refusals import input_sentence


class InvoiceDialog(Dialog):
    """`accepted` once it is on disk."""

    def __init__(self, file: CaseFile, parent: QWidget | None) -> None:
        super().__init__("", parent, width=480)
        self.ask(
            self.tr("Facture"),
            self.tr(
                "La facture se fait ailleurs\u202f; son numéro, sa date et son montant restent avec les pièces comptables."
            ),
        )
        self._file = file
        self._number = LineField(self.tr("N&uméro"), limit=40)
        self._on = day_field(file, "invoiced_on", self.tr("&Date"), toward=Toward.PAST)
        self._amount = MoneyField(self.tr("&Montant"), explain=input_sentence)
        self._on.set_value(file.today())
        for widget in (self._number, self._on, self._amount):
            self.add(widget)
        self.add_cancel()
        self.add_button(self.tr("&Noter la facture"), ButtonKind.PRIMARY).clicked.connect(self._record)

    def _record(self) -> None:
        if not all([self._on.commit(), self._amount.commit()]):
            return
        fields = {"invoice_number": self._number, "invoiced_on": self._on, "amount": self._amount}
        noted = self.attempt(
            lambda: vouchers.add_invoice(
                self._file, self._number.value(), self._on.value(), self._amount.value()
            ),
            fields,
        )
        if noted is not None:
            self.accept()
