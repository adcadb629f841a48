"""What a benchmark is, how it is run beside its reference, and how the table is printed."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from statistics import median

Timed = Callable[[], float]
"""One run; the seconds it took, or the bytes."""


class Unit(Enum):
    """What a measure counts."""

    SECONDS = "seconds"
    BYTES = "bytes"


@dataclass(frozen=True)
class Measure:
    """One row of the table: what is measured, beside what, and how far it may go.

    `at_most` is in seconds, or in bytes where the `unit` is bytes; `ratio_at_most` in times the reference; either may be None.
    """

    what: str
    ours: Timed
    reference: str = ""
    theirs: Timed | None = None
    at_most: float | None = None
    ratio_at_most: float | None = None
    runs: int | None = None
    unit: Unit = Unit.SECONDS


@dataclass(frozen=True)
class Missing:
    """A row that cannot be measured on this machine, and what it lacks."""

    what: str
    why: str


@dataclass(frozen=True)
class Result:
    """Medians, and the median of the ratios of each pair of runs."""

    measure: Measure
    ours: float
    theirs: float | None
    ratio: float | None

    @property
    def holds(self) -> bool | None:
        """Whether every aim is met; None where none is set."""
        aims = []
        if self.measure.at_most is not None:
            aims.append(self.ours <= self.measure.at_most)
        if self.measure.ratio_at_most is not None and self.ratio is not None:
            aims.append(self.ratio <= self.measure.ratio_at_most)
        return all(aims) if aims else None


@dataclass(frozen=True)
class Setting:
    """Where a benchmark may write, and the frozen build to measure, if there is one."""

    folder: Path
    build: Path | None


def run(measure: Measure, runs: int) -> Result:
    """Times ours and theirs in turn, so that what the machine does meanwhile weighs on both."""
    ours, theirs = [], []
    for _ in range(measure.runs or runs):
        ours.append(measure.ours())
        if measure.theirs:
            theirs.append(measure.theirs())
    ratios = [one / other for one, other in zip(ours, theirs, strict=False)]
    return Result(
        measure, median(ours), median(theirs) if theirs else None, median(ratios) if ratios else None
    )


def figure(measured: float | None, unit: Unit) -> str:
    """A duration or a size as the table shows it."""
    if measured is None:
        return ""
    if unit is Unit.BYTES:
        return f"{measured / 1_000_000:.0f} Mo"
    return f"{measured * 1000:.1f} ms" if measured < 1 else f"{measured:.2f} s"


def row(result: Result) -> list[str]:
    """The cells of a line of the table."""
    measure = result.measure
    aims = []
    if measure.at_most is not None:
        aims.append(f"≤ {figure(measure.at_most, measure.unit)}")
    if measure.ratio_at_most is not None:
        aims.append(f"≤ {measure.ratio_at_most:g} ×")
    return [
        measure.what,
        figure(result.ours, measure.unit),
        measure.reference,
        figure(result.theirs, measure.unit),
        f"{result.ratio:.2f} ×" if result.ratio is not None else "",
        ", ".join(aims),
        {True: "oui", False: "non", None: ""}[result.holds],
    ]
