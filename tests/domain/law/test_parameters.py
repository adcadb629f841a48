"""The figures of the CPF: what is applied on each side of a change, and what the counsellor may enter over it (L8)."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from bilan_desktop.domain.errors import Breach, InvalidInput, Problem, RuleBroken
from bilan_desktop.domain.law.dated import TABLE, Figure
from bilan_desktop.domain.law.parameters import EDITABLE, SHIPPED, DatedTable, OwnRow
from bilan_desktop.domain.money import Money

DAY = timedelta(days=1)
TODAY = date(2026, 11, 21)
CEILING = Figure.CPF_CEILING_EUROS
YEARS = Figure.CPF_INTERVAL_YEARS
PART = Figure.CPF_PARTICIPATION_CENTS
REFORM = date(2026, 2, 26)
SOURCE = "Décret 2027-12 (inventé)"


def own(figure: Figure, value: Money | int | None, since: date | None, source: str = SOURCE) -> OwnRow:
    return OwnRow.typed(uuid4(), figure, value, since, source, TODAY)


@pytest.mark.parametrize(
    ("figure", "since", "value"),
    [(CEILING, REFORM, 1600), (YEARS, REFORM, 5), (PART, date(2026, 1, 1), 10_320)],
)
def test_l8_a_shipped_figure_holds_from_its_day_on_and_did_not_exist_the_day_before(figure, since, value):
    assert SHIPPED.in_force(figure, since - DAY) is None
    row = SHIPPED.in_force(figure, since)
    assert (row.value, row.entered_on) == (value, None)
    assert row.source.to_check


def test_l8_an_own_row_supersedes_the_shipped_one_from_its_day_on_with_its_own_source():
    later = date(2027, 1, 1)
    table = DatedTable((own(CEILING, Money.euros(1800), later),))
    before, after = table.in_force(CEILING, later - DAY), table.in_force(CEILING, later)
    assert (before.value, before.source.text) == (1600, "Décrets 2026-126 et 2026-127")
    assert (after.value, after.source.text, after.entered_on) == (1800, SOURCE, TODAY)
    assert not after.source.to_check
    assert table.in_force(YEARS, later) == SHIPPED.in_force(YEARS, later)


def test_l8_an_own_row_of_the_same_day_supersedes_the_shipped_one_which_stays_in_the_table():
    table = DatedTable((own(CEILING, Money.euros(1500), REFORM),))
    assert table.in_force(CEILING, REFORM - DAY) is None
    assert table.in_force(CEILING, REFORM).value == 1500
    assert [row.value for row in table.rows(CEILING)] == [1600, 1500]


def test_l8_an_own_row_of_an_earlier_day_holds_until_the_shipped_one():
    earlier = date(2026, 1, 1)
    table = DatedTable((own(CEILING, Money.euros(1700), earlier),))
    assert table.in_force(CEILING, earlier - DAY) is None
    assert table.in_force(CEILING, earlier).value == 1700
    assert table.in_force(CEILING, REFORM - DAY).value == 1700
    assert table.in_force(CEILING, REFORM).value == 1600


def test_l8_several_own_rows_follow_each_other_whatever_the_order_they_were_entered_in():
    first, second = date(2027, 1, 1), date(2028, 1, 1)
    table = DatedTable((own(YEARS, 3, second), own(YEARS, 4, first)))
    days = (first - DAY, first, second - DAY, second)
    assert [table.in_force(YEARS, day).value for day in days] == [5, 4, 4, 3]


def test_l8_a_value_of_zero_says_that_there_is_none_any_more():
    table = DatedTable((own(PART, Money(0), TODAY),))
    assert table.in_force(PART, TODAY) is None
    assert table.applied(PART, TODAY).value == 0
    assert table.in_force(PART, TODAY - DAY).amount == Money.euros(103, 20)


@given(
    st.lists(st.tuples(st.sampled_from(EDITABLE), st.dates(date(2025, 1, 1), date(2030, 1, 1))), max_size=6),
    st.dates(date(2025, 1, 1), date(2030, 1, 1)),
)
def test_l8_what_is_applied_is_never_of_a_later_day_nor_older_than_another_that_has_come(entered, day):
    table = DatedTable(
        tuple(
            own(figure, 7, since) if figure is YEARS else own(figure, Money(700), since)
            for figure, since in entered
        )
    )
    for figure in Figure:
        applied = table.applied(figure, day)
        come = [row for row in table.rows(figure) if row.since <= day]
        assert (applied is None) == (not come)
        assert applied is None or applied.since == max(row.since for row in come)
    others = [row for figure in Figure if figure not in EDITABLE for row in table.rows(figure)]
    assert others == [row for row in TABLE if row.figure not in EDITABLE]


@pytest.mark.parametrize("figure", [figure for figure in Figure if figure not in EDITABLE])
def test_l8_a_figure_that_bars_or_counts_a_delay_cannot_be_entered(figure):
    with pytest.raises(InvalidInput) as caught:
        own(figure, 30, TODAY)
    assert (caught.value.field, caught.value.problem) == ("parameter", Problem.NOTHING_CHOSEN)


@pytest.mark.parametrize(
    ("figure", "value", "since", "source", "field", "problem"),
    [
        (None, 5, TODAY, SOURCE, "parameter", Problem.NOTHING_CHOSEN),
        (CEILING, None, TODAY, SOURCE, "parameter_amount", Problem.EMPTY),
        (YEARS, None, TODAY, SOURCE, "parameter_years", Problem.EMPTY),
        (CEILING, Money(-1), TODAY, SOURCE, "parameter_amount", Problem.NEGATIVE),
        (YEARS, -1, TODAY, SOURCE, "parameter_years", Problem.NEGATIVE),
        (CEILING, Money.euros(1600, 50), TODAY, SOURCE, "parameter_amount", Problem.NOT_WHOLE),
        (CEILING, Money.euros(100_001), TODAY, SOURCE, "parameter_amount", Problem.TOO_LONG),
        (PART, Money.euros(100_000, 1), TODAY, SOURCE, "parameter_amount", Problem.TOO_LONG),
        (YEARS, 51, TODAY, SOURCE, "parameter_years", Problem.TOO_LONG),
        (YEARS, 5, None, SOURCE, "holds_from", Problem.EMPTY),
        (YEARS, 5, date(1900, 1, 1), SOURCE, "holds_from", Problem.TOO_EARLY),
        (YEARS, 5, date(2100, 1, 1), SOURCE, "holds_from", Problem.TOO_LATE),
        (YEARS, 5, TODAY, "  \n ", "law_source", Problem.EMPTY),
        (YEARS, 5, TODAY, "x" * 10_000, "law_source", Problem.TOO_LONG),
    ],
)
def test_l8_what_cannot_stand_is_said_of_its_field(figure, value, since, source, field, problem):
    with pytest.raises(InvalidInput) as caught:
        own(figure, value, since, source)
    assert (caught.value.field, caught.value.problem) == (field, problem)


def test_l8_a_source_holds_no_social_security_number():
    with pytest.raises(RuleBroken) as caught:
        own(YEARS, 5, TODAY, "Décret 2 84 05 75 116 003 56")
    assert caught.value.breach is Breach.NIR_FORBIDDEN


def test_l8_a_figure_has_one_own_row_a_day_which_may_be_corrected():
    first = own(YEARS, 4, TODAY)
    with pytest.raises(InvalidInput) as caught:
        own(YEARS, 3, TODAY).require_alone([first])
    assert (caught.value.field, caught.value.problem) == ("holds_from", Problem.ALREADY_COVERED)
    evolve(first, value=3).require_alone([first])
    own(YEARS, 3, TODAY + DAY).require_alone([first])
    own(CEILING, Money.euros(1700), TODAY).require_alone([first])
