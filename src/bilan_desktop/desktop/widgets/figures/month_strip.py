"""The destructions of the next twelve months, one cell a month."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import TextStyle, Tone
from bilan_desktop.desktop.widgets.figures.figure import Figure
from bilan_desktop.domain.calendar import add_months
from bilan_desktop.wording.french import SHORT_MONTHS, month_year, plural

COUNT = 12
SOON = timedelta(days=30)
_GAP = 4


class MonthStrip(Figure):
    """Twelve cells from the present month: how many destructions each holds; what comes within 30 days stands out.

    `month_pressed(first day)` when a cell that holds some is pressed.
    """

    month_pressed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today: date | None = None
        self._months: list[date] = []
        self._counts: Counter[date] = Counter()
        self._soon: set[date] = set()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_days(self, today: date, days: Sequence[date]) -> None:
        """Shows the days on which something is destroyed; days beyond the twelve months are left out."""
        first = today.replace(day=1)
        self._today = today
        self._months = [add_months(first, index) for index in range(COUNT)]
        end = add_months(first, COUNT)
        self._counts = Counter(day.replace(day=1) for day in days if first <= day < end)
        self._soon = {day.replace(day=1) for day in days if first <= day <= today + SOON}
        told = [self._told(month) for month in self._months if self._counts[month]]
        self.setAccessibleName(
            self.tr("Destructions des douze mois à venir\u202f: {list}").format(list=", ".join(told))
            if told
            else self.tr("Aucune destruction dans les douze mois à venir")
        )
        self.update()

    def sizeHint(self) -> QSize:
        look = theme.current()
        words = QFontMetricsF(look.font(TextStyle.CAPTION)).lineSpacing()
        return QSize(look.px(280), int(look.px(34) + 6 + words) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(200), self.sizeHint().height())

    def draw(self, painter: QPainter) -> None:
        look = theme.current()
        bold, plain = look.font(TextStyle.CAPTION, weight=700), look.font(TextStyle.CAPTION)
        metrics = QFontMetricsF(plain)
        for index, month in enumerate(self._months):
            cell = self._cell(index)
            count = self._counts[month]
            tone = Tone.DANGER if month in self._soon else Tone.WARNING
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.palette.tone(tone).soft if count else look.palette.track))
            if count:
                painter.setPen(QPen(QColor(look.palette.tone(tone).fill), 2))
            painter.drawRoundedRect(cell.adjusted(1, 1, -1, -1) if count else cell, 4, 4)
            if count:
                painter.setPen(QColor(look.palette.tone(tone).ink))
                painter.setFont(bold)
                painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(count))
            if index % 3 == 0 or index == COUNT - 1:
                word = SHORT_MONTHS[month.month - 1]
                width = metrics.horizontalAdvance(word)
                x = min(max(0.0, cell.center().x() - width / 2), self.width() - width)
                if index == COUNT - 1 or x + width < self._cell(COUNT - 1).left() - 8:
                    painter.setPen(QColor(look.palette.secondary))
                    painter.setFont(plain)
                    painter.drawText(QRectF(x, cell.bottom() + 6, width + 2, metrics.lineSpacing()), word)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            month = self._month_at(event.pos())
            if month is not None:
                QToolTip.showText(event.globalPos(), self._told(month), self)
            return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        month = self._month_at(event.position().toPoint())
        if month is not None and self._counts[month]:
            self.month_pressed.emit(month)

    def _told(self, month: date) -> str:
        count = self._counts[month]
        what = plural(count, "destruction") if count else self.tr("aucune destruction")
        return self.tr("{month}\u202f: {what}").format(month=month_year(month), what=what)

    def _cell(self, index: int) -> QRectF:
        look = theme.current()
        width = (self.width() - (COUNT - 1) * _GAP) / COUNT
        return QRectF(index * (width + _GAP), 0, width, look.px(34))

    def _month_at(self, point: QPoint) -> date | None:
        for index, month in enumerate(self._months):
            if self._cell(index).contains(point):
                return month
        return None
