"""A case as seven steps: done, the present one, those to come."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.icons import paint_icon
from bilan_desktop.desktop.theme.tokens import TextStyle
from bilan_desktop.desktop.widgets.figures.figure import Figure

_GAP = 8
_SHORTEST_LINE = 16


class PhaseSteps(Figure):
    """The steps in a row; when there is no room for the words beside the circles they go under them."""

    def __init__(self, labels: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = list(labels) or [
            self.tr("Demande"),
            self.tr("Préliminaire"),
            self.tr("Investigation"),
            self.tr("Conclusion"),
            self.tr("Clôture"),
            self.tr("Suivi 6 mois"),
            self.tr("Destruction"),
        ]
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_current(0)

    def current(self) -> int:
        """The present step, from 0; their number when all are done."""
        return self._current

    def set_current(self, index: int) -> None:
        """Shows another present step."""
        self._current = index
        if index < len(self._labels):
            sentence = self.tr("Étape {number} sur {count}\u202f: {label}").format(
                number=index + 1, count=len(self._labels), label=self._labels[index]
            )
        else:
            sentence = self.tr("Toutes les étapes sont faites")
        self.say(sentence)
        self.update()

    def sizeHint(self) -> QSize:
        look = theme.current()
        return QSize(look.px(600), look.px(24) if self._fits() else look.px(46))

    def minimumSizeHint(self) -> QSize:
        look = theme.current()
        return QSize(look.px(360), look.px(24) if self._fits() else look.px(46))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def draw(self, painter: QPainter) -> None:
        if self._fits():
            self._draw_in_line(painter)
        else:
            self._draw_upright(painter)

    def _widths(self) -> list[float]:
        look = theme.current()
        usual = QFontMetricsF(look.font(TextStyle.SMALL))
        heavy = QFontMetricsF(look.font(TextStyle.SMALL, weight=700))
        return [
            (heavy if index == self._current else usual).horizontalAdvance(label)
            for index, label in enumerate(self._labels)
        ]

    def _fits(self) -> bool:
        look = theme.current()
        circles = len(self._labels) * look.px(22 + _GAP)
        lines = (len(self._labels) - 1) * (_SHORTEST_LINE + 2 * _GAP)
        return sum(self._widths()) + circles + lines <= self.width()

    def _draw_in_line(self, painter: QPainter) -> None:
        look, widths = theme.current(), self._widths()
        side, gap = look.px(22), look.px(_GAP)
        taken = sum(widths) + len(widths) * (side + gap) + 4
        line = (self.width() - taken) / (len(widths) - 1) - 2 * gap
        x, middle = 1.0, self.height() / 2
        for index, (label, width) in enumerate(zip(self._labels, widths, strict=True)):
            self._draw_circle(painter, QPointF(x + side / 2, middle), index)
            x += side + gap
            self._draw_label(painter, QRectF(x, 0, width + 2, self.height()), label, index)
            x += width
            if index + 1 < len(widths):
                self._draw_link(painter, QPointF(x + gap, middle), QPointF(x + gap + line, middle), index)
                x += line + 2 * gap

    def _draw_upright(self, painter: QPainter) -> None:
        look = theme.current()
        side, cell = look.px(22), self.width() / len(self._labels)
        middle = side / 2 + 1
        for index, label in enumerate(self._labels):
            x = cell * (index + 0.5)
            if index + 1 < len(self._labels):
                start, end = QPointF(x + side / 2 + 6, middle), QPointF(x + cell - side / 2 - 6, middle)
                self._draw_link(painter, start, end, index)
            self._draw_circle(painter, QPointF(x, middle), index)
            below = QRectF(x - cell / 2, side + 4, cell, self.height() - side - 4)
            self._draw_label(painter, below, label, index, centred=True)

    def _draw_circle(self, painter: QPainter, centre: QPointF, index: int) -> None:
        look = theme.current()
        palette, radius = look.palette, look.px(22) / 2 - 1
        if index < self._current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.accent))
            painter.drawEllipse(centre, radius + 0.5, radius + 0.5)
            side = look.px(14)
            paint_icon(
                painter,
                "check",
                QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side),
                palette.on_accent,
            )
            return
        present = index == self._current
        painter.setPen(QPen(QColor(palette.accent if present else palette.field_line), 2 if present else 1.5))
        painter.setBrush(QColor(palette.card if present else palette.ground))
        painter.drawEllipse(centre, radius, radius)
        painter.setPen(QColor(palette.accent if present else palette.secondary))
        painter.setFont(look.font(TextStyle.CAPTION, weight=700))
        box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(index + 1))

    def _draw_link(self, painter: QPainter, start: QPointF, end: QPointF, index: int) -> None:
        palette = theme.current().palette
        painter.setPen(QPen(QColor(palette.accent_tone.fill if index < self._current else palette.line), 2))
        painter.drawLine(start, end)

    def _draw_label(
        self, painter: QPainter, box: QRectF, label: str, index: int, *, centred: bool = False
    ) -> None:
        look = theme.current()
        present = index == self._current
        font = look.font(TextStyle.SMALL, weight=700 if present else 400)
        painter.setFont(font)
        painter.setPen(QColor(look.palette.ink if present else look.palette.secondary))
        shown = QFontMetricsF(font).elidedText(label, Qt.TextElideMode.ElideRight, box.width())
        across = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, across | Qt.AlignmentFlag.AlignVCenter, shown)
