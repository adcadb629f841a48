"""Boxes: the slices of a page that no page break cuts, and the ink in each."""

from collections.abc import Sequence
from typing import Protocol

from attrs import evolve, frozen

from bilan_desktop.documents.typeset.lines import Line
from bilan_desktop.documents.typeset.look import TextStyle


@frozen(eq=False)
class Node:
    """A place in the structure of the paper: a role of PDF 1.7 and what lies below. Each is known by its identity.

    `alt` stands for a figure; `scope` is `Row` or `Column` for a table header; `numbered` belongs to lists.
    """

    role: str
    kids: tuple["Node", ...] = ()
    alt: str = ""
    scope: str = ""
    numbered: bool = False


class Pen(Protocol):
    """What draws on a page, in points from its lower left corner."""

    def text(self, x: float, y: float, line: Line, style: TextStyle) -> None:
        """Writes a line whose left end is at x and whose baseline is at y."""

    def rule(self, x: float, y: float, width: float, thickness: float, colour: str) -> None:
        """Draws a level rule whose middle is at y."""

    def frame(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Draws a thin rounded frame with its lower left corner at x, y."""

    def image(self, x: float, y: float, width: float, height: float, data: bytes) -> None:
        """Draws a PNG or JPEG image with its lower left corner at x, y."""

    def squares(self, x: float, y: float, side: float, rows: Sequence[Sequence[bool]]) -> None:
        """Draws a matrix of black squares, its first row on top, filling a square of that side."""

    def segment(
        self, start: tuple[float, float], end: tuple[float, float], thickness: float, colour: str
    ) -> None:
        """Draws a straight stroke."""

    def bar(
        self,
        place: tuple[float, float, float, float],
        radius: float,
        colour: str,
        outline: str,
        thickness: float,
    ) -> None:
        """Fills a rounded rectangle: lower left corner, width and height; an empty outline is none."""

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """Fills a circle around x, y."""

    def polygon(self, points: Sequence[tuple[float, float]], colour: str) -> None:
        """Fills a closed shape."""

    def bound(self, x: float, y: float, width: float, height: float) -> None:
        """Notes the bounds of the figure being drawn, its lower left corner at x, y."""


class Ink(Protocol):
    """Something drawn in a box: `left` and `top` are the box's upper left corner on the page."""

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draws it."""


@frozen
class Stroke:
    """Ink with its place in the structure; None for what is an ornament. `dx` and `dy` go right and down in its box."""

    node: Node | None
    ink: Ink
    dx: float = 0.0
    dy: float = 0.0

    def moved(self, dx: float, dy: float) -> "Stroke":
        """The same further right and further down."""
        return evolve(self, dx=self.dx + dx, dy=self.dy + dy)


@frozen
class Box:
    """A slice of a page. `before` is the white above it, dropped at the head of a page.

    `keeps_next`: no page ends after it. `head` is drawn again, as an ornament, when a page starts with this box.
    `bookmark` is the title under which the box is found, `depth` its level from 0.
    """

    height: float
    strokes: tuple[Stroke, ...] = ()
    before: float = 0.0
    keeps_next: bool = False
    head: "Box | None" = None
    bookmark: str = ""
    depth: int = 0


@frozen
class Laid:
    """A block laid in a measure: what it is, and its boxes from top to bottom."""

    nodes: tuple[Node, ...] = ()
    boxes: tuple[Box, ...] = ()


class Block(Protocol):
    """A part of a paper."""

    def laid(self, measure: float) -> Laid:
        """Its boxes in a measure, in points. Raises InvalidInput for text that cannot be printed."""


def laid_all(blocks: Sequence[Block], measure: float) -> Laid:
    """Blocks one below the other."""
    parts = [block.laid(measure) for block in blocks]
    nodes = tuple(node for part in parts for node in part.nodes)
    return Laid(nodes, tuple(box for part in parts for box in part.boxes))


def height_of(boxes: Sequence[Box]) -> float:
    """How high boxes stand one below the other, without the white above the first."""
    return sum(box.height + box.before for box in boxes) - (boxes[0].before if boxes else 0.0)


def stacked(boxes: Sequence[Box], dx: float = 0.0, dy: float = 0.0) -> tuple[Stroke, ...]:
    """The ink of boxes one below the other, as it stands in a box of its own."""
    strokes: list[Stroke] = []
    down = dy - (boxes[0].before if boxes else 0.0)
    for box in boxes:
        down += box.before
        strokes += [stroke.moved(dx, down) for stroke in box.strokes]
        down += box.height
    return tuple(strokes)


def kept_together(boxes: Sequence[Box], *, with_next: bool = False) -> tuple[Box, ...]:
    """The same boxes on one page."""
    return tuple(
        evolve(box, keeps_next=True) if with_next or index + 1 < len(boxes) else box
        for index, box in enumerate(boxes)
    )
