"""The figures of the CPF that change from one decree to the next: the counsellor may enter rows over the shipped ones (L8).

Nothing is barred by them: they ask and warn. A figure that bars something changes with the program alone.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from attrs import frozen

from bilan_desktop.domain import text
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.domain.law.dated import CENTS, TABLE, Figure, Row
from bilan_desktop.domain.law.rules import Source
from bilan_desktop.domain.money import Money

EDITABLE = (Figure.CPF_CEILING_EUROS, Figure.CPF_INTERVAL_YEARS, Figure.CPF_PARTICIPATION_CENTS)
HIGHEST = Money.euros(100_000)
LONGEST = 50


@frozen
class OwnRow:
    """What the counsellor entered of a figure: its value in the figure's own unit, from which day on, where it is written.

    A value of zero says that there is none any more: no ceiling, no years to wait, no participation.
    """

    id: UUID
    figure: Figure
    since: date
    value: int
    source: str
    entered_on: date

    @classmethod
    def typed(
        cls,
        row_id: UUID,
        figure: Figure | None,
        value: Money | int | None,
        since: date | None,
        source: str,
        today: date,
    ) -> "OwnRow":
        """A row as typed today: its value as an amount where the figure is one, else as a number.

        Raises InvalidInput for the first field that cannot stand: a figure that is not `EDITABLE`, a value missing, below
        zero, beyond what makes sense or with cents where the unit is the euro, a day outside of 1990 to 2099, no source
        or a long one; RuleBroken for a social-security number.
        """
        if figure is None or figure not in EDITABLE:
            raise InvalidInput("parameter", Problem.NOTHING_CHOSEN)
        number = _value(figure, value)
        day = text.any_day("holds_from", since)
        return cls(row_id, figure, day, number, text.line("law_source", source, required=True), today)

    def require_alone(self, others: Iterable["OwnRow"]) -> None:
        """Raises InvalidInput when another own row says something of the same figure from the same day on."""
        if any(
            (each.figure, each.since) == (self.figure, self.since) for each in others if each.id != self.id
        ):
            raise InvalidInput("holds_from", Problem.ALREADY_COVERED)

    @property
    def row(self) -> Row:
        """The same as a row of the table."""
        return Row(self.figure, self.since, self.value, Source(self.source), self.entered_on)


@frozen
class DatedTable:
    """The rows of the law as this practice applies them: the shipped ones, and its own over them."""

    own: tuple[OwnRow, ...] = ()

    def rows(self, figure: Figure) -> tuple[Row, ...]:
        """The rows of a figure by their days; of one day the counsellor's comes last, for it supersedes the other."""
        both = (*TABLE, *(each.row for each in self.own))
        held = [row for row in both if row.figure is figure]
        return tuple(sorted(held, key=lambda row: (row.since, row.entered_on is not None)))

    def applied(self, figure: Figure, day: date) -> Row | None:
        """The row of a figure that is applied on a day, be its value none; None before the first one."""
        held = [row for row in self.rows(figure) if row.since <= day]
        return held[-1] if held else None

    def in_force(self, figure: Figure, day: date) -> Row | None:
        """The same, where there is something to apply: None also where a row says that there is none any more."""
        row = self.applied(figure, day)
        return row if row is not None and row.value else None


SHIPPED = DatedTable()


def _value(figure: Figure, typed: Money | int | None) -> int:
    unit = CENTS.get(figure)
    field = "parameter_years" if unit is None else "parameter_amount"
    highest = LONGEST if unit is None else HIGHEST.cents // unit
    if typed is None:
        raise InvalidInput(field, Problem.EMPTY)
    number = typed.cents if isinstance(typed, Money) else typed
    if number < 0:
        raise InvalidInput(field, Problem.NEGATIVE)
    value, beside = divmod(number, unit or 1)
    if beside:
        raise InvalidInput(field, Problem.NOT_WHOLE)
    if value > highest:
        raise InvalidInput(field, Problem.TOO_LONG, limit=LONGEST if unit is None else HIGHEST.cents // 100)
    return value
