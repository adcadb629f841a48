"""The dated steps of a project, read from the numbered lists in which somebody wrote them.

A step that says no month, or several that do not belong together, has no place on a line: nothing is guessed.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import groupby

from attrs import frozen

from bilan_desktop.domain.calendar import add_months
from bilan_desktop.domain.richtext import BlockKind, RichText
from bilan_desktop.wording.french import FIXED, MONTHS, SHORT_MONTHS

MOST = 12
"""So many steps fit on one line."""

_FEWEST = 2
_NAMES = {name: n for n, name in enumerate(MONTHS, 1)} | {
    short.removesuffix("."): n for n, short in enumerate(SHORT_MONTHS, 1)
}
_ALSO = {"fevrier": 2, "fevr": 2, "fev": 2, "fév": 2, "aout": 8, "decembre": 12, "dec": 12, "juill": 7}
_MONTHS = _NAMES | _ALSO
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = r"(?:(?P<day{n}>[0-9]{{1,2}})(?:er)?\s+)?"
_NAMED = _DAY + r"(?P<month{n}>" + _MONTH + r")\b\.?"
_YEAR = r"\s+(?P<year{n}>20[0-9]{{2}})\b"
_FIGURES = r"(?:(?P<fday{n}>[0-9]{{1,2}})/)?(?P<fmonth{n}>[0-9]{{1,2}})/(?P<fyear{n}>20[0-9]{{2}})\b"
_POINT = re.compile(rf"(?<!\w)(?:{_NAMED}{_YEAR}|{_FIGURES})".format(n=""), re.IGNORECASE)
_RANGE = re.compile(
    (
        r"(?<!\w)(?:d[eu]\s+|d[’']|entre\s+(?:le\s+)?)"
        + rf"(?:{_NAMED}(?:{_YEAR})?|{_FIGURES})".format(n="1")
        + r",?\s+(?:à|au|et|jusqu[’']à|jusqu[’']au|jusqu[’']en)\s+(?:le\s+)?"
        + rf"(?:{_NAMED}{_YEAR}|{_FIGURES})".format(n="2")
    ),
    re.IGNORECASE,
)


@frozen
class When:
    """A day, or a month whose first day this is."""

    day: date
    is_month: bool

    @property
    def last(self) -> date:
        """The last day it may mean."""
        return date.fromordinal(add_months(self.day, 1).toordinal() - 1) if self.is_month else self.day

    def short(self) -> str:
        """« janv. 2027 », « 3 janv. 2027 »."""
        return self._written(SHORT_MONTHS)

    def full(self) -> str:
        """« janvier 2027 », « 3 janvier 2027 »."""
        return self._written(MONTHS)

    def _written(self, names: tuple[str, ...]) -> str:
        number = "" if self.is_month else f"{'1er' if self.day.day == 1 else self.day.day}{FIXED}"
        return f"{number}{names[self.day.month - 1]}{FIXED}{self.day.year}"


@frozen
class Step:
    """A step under its number in the list, with its day or month, and the one in which it ends where it lasts."""

    number: int
    start: When
    end: When | None = None


@frozen
class DatedSteps:
    """The steps of one numbered list, whose place among the numbered lists of a text counts from 0."""

    place: int
    steps: tuple[Step, ...]


def dated_steps(text: RichText, since: date) -> DatedSteps | None:
    """The steps of the first numbered list that dates two of them at least, in the order of their days.

    Steps that were over before `since` are left out. None when there are none, or too many for one line.
    """
    for place, steps in enumerate(_lists(text)):
        ahead = [step for step in steps if (step.end or step.start).last >= since]
        if _FEWEST <= len(ahead) <= MOST:
            return DatedSteps(place, tuple(sorted(ahead, key=lambda step: (step.start.day, step.number))))
    return None


def _lists(text: RichText) -> Iterator[list[Step]]:
    filled = [block for block in text.blocks if block.plain.strip()]
    for kind, blocks in groupby(filled, lambda block: block.kind):
        if kind is BlockKind.NUMBERED:
            read = (_step(number, block.plain) for number, block in enumerate(blocks, 1))
            yield [step for step in read if step is not None]


def _step(number: int, said: str) -> Step | None:
    ranges = list(_RANGE.finditer(said))
    points = list(_POINT.finditer(said))
    if len(ranges) == 1 and all(ranges[0].start() <= p.start() < ranges[0].end() for p in points):
        end = _when(ranges[0], "2")
        start = _when(ranges[0], "1", end)
        if start and end and start.day < end.day:
            return Step(number, start, end)
        return None
    if len(points) != 1:
        return None
    when = _when(points[0], "")
    return Step(number, when) if when else None


def _when(match: re.Match[str], n: str, end: When | None = None) -> When | None:
    """The day or month of a match; without a year of its own it is the latest one before the end."""
    named = match[f"month{n}"]
    month = _MONTHS[named.casefold()] if named else int(match[f"fmonth{n}"])
    day = match[f"day{n}"] if named else match[f"fday{n}"]
    year = match[f"year{n}"] if named else match[f"fyear{n}"]
    try:
        if year is not None:
            return When(date(int(year), month, int(day or 1)), day is None)
        assert end is not None
        same = date(end.day.year, month, int(day or 1))
        return When(same if same < end.day else same.replace(year=same.year - 1), day is None)
    except ValueError:
        return None
