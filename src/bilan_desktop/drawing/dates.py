"""The words below the points of an axis: each under its point, lower where they would touch."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from bilan_desktop.drawing.shapes import Line, Metrics, Role, Shape, Style, Words

_APART = 8
_LEADER = 0.8


@frozen
class Mark:
    """A point of an axis with its words, one line each; the first is written in ink, the others fainter."""

    x: float
    lines: tuple[str, ...]
    leans: float | None = None
    """How far left of the point the words begin; None: they are centred on it."""


@frozen
class _Placed:
    mark: Mark
    left: float
    row: int
    centred: bool = False


def labelled(
    marks: Sequence[Mark], width: float, axis: float, dot: float, metrics: Metrics
) -> tuple[list[Shape], float]:
    """The words of marks from left to right below an axis whose dots have that radius, and where the lowest ends."""
    gap = 4 * metrics.unit
    leading = metrics.leading(Style.CAPTION)
    placed = _in_one_row(marks, width, metrics) or _in_steps(marks, width, dot, metrics)
    tall = [0.0] * (max(each.row for each in placed) + 1)
    for each in placed:
        tall[each.row] = max(tall[each.row], len(each.mark.lines) * leading)
    shapes: list[Shape] = []
    for each in placed:
        y = axis + dot + gap + sum(tall[: each.row]) + each.row * gap
        if each.row:
            x = each.mark.x
            shapes.append(Line(x, axis + dot, x, y, Role.AXIS, _LEADER * metrics.unit))
        shapes += _written(each, y, metrics)
    return shapes, axis + dot + sum(tall) + len(tall) * gap


def width_of(lines: Sequence[str], metrics: Metrics) -> float:
    """How wide the words of a mark are."""
    return max(metrics.width(text, Style.CAPTION) for text in lines)


def _written(placed: _Placed, top: float, metrics: Metrics) -> Iterator[Words]:
    wide = width_of(placed.mark.lines, metrics)
    for number, text in enumerate(placed.mark.lines):
        role = Role.SECONDARY if number else Role.INK
        indent = (wide - metrics.width(text, Style.CAPTION)) / 2 if placed.centred else 0.0
        baseline = top + number * metrics.leading(Style.CAPTION) + metrics.ascent(Style.CAPTION)
        yield Words(placed.left + indent, baseline, text, Style.CAPTION, role)


def _in_one_row(marks: Sequence[Mark], width: float, metrics: Metrics) -> list[_Placed]:
    """Each below its point; nothing where two would touch."""
    found: list[_Placed] = []
    end = -_APART * metrics.unit
    for mark in marks:
        wide = width_of(mark.lines, metrics)
        left = mark.x - (wide / 2 if mark.leans is None else mark.leans)
        left = max(0.0, min(left, width - wide))
        if left < end + _APART * metrics.unit:
            return []
        end = left + wide
        found.append(_Placed(mark, left, 0, mark.leans is None))
    return found


def _in_steps(marks: Sequence[Mark], width: float, dot: float, metrics: Metrics) -> list[_Placed]:
    """Lower towards the left where they would touch, so that what leads down to one crosses no other."""
    found: list[_Placed] = []
    apart = _APART * metrics.unit
    free: list[float] = []
    for mark in reversed(marks):
        wide = width_of(mark.lines, metrics)
        left = max(0.0, min(mark.x - dot, width - wide))
        row = next((n for n, end in enumerate(free) if left + wide + apart <= end), len(free))
        free = [min(end, mark.x - apart / 2) for end in free[:row]] + [left] + free[row + 1 :]
        found.append(_Placed(mark, left, row))
    return found[::-1]
