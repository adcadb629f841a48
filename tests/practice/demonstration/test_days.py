"""The days of a story, whatever day of the week today is."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bilan_desktop.practice.demonstration.days import Days

TODAYS = st.dates(date(2024, 1, 1), date(2040, 12, 31))
DAY = timedelta(days=1)


@given(TODAYS, st.integers(0, 400))
def test_a_working_day_is_no_week_end_and_at_most_two_days_earlier(today, day):
    days = Days(today, -400)
    assert days.working(day).weekday() < 5
    assert 0 <= (days.exact(day) - days.working(day)).days <= 2


@given(TODAYS, st.integers(0, 399))
def test_the_order_of_days_is_kept(today, day):
    days = Days(today, -400)
    assert days.working(day) <= days.working(day + 1)


@given(TODAYS, st.integers(0, 30))
def test_what_is_to_come_is_never_before_its_day_nor_on_a_sunday(today, ahead):
    coming = Days(today, -10).coming(ahead)
    assert coming.weekday() != 6
    assert coming - (today + ahead * DAY) in {0 * DAY, DAY}


def test_a_day_told_exactly_is_that_day():
    assert Days(date(2026, 11, 21), -17).exact(9) == date(2026, 11, 13)
