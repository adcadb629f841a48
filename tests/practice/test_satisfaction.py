"""Satisfaction (L6): the case knows that it was asked, the register counts the answers, and nothing joins the two."""

from datetime import date
from uuid import UUID

import pytest

import samples
from bilan_desktop.domain.cases.closing import EndingKind
from bilan_desktop.domain.cases.restriction import RestrictionGround
from bilan_desktop.domain.errors import Breach, Fault, FaultKind, InvalidInput, RuleBroken
from bilan_desktop.domain.registers.rgpd import Right
from bilan_desktop.domain.registers.satisfaction import (
    GivenSlips,
    Moment,
    Question,
    Score,
    SlipState,
    Tally,
)
from bilan_desktop.practice import satisfaction
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending import closed, closing
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.registers import restrictions, rights
from bilan_desktop.vault.clock import FixedClock

ANSWERS = {Question.HEARD: Score.FULLY, Question.OVERALL: Score.RATHER}
LATER = date(2027, 5, 21)


def counted(desk: Desk) -> dict[tuple[Moment, SlipState], int]:
    return {(given.moment, given.state): given.number for given in desk.vault.register.given_slips()}


def close(file: CaseFile) -> UUID:
    closing.close(file, closing.ending(file, EndingKind.COMPLETED, file.today()))
    return file.case.id


def turn(desk: Desk, clock: FixedClock) -> None:
    clock.set(samples.NOW.replace(year=LATER.year, month=LATER.month, day=LATER.day))
    desk.vault.confirm_day(LATER)


def test_l6_the_answers_are_counted_and_the_case_keeps_none(desk: Desk) -> None:
    file = samples.to_ready(samples.cpf_case(desk))
    holder = satisfaction.of_running(file)
    satisfaction.ask(holder, Moment.END, samples.TODAY)
    assert counted(desk) == {(Moment.END, SlipState.ASKED): 1}
    satisfaction.answer(holder, Moment.END, samples.TODAY, ANSWERS)
    assert counted(desk) == {(Moment.END, SlipState.ANSWERED): 1}
    assert desk.vault.register.tallies() == (
        Tally(2026, Moment.END, Question.HEARD, Score.FULLY, 1),
        Tally(2026, Moment.END, Question.OVERALL, Score.RATHER, 1),
    )
    assert [one.state for one in file.case.satisfaction] == [SlipState.ANSWERED]
    with pytest.raises(RuleBroken) as raised:
        satisfaction.answer(holder, Moment.END, samples.TODAY, ANSWERS)
    assert raised.value.breach is Breach.SATISFACTION_OVER


def test_l6_at_six_months_it_works_after_the_content_is_gone(desk: Desk, clock: FixedClock) -> None:
    file = samples.to_ready(samples.cpf_case(desk))
    satisfaction.ask(satisfaction.of_running(file), Moment.END, samples.TODAY)
    case_id = close(file)
    turn(desk, clock)
    holder = satisfaction.of_closed(desk, case_id)
    satisfaction.answer(holder, Moment.END, LATER, {Question.HEARD: Score.RATHER_NOT})
    satisfaction.ask(holder, Moment.SIX_MONTHS, LATER)
    satisfaction.decline(holder, Moment.SIX_MONTHS, LATER)
    assert [one.state for one in closed.open_closed(desk, case_id).satisfaction] == [
        SlipState.ANSWERED,
        SlipState.DECLINED,
    ]
    assert desk.vault.register.given_slips() == (
        GivenSlips(2026, Moment.END, SlipState.ANSWERED, 1),
        GivenSlips(2027, Moment.SIX_MONTHS, SlipState.DECLINED, 1),
    )


def test_l6_nothing_in_the_register_leads_from_an_answer_to_a_case(desk: Desk) -> None:
    file = samples.to_ready(samples.cpf_case(desk))
    satisfaction.answer(satisfaction.of_running(file), Moment.END, samples.TODAY, ANSWERS)
    slip = file.case.satisfaction[0].slip
    close(file)
    with desk.vault.register.transaction() as db:
        slips = db.execute("SELECT * FROM satisfaction_slip").fetchall()
        tallies = db.execute("SELECT * FROM satisfaction_tally").fetchall()
    assert slips == [(str(slip), "end", 2026, "answered")]
    assert {type(cell) for row in tallies for cell in row} == {int, str}
    assert not {file.case.reference, str(file.case.id), str(slip)} & {cell for row in tallies for cell in row}


def test_a_step_that_was_interrupted_is_done_again_and_counted_once(desk: Desk) -> None:
    file = samples.cpf_case(desk)
    holder = satisfaction.of_running(file)
    given = satisfaction.ask(holder, Moment.END, samples.TODAY)
    desk.vault.register.count_answers(given.slip, ANSWERS)  # cut before the case heard of it
    satisfaction.answer(holder, Moment.END, samples.TODAY, ANSWERS)
    assert [tally.number for tally in desk.vault.register.tallies()] == [1, 1]
    desk.vault.register.decline_slip(given.slip)
    assert counted(desk) == {(Moment.END, SlipState.ANSWERED): 1}


def test_a_questionnaire_that_the_register_missed_is_counted_at_the_closing(desk: Desk) -> None:
    file = samples.to_ready(samples.cpf_case(desk))
    satisfaction.ask(satisfaction.of_running(file), Moment.END, samples.TODAY)
    with desk.vault.register.transaction() as db:
        db.execute("DELETE FROM satisfaction_slip")
    close(file)
    assert counted(desk) == {(Moment.END, SlipState.ASKED): 1}


def test_what_cannot_stand_changes_nothing(desk: Desk) -> None:
    file = samples.cpf_case(desk)
    holder = satisfaction.of_running(file)
    with pytest.raises(InvalidInput):
        satisfaction.answer(holder, Moment.END, samples.TODAY, {})
    with pytest.raises(InvalidInput):
        satisfaction.ask(holder, Moment.END, date(2026, 11, 20))
    assert file.case.satisfaction == ()
    assert counted(desk) == {}


def test_a_case_that_still_runs_has_no_proofs_to_write_in(desk: Desk) -> None:
    file = samples.cpf_case(desk)
    with pytest.raises(Fault) as raised:
        satisfaction.ask(satisfaction.of_closed(desk, file.case.id), Moment.SIX_MONTHS, samples.TODAY)
    assert raised.value.kind is FaultKind.CASE_UNKNOWN


@pytest.mark.parametrize("moment", Moment)
def test_l6_the_questionnaire_names_nobody(desk: Desk, moment: Moment) -> None:
    first = satisfaction.questionnaire(desk, moment)
    assert first.startswith(b"%PDF")
    assert satisfaction.questionnaire(desk, moment) == first


def test_l5_nobody_is_asked_while_the_case_is_restricted(desk: Desk) -> None:
    file = samples.cpf_case(desk)
    asked = rights.receive(desk, Right.RESTRICTION, samples.TODAY, file.case.reference)
    restrictions.restrict(desk, asked, RestrictionGround.ACCURACY, samples.TODAY)
    with pytest.raises(RuleBroken) as raised:
        satisfaction.answer(satisfaction.of_running(file), Moment.END, samples.TODAY, ANSWERS)
    assert raised.value.breach is Breach.CASE_RESTRICTED
    assert desk.vault.register.tallies() == ()
