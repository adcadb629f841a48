"""The figures of the yearly « bilan pédagogique et financier », and the cases behind each (L6; L. 6352-11).

A bilan counts in the year of its term, also when it stopped before its end; nobody is named.
"""

from collections.abc import Iterable
from datetime import timedelta

from attrs import frozen

from bilan_desktop.domain.beneficiary import Status
from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.cases.closing import EndingKind
from bilan_desktop.domain.cases.drop_out import DropOutCause
from bilan_desktop.domain.cases.follow_up import FollowUpTrace
from bilan_desktop.domain.money import Money


@frozen
class CountedCase:
    """The figures of one closed case under one route; a case that changed its route is there once for each."""

    reference: str
    year: int
    route: Route
    status: Status
    ending: EndingKind
    accompaniment: timedelta
    personal: timedelta
    price: Money | None
    cause: DropOutCause | None = None
    follow_up: FollowUpTrace = FollowUpTrace.TO_COME


@frozen
class Count:
    """Some figures counted together, in the order of their references."""

    cases: tuple[CountedCase, ...]

    @property
    def references(self) -> tuple[str, ...]:
        """The cases behind the count, each once."""
        return tuple(dict.fromkeys(case.reference for case in self.cases))

    @property
    def accompaniment(self) -> timedelta:
        """The hours of accompaniment delivered, those of cases that stopped included."""
        return sum((case.accompaniment for case in self.cases), timedelta())

    @property
    def personal(self) -> timedelta:
        """The hours of personal work agreed as part of the bilan, which funders do not pay."""
        return sum((case.personal for case in self.cases), timedelta())

    @property
    def price(self) -> Money:
        """The sum of the prices that are known."""
        return sum((case.price for case in self.cases if case.price is not None), Money(0))

    @property
    def unpriced(self) -> tuple[str, ...]:
        """The cases of which a price was never entered."""
        return tuple(dict.fromkeys(case.reference for case in self.cases if case.price is None))

    def ended(self, kind: EndingKind) -> tuple[str, ...]:
        """The cases that ended so."""
        return tuple(dict.fromkeys(case.reference for case in self.cases if case.ending is kind))


@frozen
class Line:
    """The count of one route and one status."""

    route: Route
    status: Status
    count: Count


@frozen
class YearlyFigures:
    """A year's figures: a line for each route and status that has a case, and their total."""

    year: int
    lines: tuple[Line, ...]
    total: Count


def yearly(cases: Iterable[CountedCase], year: int) -> YearlyFigures:
    """The figures of a year."""
    counted = sorted((c for c in cases if c.year == year), key=lambda c: c.reference)
    lines = []
    for route in Route:
        for status in Status:
            found = tuple(c for c in counted if (c.route, c.status) == (route, status))
            if found:
                lines.append(Line(route, status, Count(found)))
    return YearlyFigures(year, tuple(lines), Count(tuple(counted)))


def years(cases: Iterable[CountedCase], today_year: int) -> tuple[int, ...]:
    """The years that have a case, and the present one, the latest first."""
    return tuple(sorted({today_year, *(case.year for case in cases)}, reverse=True))
