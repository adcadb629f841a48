"""When each kind speaks: the day before, at its time, after; through summer time, leap years and the turn of the year."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan_desktop.domain.agenda.kinds import DeadlineKind
from bilan_desktop.reminders.schedule import SCHEDULES, instant, occurrences

PARIS = ZoneInfo("Europe/Paris")
DUE = date(2026, 12, 15)
K = DeadlineKind


def paris(moment):
    return moment.replace(tzinfo=PARIS)


def said(kind, due, most=6):
    """The first times at which it speaks, on the wall."""
    return [
        each.astimezone(PARIS).replace(tzinfo=None) for each in islice(occurrences(kind, due, paris), most)
    ]


def mornings(*days):
    return [datetime.combine(day, time(8)) for day in days]


@pytest.mark.parametrize(
    ("kind", "due", "days"),
    [
        (K.CONVENTION, DUE, [date(2026, 12, 13), DUE, date(2026, 12, 16)]),
        (K.WITHDRAWAL, DUE, [DUE, date(2026, 12, 16)]),
        (
            K.PLANNED_END,
            DUE,
            [
                date(2026, 11, 15),
                date(2026, 12, 8),
                date(2026, 12, 14),
                DUE,
                date(2026, 12, 16),
                date(2026, 12, 17),
            ],
        ),
        (K.SYNTHESIS, DUE, [date(2026, 12, 8), date(2026, 12, 14), DUE]),
        (K.HAND_OVER, DUE, [date(2026, 12, 16), date(2026, 12, 23), date(2026, 12, 30), date(2027, 1, 6)]),
        (K.FOLLOW_UP, DUE, [DUE, date(2026, 12, 22), date(2026, 12, 29), date(2027, 1, 5)]),
        (K.DESTRUCTION, DUE, [date(2026, 11, 15), date(2026, 12, 8), date(2026, 12, 14)]),
        (K.DESTRUCTION, date(2028, 3, 1), [date(2028, 1, 31), date(2028, 2, 23), date(2028, 2, 29)]),
        (K.DESTRUCTION, date(2027, 3, 1), [date(2027, 1, 30), date(2027, 2, 22), date(2027, 2, 28)]),
        (
            K.RIGHTS,
            DUE,
            [date(2026, 12, 8), date(2026, 12, 14), DUE, date(2026, 12, 16), date(2026, 12, 17)],
        ),
        (K.COMPLAINT, DUE, [date(2026, 12, 8), DUE, date(2026, 12, 22), date(2026, 12, 29)]),
        (K.OWN, DUE, [DUE]),
    ],
)
def test_what_is_due_on_a_day_speaks_in_the_morning(kind, due, days):
    assert said(kind, due, len(days)) == mornings(*days)


@pytest.mark.parametrize("kind", [k for k, s in SCHEDULES.items() if s.again is None and k != K.SESSION])
def test_what_passes_by_itself_falls_silent(kind):
    assert len(said(kind, DUE, 50)) == len(SCHEDULES[kind].days_before)


def test_a_session_speaks_on_the_evening_before_and_a_quarter_of_an_hour_ahead():
    assert said(K.SESSION, datetime(2026, 11, 23, 10, 0)) == [
        datetime(2026, 11, 22, 17, 0),
        datetime(2026, 11, 23, 9, 45),
    ]


def test_l5_a_breach_counts_hours_that_pass_and_then_speaks_every_day():
    due = datetime(2026, 10, 26, 9, 0, tzinfo=UTC)
    found = list(islice(occurrences(K.BREACH, due, paris), 5))
    assert [each - due for each in found] == [timedelta(hours=hours) for hours in (-24, -3, 0, 24, 48)]
    assert found[0].astimezone(PARIS).hour == 10  # the clocks went back that night: the hours did not


def test_a_reminder_of_one_s_own_speaks_at_its_hour():
    assert said(K.OWN, datetime(2026, 11, 23, 14, 30)) == [datetime(2026, 11, 23, 14, 30)]


@pytest.mark.parametrize(
    ("due", "utc_hours"),
    [(date(2026, 3, 29), [7, 6, 6]), (date(2026, 10, 25), [6, 7, 7])],
    ids=["to summer time", "back to winter time"],
)
def test_a_change_of_time_moves_no_morning(due, utc_hours):
    found = list(islice(occurrences(K.PLANNED_END, due, paris), 5))[2:]
    assert [each.hour for each in found] == utc_hours
    assert {each.astimezone(PARIS).time() for each in found} == {time(8)}


def test_an_hour_that_a_change_of_time_leaves_out_still_comes_once():
    assert len(said(K.OWN, datetime(2026, 3, 29, 2, 30))) == 1


def test_an_instant_keeps_its_own_zone():
    assert instant(datetime(2026, 7, 1, 12, 0), paris) == datetime(2026, 7, 1, 10, 0, tzinfo=UTC)
    aware = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)
    assert instant(aware, paris) == aware


@given(st.sampled_from(K), st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.times())
def test_they_always_come_in_order_and_never_twice_at_once(kind, day, at):
    due = datetime.combine(day, at) if SCHEDULES[kind].spans_before and kind is not K.OWN else day
    found = list(islice(occurrences(kind, due, paris), 12))
    assert found
    assert all(one < other for one, other in pairwise(found))
