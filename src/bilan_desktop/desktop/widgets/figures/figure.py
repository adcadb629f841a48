"""What every drawn figure is: it follows the theme, and says in words what it shows."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget


class Figure(QWidget):
    """A widget that draws itself; what it shows is its accessible name and its tip."""

    def draw(self, painter: QPainter) -> None:
        """Draws the whole figure."""
        raise NotImplementedError

    def say(self, sentence: str) -> None:
        """The figure in words, for who cannot see it and for who points at it."""
        self.setAccessibleName(sentence)
        self.setToolTip(sentence)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
            self.update()
