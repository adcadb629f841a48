from datetime import date
from uuid import UUID

import pytest
from attrs import evolve

from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.domain.registers.rgpd import (
    Answer,
    Extension,
    RefusalGround,
    RequestState,
    Right,
    RightsRequest,
)

RECEIVED = date(2026, 1, 31)
REQUEST = RightsRequest(UUID(int=1), Right.ACCESS, RECEIVED, "B-2026-014")


def refused(act) -> tuple[str, Problem]:
    with pytest.raises(InvalidInput) as raised:
        act()
    return raised.value.field, raised.value.problem


@pytest.mark.parametrize(
    ("received", "due", "longest"),
    [
        (date(2026, 1, 31), date(2026, 2, 28), date(2026, 4, 30)),
        (date(2024, 1, 31), date(2024, 2, 29), date(2024, 4, 30)),
        (date(2026, 11, 30), date(2026, 12, 30), date(2027, 2, 28)),
        (date(2026, 5, 15), date(2026, 6, 15), date(2026, 8, 15)),
    ],
)
def test_l5_an_answer_is_due_the_same_day_one_month_later_or_three_when_extended(received, due, longest):
    request = evolve(REQUEST, received_on=received)
    assert (request.first_due_on, request.due_on) == (due, due)
    extended = request.extended(due, Extension.COMPLEXITY, due)
    assert (extended.first_due_on, extended.due_on) == (due, longest)


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 2, 20), RequestState.WAITING),
        (date(2026, 2, 21), RequestState.NEAR),
        (date(2026, 2, 28), RequestState.NEAR),
        (date(2026, 3, 1), RequestState.LATE),
    ],
)
def test_l5_the_last_day_is_in_time_and_the_next_one_late(today, state):
    assert REQUEST.state(today) is state


@pytest.mark.parametrize(
    ("answered", "state"),
    [
        (date(2026, 2, 28), RequestState.ANSWERED),
        (date(2026, 3, 1), RequestState.ANSWERED_LATE),
    ],
)
def test_l5_an_answer_after_the_delay_stays_known_as_late(answered, state):
    done = REQUEST.answering(answered, Answer.DONE, date(2026, 4, 1))
    assert done.state(date(2026, 4, 1)) is state
    assert done.answer is Answer.DONE


def test_l5_the_delay_is_made_longer_on_a_ground_and_within_the_first_month():
    today = date(2026, 6, 1)
    assert refused(lambda: REQUEST.extended(RECEIVED, None, today)) == ("extension", Problem.NOTHING_CHOSEN)
    early, late = date(2026, 1, 30), date(2026, 3, 1)
    ground = Extension.NUMBER
    assert refused(lambda: REQUEST.extended(early, ground, today)) == ("extended_on", Problem.TOO_EARLY)
    assert refused(lambda: REQUEST.extended(late, ground, today)) == ("extended_on", Problem.TOO_LATE)
    assert refused(lambda: REQUEST.extended(None, ground, today)) == ("extended_on", Problem.EMPTY)
    kept = REQUEST.extended(date(2026, 2, 28), ground, today)
    assert (kept.extended_on, kept.extension) == (date(2026, 2, 28), ground)
    assert kept.state(date(2026, 4, 30)) is RequestState.NEAR
    assert kept.state(date(2026, 5, 1)) is RequestState.LATE


def test_l5_an_answer_says_what_it_is_and_follows_the_request():
    today = date(2026, 2, 3)
    assert refused(lambda: REQUEST.answering(today, None, today)) == ("answer", Problem.NOTHING_CHOSEN)
    before = date(2026, 1, 30)
    done = Answer.PARTLY
    assert refused(lambda: REQUEST.answering(before, done, today)) == ("answered_on", Problem.TOO_EARLY)
    after = date(2026, 2, 4)
    assert refused(lambda: REQUEST.answering(after, done, today)) == ("answered_on", Problem.IN_THE_FUTURE)


def test_a_request_is_recorded_once_it_has_come():
    assert REQUEST.checked(RECEIVED) is REQUEST
    early = date(2026, 1, 30)
    assert refused(lambda: REQUEST.checked(early)) == ("received_on", Problem.IN_THE_FUTURE)


def test_art_12_4_what_is_refused_all_or_in_part_wants_a_ground():
    for answer in (Answer.REFUSED, Answer.PARTLY):
        assert refused(lambda answer=answer: REQUEST.answering(RECEIVED, answer, RECEIVED)) == (
            "refusal",
            Problem.NOTHING_CHOSEN,
        )
        given = REQUEST.answering(RECEIVED, answer, RECEIVED, RefusalGround.LEGAL_DUTY)
        assert given.refusal is RefusalGround.LEGAL_DUTY
    done = REQUEST.answering(RECEIVED, Answer.DONE, RECEIVED, RefusalGround.LEGAL_DUTY)
    assert done.refusal is None


def test_l5_a_request_written_down_by_mistake_is_corrected_and_its_answer_taken_back():
    answered = REQUEST.answering(date(2026, 2, 3), Answer.REFUSED, date(2026, 2, 3), RefusalGround.IDENTITY)
    assert not answered.is_open
    assert answered.reopened() == REQUEST
    assert REQUEST.is_open
    right = answered.corrected(Right.ERASURE, date(2026, 2, 1), "", date(2026, 2, 3))
    assert (right.right, right.received_on, right.reference) == (Right.ERASURE, date(2026, 2, 1), "")
    assert refused(lambda: answered.corrected(Right.ERASURE, date(2026, 2, 4), "", date(2026, 2, 5))) == (
        "received_on",
        Problem.TOO_LATE,
    )
    assert refused(lambda: REQUEST.corrected(Right.ERASURE, date(2026, 2, 6), "", date(2026, 2, 5))) == (
        "received_on",
        Problem.IN_THE_FUTURE,
    )
