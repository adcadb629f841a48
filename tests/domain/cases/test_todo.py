from datetime import timedelta
from uuid import uuid4

import pytest
from attrs import evolve

from bilan_desktop.domain.bilan.contract import Contract
from bilan_desktop.domain.bilan.frame import Appointment
from bilan_desktop.domain.bilan.funding import Agreed, Convention, Route, SelfFunded, TrainingPlan
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.synthesis import Section
from bilan_desktop.domain.bilan.terms import Signed
from bilan_desktop.domain.cases.safeguards import Place
from bilan_desktop.domain.cases.todo import PRESSING, Step, tasks
from bilan_desktop.domain.richtext import RichText
from domain_samples import (
    CPF,
    FRAME,
    NOW,
    PLAN,
    PROOF,
    TODAY,
    case_in,
    final,
    finished,
    presented,
    session,
    written,
)

DAY = timedelta(days=1)
READY = case_in(Phase.INVESTIGATION)


def steps(case, now=NOW):
    return [task.step for task in tasks(case, now)]


def sent(days):
    return TrainingPlan(employer=PLAN.employer, convention=Convention(sent_on=(TODAY - days * DAY,)))


def test_a_new_case_asks_for_the_request_the_consent_the_paper_and_the_frame():
    assert steps(case_in(Phase.REQUEST)) == [
        Step.FILL_REQUEST,
        Step.RECORD_CONSENT,
        Step.FUNDING_PAPER,
        Step.SET_FRAME,
    ]


def test_a_preliminary_phase_with_all_it_wants_goes_on():
    assert steps(evolve(READY, phase=Phase.PRELIMINARY)) == [Step.GO_ON]
    assert steps(READY) == [Step.GO_ON]


def test_c2_a_convention_to_send_is_asked_for_and_one_on_its_way_is_not():
    case = case_in(Phase.PRELIMINARY, funding=TrainingPlan())
    assert Step.FUNDING_PAPER in steps(case)
    assert Step.FUNDING_PAPER not in steps(evolve(case, funding=sent(1)))
    assert Step.FUNDING_PAPER not in steps(evolve(case, funding=CPF))


@pytest.mark.parametrize(
    ("days", "step"),
    [(0, Step.CONVENTION_ANSWER), (10, Step.CONVENTION_ANSWER), (11, Step.CONVENTION_REFUSED)],
)
def test_c2_the_convention_presses_first_from_its_sending_on(days, step):
    case = evolve(READY, phase=Phase.PRELIMINARY, funding=sent(days))
    first = tasks(case, NOW)[0]
    assert (first.step, first.place, first.due) == (step, Place.FRAME, TODAY + (10 - days) * DAY)
    assert first.is_for(TODAY)
    if step is Step.CONVENTION_ANSWER:
        assert first.facts == {"day": days, "last_day": TODAY + (10 - days) * DAY}


@pytest.mark.parametrize(
    ("days", "step"),
    [
        (-1, Step.PLANNED_END_PASSED),
        (0, Step.PLANNED_END_NEAR),
        (7, Step.PLANNED_END_NEAR),
        (8, None),
    ],
)
def test_e3a_the_planned_end_presses_in_its_last_week_and_when_it_has_passed(days, step):
    case = evolve(READY, frame=evolve(FRAME, planned_end=TODAY + days * DAY))
    found = [
        task for task in tasks(case, NOW) if task.step in {Step.PLANNED_END_NEAR, Step.PLANNED_END_PASSED}
    ]
    assert [task.step for task in found] == ([step] if step else [])
    assert all(task.due == TODAY + days * DAY for task in found)


def test_an_appointment_is_for_its_day():
    at = NOW.replace(tzinfo=None) + DAY
    appointment = Appointment(uuid4(), at, timedelta(hours=1))
    case = evolve(READY, frame=evolve(FRAME, appointments=(appointment,)), sessions=(session(),))
    task = tasks(case, NOW)[0]
    assert (task.step, task.due, task.facts) == (
        Step.APPOINTMENT,
        TODAY + DAY,
        {"at": "09:00", "number": 2},
    )
    assert not task.is_for(TODAY)
    assert task.is_for(TODAY + DAY)


def test_c8_c10_c7_the_conclusion_leads_from_the_first_draft_to_the_closing():
    case = case_in(Phase.CONCLUSION)
    shown = written().presented(TODAY, "Ici", Phase.CONCLUSION, NOW)
    filed = final(case)
    for state, step in [
        (case, Step.WRITE_SYNTHESIS),
        (evolve(case, synthesis=written()), Step.PRESENT_SYNTHESIS),
        (evolve(case, synthesis=shown), Step.ASK_OBSERVATIONS),
        (evolve(case, synthesis=presented()), Step.FINALISE_SYNTHESIS),
        (
            evolve(case, synthesis=presented().edited(Section.PROJECT, RichText.of("a"))),
            Step.PRESENT_SYNTHESIS,
        ),
        (filed, Step.HAND_OVER),
        (finished(), Step.CLOSE),
    ]:
        assert steps(state) == [step]


def test_a_closed_case_asks_nothing():
    assert tasks(evolve(finished(), phase=Phase.CLOSED), NOW) == ()


def test_what_presses_is_for_every_day():
    for task in tasks(finished(), NOW):
        assert task.step in PRESSING
        assert task.is_for(TODAY)
    assert not tasks(READY, NOW)[0].is_for(TODAY)


@pytest.mark.parametrize(
    ("funding", "is_in"),
    [
        (Agreed(Route.FRANCE_TRAVAIL), False),
        (Agreed(Route.FRANCE_TRAVAIL, paper=Signed(TODAY, PROOF)), True),
        (SelfFunded(), False),
        (SelfFunded(contract=Contract(TODAY, PROOF)), True),
    ],
)
def test_c2_each_route_asks_for_its_paper_until_it_is_in(funding, is_in):
    case = case_in(Phase.PRELIMINARY, funding=funding)
    assert (Step.FUNDING_PAPER not in steps(case)) == is_in


def test_c2_after_a_change_of_route_the_new_paper_is_asked_for_in_any_phase():
    case = READY.changed_route(Route.TRAINING_PLAN, TODAY, TODAY)
    assert steps(case) == [Step.FUNDING_PAPER, Step.GO_ON]
    assert steps(evolve(case, phase=Phase.CONCLUSION))[0] is Step.FUNDING_PAPER


def test_e3c_a_contract_taken_back_presses():
    contract = Contract(TODAY - DAY, PROOF, withdrawn_on=TODAY)
    first = tasks(case_in(Phase.PRELIMINARY, funding=SelfFunded(contract=contract)), NOW)[0]
    assert (first.step, first.due) == (Step.CONTRACT_WITHDRAWN, TODAY)
    assert first.step in PRESSING
