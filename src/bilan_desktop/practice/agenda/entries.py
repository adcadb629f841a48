"""Everything that falls due in the practice: on the running cases, after the closed ones, in the registers."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from bilan_desktop.domain.agenda.deadlines import (
    Deadline,
    breach_deadline,
    complaint_deadline,
    destruction_deadline,
    follow_up_deadline,
    own_deadline,
    rights_deadline,
)
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.directory import DueDestruction, RunningCase
from bilan_desktop.vault.sealing.capsule import CompartmentKind
from bilan_desktop.vault.storage.entries import CaseState


@frozen
class Entry:
    """One thing that falls due. `reference` is empty for what concerns no case; only a running case has a `name`."""

    deadline: Deadline
    reference: str = ""
    name: str = ""


def entries(desk: Desk, running: Iterable[RunningCase], due: Sequence[DueDestruction]) -> tuple[Entry, ...]:
    """What falls due, by its day; `running` and `due` are what was read of the cases and of the destructions to come."""
    found = [entry for case in running for entry in of_case(case)]
    found += _after_the_end(desk, due)
    found += _of_the_registers(desk)
    return in_order(found)


def of_case(case: RunningCase) -> Iterator[Entry]:
    """What falls due on one running case."""
    for deadline in case.deadlines:
        yield Entry(deadline, case.reference, case.discreet_name)


def in_order(found: Iterable[Entry]) -> tuple[Entry, ...]:
    """By day, what has a moment by its hour after what is for the whole day."""
    return tuple(sorted(found, key=_when))


def _when(entry: Entry) -> tuple[str, str, str, str]:
    deadline = entry.deadline
    at = deadline.at.strftime("%H:%M") if deadline.at is not None else ""
    return (deadline.on.isoformat(), at, entry.reference, str(deadline.subject))


def _after_the_end(desk: Desk, due: Sequence[DueDestruction]) -> Iterator[Entry]:
    for each in due:
        content = "papers" if each.kind is CompartmentKind.ADMINISTRATIVE else "kept"
        deadline = destruction_deadline(each.compartment, each.on, each.case_id, content)
        yield Entry(deadline, each.reference)
    kept = {each.case_id for each in due}
    asking = desk.vault.register.follow_ups()
    for case in desk.vault.register.cases(CaseState.CLOSED) if asking else ():
        if case.case_id in asking and case.case_id in kept:
            yield Entry(follow_up_deadline(case.case_id, asking[case.case_id]), case.reference)


def _of_the_registers(desk: Desk) -> Iterator[Entry]:
    register = desk.vault.register
    for request in register.rights_requests():
        asked = rights_deadline(request)
        if asked is not None:
            yield Entry(asked, request.reference)
    for breach in register.data_breaches():
        owed = breach_deadline(breach, desk.now())
        if owed is not None:
            yield Entry(owed)
    for complaint in register.complaints():
        awaited = complaint_deadline(complaint)
        if awaited is not None:
            yield Entry(awaited, complaint.reference)
    for reminder in register.reminders():
        yield Entry(own_deadline(reminder))
