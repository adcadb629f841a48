"""What falls due on a case and in the registers: the one place that the dashboard, the agenda and the reminders read."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

from attrs import field, frozen

from bilan_desktop.domain.agenda.kinds import DeadlineKind
from bilan_desktop.domain.agenda.own import OwnReminder
from bilan_desktop.domain.bilan.contract import ContractState
from bilan_desktop.domain.bilan.funding import ConventionState, SelfFunded, TrainingPlan
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.synthesis import SynthesisState
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.cases.closing import handed_over
from bilan_desktop.domain.cases.safeguards import Place
from bilan_desktop.domain.errors import Fact
from bilan_desktop.domain.registers.breach import DataBreach, InformationState, NotificationState
from bilan_desktop.domain.registers.complaint import Complaint
from bilan_desktop.domain.registers.rgpd import RightsRequest
from bilan_desktop.domain.sharing.agreement import Subject


@frozen
class Deadline:
    """One thing that falls due on a day, at a moment if it has one.

    `subject` is the id of what it is about: an appointment, a case, a request… `at` without a zone is an hour on the
    wall, with one an instant. `place` is where on the case it is seen to. `facts` hold what its sentence needs.
    """

    kind: DeadlineKind
    subject: UUID
    on: date
    at: datetime | None = None
    lasts: timedelta | None = None
    case_id: UUID | None = None
    place: Place | None = None
    facts: dict[str, Fact] = field(factory=dict)

    def presses(self, today: date) -> bool:
        """Whether it belongs to the day's list: near enough, or past."""
        ahead = _AHEAD.get(self.kind)
        return ahead is not None and self.on - today <= ahead


SOON = timedelta(days=7)
_AT_ONCE = timedelta(days=366)
_ON_ITS_DAY = timedelta(0)

_AHEAD = {
    DeadlineKind.CONVENTION: _AT_ONCE,
    DeadlineKind.PLANNED_END: SOON,
    DeadlineKind.SYNTHESIS: _AT_ONCE,
    DeadlineKind.HAND_OVER: _ON_ITS_DAY,
    DeadlineKind.FOLLOW_UP: _ON_ITS_DAY,
    DeadlineKind.RIGHTS: SOON,
    DeadlineKind.BREACH: _AT_ONCE,
    DeadlineKind.COMPLAINT: SOON,
    DeadlineKind.OWN: _ON_ITS_DAY,
}
"""How long before its day each begins to press, until it is seen to; what passes or happens by itself never does."""


def deadlines(case: Case, now: datetime) -> tuple[Deadline, ...]:
    """What falls due on a running case, by its day; a closed case has deadlines of its own in the registers.

    Of a case whose data are only kept (RGPD, art. 18) nothing is asked.
    """
    if case.phase is Phase.CLOSED or case.restriction is not None:
        return ()
    found = [*_sessions(case, now), *_funding(case, now.date()), *_ending(case, now)]
    found += [own_deadline(reminder, case.id) for reminder in case.reminders]
    return tuple(sorted(found, key=lambda deadline: deadline.on))


def _sessions(case: Case, now: datetime) -> Iterator[Deadline]:
    """The planned sessions whose end has not passed; the next to be held is numbered after those that were."""
    moment = now.replace(tzinfo=None)
    coming = [each for each in case.frame.appointments if each.at + each.duration >= moment]
    for number, each in enumerate(coming, start=len(case.sessions) + 1):
        facts: dict[str, Fact] = {"at": each.at.strftime("%H:%M"), "number": number, "where": each.place}
        yield Deadline(
            DeadlineKind.SESSION,
            each.id,
            each.at.date(),
            each.at,
            each.duration,
            case.id,
            Place.SESSIONS,
            facts,
        )


def _funding(case: Case, today: date) -> Iterator[Deadline]:
    if isinstance(case.funding, TrainingPlan):
        convention = case.funding.convention
        state, last = convention.state(today), convention.last_day
        if last and state in {ConventionState.WAITING, ConventionState.REFUSED_BY_SILENCE}:
            facts: dict[str, Fact] = {"day": (today - max(convention.sent_on)).days, "last_day": last}
            yield _on_case(case, DeadlineKind.CONVENTION, last, Place.FRAME, facts)
    if isinstance(case.funding, SelfFunded):
        contract = case.funding.contract
        if contract.last_day and contract.state(today) is not ContractState.WITHDRAWN:
            yield _on_case(case, DeadlineKind.WITHDRAWAL, contract.last_day, Place.FRAME)


