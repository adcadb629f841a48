"""The steps of a project on one dated line: a numbered disc for each, a bar above it where it lasts.

Days are to scale as far as the discs have room beside one another.
"""

from collections.abc import Mapping, Sequence

from attrs import frozen

from bilan_desktop.drawing.dates import Mark, labelled, width_of
from bilan_desktop.drawing.shapes import (
    Anchor,
    Bar,
    Disc,
    Drawing,
    Line,
    Metrics,
    Role,
    Shape,
    Style,
    Words,
)
from bilan_desktop.wording.french import NARROW
from bilan_desktop.wording.steps import Step, When

_RADIUS, _APART, _BAR, _LANE, _SIDE = 10, 25, 7, 12, 14


@frozen
class StepsLine:
    """Steps in the order of their days; at least one."""

    steps: tuple[Step, ...]

    def in_words(self) -> str:
        """« Les étapes dans le temps : 1, janvier 2027 ; 2, de septembre 2027 à juin 2028 »."""
        told = f"{NARROW}; ".join(f"étape {step.number}, {_told(step)}" for step in self.steps)
        return f"Les étapes dans le temps{NARROW}: {told}"

    def drawn(self, width: float, metrics: Metrics) -> Drawing:
        """The line, its discs and bars, and the dates below."""
        unit = metrics.unit
        starts, ends = self._places(width, metrics)
        lanes = _lanes({n: (starts[n], ends[n]) for n, step in enumerate(self.steps) if step.end})
        top = 2 * unit + (max(lanes.values(), default=-1) + 1) * _LANE * unit
        y = top + _RADIUS * unit
        shapes: list[Shape] = [Line(2 * unit, y, width - 2 * unit, y, Role.AXIS, 1.5 * unit)]
        for index, lane in lanes.items():
            bar = top - (lane + 1) * _LANE * unit
            x, end = starts[index], ends[index]
            shapes.append(Line(x, bar + _BAR * unit / 2, x, y, Role.MARK, 1.5 * unit))
            shapes.append(Bar(x, bar, end - x, _BAR * unit, 0, Role.MARK_SOFT, Role.MARK, unit))
        middle = metrics.ascent(Style.STRONG) * 0.36
        for step, x in zip(self.steps, starts, strict=True):
            shapes.append(Disc(x, y, _RADIUS * unit, Role.MARK))
            shapes.append(Words(x, y + middle, str(step.number), Style.STRONG, Role.ON_MARK, Anchor.MIDDLE))
        marks = [Mark(x, _lines(step), _RADIUS * unit) for step, x in zip(self.steps, starts, strict=True)]
        words, bottom = labelled(marks, width, y, _RADIUS * unit, metrics)
        return Drawing(width, bottom + 2 * unit, (*shapes, *words))

    def _places(self, width: float, metrics: Metrics) -> tuple[list[float], list[float]]:
        """Where each step starts and ends, to scale, then moved apart as far as the discs ask."""
        starts, ends = self._to_scale(width, metrics.unit, _SIDE * metrics.unit)
        words = width_of(_lines(self.steps[-1]), metrics) - _RADIUS * metrics.unit
        if starts[-1] + words > width:
            return self._to_scale(width, metrics.unit, words)
        return starts, ends

    def _to_scale(self, width: float, unit: float, free: float) -> tuple[list[float], list[float]]:
        """The same, with so much left free on the right."""
        first = self.steps[0].start.day.toordinal()
        last = max((step.end or step.start).day.toordinal() for step in self.steps)
        left, right = _SIDE * unit, width - free
        scale = (right - left) / max(1, last - first)
        starts = [left + (step.start.day.toordinal() - first) * scale for step in self.steps]
        ends = [
            left + (step.end.day.toordinal() - first) * scale if step.end else starts[index]
            for index, step in enumerate(self.steps)
        ]
        starts = _apart(starts, left, right, _APART * unit)
        return starts, [max(end, start + _APART * unit / 2) for start, end in zip(starts, ends, strict=True)]


def _apart(places: Sequence[float], left: float, right: float, wanted: float) -> list[float]:
    """The same places in their order, none nearer to the next than wanted, nor than there is room for."""
    step = min(wanted, (right - left) / max(1, len(places) - 1))
    moved = [*places]
    for index in range(1, len(moved)):
        moved[index] = max(moved[index], moved[index - 1] + step)
    moved[-1] = min(moved[-1], right)
    for index in range(len(moved) - 2, -1, -1):
        moved[index] = min(moved[index], moved[index + 1] - step)
    return [max(left, place) for place in moved]


def _lanes(bars: Mapping[int, tuple[float, float]]) -> dict[int, int]:
    """The lane of each bar above the line, 0 the lowest: no two bars of a lane share a place."""
    ends: list[float] = []
    found: dict[int, int] = {}
    for index, (start, end) in bars.items():
        lane = next((n for n, taken in enumerate(ends) if taken < start), len(ends))
        ends[lane : lane + 1] = [end]
        found[index] = lane
    return found


def _told(step: Step) -> str:
    if step.end is None:
        return step.start.full()
    return f"{_since(step.start)} {_until(step.end, step.end.full())}"


def _since(when: When) -> str:
    if not when.is_month:
        return f"du {when.full()}"
    return f"d’{when.full()}" if when.full()[0] in "ao" else f"de {when.full()}"


def _until(when: When, written: str) -> str:
    return f"à {written}" if when.is_month else f"au {written}"


def _lines(step: Step) -> tuple[str, ...]:
    if step.end is None:
        return (step.start.short(),)
    return (step.start.short(), _until(step.end, step.end.short()))
