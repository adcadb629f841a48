"""Six interests as a hexagon: each on its own ray, from 0 in the middle to the most at the edge."""

from math import cos, pi, sin

from attrs import frozen

from bilan_desktop.drawing.shapes import (
    Disc,
    Drawing,
    Line,
    Metrics,
    Polygon,
    Role,
    Shape,
    Style,
    Words,
)
from bilan_desktop.wording.french import NARROW
from bilan_desktop.wording.interests import NAMES, Interests

_RADIUS, _AWAY, _DOT, _RINGS = 92, 8, 3.5, 3

Point = tuple[float, float]


@frozen
class Hexagon:
    """The figures of one person's interests; each stands beside its name, so that none has to be measured."""

    interests: Interests

    def in_words(self) -> str:
        """« Hexagone des intérêts, de 0 à 20 : Réaliste 12 ; … »."""
        told = f"{NARROW}; ".join(f"{name} {self.interests.written(n)}" for n, name in enumerate(NAMES))
        return f"Hexagone des intérêts, de 0 à {self.interests.most}{NARROW}: {told}"

    def drawn(self, width: float, metrics: Metrics) -> Drawing:
        """The rings, the figures' own shape, the names around."""
        unit, leading = metrics.unit, metrics.leading(Style.CAPTION)
        widest = max(metrics.width(name, Style.STRONG) for name in NAMES)
        room = (width / 2 - widest - _AWAY * unit) / sin(pi / 3)
        radius = max(20 * unit, min(_RADIUS * unit, room))
        middle = (width / 2, 2 * leading + _AWAY * unit + radius)
        shares = [value / self.interests.most for value in self.interests.values]
        corners = [_at(middle, radius * share, n) for n, share in enumerate(shares)]
        shapes: list[Shape] = [Polygon(tuple(corners), Role.MARK_SOFT)]
        for ring in range(1, _RINGS + 1):
            shapes += _outline(
                [_at(middle, radius * ring / _RINGS, n) for n in range(6)], Role.GRID, unit / 2
            )
        for n in range(6):
            shapes.append(Line(*middle, *_at(middle, radius, n), Role.GRID, unit / 2))
        shapes += _outline(corners, Role.MARK, 2 * unit)
        shapes += [Disc(*corner, _DOT * unit, Role.MARK) for corner in corners]
        for n in range(6):
            shapes += self._named(n, _at(middle, radius + _AWAY * unit, n), metrics)
        top = middle[1] + radius + _AWAY * unit + 2 * leading
        scale = f"0 au centre, {self.interests.most} au bord"
        left = (width - metrics.width(scale, Style.CAPTION)) / 2
        shapes.append(Words(left, top + metrics.ascent(Style.CAPTION), scale, Style.CAPTION, Role.SECONDARY))
        return Drawing(width, top + leading + 2 * unit, tuple(shapes))

    def _named(self, n: int, corner: Point, metrics: Metrics) -> list[Words]:
        """The name of a ray and its figure, outside the hexagon."""
        leading = metrics.leading(Style.CAPTION)
        top = corner[1] + {0: -2 * leading, 3: 0.0}.get(n, -leading)
        found = []
        for line, (text, style) in enumerate(
            ((NAMES[n], Style.CAPTION), (self.interests.written(n), Style.STRONG))
        ):
            wide = metrics.width(text, style)
            left = corner[0] - {0: wide / 2, 3: wide / 2, 1: 0.0, 2: 0.0}.get(n, wide)
            found.append(Words(left, top + line * leading + metrics.ascent(style), text, style, Role.INK))
        return found


def _at(middle: Point, radius: float, n: int) -> Point:
    """The point on the nth ray, so far from the middle."""
    angle = n * pi / 3
    return middle[0] + radius * sin(angle), middle[1] - radius * cos(angle)


def _outline(points: list[Point], role: Role, thickness: float) -> list[Shape]:
    return [
        Line(*start, *end, role, thickness)
        for start, end in zip(points, [*points[1:], points[0]], strict=True)
    ]
