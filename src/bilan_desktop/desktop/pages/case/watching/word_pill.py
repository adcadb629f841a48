"""A judging word with what to write instead, in a pill that leads to the word (E1)."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import TextStyle, Tone
from bilan_desktop.desktop.widgets.tag import paint_tag


class WordPill(QAbstractButton):
    """Pressed, it shows the word in its text. What does not fit is shortened, and said whole by its tooltip."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        look = theme.current()
        metrics = QFontMetricsF(self._font())
        width = metrics.horizontalAdvance(self.accessibleName()) + look.px(20)
        return QSize(int(width) + 1, int(max(metrics.height() + look.px(6), look.px(24))))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(80), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look, font = theme.current(), self._font()
        room = self.width() - look.px(20)
        text = QFontMetricsF(font).elidedText(self.accessibleName(), Qt.TextElideMode.ElideRight, room)
        area = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter = QPainter(self)
        paint_tag(painter, area, text, Tone.WARNING, font)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(look.palette.tone(Tone.WARNING).ink), 2))
            painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        painter.end()

    def _font(self) -> QFont:
        return theme.current().font(TextStyle.CAPTION, weight=600)
