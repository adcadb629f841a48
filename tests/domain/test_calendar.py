from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan_desktop.domain.calendar import add_months, add_years, year_end

DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2024, 2, 28), 12, date(2025, 2, 28)),
        (date(2024, 3, 1), 12, date(2025, 3, 1)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 11, 30), 12, date(2027, 11, 30)),
        (date(2026, 1, 31), -1, date(2025, 12, 31)),
        (date(2026, 5, 30), 0, date(2026, 5, 30)),
    ],
)
def test_c7_a_deadline_is_the_same_day_or_the_last_of_the_month(day, months, expected):
    assert add_months(day, months) == expected


def test_c7_a_week_end_or_a_holiday_does_not_move_a_deadline():
    assert add_years(date(2026, 11, 1), 1) == date(2027, 11, 1)


@given(DAYS, st.integers(0, 240))
def test_the_month_is_the_one_counted_and_the_day_never_later(day, months):
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or later.day == monthrange(later.year, later.month)[1] < day.day


@given(DAYS, st.integers(0, 20))
def test_so_many_years_are_twelve_times_so_many_months(day, years):
    assert add_years(day, years) == add_months(day, 12 * years)


@given(DAYS, DAYS, st.integers(0, 60))
def test_what_begins_later_never_ends_earlier(one, other, months):
    first, second = sorted((one, other))
    assert add_months(first, months) <= add_months(second, months)


@given(DAYS)
def test_the_accounting_year_ends_on_the_last_of_december(day):
    assert year_end(day) == date(day.year, 12, 31) >= day
