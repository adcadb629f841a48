"""What day it is: a clock set back extends no life, a leap forward destroys nothing until it is believed."""

import json
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bilan_desktop.vault.clock import ClockGuard, FixedClock, MachineClock, decoded
from vaults import FIRST_DAY, at

FIRST = FIRST_DAY.date()
LATER = FIRST + timedelta(days=400)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clock.json"


def guard(path: Path, clock: FixedClock, start: str = "first start") -> ClockGuard:
    """What a start of the program does."""
    made = ClockGuard(path, clock, FIRST, start)
    made.observe()
    return made


def test_the_machines_clock_knows_its_zone() -> None:
    clock = MachineClock()
    days = {date(*time.localtime()[:3])}
    assert abs(clock.now().timestamp() - time.time()) < 5
    assert clock.now().tzinfo is not None
    assert clock.today() in days | {date(*time.localtime()[:3])}


def test_a_fixed_clock_stands_still_until_it_is_set(clock: FixedClock) -> None:
    assert (clock.now(), clock.today()) == (FIRST_DAY, FIRST)
    clock.set(at(LATER))
    assert clock.today() == LATER


def test_days_go_by(path: Path, clock: FixedClock) -> None:
    for days in range(0, 120, 30):
        clock.set(at(FIRST + timedelta(days=days)))
        seen = guard(path, clock)
        assert seen.today() == seen.settled_today() == seen.latest == FIRST + timedelta(days=days)
        assert seen.unconfirmed_leap is None


def test_a_clock_set_back_changes_nothing(path: Path, clock: FixedClock) -> None:
    clock.set(at(FIRST + timedelta(days=20)))
    guard(path, clock)
    clock.set(at(FIRST - timedelta(days=900)))
    seen = guard(path, clock)
    assert seen.today() == seen.settled_today() == FIRST + timedelta(days=20)
    assert seen.unconfirmed_leap is None


@pytest.mark.parametrize(("days", "believed"), [(30, True), (31, False)])
def test_a_leap_of_thirty_days_is_believed_and_one_more_is_not(
    path: Path, clock: FixedClock, days: int, believed: bool
) -> None:
    leapt = FIRST + timedelta(days=days)
    guard(path, clock)
    clock.set(at(leapt))
    seen = guard(path, clock)
    assert seen.today() == leapt
    assert seen.settled_today() == (leapt if believed else FIRST)
    assert seen.unconfirmed_leap == (None if believed else leapt)


def test_a_leap_is_believed_once_the_counsellor_confirms_the_day(path: Path, clock: FixedClock) -> None:
    clock.set(at(LATER))
    seen = guard(path, clock)
    seen.confirm(LATER)
    assert seen.settled_today() == seen.latest == LATER
    assert seen.unconfirmed_leap is None
    assert guard(path, clock).settled_today() == LATER


def test_a_day_later_than_the_machines_cannot_be_confirmed(path: Path, clock: FixedClock) -> None:
    seen = guard(path, clock)
    seen.confirm(LATER)
    assert seen.latest == FIRST


def test_a_leap_is_believed_after_72_steady_hours_over_two_starts(path: Path, clock: FixedClock) -> None:
    clock.set(at(LATER))
    guard(path, clock)
    clock.set(at(LATER) + timedelta(hours=71, minutes=59))
    assert guard(path, clock, "second start").unconfirmed_leap is not None
    clock.set(at(LATER) + timedelta(hours=72))
    assert guard(path, clock, "third start").settled_today() == clock.today()


def test_72_hours_within_one_start_are_not_enough(path: Path, clock: FixedClock) -> None:
    clock.set(at(LATER))
    seen = guard(path, clock)
    clock.set(at(LATER) + timedelta(hours=100))
    seen.observe()
    assert seen.settled_today() == FIRST
    assert guard(path, clock, "second start").settled_today() == clock.today()


def test_a_clock_that_wavers_starts_the_72_hours_anew(path: Path, clock: FixedClock) -> None:
    clock.set(at(LATER))
    guard(path, clock)
    clock.set(at(LATER) - timedelta(hours=1))
    guard(path, clock, "second start")
    clock.set(at(LATER) + timedelta(hours=71))
    assert guard(path, clock, "third start").settled_today() == clock.today()
    clock.set(at(LATER) + timedelta(days=500))
    guard(path, clock, "fourth start")
    clock.set(at(LATER) + timedelta(days=1000))
    assert guard(path, clock, "fifth start").unconfirmed_leap == clock.today()
    clock.set(at(LATER) + timedelta(days=1000, hours=71))
    assert guard(path, clock, "sixth start").unconfirmed_leap == clock.today()


def test_a_leap_that_is_mended_is_forgotten(path: Path, clock: FixedClock) -> None:
    clock.set(at(LATER))
    guard(path, clock)
    clock.set(at(FIRST + timedelta(days=1)))
    guard(path, clock)
    assert json.loads(path.read_text()) == {"latest": "2026-03-03"}


def test_a_later_day_remembered_elsewhere_counts(path: Path, clock: FixedClock) -> None:
    seen = guard(path, clock)
    seen.learn(LATER)
    assert seen.today() == seen.latest == LATER
    seen.learn(FIRST)
    assert seen.latest == LATER


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b'{"latest": "yesterday"}',
        b'{"latest": 3}',
        b'{"latest": "2026-03-02", "leap": 3}',
        b'{"latest": "2026-03-02", "leap": {"since": "2026-03-02T09:00", "last": "2026-03-02T09:00", "starts": []}}',
    ],
)
def test_a_lost_memory_can_only_delay_a_destruction(path: Path, clock: FixedClock, content: bytes) -> None:
    assert decoded(content) is None
    path.write_bytes(content)
    clock.set(at(LATER))
    seen = guard(path, clock)
    assert seen.settled_today() == FIRST
    assert seen.unconfirmed_leap == LATER
    assert decoded(path.read_bytes()) is not None


def test_an_unchanged_memory_is_not_written_again(path: Path, clock: FixedClock) -> None:
    guard(path, clock)
    before = path.stat().st_mtime_ns
    guard(path, clock)
    assert path.stat().st_mtime_ns == before


days = st.lists(st.integers(-2000, 2000), min_size=1, max_size=12)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(days)
def test_whatever_the_clock_does_the_settled_day_never_falls_nor_leaps(
    path: Path, offsets: list[int]
) -> None:
    path.unlink(missing_ok=True)
    clock, settled = FixedClock(FIRST_DAY), FIRST
    for number, offset in enumerate(offsets):
        clock.set(FIRST_DAY + timedelta(days=offset))
        seen = guard(path, clock, f"start {number}")
        assert settled <= seen.settled_today()
        assert seen.settled_today() <= max(settled, clock.today())
        assert seen.today() == max(seen.latest, clock.today())
        assert seen.settled_today() <= settled + timedelta(days=30) or number > 0
        settled = seen.settled_today()
