"""What the dashboard and the case list show: every case in a line, in memory while the vault is open, forgotten at lock."""

import unicodedata
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from attrs import frozen

from bilan_desktop.domain.agenda.deadlines import Deadline, deadlines
from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.session import Hours
from bilan_desktop.domain.bilan.synthesis import SynthesisState
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.cases.todo import Task, tasks
from bilan_desktop.domain.errors import Fault
from bilan_desktop.practice.desk import Desk
from bilan_desktop.vault.records.case_records import read_outline
from bilan_desktop.vault.records.kept_records import read_origin
from bilan_desktop.vault.sealing.capsule import CompartmentKind
from bilan_desktop.vault.storage.entries import CaseState


@frozen
class RunningCase:
    """A running case in a line."""

    id: UUID
    reference: str
    name: str
    discreet_name: str
    route: Route
    phase: Phase
    hours: Hours
    planned_end: date | None
    synthesis: SynthesisState
    tasks: tuple[Task, ...]
    deadlines: tuple[Deadline, ...] = ()


@frozen
class ClosedCase:
    """A closed case in a line, as long as something of it is kept; `until` is when the last of it goes."""

    id: UUID
    reference: str
    name: str
    route: Route
    term: date
    until: date


@frozen
class DueDestruction:
    """A destruction to come: what, of which case, when."""

    compartment: UUID
    reference: str
    kind: CompartmentKind
    on: date
    case_id: UUID | None = None


@frozen
class Unreadable:
    """A case that could not be opened, and why: shown, never silently dropped."""

    id: UUID
    reference: str
    fault: Fault


def summary_of(case: Case, desk: Desk) -> RunningCase:
    """A running case in a line, as it stands now."""
    return RunningCase(
        id=case.id,
        reference=case.reference,
        name=case.beneficiary.full_name,
        discreet_name=case.beneficiary.discreet_name,
        route=case.route,
        phase=case.phase,
        hours=case.hours,
        planned_end=case.frame.planned_end,
        synthesis=case.synthesis.state,
        tasks=tasks(case, desk.now()),
        deadlines=deadlines(case, desk.now()),
    )


def running_cases(desk: Desk) -> tuple[list[RunningCase], list[Unreadable]]:
    """Every running case in a line, by reference, and those that could not be opened."""
    found: list[RunningCase] = []
    failed: list[Unreadable] = []
    for entry in desk.vault.register.cases(CaseState.OPEN):
        try:
            found.append(running_case(desk, entry.case_id))
        except Fault as fault:
            failed.append(Unreadable(entry.case_id, entry.reference, fault))
    return found, failed


def running_case(desk: Desk, case_id: UUID) -> RunningCase:
    """One running case in a line. Raises Fault when it cannot be opened."""
    compartment = desk.vault.open(case_id)
    try:
        with compartment.read() as connection:
            return summary_of(read_outline(connection), desk)
    finally:
        compartment.close()


def closed_cases(desk: Desk) -> tuple[list[ClosedCase], list[Unreadable]]:
    """Every closed case of which something is kept, by reference, and those that could not be opened."""
    found: list[ClosedCase] = []
    failed: list[Unreadable] = []
    kept = desk.vault.register.due_compartments(date.max)
    last_of = {row.case_id: row for row in kept}  # the last one due of each case
    for entry in desk.vault.register.cases(CaseState.CLOSED):
        last = last_of.get(entry.case_id)
        if last is None:
            continue
        try:
            compartment = desk.vault.open(last.id)
            try:
                with compartment.read() as connection:
                    origin, beneficiary = read_origin(connection)
            finally:
                compartment.close()
        except Fault as fault:
            failed.append(Unreadable(entry.case_id, entry.reference, fault))
            continue
        until = last.destroy_on or date.max
        found.append(
            ClosedCase(
                entry.case_id, entry.reference, beneficiary.full_name, origin.route, origin.term, until
            )
        )
    return found, failed


def destructions(desk: Desk, until: date) -> list[DueDestruction]:
    """The destructions to come up to a day, the nearest first."""
    today = desk.today()
    due = [
        DueDestruction(row.id, row.reference, row.kind, row.destroy_on, row.case_id)
        for row in desk.vault.register.due_compartments(until)
        if row.destroy_on is not None and row.destroy_on > today
    ]
    return sorted(due, key=lambda d: (d.on, d.reference))


Line = RunningCase | ClosedCase


def search(lines: Iterable[Line], words: str) -> list[Line]:
    """The lines whose name or reference holds every word, accents and letter case apart."""
    wanted = _folded(words).split()
    return [
        line for line in lines if all(word in _folded(f"{line.name} {line.reference}") for word in wanted)
    ]


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "OE"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
