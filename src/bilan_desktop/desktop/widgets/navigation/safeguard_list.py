"""The « Garde-fous »: every rule that matters now, how it stands, its source; a click goes to where it is mended."""

from collections.abc import Sequence

from attrs import frozen
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from bilan_desktop.desktop.theme.icons import Role
from bilan_desktop.desktop.theme.tokens import Space, Tone
from bilan_desktop.desktop.widgets.icon_mark import IconMark
from bilan_desktop.desktop.widgets.labels import Rule
from bilan_desktop.desktop.widgets.lists.leading_rows import Row
from bilan_desktop.desktop.widgets.lists.rows import clear
from bilan_desktop.domain.cases.safeguards import Standing

_MARKS: dict[Standing, tuple[str, Role]] = {
    Standing.KEPT: ("circle-check", Tone.FINE),
    Standing.TO_DO: ("circle-dashed", "faint"),
    Standing.WATCH: ("triangle-alert", Tone.WARNING),
    Standing.BROKEN: ("circle-x", Tone.DANGER),
}


@frozen
class SafeguardLine:
    """One rule: how it stands, what it says, its source or what is left to do, and the name of the place that mends it."""

    standing: Standing
    title: str
    detail: str = ""
    place: str = ""


class SafeguardList(QWidget):
    """The lines one under another; `chosen(place)` when one is pressed."""

    chosen = Signal(str)

    def __init__(self, lines: Sequence[SafeguardLine] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._rows: list[_Row] = []
        self.set_lines(lines)

    def lines(self) -> list[SafeguardLine]:
        """What is shown."""
        return [row.line for row in self._rows]

    def set_lines(self, lines: Sequence[SafeguardLine]) -> None:
        """Shows other lines; the keyboard's place is kept."""
        if list(lines) == self.lines():
            return
        focused = next((index for index, row in enumerate(self._rows) if row.hasFocus()), -1)
        clear(self._column)
        self._rows = []
        for line in lines:
            if self._rows:
                self._column.addWidget(Rule(faint=True))
            row = _Row(line, self._standing_in_words(line.standing))
            row.clicked.connect(self._pressed)
            self._rows.append(row)
            self._column.addWidget(row)
        self._column.addStretch(1)
        if 0 <= focused < len(self._rows):
            self._rows[focused].setFocus()

    def rows(self) -> list[QPushButton]:
        """The lines as buttons, in order."""
        return list(self._rows)

    def _pressed(self) -> None:
        row = self.sender()
        if isinstance(row, _Row) and row.line.place:
            self.chosen.emit(row.line.place)

    def _standing_in_words(self, standing: Standing) -> str:
        return {
            Standing.KEPT: self.tr("respecté"),
            Standing.TO_DO: self.tr("à faire"),
            Standing.WATCH: self.tr("à examiner"),
            Standing.BROKEN: self.tr("non respecté"),
        }[standing]


class _Row(Row):
    """Where the keyboard stops even when it leads nowhere, so that every rule can be heard."""

    def __init__(self, line: SafeguardLine, standing: str) -> None:
        icon_name, role = _MARKS[line.standing]
        super().__init__(IconMark(icon_name, role, 18), line.title, line.detail, gap=Space.SMALL)
        self.line = line
        self.setAccessibleName(f"{line.title}, {standing}")
        if not line.place:
            self.unsetCursor()
