from datetime import date, timedelta
from uuid import UUID

import pytest
from attrs import fields

from bilan_desktop.domain.errors import Breach, InvalidInput, Problem, RuleBroken
from bilan_desktop.domain.registers.satisfaction import (
    QUESTIONS,
    Moment,
    Question,
    Score,
    SlipState,
    Solicitation,
    Tally,
    require_answers,
    solicitation_of,
    solicited,
    with_one,
)

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)
OPENED = date(2026, 9, 1)
SLIP = UUID(int=3)
GIVEN = Solicitation(Moment.END, SLIP, TODAY)


def test_l6_what_a_case_and_the_register_keep_has_no_room_for_an_answer_beside_a_person():
    kept = {attribute.name for attribute in fields(Solicitation)}
    assert kept == {"id", "slip", "asked_on", "answered_on", "declined_on"}
    counted = {attribute.name for attribute in fields(Tally)}
    assert counted == {"year", "moment", "question", "score", "number"}


def test_l6_a_questionnaire_is_given_once():
    given = solicited((), Moment.END, SLIP, TODAY, OPENED, TODAY)
    assert given == GIVEN
    assert solicited((given,), Moment.END, UUID(int=4), None, OPENED, TODAY) is given
    later = solicited((given,), Moment.SIX_MONTHS, UUID(int=4), TODAY, TODAY, TODAY)
    assert with_one((given,), later) == (given, later)
    assert solicitation_of((given,), Moment.SIX_MONTHS) is None


@pytest.mark.parametrize(
    ("day", "problem"),
    [(OPENED - DAY, Problem.TOO_EARLY), (TODAY + DAY, Problem.IN_THE_FUTURE), (None, Problem.EMPTY)],
)
def test_it_is_given_on_a_day_of_the_bilan(day, problem):
    with pytest.raises(InvalidInput) as raised:
        solicited((), Moment.END, SLIP, day, OPENED, TODAY)
    assert (raised.value.field, raised.value.problem) == ("asked_on", problem)


def test_l6_it_is_answered_or_declined_and_then_over():
    assert GIVEN.state is SlipState.ASKED
    answered, declined = GIVEN.answering(TODAY, TODAY), GIVEN.declining(TODAY, TODAY)
    assert (answered.state, declined.state) == (SlipState.ANSWERED, SlipState.DECLINED)
    for over in (answered, declined):
        for act in (over.answering, over.declining):
            with pytest.raises(RuleBroken) as raised:
                act(TODAY, TODAY)
            assert raised.value.breach is Breach.SATISFACTION_OVER


def test_an_answer_does_not_come_before_the_question():
    with pytest.raises(InvalidInput) as raised:
        GIVEN.answering(TODAY - DAY, TODAY)
    assert (raised.value.field, raised.value.problem) == ("answered_on", Problem.TOO_EARLY)


def test_a_question_may_be_left_out_but_not_all_of_them():
    require_answers(Moment.END, {Question.OVERALL: Score.FULLY})
    for answers in ({}, {Question.STEPS: Score.FULLY}):
        with pytest.raises(InvalidInput):
            require_answers(Moment.END, answers)


def test_four_answers_of_which_two_agree_and_every_question_is_asked_somewhere():
    assert [score.points for score in Score] == [1, 2, 3, 4]
    assert [score for score in Score if score.is_favourable] == [Score.RATHER, Score.FULLY]
    assert {question for asked in QUESTIONS.values() for question in asked} == set(Question)
