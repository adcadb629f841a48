"""Lines that lead somewhere: an icon or a date, a sentence, a note; a press goes there."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.buttons import PressedByEnter
from bilan_desktop.desktop.widgets.labels import Rule, Text
from bilan_desktop.desktop.widgets.lists.rows import clear


class LaidOutButton(PressedByEnter):
    """A button as tall as what its layout holds, for the width it is given; what it holds lets every press through."""

    def __init__(self, laid_out: QLayout) -> None:
        super().__init__()
        self.setLayout(laid_out)
        self._laid_out = laid_out
        self.setProperty("row", True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def let_presses_through(self) -> None:
        """Call when everything is laid out."""
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._laid_out.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        return self._laid_out.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._laid_out.totalMinimumSize()


class Row(LaidOutButton):
    """One line; `mark` stands at its left. Without somewhere to lead to it is no button to the keyboard."""

    def __init__(
        self, mark: QWidget, title: str, note: str = "", *, leads: bool = True, gap: int = Space.MEDIUM
    ) -> None:
        row = QHBoxLayout()
        super().__init__(row)
        self.setAccessibleName(title)
        self.setAccessibleDescription(note)
        if not leads:
            self.unsetCursor()
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.setContentsMargins(4, 8, 4, 8)
        row.setSpacing(gap)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(title, TextStyle.SMALL, wrap=True))
        if note:
            words.addWidget(Text(note, TextStyle.CAPTION, "secondary", wrap=True))
        row.addLayout(words, 1)
        self.let_presses_through()


class Rows(QWidget):
    """Rows one under another, a hairline between; `pressed(index)` when one is."""

    pressed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._rows: list[Row] = []

    def rows(self) -> list[Row]:
        """The lines, in order."""
        return list(self._rows)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Shows other lines; the keyboard's place is kept."""
        focused = next((index for index, row in enumerate(self._rows) if row.hasFocus()), -1)
        if focused >= 0:
            self.setFocus()  # or else it goes on to what follows, and the page scrolls there
        clear(self._column)
        self._rows = list(rows)
        for number, row in enumerate(self._rows):
            if number:
                self._column.addWidget(Rule(faint=True))
            row.clicked.connect(lambda _=False, number=number: self.pressed.emit(number))
            self._column.addWidget(row)
            row.show()
        if 0 <= focused < len(self._rows):
            self._rows[focused].setFocus()