def _ending(case: Case, now: datetime) -> Iterator[Deadline]:
    planned = case.frame.planned_end
    if planned:
        place = Place.FRAME if case.frame.is_past_its_end(now.date()) else Place.CLOSING
        yield _on_case(case, DeadlineKind.PLANNED_END, planned, place)
    if owes_presentation(case):
        appointment = case.frame.next_appointment(now)
        day = appointment.at.date() if appointment else planned
        if day:
            yield _on_case(case, DeadlineKind.SYNTHESIS, day, Place.SYNTHESIS)
    final = case.synthesis.finalised_on
    if final and owes_hand_over(case):
        yield _on_case(case, DeadlineKind.HAND_OVER, final, Place.CLOSING)


def _on_case(
    case: Case, kind: DeadlineKind, on: date, place: Place, facts: dict[str, Fact] | None = None
) -> Deadline:
    return Deadline(kind, case.id, on, case_id=case.id, place=place, facts=facts or {})


def owes_presentation(case: Case) -> bool:
    """Whether the synthesis is written, in the conclusion phase, and not yet presented as it stands (C8)."""
    synthesis = case.synthesis
    written = synthesis.state is not SynthesisState.NONE
    return case.phase is Phase.CONCLUSION and written and not synthesis.is_presented_as_it_stands


def owes_hand_over(case: Case) -> bool:
    """Whether the synthesis is final and it, or the detailed results, not yet handed over (C7)."""
    subjects = (Subject.SYNTHESIS, Subject.DETAILED_RESULTS)
    return case.synthesis.state is SynthesisState.FINAL and not all(
        handed_over(case, subject) for subject in subjects
    )


def follow_up_deadline(case_id: UUID, on: date) -> Deadline:
    """The follow-up of a closed case (E3d)."""
    return Deadline(DeadlineKind.FOLLOW_UP, case_id, on, case_id=case_id, place=Place.CLOSING)


def destruction_deadline(compartment: UUID, on: date, case_id: UUID | None, content: str) -> Deadline:
    """The end of a retention: the day from which what a compartment keeps is gone (C7, E6)."""
    facts: dict[str, Fact] = {"content": content}
    return Deadline(DeadlineKind.DESTRUCTION, compartment, on, case_id=case_id, facts=facts)


def rights_deadline(request: RightsRequest) -> Deadline | None:
    """The month, or the three, of a request under the RGPD (L5); None once it is answered."""
    if request.answered_on is not None:
        return None
    facts: dict[str, Fact] = {"right": request.right.value}
    return Deadline(DeadlineKind.RIGHTS, request.id, request.due_on, facts=facts)


def breach_deadline(breach: DataBreach, now: datetime) -> Deadline | None:
    """The 72 hours of a breach of which the CNIL or the people are still to be told (L5); None once nothing is owed."""
    owed: str
    if breach.notification(now) in {NotificationState.TO_NOTIFY, NotificationState.OVERDUE}:
        owed = "notify"
    elif breach.information is InformationState.TO_INFORM:
        owed = "inform"
    else:
        return None
    facts: dict[str, Fact] = {"owed": owed}
    return Deadline(DeadlineKind.BREACH, breach.id, breach.due_at.date(), breach.due_at, facts=facts)


def complaint_deadline(complaint: Complaint) -> Deadline | None:
    """The days within which a complaint is answered (L6); None once it is."""
    if complaint.answered_on is not None:
        return None
    return Deadline(DeadlineKind.COMPLAINT, complaint.id, complaint.due_on)


def own_deadline(reminder: OwnReminder, case_id: UUID | None = None) -> Deadline:
    """A reminder of the counsellor's own, on a case or of the practice."""
    day = reminder.day
    at = datetime.combine(day, reminder.at) if reminder.at is not None else None
    facts: dict[str, Fact] = {"words": reminder.words}
    return Deadline(DeadlineKind.OWN, reminder.id, day, at, None, case_id, None, facts)
