from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4

import pytest
from attrs import evolve

from bilan_desktop.domain.agenda.deadlines import (
    Deadline,
    breach_deadline,
    complaint_deadline,
    deadlines,
    destruction_deadline,
    follow_up_deadline,
    own_deadline,
    rights_deadline,
)
from bilan_desktop.domain.agenda.kinds import DeadlineKind
from bilan_desktop.domain.agenda.own import OwnReminder
from bilan_desktop.domain.bilan.contract import Contract
from bilan_desktop.domain.bilan.frame import Appointment
from bilan_desktop.domain.bilan.funding import Convention, SelfFunded, TrainingPlan
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.cases.restriction import Restriction, RestrictionGround
from bilan_desktop.domain.cases.safeguards import Place
from bilan_desktop.domain.registers.breach import DataBreach, Risk
from bilan_desktop.domain.registers.complaint import (
    Complainant,
    Complaint,
    ComplaintAnswer,
    ComplaintState,
    ComplaintSubject,
)
from bilan_desktop.domain.registers.rgpd import Answer, Right, RightsRequest
from domain_samples import FRAME, NOW, PLAN, TODAY, case_in, final, finished, presented, session, written

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
READY = case_in(Phase.INVESTIGATION)
WALL = NOW.replace(tzinfo=None)


def of(kind, case, now=NOW):
    return [each for each in deadlines(case, now) if each.kind is kind]


def kinds(case, now=NOW):
    return [each.kind for each in deadlines(case, now)]


def planned(*hours, case=READY):
    appointments = tuple(Appointment(uuid4(), WALL + h * HOUR, HOUR, "Au cabinet") for h in hours)
    return evolve(case, frame=evolve(FRAME, appointments=appointments))


def test_a_closed_case_has_no_deadline_of_its_own():
    assert deadlines(evolve(READY, phase=Phase.CLOSED), NOW) == ()


def test_l5_of_a_case_whose_data_are_only_kept_nothing_is_asked():
    held = Restriction(UUID(int=5), RestrictionGround.ACCURACY, TODAY)
    assert deadlines(evolve(planned(24), restrictions=(held,)), NOW) == ()


def test_they_come_by_their_day_and_lead_to_where_they_are_seen_to():
    case = evolve(planned(24 * 40), reminders=(OwnReminder(uuid4(), TODAY, None, "Relire"),))
    found = deadlines(case, NOW)
    assert [each.kind for each in found] == [
        DeadlineKind.OWN,
        DeadlineKind.PLANNED_END,
        DeadlineKind.SESSION,
    ]
    assert [each.place for each in found] == [None, Place.CLOSING, Place.SESSIONS]
    assert {each.case_id for each in found} == {case.id}


def test_a_planned_session_is_due_until_it_has_ended_and_is_numbered_after_those_held():
    case = evolve(planned(-2, -1, 24, 48), sessions=(session(),))
    found = of(DeadlineKind.SESSION, case)
    assert [each.facts["number"] for each in found] == [2, 3, 4]
    assert found[0].at == WALL - HOUR
    assert found[1].on == TODAY + DAY
    assert (found[1].lasts, found[1].facts["at"], found[1].facts["where"]) == (HOUR, "09:00", "Au cabinet")


@pytest.mark.parametrize("days", [0, 10, 11])
def test_c2_a_convention_is_due_on_its_tenth_day_and_after_the_silence(days):
    funding = TrainingPlan(employer=PLAN.employer, convention=Convention(sent_on=(TODAY - days * DAY,)))
    (found,) = of(DeadlineKind.CONVENTION, evolve(READY, funding=funding))
    assert (found.on, found.place) == (TODAY + (10 - days) * DAY, Place.FRAME)
    assert found.facts == {"day": days, "last_day": found.on}
    assert found.presses(TODAY)


def test_c2_a_convention_that_was_not_sent_or_is_signed_is_not_due():
    assert of(DeadlineKind.CONVENTION, evolve(READY, funding=TrainingPlan())) == []
    assert of(DeadlineKind.CONVENTION, evolve(READY, funding=PLAN)) == []


def test_e3c_the_delay_to_withdraw_ends_unless_the_contract_was_taken_back():
    contract = Contract(TODAY, UUID(int=3))
    (found,) = of(DeadlineKind.WITHDRAWAL, evolve(READY, funding=SelfFunded(contract=contract)))
    assert (found.on, found.presses(found.on)) == (TODAY + 10 * DAY, False)
    taken_back = SelfFunded(contract=contract.withdrawn(TODAY, TODAY))
    assert of(DeadlineKind.WITHDRAWAL, evolve(READY, funding=taken_back)) == []
    assert of(DeadlineKind.WITHDRAWAL, evolve(READY, funding=SelfFunded())) == []


