"""A button at the end of a line: the eye of a passphrase, the calendar of a day."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLineEdit

from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.widgets.buttons import IconButton


class LineButton(IconButton):
    """Stands inside a line at its right end, reached by Tab after it, read aloud by its name."""

    def __init__(self, icon_name: str, name: str, line: QLineEdit) -> None:
        super().__init__(icon_name, name, parent=line)
        self._line = line
        line.installEventFilter(self)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.StyleChange, QEvent.Type.Show}:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        side = theme.current().px(28)
        self.setFixedSize(side, side)
        gap = max(2, (self._line.height() - side) // 2)
        self.move(self._line.width() - side - min(gap, 8), gap)
        self._line.setTextMargins(0, 0, side, 0)
