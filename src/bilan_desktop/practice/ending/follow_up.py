"""The follow-up of a closed case (E3d): what is noted of it stays with the proofs; at its end the contact details go."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from attrs import frozen

from bilan_desktop.domain.cases.follow_up import FollowUp, FollowUpOutcome
from bilan_desktop.domain.cases.restriction import require_unrestricted
from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.practice.desk import Desk
from bilan_desktop.vault.records.kept_records import put_follow_up, read_administrative
from bilan_desktop.vault.sealing.capsule import CompartmentKind
from bilan_desktop.vault.storage.register import Register


@frozen
class Answer:
    """What was answered, as typed; `contact_on` is the day of a further contact, if one was agreed."""

    on: date | None
    outcome: FollowUpOutcome | None
    sentence: str = ""
    contact_on: date | None = None


def ask(desk: Desk, case_id: UUID, on: date | None) -> FollowUp:
    """The person was asked how they are getting on. Raises RuleBroken, InvalidInput, or Fault."""
    return _change(desk, case_id, lambda known, term: known.asking(on, term, desk.today()))


def answer(desk: Desk, case_id: UUID, given: Answer) -> FollowUp:
    """The person answered. Raises RuleBroken, InvalidInput, or Fault."""
    return _change(
        desk,
        case_id,
        lambda known, term: known.answering(
            given.on, given.outcome, given.sentence, given.contact_on, term, desk.today()
        ),
    )


def decline(desk: Desk, case_id: UUID, on: date | None) -> FollowUp:
    """The person wants no follow-up. Raises RuleBroken, InvalidInput, or Fault."""
    return _change(desk, case_id, lambda known, term: known.declining(on, term, desk.today()), declines=True)


def _change(
    desk: Desk, case_id: UUID, change: Callable[[FollowUp, date], FollowUp], *, declines: bool = False
) -> FollowUp:
    register = desk.vault.register
    for entry in register.compartments(case_id):
        if entry.kind is not CompartmentKind.ADMINISTRATIVE:
            continue
        compartment = desk.vault.open(entry.id)
        try:
            with compartment.read() as connection:
                kept = read_administrative(connection)
            if kept.follow_up is None:
                continue
            if not declines:
                require_unrestricted(kept.restrictions)
            term, reference = kept.origin.term, kept.origin.reference
            changed = change(kept.follow_up, term)
            with compartment.transaction() as connection:
                put_follow_up(connection, changed)
        finally:
            compartment.close()
        _remember(register, case_id, reference, changed, term)
        return changed
    raise Fault(FaultKind.CASE_UNKNOWN)


def _remember(register: Register, case_id: UUID, reference: str, known: FollowUp, term: date) -> None:
    """The reminder of what is next (E3d), and what the yearly figures tell of it (L6)."""
    due = known.due_on(term)
    with register.transaction():
        register.set_follow_up_trace(reference, known.trace.value)
        if due is None:
            register.drop_follow_up(case_id)
        else:
            register.set_follow_up(case_id, due)
