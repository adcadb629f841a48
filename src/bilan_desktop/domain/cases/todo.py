"""What a case asks of the counsellor next, from the most pressing on."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from attrs import field, frozen

from bilan_desktop.domain.bilan.funding import Agreed, ConventionState, Cpf, SelfFunded, TrainingPlan
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.synthesis import SynthesisState
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.cases.closing import handed_over
from bilan_desktop.domain.cases.safeguards import Place
from bilan_desktop.domain.errors import Fact
from bilan_desktop.domain.sharing.agreement import Subject

SOON = timedelta(days=7)


class Step(StrEnum):
    """What is to be done next; each has its sentence in `wording/`."""

    CONVENTION_REFUSED = "convention_refused"
    CONVENTION_ANSWER = "convention_answer"
    CONTRACT_WITHDRAWN = "contract_withdrawn"
    PLANNED_END_PASSED = "planned_end_passed"
    APPOINTMENT = "appointment"
    PLANNED_END_NEAR = "planned_end_near"
    FILL_REQUEST = "fill_request"
    RECORD_CONSENT = "record_consent"
    FUNDING_PAPER = "funding_paper"
    SET_FRAME = "set_frame"
    GO_ON = "go_on"
    WRITE_SYNTHESIS = "write_synthesis"
    PRESENT_SYNTHESIS = "present_synthesis"
    ASK_OBSERVATIONS = "ask_observations"
    FINALISE_SYNTHESIS = "finalise_synthesis"
    HAND_OVER = "hand_over"
    CLOSE = "close"
    FOLLOW_UP = "follow_up"
    RESTRICTED = "restricted"


PRESSING = frozenset(
    {
        Step.CONVENTION_REFUSED,
        Step.CONVENTION_ANSWER,
        Step.CONTRACT_WITHDRAWN,
        Step.PLANNED_END_PASSED,
        Step.PLANNED_END_NEAR,
        Step.PRESENT_SYNTHESIS,
        Step.ASK_OBSERVATIONS,
        Step.FINALISE_SYNTHESIS,
        Step.HAND_OVER,
        Step.CLOSE,
    }
)


@frozen
class Task:
    """One thing to do on a case, where it is done, and when it is due if it has a day."""

    case_id: UUID
    step: Step
    place: Place
    due: date | None = None
    facts: dict[str, Fact] = field(factory=dict)

    def is_for(self, today: date) -> bool:
        """True when it belongs to the day's list: pressing, or due."""
        return self.step in PRESSING or (self.due is not None and self.due <= today)


def tasks(case: Case, now: datetime) -> tuple[Task, ...]:
    """What the case asks, the most pressing first; a closed case asks nothing."""
    return () if case.phase is Phase.CLOSED else tuple(_tasks(case, now))


def _tasks(case: Case, now: datetime) -> Iterator[Task]:
    today = now.date()
    if case.restriction is not None:
        yield Task(case.id, Step.RESTRICTED, Place.CONFIDENTIALITY, None, {"since": case.restriction.since})
        return
    yield from _deadlines(case, today)
    appointment = case.frame.next_appointment(now)
    if appointment:
        facts: dict[str, Fact] = {"at": appointment.at.strftime("%H:%M"), "number": len(case.sessions) + 1}
        yield Task(case.id, Step.APPOINTMENT, Place.SESSIONS, appointment.at.date(), facts)
    if case.phase.rank <= Phase.PRELIMINARY.rank:
        yield from _preliminary(case, today)
        return
    if not _paper_is_in(case, today):
        yield Task(case.id, Step.FUNDING_PAPER, Place.FRAME)
    if case.phase is Phase.CONCLUSION:
        yield _conclusion(case)
    else:
        yield Task(case.id, Step.GO_ON, Place.SESSIONS)


def _deadlines(case: Case, today: date) -> Iterator[Task]:
    if isinstance(case.funding, TrainingPlan):
        convention = case.funding.convention
        state, last = convention.state(today), convention.last_day
        if state is ConventionState.REFUSED_BY_SILENCE:
            yield Task(case.id, Step.CONVENTION_REFUSED, Place.FRAME, last)
        elif state is ConventionState.WAITING and last:
            facts: dict[str, Fact] = {"day": (today - max(convention.sent_on)).days, "last_day": last}
            yield Task(case.id, Step.CONVENTION_ANSWER, Place.FRAME, last, facts)
    if isinstance(case.funding, SelfFunded) and case.funding.contract.withdrawn_on:
        yield Task(case.id, Step.CONTRACT_WITHDRAWN, Place.FRAME, case.funding.contract.withdrawn_on)
    planned = case.frame.planned_end
    if planned and case.frame.is_past_its_end(today):
        yield Task(case.id, Step.PLANNED_END_PASSED, Place.FRAME, planned)
    elif planned and planned - today <= SOON:
        yield Task(case.id, Step.PLANNED_END_NEAR, Place.CLOSING, planned)


def _preliminary(case: Case, today: date) -> Iterator[Task]:
    if case.request.missing:
        yield Task(case.id, Step.FILL_REQUEST, Place.REQUEST)
    if case.consent is None:
        yield Task(case.id, Step.RECORD_CONSENT, Place.REQUEST)
    if not _paper_is_in(case, today):
        yield Task(case.id, Step.FUNDING_PAPER, Place.FRAME)
    if case.frame.missing:
        yield Task(case.id, Step.SET_FRAME, Place.FRAME)
    if not case.request.missing and case.consent and not case.frame.missing:
        yield Task(case.id, Step.GO_ON, Place.SESSIONS)


def _paper_is_in(case: Case, today: date) -> bool:
    match case.funding:
        case Cpf() as cpf:
            return bool(cpf.edof_number and cpf.terms_accepted_on)
        case TrainingPlan() as plan:
            return plan.convention.state(today) is not ConventionState.NOT_SENT
        case Agreed() as agreed:
            return agreed.is_in
        case own:
            return own.contract.signed_on is not None


def _conclusion(case: Case) -> Task:
    synthesis = case.synthesis
    if synthesis.state is SynthesisState.NONE:
        return Task(case.id, Step.WRITE_SYNTHESIS, Place.SYNTHESIS)
    if not synthesis.is_presented_as_it_stands:
        return Task(case.id, Step.PRESENT_SYNTHESIS, Place.SYNTHESIS)
    if synthesis.observations is None:
        return Task(case.id, Step.ASK_OBSERVATIONS, Place.SYNTHESIS)
    if synthesis.state is not SynthesisState.FINAL:
        return Task(case.id, Step.FINALISE_SYNTHESIS, Place.SYNTHESIS)
    if not all(handed_over(case, subject) for subject in (Subject.SYNTHESIS, Subject.DETAILED_RESULTS)):
        return Task(case.id, Step.HAND_OVER, Place.CLOSING)
    return Task(case.id, Step.CLOSE, Place.CLOSING)
