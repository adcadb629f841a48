from datetime import date, timedelta

import pytest

from bilan_desktop.domain.law.dated import TABLE, Figure, hours_ceiling, row_on, value_on


@pytest.mark.parametrize(
    ("day", "years"),
    [
        (date(1995, 1, 1), 1),
        (date(2018, 12, 31), 1),
        (date(2019, 1, 1), 1),
        (date(2023, 12, 30), 1),
        (date(2023, 12, 31), 3),
        (date(2024, 1, 1), 3),
        (date(2026, 11, 21), 3),
    ],
)
def test_c7_the_ceiling_is_the_one_in_force_on_the_day(day, years):
    assert value_on(Figure.RETENTION_CEILING_YEARS, day) == years


@pytest.mark.parametrize("figure", Figure)
def test_every_figure_has_rows_in_order_each_with_its_source(figure):
    rows = [row for row in TABLE if row.figure is figure]
    assert rows
    assert [row.since for row in rows] == sorted({row.since for row in rows})
    assert all(row.source.text for row in rows)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row.figure.value}-{row.since}")
def test_a_row_holds_from_its_day_on_and_not_the_day_before(row):
    assert row_on(row.figure, row.since) is row
    earlier = row_on(row.figure, row.since - timedelta(days=1))
    first = next(other for other in TABLE if other.figure is row.figure)
    assert (earlier is row) == (row is first)


def test_c7_the_three_years_of_the_code_are_shown_as_to_be_checked():
    assert row_on(Figure.RETENTION_CEILING_YEARS, date(2026, 1, 1)).source.to_check
    assert not row_on(Figure.RETENTION_CEILING_YEARS, date(2020, 1, 1)).source.to_check


def test_l1_a_bilan_lasts_twenty_four_hours_at_most():
    assert hours_ceiling(date(2026, 11, 21)) == timedelta(hours=24)


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        (Figure.WITHDRAWAL_DAYS, 10),
        (Figure.DISTANCE_WITHDRAWAL_DAYS, 14),
        (Figure.FIRST_PAYMENT_PERCENT, 30),
        (Figure.CPF_CEILING_EUROS, 1600),
        (Figure.CPF_INTERVAL_YEARS, 5),
        (Figure.CPF_PARTICIPATION_CENTS, 10_320),
    ],
)
def test_e3c_l8_the_figures_of_contracts_and_of_the_cpf(figure, value):
    assert value_on(figure, date(2026, 11, 21)) == value
