"""Charts on the screen: the shapes of `drawing` in the colours and the fonts of the theme in force."""

from functools import cached_property
from math import ceil

from attrs import frozen
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.fonts import font
from bilan_desktop.desktop.theme.tokens import TYPE_SCALE, Palette, TextStyle
from bilan_desktop.desktop.widgets.figures.figure import Figure
from bilan_desktop.drawing.shapes import (
    Anchor,
    Bar,
    Chart,
    Disc,
    Drawing,
    Line,
    Polygon,
    Role,
    Shape,
    Style,
    Words,
)

Colours = dict[Role, str]
_USUAL, _NARROWEST = 480, 280
_WEIGHTS = {Style.CAPTION: 400, Style.STRONG: 700}


def theme_colours(palette: Palette) -> Colours:
    """What each role looks like under a palette."""
    return {
        Role.INK: palette.ink,
        Role.SECONDARY: palette.secondary,
        Role.AXIS: palette.field_line,
        Role.START: palette.danger.ink,
        Role.AGREED: palette.warning.ink,
        Role.AGREED_BAR: palette.warning.fill,
        Role.REQUIRED: palette.neutral.ink,
        Role.REQUIRED_BAR: palette.neutral.soft,
        Role.MARK: palette.accent,
        Role.MARK_SOFT: palette.accent_tone.fill,
        Role.ON_MARK: palette.on_accent,
        Role.GRID: palette.line,
    }


class ScreenMetrics:
    """Measures in device-independent pixels, in fonts whose captions are that tall."""

    def __init__(self, unit: float, caption: float) -> None:
        self.unit = unit
        self._pixels = caption

    def font(self, style: Style) -> QFont:
        """The font of a style."""
        return font(self._pixels, _WEIGHTS[style])

    def width(self, text: str, style: Style) -> float:
        """How wide words are."""
        return self._measured[style].horizontalAdvance(text)

    def ascent(self, style: Style) -> float:
        """From the top of a line to its baseline."""
        return self._measured[style].ascent()

    def leading(self, style: Style) -> float:
        """From a line to the next, in whole pixels: what stands below is as sharp as what stands above."""
        return ceil(self._measured[style].lineSpacing())

    @cached_property
    def _measured(self) -> dict[Style, QFontMetricsF]:
        return {style: QFontMetricsF(self.font(style)) for style in Style}


def paint(painter: QPainter, drawing: Drawing, colours: Colours, metrics: ScreenMetrics) -> None:
    """Paints a drawing with its upper left corner at the painter's origin."""
    for shape in drawing.shapes:
        _paint(painter, shape, colours, metrics)


def _paint(painter: QPainter, shape: Shape, colours: Colours, metrics: ScreenMetrics) -> None:
    colour = QColor(colours[shape.role])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    match shape:
        case Line():
            painter.setPen(QPen(colour, shape.thickness))
            painter.drawLine(QLineF(shape.x1, shape.y1, shape.x2, shape.y2))
        case Bar():
            if shape.outline:
                painter.setPen(QPen(QColor(colours[shape.outline]), shape.thickness))
            box = QRectF(shape.x, shape.y, shape.width, shape.height)
            painter.drawRoundedRect(box, shape.radius, shape.radius)
        case Disc():
            painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)
        case Polygon():
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in shape.points]))
        case Words():
            painter.setFont(metrics.font(shape.style))
            painter.setPen(colour)
            back = metrics.width(shape.text, shape.style) / 2 if shape.anchor is Anchor.MIDDLE else 0
            painter.drawText(QPointF(shape.x - back, shape.y), shape.text)


@frozen
class _Laid:
    drawing: Drawing
    metrics: ScreenMetrics


class ChartFigure(Figure):
    """A widget that shows a chart, `larger` than elsewhere by that factor; it says it in words."""

    def __init__(self, larger: float = 1.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None
        self._larger = larger
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_chart(self, chart: Chart) -> None:
        """Shows another chart."""
        self._chart = chart
        self.say(chart.in_words())
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        laid = self._laid(width)
        return ceil(laid.drawing.height) if laid else 0

    def sizeHint(self) -> QSize:
        width = round(_USUAL * theme.current().scale)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(_NARROWEST * theme.current().scale), 0)

    def draw(self, painter: QPainter) -> None:
        laid = self._laid(self.width())
        if laid is not None:
            paint(painter, laid.drawing, theme_colours(theme.current().palette), laid.metrics)

    def _laid(self, width: float) -> _Laid | None:
        if self._chart is None:
            return None
        unit = theme.current().scale * self._larger
        metrics = ScreenMetrics(unit, TYPE_SCALE[TextStyle.CAPTION].pixels * unit)
        return _Laid(self._chart.drawn(width, metrics), metrics)
