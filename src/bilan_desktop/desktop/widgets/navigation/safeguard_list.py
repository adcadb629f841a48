"""The « Garde-fous »: every rule that matters now, how it stands, its source; a click goes to where it is mended."""

from collections.abc import Sequence

from attrs import frozen
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from bilan_desktop.desktop.theme.icons import Role
from bilan_desktop.desktop.theme.tokens import Space, TextStyle, Tone
from bilan_desktop.desktop.widgets.icon_mark import IconMark
from bilan_desktop.desktop.widgets.labels import Rule, Text
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
        while item := self._column.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
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


class _Row(QPushButton):
    def __init__(self, line: SafeguardLine, standing: str) -> None:
        super().__init__()
        self.line = line
        self.setProperty("row", True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(f"{line.title}, {standing}")
        self.setAccessibleDescription(line.detail)
        if line.place:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        icon_name, role = _MARKS[line.standing]
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(4, 8, 4, 8)
        row.setSpacing(Space.SMALL)
        row.addWidget(IconMark(icon_name, role, 18), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(line.title, TextStyle.SMALL, wrap=True))
        if line.detail:
            words.addWidget(Text(line.detail, TextStyle.CAPTION, "secondary", wrap=True))
        row.addLayout(words, 1)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._row.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        return self._row.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.totalMinimumSize()
