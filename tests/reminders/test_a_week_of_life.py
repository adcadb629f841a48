"""A week of simulated life: sleep, starts, a clock that is wrong and mended, deadlines that come, move and are seen to.

Each time at which something speaks is said exactly once, at the first look that comes after it, and none before.
"""

from datetime import UTC, date, datetime, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bilan_desktop.domain.agenda.kinds import DeadlineKind
from bilan_desktop.reminders.memory import Due, Memory, decoded, encoded
from bilan_desktop.reminders.schedule import SCHEDULES, occurrences

PARIS = ZoneInfo("Europe/Paris")
MINUTE = timedelta(minutes=1)
WEEK = timedelta(days=7)
STARTS = (
    datetime(2026, 3, 25, 6, 0, tzinfo=UTC),  # the clocks go forward on the 29th
    datetime(2026, 10, 21, 6, 0, tzinfo=UTC),  # and back on the 25th
    datetime(2028, 2, 26, 6, 0, tzinfo=UTC),  # over a 29 February
    datetime(2026, 12, 28, 6, 0, tzinfo=UTC),  # into the next year
)


def paris(moment):
    return moment.replace(tzinfo=PARIS)


@st.composite
def something_due(draw, start):
    kind = draw(st.sampled_from(DeadlineKind))
    shift = timedelta(minutes=draw(st.integers(-40 * 1440, 40 * 1440)))
    due = start + shift
    if not SCHEDULES[kind].spans_before or (kind is DeadlineKind.OWN and draw(st.booleans())):
        due = due.date()
    elif kind is not DeadlineKind.BREACH:
        due = due.astimezone(PARIS).replace(tzinfo=None)
    return Due(f"{draw(st.integers(0, 2**128 - 1)):032x}", kind, due)


@st.composite
def weeks(draw):
    """A start, what is due from it on, and the gaps between looks: a minute awake, or hours and days asleep."""
    start = draw(st.sampled_from(STARTS))
    due = draw(st.lists(something_due(start), min_size=1, max_size=6, unique_by=lambda d: d.mark))
    gaps = st.one_of(st.integers(1, 30), st.integers(60, 720), st.integers(1440, 4 * 1440))
    return start, due, draw(st.lists(gaps, min_size=5, max_size=60))


def all_times(what, until):
    return list(takewhile(lambda t: t <= until, occurrences(what.kind, what.due, paris)))


@settings(max_examples=150)
@given(weeks(), st.booleans())
def test_each_time_is_said_once_at_its_first_chance_and_none_before(week, from_disk):
    start, due, gaps = week
    known = Memory().learning(due, start)
    before, now = start, start
    for gap in gaps:
        now += gap * MINUTE
        if now > start + WEEK:
            break
        if from_disk:
            known = decoded(encoded(known))
        said = known.speaking(now, paris)
        expected = {d.mark for d in due if any(before < t <= now for t in all_times(d, now))}
        assert {d.mark for d in said} == expected
        assert len(said) == len(expected)
        known = known.heard([d.mark for d in said], now, paris)
        assert known.speaking(now, paris) == ()
        coming = known.next_instant(paris)
        assert coming is None or coming > now
        before = now


@settings(max_examples=100)
@given(weeks(), st.lists(st.integers(-3 * 1440, 3 * 1440), min_size=5, max_size=30))
def test_a_clock_that_wanders_says_no_time_twice_and_none_before_the_clock_shows_it(week, jumps):
    start, due, _ = week
    known, now, latest = Memory().learning(due, start), start, start
    count = dict.fromkeys((d.mark for d in due), 0)
    for jump in jumps:
        now = max(start, now + jump * MINUTE)
        said = known.speaking(now, paris)
        for each in said:
            count[each.mark] += 1
            assert any(start < t <= now for t in all_times(each, now))
        known = known.heard([d.mark for d in said], now, paris)
        latest = max(latest, now)
    for each in due:
        assert count[each.mark] <= len([t for t in all_times(each, latest) if t > start])


@settings(max_examples=100)
@given(weeks(), st.integers(0, 5), st.integers(60, 3 * 1440))
def test_what_is_put_off_comes_back_once_and_is_silent_until_then(week, which, minutes):
    start, due, gaps = week
    what = due[which % len(due)]
    back = start + minutes * MINUTE
    known = Memory().learning(due, start).put_off([what.mark], back)
    said, now = [], start
    for gap in gaps:
        now += gap * MINUTE
        found = known.speaking(now, paris)
        if what in found:
            said.append(now)
        known = known.heard([d.mark for d in found], now, paris)
    assert all(at >= back for at in said)
    assert bool(said) == (now >= back)


def test_a_machine_asleep_for_three_weeks_gathers_what_it_missed():
    start = STARTS[0]
    due = [
        Due("1" * 32, DeadlineKind.PLANNED_END, date(2026, 3, 28)),
        Due("2" * 32, DeadlineKind.RIGHTS, date(2026, 3, 30)),
        Due("3" * 32, DeadlineKind.SESSION, datetime(2026, 4, 2, 10, 0)),
    ]
    known = Memory().learning(due, start)
    awake = start + 3 * WEEK
    assert known.speaking(awake, paris) == tuple(due)
    known = known.heard([d.mark for d in due], awake, paris)
    assert known.speaking(awake + MINUTE, paris) == ()
    assert known.next_instant(paris) == datetime(2026, 4, 16, 6, 0, tzinfo=UTC)
