from datetime import date, timedelta
from uuid import UUID

import pytest
from attrs import evolve, fields

from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.domain.registers.complaint import (
    PATIENCE,
    Complainant,
    Complaint,
    ComplaintAnswer,
    ComplaintState,
    ComplaintSubject,
    Improvement,
)

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)
RECEIVED = Complaint(UUID(int=1), TODAY - 9 * DAY, Complainant.BENEFICIARY, ComplaintSubject.COURSE)
ANSWERED = evolve(RECEIVED, answered_on=TODAY, answer=ComplaintAnswer.ACCEPTED)


def test_l6_a_complaint_has_no_room_for_a_name_or_a_word():
    names = {attribute.name for attribute in fields(Complaint)}
    assert names == {
        *("id", "received_on", "complainant", "subject", "reference"),
        *("answered_on", "answer", "improvement"),
    }


def test_l6_it_waits_is_late_after_a_month_and_is_answered():
    assert RECEIVED.state(TODAY) is ComplaintState.WAITING
    last = RECEIVED.received_on + PATIENCE
    assert RECEIVED.state(last) is ComplaintState.WAITING
    assert RECEIVED.state(last + DAY) is ComplaintState.LATE
    assert ANSWERED.state(last + DAY) is ComplaintState.ANSWERED
    assert (RECEIVED.delay(TODAY), ANSWERED.delay(TODAY + DAY)) == (9 * DAY, 9 * DAY)


@pytest.mark.parametrize("sound", [RECEIVED, ANSWERED, evolve(ANSWERED, improvement=Improvement.PAPERS)])
def test_what_can_stand_stands(sound):
    assert sound.checked(TODAY) is sound


@pytest.mark.parametrize(
    ("changes", "field", "problem"),
    [
        ({"received_on": TODAY + DAY}, "received_on", Problem.IN_THE_FUTURE),
        (
            {"answered_on": TODAY + DAY, "answer": ComplaintAnswer.PARTLY},
            "answered_on",
            Problem.IN_THE_FUTURE,
        ),
        ({"answered_on": TODAY - 10 * DAY}, "answered_on", Problem.TOO_EARLY),
        ({"answered_on": TODAY}, "answer", Problem.NOTHING_CHOSEN),
        ({"answer": ComplaintAnswer.REJECTED}, "answered_on", Problem.EMPTY),
        ({"improvement": Improvement.SKILLS}, "answered_on", Problem.EMPTY),
    ],
)
def test_what_cannot_stand_is_refused(changes, field, problem):
    with pytest.raises(InvalidInput) as raised:
        evolve(RECEIVED, **changes).checked(TODAY)
    assert (raised.value.field, raised.value.problem) == (field, problem)
