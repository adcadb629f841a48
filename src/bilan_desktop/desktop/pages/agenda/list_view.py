"""The list: what is late, then the coming twelve months, day by day."""

from collections.abc import Iterator
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bilan_desktop.desktop.leading import entry_row
from bilan_desktop.desktop.pages.agenda.days import Days
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.lists.leading_rows import Rows
from bilan_desktop.desktop.widgets.lists.rows import clear
from bilan_desktop.desktop.widgets.scrolling import ScrollColumn
from bilan_desktop.practice.agenda.entries import Entry
from bilan_desktop.wording.french import capitalised, long_date, plural, relative_day

AHEAD = timedelta(days=366)
MOST = 150
_NEAR = timedelta(days=7)


class ListView(ScrollColumn):
    """`chosen(entry)` when a line is pressed."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=0, parent=parent)
        self.setAccessibleName(self.tr("Liste"))
        self._groups = QVBoxLayout()
        self._groups.setSpacing(Space.LARGE)
        self._nothing = Text(
            self.tr("Rien n’échoit dans les douze mois à venir."), role="secondary", wrap=True
        )
        self._more = Text("", TextStyle.SMALL, "secondary", wrap=True)
        self._rows: list[Rows] = []
        self.add(self._nothing)
        self.add(self._groups)
        self.add(self._more)
        self.add_stretch()

    def show_days(self, known: Days, _: date) -> None:
        """Shows what is late and what comes."""
        clear(self._groups)
        self._rows = []
        left = MOST
        rest = 0
        for title, entries in self._all(known):
            shown = entries[:left]
            rest += len(entries) - len(shown)
            left -= len(shown)
            if shown:
                self._groups.addWidget(self._group(title, shown, known.today))
        self._nothing.setVisible(not self._rows)
        self._more.setText(self.tr("et {count} plus tard").format(count=plural(rest, self.tr("échéance"))))
        self._more.setVisible(rest > 0)

    def focus_first(self) -> None:
        """Puts the focus on the first line."""
        if self._rows:
            self._rows[0].rows()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _all(self, known: Days) -> Iterator[tuple[str, tuple[Entry, ...]]]:
        past = [day for day in sorted(known.by_day) if day < known.today]
        late = tuple(e for day in past for e in known.on(day) if e.deadline.presses(known.today))
        yield self.tr("En retard"), late
        for day in sorted(known.by_day):
            if known.today <= day <= known.today + AHEAD:
                yield self._title(day, known.today), known.on(day)

    def _title(self, day: date, today: date) -> str:
        said = capitalised(long_date(day))
        return f"{said} · {relative_day(day, today)}" if day - today <= _NEAR else said

    def _group(self, title: str, entries: tuple[Entry, ...], today: date) -> Card:
        card, rows = Card(title), Rows()
        rows.show_rows([entry_row(entry, today) for entry in entries])
        rows.pressed.connect(lambda number: self.chosen.emit(entries[number]))
        card.add(rows)
        self._rows.append(rows)
        card.show()
        return card
