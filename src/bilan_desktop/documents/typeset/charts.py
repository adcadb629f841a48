"""Charts on paper: the shapes of `drawing` in black, grey and white, so that a laser printer loses nothing."""

from attrs import frozen

from bilan_desktop.documents.typeset.boxes import Box, Laid, Node, Pen, Stroke
from bilan_desktop.documents.typeset.lines import lines_of
from bilan_desktop.documents.typeset.look import TextStyle
from bilan_desktop.domain.richtext import Run
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

UNIT = 0.75
"""Points for a pixel of the screen."""

BLACK, DARK, WHITE = "#000000", "#103c3a", "#ffffff"
COLOURS = {
    Role.INK: BLACK,
    Role.SECONDARY: BLACK,
    Role.AXIS: BLACK,
    Role.START: BLACK,
    Role.AGREED: BLACK,
    Role.AGREED_BAR: DARK,
    Role.REQUIRED: BLACK,
    Role.REQUIRED_BAR: WHITE,
    Role.MARK: DARK,
    Role.MARK_SOFT: WHITE,
    Role.ON_MARK: WHITE,
    Role.GRID: BLACK,
}
STYLES = {
    Style.CAPTION: TextStyle(9, 11.5, hyphenate=False),
    Style.STRONG: TextStyle(9, 11.5, bold=True, hyphenate=False),
}
_RISE = 0.8
_ENDLESS = 1e6


class PaperMetrics:
    """Measures in points, in the shipped fonts."""

    unit = UNIT

    def width(self, text: str, style: Style) -> float:
        """How wide words are. Raises InvalidInput for what cannot be printed."""
        return sum(line.width for line in lines_of((Run(text),), STYLES[style], _ENDLESS))

    def ascent(self, style: Style) -> float:
        """From the top of a line to its baseline."""
        look = STYLES[style]
        return (look.leading - look.size) / 2 + look.size * _RISE

    def leading(self, style: Style) -> float:
        """From a line to the next."""
        return STYLES[style].leading


@frozen
class ChartInk:
    """A chart laid in its width."""

    drawing: Drawing

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draws it."""
        for shape in self.drawing.shapes:
            _draw(pen, shape, left, top)
        pen.bound(left, top - self.drawing.height, self.drawing.width, self.drawing.height)


@frozen
class ChartBlock:
    """A chart as wide as the text, with the sentence that stands for it when it is read aloud."""

    chart: Chart
    before: float = 8.0

    def laid(self, measure: float) -> Laid:
        """One box."""
        drawing = self.chart.drawn(measure, PaperMetrics())
        node = Node("Figure", alt=self.chart.in_words())
        return Laid((node,), (Box(drawing.height, (Stroke(node, ChartInk(drawing)),), self.before),))


def _draw(pen: Pen, shape: Shape, left: float, top: float) -> None:
    match shape:
        case Line():
            start, end = (left + shape.x1, top - shape.y1), (left + shape.x2, top - shape.y2)
            pen.segment(start, end, shape.thickness, COLOURS[shape.role])
        case Bar():
            place = (left + shape.x, top - shape.y - shape.height, shape.width, shape.height)
            outline = COLOURS[shape.outline] if shape.outline else ""
            pen.bar(place, shape.radius, COLOURS[shape.role], outline, shape.thickness)
        case Disc():
            pen.disc(left + shape.x, top - shape.y, shape.radius, COLOURS[shape.role])
        case Polygon():
            pen.polygon([(left + x, top - y) for x, y in shape.points], COLOURS[shape.role])
        case Words():
            _write(pen, shape, left, top)


def _write(pen: Pen, words: Words, left: float, top: float) -> None:
    look = STYLES[words.style]
    written = TextStyle(look.size, look.leading, COLOURS[words.role], bold=look.bold, hyphenate=False)
    x = left + words.x
    for line in lines_of((Run(words.text),), written, _ENDLESS):
        start = x - line.width / 2 if words.anchor is Anchor.MIDDLE else x
        pen.text(start, top - words.y, line, written)
