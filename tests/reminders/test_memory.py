"""What is remembered beside the vault: said once, put off and back, and nothing that speaks of anybody."""

import json
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from bilan_desktop.domain.agenda.kinds import DeadlineKind
from bilan_desktop.reminders import memory
from bilan_desktop.reminders.memory import Due, Item, Memory, decoded, encoded

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
END = Due("a" * 32, DeadlineKind.PLANNED_END, date(2026, 12, 15))
SESSION = Due("b" * 32, DeadlineKind.SESSION, datetime(2026, 11, 23, 10, 0))
BREACH = Due("c" * 32, DeadlineKind.BREACH, datetime(2026, 11, 24, 9, 0, tzinfo=UTC))


def paris(moment):
    return moment.replace(tzinfo=PARIS)


def heard(known, now):
    """What speaks now, and the memory once it has."""
    found = known.speaking(now, paris)
    return found, known.heard([each.mark for each in found], now, paris)


def test_what_was_missed_speaks_once_at_the_first_chance_and_the_next_time_again():
    known = Memory().learning([END, SESSION], NOW - 40 * DAY)
    found, known = heard(known, NOW)
    assert found == (END,)
    assert heard(known, NOW + HOUR)[0] == ()
    found, known = heard(known, NOW + 20 * DAY)
    assert found == (SESSION, END)
    assert known.next_instant(paris) == datetime(2026, 12, 14, 7, 0, tzinfo=UTC)


def test_what_one_learns_too_late_does_not_speak_of_what_is_past():
    known = Memory().learning([END], datetime(2026, 12, 14, 12, 0, tzinfo=UTC))
    assert known.speaking(datetime(2026, 12, 14, 13, 0, tzinfo=UTC), paris) == ()
    assert known.next_instant(paris) == datetime(2026, 12, 15, 7, 0, tzinfo=UTC)


def test_what_is_done_is_silent_and_what_stays_is_not_said_again():
    known = Memory().learning([END, SESSION], NOW - 40 * DAY)
    _, known = heard(known, NOW)
    known = known.learning([END], NOW + HOUR)
    assert known.speaking(NOW + 2 * HOUR, paris) == ()
    assert set(known.items) == {END.mark}


def test_what_is_put_off_is_silent_until_it_comes_back():
    known = Memory().learning([END], NOW - 40 * DAY)
    _, known = heard(known, NOW)
    known = known.put_off([END.mark, "f" * 32], NOW + 25 * DAY)
    assert known.speaking(NOW + 24 * DAY, paris) == ()
    assert known.next_instant(paris) == NOW + 25 * DAY
    found, known = heard(known, NOW + 25 * DAY)
    assert found == (END,)
    assert known.items[END.mark].later is None
    assert known.next_instant(paris) == datetime(2026, 12, 17, 7, 0, tzinfo=UTC)


def test_put_off_beyond_its_next_time_it_is_not_said_before():
    known = Memory().learning([SESSION], NOW).put_off([SESSION.mark], NOW + 2 * DAY)
    assert known.speaking(datetime(2026, 11, 22, 17, 0, tzinfo=UTC), paris) == ()
    assert heard(known, NOW + 3 * DAY)[0] == (SESSION,)


def test_a_clock_set_back_says_nothing_twice_and_loses_nothing_to_come():
    known = Memory().learning([END], NOW - 40 * DAY)
    _, known = heard(known, datetime(2026, 12, 8, 9, 0, tzinfo=UTC))
    assert known.speaking(NOW, paris) == ()
    assert known.speaking(datetime(2026, 12, 8, 9, 0, tzinfo=UTC), paris) == ()
    assert heard(known, datetime(2026, 12, 14, 9, 0, tzinfo=UTC))[0] == (END,)


def test_what_was_learnt_under_a_clock_that_ran_ahead_is_known_from_now_on():
    known = Memory().learning([END], NOW + 20 * DAY)
    assert known.speaking(datetime(2026, 12, 8, 9, 0, tzinfo=UTC), paris) == ()
    known = known.learning([END], NOW)
    assert heard(known, datetime(2026, 12, 8, 9, 0, tzinfo=UTC))[0] == (END,)


def test_nothing_known_never_speaks():
    assert Memory().next_instant(paris) is None
    ended = Memory().learning([SESSION], NOW + 30 * DAY)
    assert ended.next_instant(paris) is None


def test_c4_the_file_holds_kinds_instants_and_marks_and_nothing_else():
    known = Memory().learning([END, SESSION, BREACH], NOW - 40 * DAY)
    _, known = heard(known, NOW)
    known = known.put_off([SESSION.mark], NOW + DAY)
    content = encoded(known)
    stored = json.loads(content)
    assert stored["schema"] == 1
    assert {key for item in stored["items"] for key in item} == {
        "mark",
        "kind",
        "due",
        "known",
        "said",
        "later",
    }
    assert stored["items"][0] == {
        "mark": END.mark,
        "kind": "planned_end",
        "due": "2026-12-15",
        "known": "2026-10-12T09:00:00+00:00",
        "said": "2026-11-15T07:00:00+00:00",
    }
    assert decoded(content) == known


GOOD = {"mark": "a" * 32, "kind": "own", "due": "2026-12-15", "known": "2026-10-12T09:00:00+00:00"}


@pytest.mark.parametrize(
    "edited",
    [
        {"mark": "A" * 32},
        {"mark": 7},
        {"mark": "B-2026-014"},
        {"kind": "lunch"},
        {"kind": None},
        {"due": "yesterday"},
        {"due": "0001-01-01"},
        {"due": "9999-12-31"},
        {"due": 20261215},
        {"kind": "planned_end", "due": "2026-12-15T10:00:00"},
        {"kind": "session", "due": "2026-12-15"},
        {"known": "2026-10-12T09:00:00"},
        {"known": "0001-01-01T00:00:00+00:00"},
        {"known": None},
        {"said": "soon"},
        {"later": []},
    ],
    ids=str,
)
def test_a_line_that_cannot_be_understood_is_left_out_and_the_others_stay(edited):
    other = GOOD | {"mark": "d" * 32}
    content = json.dumps({"schema": 1, "items": [GOOD | edited, other]}).encode()
    assert set(decoded(content).items) == {other["mark"]}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"7",
        b"{}",
        b'{"schema": 2, "items": []}',
        b'{"schema": 1}',
        b'{"schema": 1, "items": 3}',
        b'{"schema": 1, "items": [1]}',
        b"[" * 100_000,
        b" " * (memory.MOST_OCTETS + 1),
    ],
    ids=lambda content: content[:12],
)
def test_a_damaged_or_newer_file_is_no_memory(content):
    assert decoded(content) == Memory()


@given(st.binary(max_size=400))
def test_no_octets_can_stop_the_program(content):
    assert isinstance(decoded(content), Memory)


@given(st.integers(0, 600), st.integers(0, 255))
def test_a_flipped_octet_costs_its_own_line_at_most(at, octet):
    known = Memory().learning([END, SESSION, BREACH], NOW)
    content = bytearray(encoded(known))
    content[at % len(content)] = octet
    found = decoded(bytes(content))
    assert all(isinstance(item, Item) for item in found.items.values())
    found.speaking(NOW + 400 * DAY, paris)
    found.next_instant(paris)


def test_an_item_put_off_to_come_stays_put_off_when_it_is_heard():
    item = evolve(Item(END, NOW - 40 * DAY, said=NOW - 30 * DAY), later=NOW + DAY)
    assert item.heard(NOW, paris).later == NOW + DAY
