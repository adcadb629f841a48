"""The ten days in which the employee may sign the convention, a cell a day (R. 6313-8)."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import TextStyle
from bilan_desktop.desktop.widgets.figures.figure import Figure

_GAP = 4


class TenDays(Figure):
    """Days gone by are filled; the present one bears its number; after the last one all are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day, self._days, self._ended = 0, 10, False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_day(self, day: int, days: int, sentence: str, *, ended: bool) -> None:
        """Shows a day out of so many; `ended` when they ended in silence."""
        self._day, self._days, self._ended = day, days, ended
        self.say(sentence)
        self.update()

    def sizeHint(self) -> QSize:
        look = theme.current()
        return QSize(look.px(360), look.px(24))

    def minimumSizeHint(self) -> QSize:
        look = theme.current()
        return QSize(look.px(160), look.px(24))

    def draw(self, painter: QPainter) -> None:
        look = theme.current()
        palette = look.palette
        width = min(look.px(36), (self.width() - _GAP * (self._days - 1)) / self._days)
        painter.setFont(look.font(TextStyle.CAPTION, weight=700))
        gone, present = (
            (palette.danger, palette.danger) if self._ended else (palette.warning, palette.warning)
        )
        for index in range(self._days):
            number = index + 1
            cell = QRectF(index * (width + _GAP), 0, width, self.height())
            is_present = number == self._day and not self._ended
            filled = number < self._day or self._ended
            painter.setPen(QColor(present.ink) if is_present else Qt.PenStyle.NoPen)
            fill = present.soft if is_present else gone.fill if filled else palette.track
            painter.setBrush(QColor(fill))
            painter.drawRoundedRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            if is_present:
                painter.setPen(QColor(present.ink))
                painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(number))