@pytest.mark.parametrize(("days", "place"), [(-1, Place.FRAME), (0, Place.CLOSING), (30, Place.CLOSING)])
def test_e3a_the_planned_end_leads_to_the_closing_and_once_past_to_the_frame(days, place):
    case = evolve(READY, frame=evolve(FRAME, planned_end=TODAY + days * DAY))
    (found,) = of(DeadlineKind.PLANNED_END, case)
    assert (found.on, found.place, found.presses(TODAY)) == (TODAY + days * DAY, place, days <= 7)


def test_c8_a_written_synthesis_is_to_be_presented_at_the_next_session_or_by_the_planned_end():
    case = case_in(Phase.CONCLUSION, synthesis=written())
    assert of(DeadlineKind.SYNTHESIS, case)[0].on == FRAME.planned_end
    assert of(DeadlineKind.SYNTHESIS, planned(48, case=case))[0].on == TODAY + 2 * DAY
    no_end = evolve(case, frame=evolve(FRAME, planned_end=None))
    assert kinds(no_end) == []
    assert of(DeadlineKind.SYNTHESIS, evolve(case, synthesis=presented())) == []
    assert of(DeadlineKind.SYNTHESIS, case_in(Phase.CONCLUSION)) == []


def test_c7_a_final_synthesis_is_to_be_handed_over_until_it_is():
    (found,) = of(DeadlineKind.HAND_OVER, final(case_in(Phase.CONCLUSION)))
    assert (found.on, found.place) == (TODAY, Place.CLOSING)
    assert of(DeadlineKind.HAND_OVER, finished()) == []


def test_a_reminder_of_one_s_own_has_a_day_or_an_hour():
    case_id = uuid4()
    whole = own_deadline(OwnReminder(UUID(int=4), TODAY, None, "Relire"))
    assert (whole.on, whole.at, whole.case_id, whole.facts) == (TODAY, None, None, {"words": "Relire"})
    timed = own_deadline(OwnReminder(UUID(int=4), TODAY, time(14, 30), "Relire"), case_id)
    assert (timed.at, timed.case_id) == (datetime(2026, 11, 21, 14, 30), case_id)
    assert timed.presses(TODAY)
    assert not timed.presses(TODAY - DAY)


def test_e3d_e6_what_comes_after_the_end_names_the_case_and_only_the_follow_up_presses():
    follow_up = follow_up_deadline(UUID(int=1), TODAY)
    assert follow_up.presses(TODAY)
    going = destruction_deadline(UUID(int=2), TODAY, UUID(int=1), "kept")
    assert (going.case_id, going.presses(TODAY)) == (UUID(int=1), False)


def test_l5_a_request_is_due_until_it_is_answered():
    request = RightsRequest(uuid4(), Right.ACCESS, TODAY)
    found = rights_deadline(request)
    assert (found.on, found.facts) == (date(2026, 12, 21), {"right": "access"})
    assert [found.presses(found.on - days * DAY) for days in (8, 7)] == [False, True]
    assert rights_deadline(request.answering(TODAY, Answer.DONE, TODAY)) is None


def test_l6_a_complaint_is_due_within_thirty_days_until_it_is_answered():
    complaint = Complaint(uuid4(), TODAY, Complainant.EMPLOYER, ComplaintSubject.PRICE)
    found = complaint_deadline(complaint)
    assert (found.kind, found.on, found.case_id) == (DeadlineKind.COMPLAINT, TODAY + 30 * DAY, None)
    assert [found.presses(found.on - days * DAY) for days in (8, 7, -9)] == [False, True, True]
    assert complaint.state(found.on) is ComplaintState.WAITING
    assert complaint.state(found.on + DAY) is ComplaintState.LATE
    answered = evolve(complaint, answered_on=TODAY, answer=ComplaintAnswer.EXPLAINED)
    assert complaint_deadline(answered) is None


def test_l5_a_breach_is_due_after_72_hours_where_something_is_owed():
    at = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
    breach = DataBreach(uuid4(), at, Risk.LIKELY, "Un poste égaré")
    found = breach_deadline(breach, NOW)
    assert (found.at, found.on, found.facts) == (at + 72 * HOUR, date(2026, 11, 23), {"owed": "notify"})
    assert breach_deadline(breach, NOW + 9 * DAY) == found
    assert breach_deadline(evolve(breach, risk=Risk.UNLIKELY), NOW) is None
    assert breach_deadline(evolve(breach, notified_at=NOW), NOW) is None
    to_tell = evolve(breach, notified_at=NOW, risk=Risk.HIGH)
    assert breach_deadline(to_tell, NOW).facts == {"owed": "inform"}
    assert breach_deadline(evolve(to_tell, informed_on=TODAY), NOW) is None


def test_what_has_no_day_list_never_presses():
    passed = Deadline(DeadlineKind.SESSION, UUID(int=1), TODAY - DAY)
    assert not passed.presses(TODAY)
