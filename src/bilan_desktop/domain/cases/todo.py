"""What a case asks of the counsellor next, from the most pressing on."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from attrs import field, frozen

from bilan_desktop.domain.agenda.deadlines import Deadline, deadlines, owes_hand_over, owes_presentation
from bilan_desktop.domain.agenda.kinds import DeadlineKind
from bilan_desktop.domain.bilan.funding import Agreed, ConventionState, Cpf, SelfFunded, TrainingPlan
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.synthesis import SynthesisState
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.cases.safeguards import Place
from bilan_desktop.domain.errors import Fact


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

    @property
    def argument(self) -> str:
        """The case and the place on it, as one text: `<id>#<place>`."""
        return f"{self.case_id}#{self.place.value}"

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
    dated = deadlines(case, now)
    yield from _of_funding(case, dated, today)
    yield from _of_planned_end(case, dated, today)
    yield from _appointment(case, dated)
    if case.phase.rank <= Phase.PRELIMINARY.rank:
        yield from _preliminary(case, today)
        return
    if not _paper_is_in(case, today):
        yield Task(case.id, Step.FUNDING_PAPER, Place.FRAME)
    if case.phase is Phase.CONCLUSION:
        yield _conclusion(case, dated)
    else:
        yield Task(case.id, Step.GO_ON, Place.SESSIONS)


def _of_funding(case: Case, dated: Iterable[Deadline], today: date) -> Iterator[Task]:
    waiting = _first(dated, DeadlineKind.CONVENTION)
    if waiting and waiting.on < today:
        yield Task(case.id, Step.CONVENTION_REFUSED, Place.FRAME, waiting.on)
    elif waiting:
        yield Task(case.id, Step.CONVENTION_ANSWER, Place.FRAME, waiting.on, waiting.facts)
    if isinstance(case.funding, SelfFunded) and case.funding.contract.withdrawn_on:
        yield Task(case.id, Step.CONTRACT_WITHDRAWN, Place.FRAME, case.funding.contract.withdrawn_on)


def _of_planned_end(case: Case, dated: Iterable[Deadline], today: date) -> Iterator[Task]:
    planned = _first(dated, DeadlineKind.PLANNED_END)
    if planned and planned.presses(today):
        step = Step.PLANNED_END_PASSED if planned.on < today else Step.PLANNED_END_NEAR
        yield Task(case.id, step, planned.place or Place.FRAME, planned.on)


def _appointment(case: Case, dated: Iterable[Deadline]) -> Iterator[Task]:
    coming = _first(dated, DeadlineKind.SESSION)
    if coming:
        facts = {name: coming.facts[name] for name in ("at", "number")}
        yield Task(case.id, Step.APPOINTMENT, Place.SESSIONS, coming.on, facts)


def _first(dated: Iterable[Deadline], kind: DeadlineKind) -> Deadline | None:
    return next((deadline for deadline in dated if deadline.kind is kind), None)


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


def _conclusion(case: Case, dated: Iterable[Deadline]) -> Task:
    synthesis = case.synthesis
    if synthesis.state is SynthesisState.NONE:
        return Task(case.id, Step.WRITE_SYNTHESIS, Place.SYNTHESIS)
    if owes_presentation(case):
        due = _first(dated, DeadlineKind.SYNTHESIS)
        return Task(case.id, Step.PRESENT_SYNTHESIS, Place.SYNTHESIS, due.on if due else None)
    if synthesis.observations is None:
        return Task(case.id, Step.ASK_OBSERVATIONS, Place.SYNTHESIS)
    if synthesis.state is not SynthesisState.FINAL:
        return Task(case.id, Step.FINALISE_SYNTHESIS, Place.SYNTHESIS)
    if owes_hand_over(case):
        return Task(case.id, Step.HAND_OVER, Place.CLOSING)
    return Task(case.id, Step.CLOSE, Place.CLOSING)
