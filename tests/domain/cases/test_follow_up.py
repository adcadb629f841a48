"""The follow-up at six months (E3d): its day, what may be noted of it, and when it is over."""

from datetime import date, timedelta

import pytest

from bilan_desktop.domain.cases.follow_up import (
    PATIENCE,
    FollowUp,
    FollowUpOutcome,
    FollowUpState,
    FollowUpTrace,
    follow_up_on,
)
from bilan_desktop.domain.errors import Breach, InvalidInput, Problem, RuleBroken

TERM = date(2025, 8, 31)
DUE = date(2026, 2, 28)
DAY = timedelta(days=1)
TODAY = date(2026, 3, 10)
DONE = FollowUpOutcome.CARRIED_OUT


def wrong(act, *given) -> tuple[str, Problem]:
    with pytest.raises(InvalidInput) as raised:
        act(*given)
    return raised.value.field, raised.value.problem


@pytest.mark.parametrize(
    ("term", "due"),
    [
        (TERM, DUE),
        (date(2027, 8, 31), date(2028, 2, 29)),
        (date(2026, 11, 21), date(2027, 5, 21)),
        (date(2026, 12, 31), date(2027, 6, 30)),
    ],
)
def test_e3d_the_follow_up_falls_six_months_after_the_term(term, due):
    assert follow_up_on(term) == due
    assert FollowUp().due_on(term) == due


def test_e3d_it_is_to_come_until_its_day_and_due_from_then_on():
    assert FollowUp().state(TERM, DUE - DAY) is FollowUpState.TO_COME
    assert FollowUp().state(TERM, DUE) is FollowUpState.DUE
    assert FollowUp().state(TERM, DUE + 400 * DAY) is FollowUpState.DUE


def test_e3d_once_asked_an_answer_is_waited_for_a_fortnight():
    asked = FollowUp().asking(DUE, TERM, TODAY)
    assert asked.state(TERM, TODAY) is FollowUpState.ASKED
    assert asked.due_on(TERM) == DUE + PATIENCE
    assert not asked.is_over


def test_e3d_an_answer_ends_it():
    answered = FollowUp().asking(DUE, TERM, TODAY).answering(TODAY, DONE, " Formatrice. ", None, TERM, TODAY)
    assert answered.state(TERM, TODAY) is FollowUpState.ANSWERED
    assert answered.sentence == "Formatrice."
    assert answered.is_over
    assert answered.due_on(TERM) is None


def test_e3d_somebody_who_comes_back_unasked_is_answered_too():
    assert FollowUp().answering(TERM, DONE, "", None, TERM, TODAY).is_over


def test_e3d_a_further_contact_keeps_it_open_until_that_is_answered():
    contact = TODAY + 20 * DAY
    waiting = FollowUp().answering(TODAY, FollowUpOutcome.UNDER_WAY, "", contact, TERM, TODAY)
    assert waiting.state(TERM, TODAY) is FollowUpState.NEW_CONTACT
    assert waiting.due_on(TERM) == contact
    assert not waiting.is_over
    again = waiting.answering(contact, DONE, "", None, TERM, contact)
    assert again.state(TERM, contact) is FollowUpState.ANSWERED


def test_e3d_it_may_be_declined_at_any_time_for_no_stated_reason():
    declined = FollowUp().declining(TERM, TERM, TODAY)
    assert declined.state(TERM, TODAY) is FollowUpState.DECLINED
    assert declined.due_on(TERM) is None
    waiting = FollowUp().answering(TODAY, DONE, "", TODAY + DAY, TERM, TODAY)
    assert waiting.declining(TODAY, TERM, TODAY).is_over


@pytest.mark.parametrize("over", [FollowUp(declined_on=TODAY), FollowUp(answered_on=TODAY, outcome=DONE)])
def test_e3d_nothing_is_noted_once_it_is_over(over):
    for act in (
        lambda: over.asking(TODAY, TERM, TODAY),
        lambda: over.declining(TODAY, TERM, TODAY),
        lambda: over.answering(TODAY, DONE, "", None, TERM, TODAY),
    ):
        with pytest.raises(RuleBroken) as raised:
            act()
        assert raised.value.breach is Breach.FOLLOW_UP_OVER


def test_days_before_the_term_or_to_come_are_refused():
    known = FollowUp()
    assert wrong(known.asking, TERM - DAY, TERM, TODAY) == ("asked_on", Problem.TOO_EARLY)
    assert wrong(known.asking, TODAY + DAY, TERM, TODAY) == ("asked_on", Problem.IN_THE_FUTURE)
    assert wrong(known.declining, None, TERM, TODAY) == ("declined_on", Problem.EMPTY)


def test_an_answer_comes_after_the_question_and_says_something():
    asked = FollowUp().asking(TODAY, TERM, TODAY)
    early = (TODAY - DAY, DONE, "", None, TERM, TODAY)
    assert wrong(asked.answering, *early) == ("answered_on", Problem.TOO_EARLY)
    assert wrong(asked.answering, TODAY, None, "", None, TERM, TODAY) == ("outcome", Problem.NOTHING_CHOSEN)
    same_day = (TODAY, DONE, "", TODAY, TERM, TODAY)
    assert wrong(asked.answering, *same_day) == ("contact_on", Problem.TOO_EARLY)
    long = (TODAY, DONE, "x" * 201, None, TERM, TODAY)
    assert wrong(asked.answering, *long) == ("sentence", Problem.TOO_LONG)


def test_there_is_no_silence_before_the_question():
    silent = (TODAY, FollowUpOutcome.NO_ANSWER, "", None, TERM, TODAY)
    assert wrong(FollowUp().answering, *silent) == ("asked_on", Problem.EMPTY)
    assert FollowUp().asking(DUE, TERM, TODAY).answering(*silent).is_over


def test_l6_the_figures_keep_whether_it_was_asked_and_answered_and_nothing_of_the_answer():
    asked = FollowUp().asking(TODAY, TERM, TODAY)
    waiting = FollowUp().answering(TODAY, DONE, "", TODAY + DAY, TERM, TODAY)
    traces = {
        FollowUpTrace.TO_COME: FollowUp(),
        FollowUpTrace.ASKED: asked,
        FollowUpTrace.ANSWERED: waiting.declining(TODAY, TERM, TODAY),
        FollowUpTrace.NO_ANSWER: asked.answering(TODAY, FollowUpOutcome.NO_ANSWER, "", None, TERM, TODAY),
        FollowUpTrace.DECLINED: asked.declining(TODAY, TERM, TODAY),
    }
    assert {trace: known.trace for trace, known in traces.items()} == {trace: trace for trace in traces}
