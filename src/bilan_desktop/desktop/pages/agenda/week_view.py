"""The week: seven days side by side, one under another where there is no room."""

from datetime import date

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from bilan_desktop.desktop.leading import MARKS, who
from bilan_desktop.desktop.pages.agenda.days import WEEK, Days, week_days
from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import Space, TextStyle, Tone
from bilan_desktop.desktop.widgets.icon_mark import IconMark
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.lists.leading_rows import LaidOutButton
from bilan_desktop.desktop.widgets.lists.rows import clear
from bilan_desktop.desktop.widgets.scrolling import ScrollColumn
from bilan_desktop.desktop.widgets.tag import Tag
from bilan_desktop.domain.agenda.kinds import DeadlineKind
from bilan_desktop.practice.agenda.entries import Entry
from bilan_desktop.wording.agenda import entry_text
from bilan_desktop.wording.french import FIXED, WEEKDAYS, capitalised, clock_time, day_month, long_date
from bilan_desktop.wording.labels import label

_BESIDE_FROM = 900
_NAME_WIDTH = 150
"""How wide the name of a day is beside what it holds."""


class WeekEntry(LaidOutButton):
    """One entry in a narrow column: its mark with its hour or its kind, then whose it is."""

    def __init__(self, entry: Entry, today: date) -> None:
        column = QVBoxLayout()
        super().__init__(column)
        self.entry = entry
        deadline = entry.deadline
        said = entry_text(deadline, who(entry), today)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(said.sentence)
        self.setAccessibleDescription(said.note)
        self.setToolTip(f"{said.sentence}\n{said.note}")
        icon_name, role = MARKS[deadline.kind]
        at = (
            clock_time(deadline.at.astimezone() if deadline.at.tzinfo else deadline.at) if deadline.at else ""
        )
        kind = label(deadline.kind)
        words = str(deadline.facts["words"]) if deadline.kind is DeadlineKind.OWN else who(entry)
        column.setContentsMargins(4, 6, 4, 6)
        column.setSpacing(1)
        head = QHBoxLayout()
        head.setSpacing(Space.TINY)
        head.addWidget(IconMark(icon_name, role, 15), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Text(f"{at} {kind}".strip(), TextStyle.CAPTION, "secondary", wrap=True), 1)
        column.addLayout(head)
        if words:
            column.addWidget(Text(words, TextStyle.SMALL, wrap=True))
        self.let_presses_through()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())


class _Day(QFrame):
    """One day of the week."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("surface", "card")
        self._name = Text(name, TextStyle.CAPTION, "secondary")
        self._number = Text("", TextStyle.STRONG)
        self._today = Tag("", Tone.ACCENT)
        self._today.hide()
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.entries: list[WeekEntry] = []
        self._head = QWidget()
        self._head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        number = QHBoxLayout()
        number.setSpacing(Space.TINY)
        number.addWidget(self._number)
        number.addStretch(1)
        number.addWidget(self._today)
        self._names = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._head)
        self._names.setContentsMargins(0, 0, 0, 0)
        self._names.addWidget(self._name)
        self._names.addLayout(number, 1)
        self._parts = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._parts.addWidget(self._head, 0, Qt.AlignmentFlag.AlignTop)
        self._parts.addLayout(self._list)
        self._parts.addStretch(1)
        self.set_wide(False)

    def set_wide(self, is_wide: bool) -> None:
        """A day over the whole width says what it holds beside its name; one among seven, under it."""
        side = Space.CARD if is_wide else Space.SMALL
        self._parts.setContentsMargins(side, Space.MEDIUM, side, Space.MEDIUM)
        self._parts.setSpacing(Space.LARGE if is_wide else Space.TINY)
        self._names.setSpacing(Space.SMALL if is_wide else Space.TINY)
        for parts in (self._parts, self._names):
            parts.setDirection(
                QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
            )
        self._parts.setStretch(1, 1 if is_wide else 0)
        self._parts.setStretch(2, 0 if is_wide else 1)
        width = theme.current().px(_NAME_WIDTH)
        self._head.setMinimumWidth(width if is_wide else 0)
        self._head.setMaximumWidth(width if is_wide else 16_777_215)

    def show_day(self, day: date, known: Days) -> None:
        """Shows another day."""
        self.setAccessibleName(capitalised(long_date(day)))
        self._number.setText(day_month(day))
        self._today.set_text(self.tr("Auj."))
        self._today.setVisible(day == known.today)
        clear(self._list)
        self.entries = [WeekEntry(entry, known.today) for entry in known.on(day)]
        for entry in self.entries:
            self._list.addWidget(entry)
            entry.show()


class WeekView(ScrollColumn):
    """`chosen(entry)` when one is pressed; arrows go from one to the next, and to the neighbouring days."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=0, parent=parent)
        self.setAccessibleName(self.tr("Semaine"))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(Space.SMALL)
        self._columns = [_Day(capitalised(name)) for name in WEEKDAYS]
        for column in self._columns:
            column.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._row.addWidget(column, 1)
        self.add(self._row, 1)

    def show_days(self, known: Days, chosen: date) -> None:
        """Shows the week of a day."""
        for column, day in zip(self._columns, week_days(chosen), strict=True):
            column.show_day(day, known)
            for entry in column.entries:
                entry.installEventFilter(self)
                entry.clicked.connect(lambda _=False, entry=entry: self.chosen.emit(entry.entry))

    def focus_first(self) -> None:
        """Puts the focus on the first entry of the week."""
        for column in self._columns:
            if column.entries:
                column.entries[0].setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and self._go(watched, event.key())
        ):
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= theme.current().px(_BESIDE_FROM)
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        for column in self._columns:
            column.set_wide(not beside)

    def _go(self, watched: QObject, key: int) -> bool:
        day = next((n for n, column in enumerate(self._columns) if watched in column.entries), None)
        if day is None:
            return False
        entries = self._columns[day].entries
        place = next(n for n, entry in enumerate(entries) if entry is watched)
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            place += 1 if key == Qt.Key.Key_Down else -1
            if not 0 <= place < len(entries):
                return True
            entries[place].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            step = 1 if key == Qt.Key.Key_Right else -1
            for other in range(day + step, WEEK if step > 0 else -1, step):
                if self._columns[other].entries:
                    self._columns[other].entries[0].setFocus(Qt.FocusReason.TabFocusReason)
                    break
            return True
        return False


def week_title(days: list[date]) -> str:
    """« 23 – 29 novembre 2026 », with both months where the week has two."""
    first, last = days[0], days[-1]
    start = str(first.day) if first.month == last.month else day_month(first)
    return f"{start}{FIXED}–{FIXED}{day_month(last)} {last.year}"
