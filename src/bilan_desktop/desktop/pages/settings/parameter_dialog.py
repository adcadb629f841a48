"""A figure of the CPF as the counsellor enters it: what it is, from which day on, and where it is written (L8)."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.pages.case.days import day_field
from bilan_desktop.desktop.widgets.buttons import ButtonKind
from bilan_desktop.desktop.widgets.fields.choice_field import ChoiceField
from bilan_desktop.desktop.widgets.fields.line_field import LineField
from bilan_desktop.desktop.widgets.fields.measure_fields import MoneyField, YearsField
from bilan_desktop.domain.law.dated import CENTS, Figure
from bilan_desktop.domain.law.parameters import EDITABLE, OwnRow
from bilan_desktop.practice import parameters
from bilan_desktop.wording.labels import label
from bilan_desktop.wording.refusals import input_sentence

if TYPE_CHECKING:
    from bilan_desktop.practice.desk import Desk


class ParameterDialog(Dialog):
    """A new row, or one of the counsellor's own to correct or take away. `accepted` once it is on disk."""

    def __init__(self, desk: "Desk", known: OwnRow | None, parent: QWidget | None) -> None:
        super().__init__("", parent)
        self._desk, self._known = desk, known
        self._figure: ChoiceField[Figure] = ChoiceField(
            self.tr("&Valeur à saisir"), [(each, label(each)) for each in EDITABLE]
        )
        none = self.tr("0 s’il n’y en a plus.")
        self._amount = MoneyField(
            self.tr("M&ontant"), name="parameter_amount", explain=input_sentence, hint=none
        )
        self._years = YearsField(self.tr("Nombre d’a&nnées"), explain=input_sentence, hint=none)
        self._since = day_field(
            desk,
            "holds_from",
            self.tr("À partir d&u"),
            hint=self.tr("Elle remplace dès ce jour la valeur précédente, celle du programme comprise."),
        )
        self._source = LineField(
            self.tr("&Source"), placeholder=self.tr("Décret 2027-12, art. 2"), hint=self.tr("Où c’est écrit.")
        )
        self._lay_out()
        self._figure.changed.connect(self._show_unit)
        explanation = self.tr(
            "Ces valeurs avertissent et ne bloquent rien\u202f; elles valent pour tous les dossiers."
        )
        if known is None:
            self.ask(self.tr("Saisir une valeur du CPF"), explanation)
        else:
            self.ask(self.tr("Corriger une valeur du CPF"), explanation)
            self._show(known)
        self._show_unit()

    def _lay_out(self) -> None:
        for field in (self._figure, self._amount, self._years, self._since, self._source):
            self.add(field)
        if self._known is not None:
            remove = self.add_button(self.tr("Re&tirer"), ButtonKind.QUIET, icon_name="trash-2")
            remove.setToolTip(self.tr("La valeur du programme s’applique de nouveau."))
            remove.clicked.connect(self._remove)
        self.add_cancel()
        keep = self.add_button(self.tr("&Enregistrer"), ButtonKind.PRIMARY)
        keep.setDefault(True)
        keep.clicked.connect(self._keep)

    def _show(self, known: OwnRow) -> None:
        self._figure.set_value(known.figure)
        self._figure.set_read_only(True)
        if known.figure in CENTS:
            self._amount.set_value(known.row.amount)
        else:
            self._years.set_value(known.value)
        self._since.set_value(known.since)
        self._source.set_value(known.source)

    def _show_unit(self) -> None:
        figure = self._figure.value()
        self._amount.setVisible(figure in CENTS)
        self._years.setVisible(figure is not None and figure not in CENTS)
        self.grow()

    def _keep(self) -> None:
        figure = self._figure.value()
        typed = self._amount if figure in CENTS else self._years
        if not all([typed.commit(), self._since.commit()]):
            return
        fields = {
            "parameter": self._figure,
            "parameter_amount": self._amount,
            "parameter_years": self._years,
            "holds_from": self._since,
            "law_source": self._source,
        }
        known = self._known.id if self._known is not None else None
        entered = partial(
            parameters.enter,
            self._desk,
            figure,
            typed.value(),
            self._since.value(),
            self._source.value(),
            known,
        )
        if self.attempt(entered, fields) is not None:
            self.accept()

    def _remove(self) -> None:
        known = self._known
        assert known is not None

        def act() -> bool:
            parameters.remove(self._desk, known.id)
            return True

        if self.attempt(act):
            self.accept()
