"""What a chart is made of: shapes and words in their places, each with the role that says how it looks.

Lengths go right and down from the upper left corner, in the unit of whoever draws: pixels on a screen, points on paper.
Roles differ in more than colour: each kind of thing has a shape of its own, so that nothing is lost in black and white.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Protocol

from attrs import frozen


class Role(StrEnum):
    """What a shape stands for; each medium has a colour for it."""

    INK = "ink"
    SECONDARY = "secondary"
    AXIS = "axis"
    START = "start"
    AGREED = "agreed"
    AGREED_BAR = "agreed_bar"
    REQUIRED = "required"
    REQUIRED_BAR = "required_bar"
    MARK = "mark"
    MARK_SOFT = "mark_soft"
    ON_MARK = "on_mark"
    GRID = "grid"


class Style(StrEnum):
    """How words are written."""

    CAPTION = "caption"
    STRONG = "strong"


class Anchor(StrEnum):
    """Which point of the words stands at their place."""

    START = "start"
    MIDDLE = "middle"


@frozen
class Line:
    """A straight stroke."""

    x1: float
    y1: float
    x2: float
    y2: float
    role: Role
    thickness: float


@frozen
class Bar:
    """A rounded rectangle, filled; `outline` is drawn around it."""

    x: float
    y: float
    width: float
    height: float
    radius: float
    role: Role
    outline: Role | None = None
    thickness: float = 0.0


@frozen
class Disc:
    """A filled circle around x, y."""

    x: float
    y: float
    radius: float
    role: Role


@frozen
class Polygon:
    """A filled closed shape."""

    points: tuple[tuple[float, float], ...]
    role: Role


@frozen
class Words:
    """One line of text; y is its baseline."""

    x: float
    y: float
    text: str
    style: Style
    role: Role
    anchor: Anchor = Anchor.START


Shape = Line | Bar | Disc | Polygon | Words


@frozen
class Drawing:
    """A chart laid in a width."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


class Metrics(Protocol):
    """How a medium measures. `unit` is a device-independent pixel of the screen at scale 1, in the medium's lengths."""

    @property
    def unit(self) -> float:
        """The length that all others are told in."""

    def width(self, text: str, style: Style) -> float:
        """How wide words are."""

    def ascent(self, style: Style) -> float:
        """From the top of a line to its baseline."""

    def leading(self, style: Style) -> float:
        """From a line to the next."""


class Chart(Protocol):
    """What can be drawn in a width, and said in words to whoever does not see it."""

    def drawn(self, width: float, metrics: Metrics) -> Drawing:
        """The shapes."""

    def in_words(self) -> str:
        """The same as a sentence."""


def diamond(x: float, y: float, radius: float, role: Role) -> Polygon:
    """A square on its corner around a point."""
    return Polygon(((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)), role)


def square(x: float, y: float, half: float, role: Role) -> Polygon:
    """A square around a point."""
    return Polygon(
        ((x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)), role
    )


def wrapped(text: str, style: Style, room: float, metrics: Metrics) -> Iterator[str]:
    """The text in lines no wider than the room, broken at its plain spaces.

    A word that is wider alone is cut where it must be.
    """
    line = ""
    for word in _pieces(text.split(" "), style, room, metrics):
        longer = f"{line} {word}" if line else word
        if line and metrics.width(longer, style) > room:
            yield line
            line = word
        else:
            line = longer
    if line:
        yield line


def _pieces(words: list[str], style: Style, room: float, metrics: Metrics) -> Iterator[str]:
    for word in words:
        rest = word
        while metrics.width(rest, style) > room and len(rest) > 1:
            count = next(
                (n for n in range(len(rest) - 1, 1, -1) if metrics.width(rest[:n], style) <= room), 1
            )
            yield rest[:count]
            rest = rest[count:]
        yield rest
