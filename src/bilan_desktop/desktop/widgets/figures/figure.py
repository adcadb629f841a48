"""What every drawn figure is: it follows the theme, and says in words what it shows."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QWidget


class Figure(QLabel):
    """A widget that draws itself; what it shows is its accessible name and its tip.

    It is a label with a picture, so that screen readers take it for an image; the picture is drawn by `draw`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        nothing = QPixmap(1, 1)
        nothing.fill(Qt.GlobalColor.transparent)
        self.setPixmap(nothing)

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
