"""What is kept until when, as bars over a line of dates; the dates are in order, not to scale."""

from collections.abc import Sequence
from datetime import date

from attrs import frozen
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import TextStyle, Tone
from bilan_desktop.desktop.widgets.figures.figure import Figure
from bilan_desktop.wording.french import short_date

_BAR, _BAR_GAP, _DOT = 10, 4, 6


@frozen
class Kept:
    """One thing kept: what it is, until when, a word for its date (« suivi », « 1 an ») and its tone."""

    what: str
    until: date
    word: str = ""
    tone: Tone = Tone.WARNING


class RetentionTimeline(Figure):
    """From the term on the left, one bar for each thing kept, in the order of their ends."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._term: date | None = None
        self._kept: list[Kept] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_kept(self, term: date, kept: Sequence[Kept]) -> None:
        """Shows what is kept after a term."""
        self._term = term
        self._kept = sorted(kept, key=lambda each: each.until)
        ends = [
            self.tr("{what} jusqu’au {day}").format(what=each.what, day=short_date(each.until))
            for each in self._kept
        ]
        start = self.tr("Terme le {day}").format(day=short_date(term))
        self.say("\u202f; ".join([start, *ends]))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = theme.current()
        bars = len(self._kept) * look.px(_BAR + _BAR_GAP)
        words = 2 * QFontMetricsF(look.font(TextStyle.CAPTION)).lineSpacing()
        return QSize(look.px(480), int(bars + look.px(3 * _DOT) + words) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(280), self.sizeHint().height())

    def draw(self, painter: QPainter) -> None:
        if self._term is None:
            return
        look = theme.current()
        places = self._places()
        left = places[self._term]
        y = 2.0
        for each in self._kept:
            bar = QRectF(left, y, places[each.until] - left, look.px(_BAR))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.palette.tone(each.tone).fill))
            painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)
            y += look.px(_BAR + _BAR_GAP)
        y += look.px(_DOT)
        painter.setPen(QPen(QColor(look.palette.field_line), 1.5))
        painter.drawLine(QLineF(left - look.px(10), y, self.width() - 2, y))
        for day, x in places.items():
            self._draw_date(painter, day, QPointF(x, y))

    def _draw_date(self, painter: QPainter, day: date, at: QPointF) -> None:
        look = theme.current()
        here = [each for each in self._kept if each.until == day]
        tone = Tone.DANGER if day == self._term else here[0].tone
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.palette.tone(tone).ink))
        painter.drawEllipse(at, look.px(_DOT), look.px(_DOT))
        words = [self.tr("terme")] if day == self._term else []
        words += dict.fromkeys(each.word for each in here if each.word)
        font = look.font(TextStyle.CAPTION)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        top = at.y() + look.px(_DOT) + 4
        for text, role in ((short_date(day), look.palette.ink), (", ".join(words), look.palette.secondary)):
            width = metrics.horizontalAdvance(text)
            x = min(
                max(0.0, at.x() - (look.px(10) if day == self._term else width / 2)), self.width() - width
            )
            painter.setPen(QColor(role))
            painter.drawText(QPointF(x, top + metrics.ascent()), text)
            top += metrics.lineSpacing()

    def _places(self) -> dict[date, float]:
        """The place of each date across the figure."""
        assert self._term is not None
        days = sorted({self._term, *(each.until for each in self._kept)})
        left, right = theme.current().px(16), self.width() - theme.current().px(40)
        step = (right - left) / max(1, len(days) - 1)
        return {day: left + step * index for index, day in enumerate(days)}
