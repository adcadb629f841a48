from datetime import date, time, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from bilan_desktop.domain.bilan.session import Work, hours_of, remaining, require_room
from bilan_desktop.domain.errors import Breach, InvalidInput, Problem, RuleBroken
from domain_samples import TODAY, session, sessions_lasting

DAY = date(2026, 11, 9)
CEILING = timedelta(hours=24)


def barred(sessions, new):
    with pytest.raises(RuleBroken) as caught:
        require_room(sessions, new)
    assert caught.value.breach is Breach.HOURS_EXCEEDED
    return caught.value.facts


def test_l1_a_session_over_the_remaining_hours_is_barred_and_the_rest_is_offered():
    facts = barred(sessions_lasting(23.5), session(DAY, "09:00", "10:00"))
    assert facts["remaining"] == timedelta(minutes=30)
    assert facts["asked"] == timedelta(hours=1)


def test_l1_a_session_of_just_the_remaining_time_is_recorded():
    held = sessions_lasting(23.5)
    last = session(DAY, "09:00", "09:30")
    require_room(held, last)
    assert remaining((*held, last), DAY) == timedelta(0)


def test_l1_one_minute_over_is_barred():
    assert barred(sessions_lasting(23.5), session(DAY, "09:00", "09:31"))["remaining"] == timedelta(
        minutes=30
    )


def test_l1_once_the_hours_are_spent_nothing_is_left():
    assert barred(sessions_lasting(24), session(DAY, "09:00", "09:01"))["remaining"] == timedelta(0)


def test_l1_accompaniment_and_personal_work_count_together_and_are_shown_apart():
    held = (
        session(DAY, "09:00", "11:00"),
        session(DAY, "14:00", "15:30", work=Work.PERSONAL),
    )
    hours = hours_of(held)
    assert (hours.accompaniment, hours.personal) == (timedelta(hours=2), timedelta(minutes=90))
    assert hours.total == timedelta(hours=3, minutes=30)
    assert barred((*held, *sessions_lasting(20)), session(DAY, "16:00", "17:00", work=Work.PERSONAL))


def test_l1_a_session_written_anew_does_not_count_twice():
    held = sessions_lasting(24)
    require_room(held, evolve(held[0], ends_at=time(11)))
    assert barred(held, evolve(held[0], ends_at=time(12, 1)))["remaining"] == timedelta(hours=4)


@given(st.lists(st.integers(1, 1439), max_size=12))
def test_l1_whatever_is_tried_the_total_never_passes_the_ceiling(lengths):
    held = ()
    for at, minutes in enumerate(lengths):
        new = session(DAY + timedelta(days=at), "00:00", f"{minutes // 60:02d}:{minutes % 60:02d}")
        try:
            require_room(held, new)
        except RuleBroken as refusal:
            offered = refusal.facts["remaining"]
        else:
            held = (*held, new)
            offered = None
        assert offered is None or offered == CEILING - hours_of(held).total < new.duration
        assert hours_of(held).total <= CEILING
        assert remaining(held, DAY) + hours_of(held).total == CEILING


def test_l1_what_was_imported_over_the_ceiling_leaves_nothing_and_no_negative_rest():
    assert remaining((*sessions_lasting(20), *sessions_lasting(10)), DAY) == timedelta(0)


@pytest.mark.parametrize(
    ("start", "end"), [("08:30", "09:01"), ("09:30", "09:45"), ("10:29", "11:00"), ("08:00", "12:00")]
)
def test_two_sessions_are_not_held_at_once(start, end):
    held = session(DAY, "09:00", "10:30")
    with pytest.raises(InvalidInput) as caught:
        require_room((held,), session(DAY, start, end))
    assert (caught.value.field, caught.value.problem) == ("starts_at", Problem.OVERLAPS)


@pytest.mark.parametrize(("start", "end"), [("08:00", "09:00"), ("10:30", "11:00")])
def test_one_session_may_begin_as_another_ends(start, end):
    held = session(DAY, "09:00", "10:30")
    assert require_room((held,), session(DAY, start, end)) is None
    assert not held.overlaps(session(DAY - timedelta(days=1), "09:00", "10:30"))


def test_a_session_is_cleaned_and_what_was_said_stays_apart_from_what_was_thought():
    checked = session(TODAY, said=" Aime former. ", thoughts="\nÀ creuser ").checked(TODAY)
    assert (checked.said, checked.thoughts) == ("Aime former.", "À creuser")


@pytest.mark.parametrize(
    ("held", "field", "problem"),
    [
        (session(TODAY + timedelta(days=1)), "day", Problem.IN_THE_FUTURE),
        (session(date(1989, 12, 31)), "day", Problem.TOO_EARLY),
        (session(TODAY, "10:00", "10:00"), "ends_at", Problem.END_BEFORE_START),
        (session(TODAY, "10:00", "09:59"), "ends_at", Problem.END_BEFORE_START),
        (session(TODAY, said="a" * 20_001), "said", Problem.TOO_LONG),
        (session(TODAY, thoughts="a" * 20_001), "thoughts", Problem.TOO_LONG),
    ],
)
def test_a_session_that_cannot_have_been_is_refused(held, field, problem):
    with pytest.raises(InvalidInput) as caught:
        held.checked(TODAY)
    assert (caught.value.field, caught.value.problem) == (field, problem)
