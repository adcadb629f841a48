"""The kinds of ink."""

from attrs import field, frozen

from bilan_desktop.documents.typeset.boxes import Pen
from bilan_desktop.documents.typeset.lines import Line
from bilan_desktop.documents.typeset.look import TextStyle

_RISE = 0.80


@frozen
class LineInk:
    """A line of text, standing in the leading of its style."""

    line: Line
    style: TextStyle

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Writes it."""
        style = self.style
        baseline = top - (style.leading - style.size) / 2 - style.size * _RISE
        pen.text(left + self.line.offset, baseline, self.line, style)


@frozen
class RuleInk:
    """A level rule."""

    width: float
    thickness: float = 0.6
    colour: str = "#000000"

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draws it."""
        pen.rule(left, top, self.width, self.thickness, self.colour)


@frozen
class FrameInk:
    """A thin frame around a box."""

    width: float
    height: float
    colour: str = "#000000"

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draws it."""
        pen.frame(left, top - self.height, self.width, self.height, self.colour)


@frozen
class ImageInk:
    """A picture."""

    width: float
    height: float
    data: bytes = field(repr=False)

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draws it."""
        pen.image(left, top - self.height, self.width, self.height, self.data)


@frozen
class SquaresInk:
    """A matrix of black squares, such as a QR code."""

    side: float
    rows: tuple[tuple[bool, ...], ...] = field(repr=False)

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draws it."""
        pen.squares(left, top - self.side, self.side, self.rows)
