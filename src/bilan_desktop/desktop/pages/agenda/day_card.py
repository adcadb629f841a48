"""One day: what falls due on it, each line leading to where it is seen to."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.leading import entry_row
from bilan_desktop.desktop.pages.agenda.days import Days
from bilan_desktop.desktop.theme.tokens import TextStyle
from bilan_desktop.desktop.widgets.buttons import Button
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.lists.leading_rows import Rows
from bilan_desktop.practice.agenda.entries import Entry
from bilan_desktop.wording.french import capitalised, long_date, relative_day


class DayCard(Card):
    """`chosen(entry)` when a line is pressed, `add_asked(day)` for a reminder on that day."""

    chosen = Signal(object)
    add_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self._day = date.min
        self._entries: tuple[Entry, ...] = ()
        self._near = Text("", TextStyle.SMALL, "secondary", wrap=True)
        self._nothing = Text(self.tr("Rien n’échoit ce jour-là."), TextStyle.SMALL, "secondary", wrap=True)
        self.rows = Rows()
        self._add = Button(self.tr("&Ajouter un rappel ce jour"), dense=True, icon_name="plus")
        for part in (self._near, self._nothing, self.rows, self._add):
            self.add(part)
        self.add_stretch()
        self.rows.pressed.connect(lambda number: self.chosen.emit(self._entries[number]))
        self._add.clicked.connect(lambda: self.add_asked.emit(self._day))

    def show_day(self, known: Days, day: date) -> None:
        """Shows what falls due on a day."""
        self._day, self._entries = day, known.on(day)
        self.set_title(capitalised(long_date(day)))
        self._near.setText(capitalised(relative_day(day, known.today)))
        self._nothing.setVisible(not self._entries)
        self.rows.show_rows([entry_row(entry, known.today) for entry in self._entries])
        self._add.setEnabled(day >= known.today)

    def focus_first(self) -> None:
        """Puts the focus on the first line, or where one is added."""
        rows = self.rows.rows()
        (rows[0] if rows else self._add).setFocus(Qt.FocusReason.OtherFocusReason)
