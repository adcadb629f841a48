"""Until which day a reminder is put off; it needs no open vault."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.widgets.buttons import ButtonKind
from bilan_desktop.desktop.widgets.fields.date_field import DateField
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.wording.reading import Toward, read_date
from bilan_desktop.wording.refusals import input_sentence


class LaterDialog(Dialog):
    """`chosen(day)` for a day to come."""

    chosen = Signal(object)

    def __init__(self, today: date, parent: QWidget | None) -> None:
        super().__init__("", parent, width=420)
        self.ask(
            self.tr("Quand faut-il vous le rappeler\u202f?"),
            self.tr("Le rappel reviendra ce jour-là, le matin."),
        )
        self._today = today
        self._day = DateField(
            self.tr("&Jour"),
            read=lambda typed: read_date(typed, today, field="later_on", toward=Toward.FUTURE),
            explain=input_sentence,
            placeholder=self.tr("demain, lundi, 3/12"),
        )
        self.add(self._day)
        self.add_cancel()
        keep = self.add_button(self.tr("&Rappeler ce jour-là"), ButtonKind.PRIMARY)
        keep.setDefault(True)
        keep.clicked.connect(self._choose)

    def _choose(self) -> None:
        if not self._day.commit():
            return
        day = self.attempt(self._checked, {"later_on": self._day})
        if day is not None:
            self.chosen.emit(day)
            self.accept()

    def _checked(self) -> date:
        day = self._day.value()
        if day is None:
            raise InvalidInput("later_on", Problem.EMPTY)
        if day <= self._today:
            raise InvalidInput("later_on", Problem.TOO_EARLY, earliest=self._today + timedelta(days=1))
        return day
