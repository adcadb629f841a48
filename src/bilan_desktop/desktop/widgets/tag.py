"""A word in a coloured pill: a state, a funding route, a count."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import TextStyle, Tone


class Tag(QLabel):
    """A pill with a word; the tone never says more than the word does."""

    def __init__(self, text: str = "", tone: Tone = Tone.NEUTRAL, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def tone(self) -> Tone:
        """Its tone."""
        return self._tone

    def set_text(self, text: str, tone: Tone | None = None) -> None:
        """Changes the word, and the tone if given."""
        self.setText(text)
        self._tone = tone or self._tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = theme.current()
        metrics = QFontMetricsF(self._font())
        height = max(metrics.height() + look.px(4), look.px(20))
        return QSize(int(max(height, metrics.horizontalAdvance(self.text()) + look.px(18))) + 1, int(height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_tag(self, QRectF(self.rect()), self.text(), self._tone, self._font())

    def _font(self) -> QFont:
        return theme.current().font(TextStyle.CAPTION, weight=600)


def paint_tag(widget: QWidget | QPainter, rect: QRectF, text: str, tone: Tone, font: QFont) -> None:
    """Paints a pill; item delegates use it with their own painter."""
    colours = theme.current().palette.tone(tone)
    painter = widget if isinstance(widget, QPainter) else QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if colours.line == colours.ink:  # high contrast: the pill needs its line
        painter.setPen(QColor(colours.line))
        rect = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setBrush(QColor(colours.soft))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    painter.setPen(QColor(colours.ink))
    painter.setFont(font)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    if not isinstance(widget, QPainter):
        painter.end()
