"""When the shut vault is looked at again, whatever the machine's clocks do."""

import tempfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilan_desktop.desktop.agent.rounds import EVERY, Occasion, Rounds
from bilan_desktop.vault.clock import FixedClock
from bilan_desktop.vault.ending.enforce import enforce
from bilan_desktop.vault.vault import Vault
from vaults import FIRST_DAY, add_case, close_case, make_template

MORNING = datetime(2026, 11, 21, 9, 0).astimezone()
MINUTE = timedelta(minutes=1)


class Machine:
    """A wall clock and a steady one, which drift apart when the machine sleeps or somebody sets the clock."""

    def __init__(self, wall=MORNING):
        self.wall, self.steady, self.rounds = wall, 1000.0, Rounds()

    def minute(self, count=1):
        """What each of the next minutes says."""
        said = []
        for _ in range(count):
            self.minute_passes()
            said.append(self.look())
        return said

    def look(self):
        return self.rounds.look(self.wall, self.steady)

    def minute_passes(self):
        self.wall += MINUTE
        self.steady += 60.0

    def live(self, what, hours):
        """Lets hours pass; how many minutes are to be lived one by one from here."""
        if what == "awake":
            return hours * 60 + 1
        self.wall += timedelta(hours=hours if what == "asleep" else -hours)
        return 20


@pytest.fixture(scope="module")
def shut_vault(tmp_path_factory):
    return make_template(tmp_path_factory.mktemp("semaine") / "modele")


def test_the_first_look_is_a_reason():
    machine = Machine()
    assert machine.look() is Occasion.START
    assert machine.look() is None


def test_each_quarter_of_an_hour_is_a_reason():
    machine = Machine()
    machine.look()
    said = machine.minute(61)
    assert [at for at, occasion in enumerate(said, 1) if occasion] == [15, 30, 45, 60]
    assert set(said) == {None, Occasion.QUARTER}


def test_midnight_is_a_reason_within_the_minute():
    machine = Machine(datetime(2026, 11, 21, 23, 55).astimezone())
    machine.look()
    assert machine.minute(6) == [None] * 4 + [Occasion.MIDNIGHT, None]


def test_a_sleep_in_which_the_steady_clock_stands_still_is_noticed():
    machine = Machine()
    machine.look()
    machine.wall += timedelta(hours=8)
    assert machine.minute() == [Occasion.WAKE]
    assert machine.minute() == [None]


def test_a_sleep_in_which_the_steady_clock_runs_on_is_noticed():
    machine = Machine()
    machine.look()
    machine.wall += timedelta(minutes=10)
    machine.steady += 600.0
    assert machine.minute() == [Occasion.WAKE]


def test_a_clock_that_is_set_either_way_is_noticed():
    machine = Machine()
    machine.look()
    machine.wall += timedelta(days=2)
    assert machine.minute() == [Occasion.WAKE]
    machine.wall -= timedelta(days=400)
    assert machine.minute() == [Occasion.WAKE]
    assert machine.minute() == [None]


def test_what_was_hindered_is_tried_again_a_minute_later():
    machine = Machine()
    machine.look()
    machine.rounds.hindered()
    assert machine.minute(2) == [Occasion.AGAIN, None]


def test_a_minute_that_comes_a_little_late_is_no_sleep():
    machine = Machine()
    machine.look()
    for late in (2.0, 29.0, 55.0):
        machine.wall += timedelta(seconds=60 + late)
        machine.steady += 60 + late
        assert machine.look() is None


_STEPS = st.one_of(
    st.tuples(st.just("minutes"), st.integers(1, 200)),
    st.tuples(st.just("sleep"), st.integers(1, 3 * 24 * 60)),
    st.tuples(st.just("set"), st.integers(-2 * 24 * 60, 2 * 24 * 60)),
)


@given(st.lists(_STEPS, max_size=12))
def test_no_quarter_of_an_hour_awake_goes_by_without_a_look_and_no_jump_either(steps):
    machine = Machine()
    machine.look()
    last, day = machine.steady, machine.wall.date()
    for what, minutes in steps:
        if what == "minutes":
            for _ in range(minutes):
                if machine.minute() != [None]:
                    last, day = machine.steady, machine.wall.date()
                assert machine.steady - last <= EVERY.total_seconds()
                assert machine.wall.date() == day
        else:
            machine.wall += timedelta(minutes=minutes)
            said = machine.minute()
            if said != [None]:
                last, day = machine.steady, machine.wall.date()
            assert said != [None] or abs(minutes) == 0


_DAYS = st.lists(st.integers(1, 8), min_size=1, max_size=3)
_LIFE = st.lists(st.tuples(st.sampled_from(["awake", "asleep", "set back"]), st.integers(1, 30)), max_size=10)


@settings(max_examples=15)
@given(_DAYS, _LIFE)
def test_in_a_week_of_sleep_and_odd_clocks_each_compartment_goes_by_its_first_chance_and_none_before(
    shut_vault, deadlines, life
):
    machine, clock = Machine(FIRST_DAY), FixedClock(FIRST_DAY)
    with tempfile.TemporaryDirectory() as place:
        folder = shut_vault.copied(Path(place, "coffre"))
        due = due_compartments(folder, shut_vault.code, deadlines)
        latest = FIRST_DAY.date()
        for step in (("awake", 0), *life):
            for _ in range(machine.live(*step)):
                if machine.look() is not None:
                    clock.set(machine.wall)
                    enforce(folder, clock)
                    latest = max(latest, machine.wall.date())
                assert {path.stem for path in (folder / "compartments").glob("*.key")} == {
                    str(one) for one, day in due.items() if day > latest
                }
                machine.minute_passes()


def due_compartments(folder, code, deadlines):
    """Compartments due in so many days, by their ids."""
    due = {}
    with Vault.unlock(folder, code, FixedClock(FIRST_DAY)) as vault:
        for number, days in enumerate(deadlines, 1):
            day = FIRST_DAY.date() + timedelta(days=days)
            case = add_case(vault, "mot", reference=f"B-2026-{number:03}")
            due[close_case(vault, case, "mot", until=day)] = day
    return due
