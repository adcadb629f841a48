"""Restricting what is done with a case at the person's request, and lifting it (L5; RGPD, art. 18)."""

from datetime import date
from uuid import UUID, uuid4

from attrs import evolve

from bilan_desktop.domain.cases.restriction import Restriction, RestrictionGround, active, restricted
from bilan_desktop.domain.errors import Fault, FaultKind, InvalidInput, Problem
from bilan_desktop.domain.registers.rgpd import Answer, RightsRequest
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending.proofs import has_proofs, proofs_of
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.registers import rights
from bilan_desktop.practice.running.cases import find
from bilan_desktop.vault.records.kept_records import put_restriction
from bilan_desktop.vault.storage.entries import CaseState


def restrict(
    desk: Desk, request: RightsRequest, ground: RestrictionGround | None, since: date | None
) -> Restriction:
    """From now on the case is only kept; the request is answered by it.

    Raises InvalidInput for what cannot stand, Fault for a case of which nothing is left.
    """
    if since is None:
        raise InvalidInput("since", Problem.EMPTY)
    case_id, today = find(desk, request.reference), desk.today()
    if since < request.received_on:
        raise InvalidInput("since", Problem.TOO_EARLY, earliest=request.received_on)
    new = Restriction(uuid4(), ground or RestrictionGround.ACCURACY, since, request.id)
    if _is_running(desk, case_id):
        file = CaseFile(desk, case_id)
        try:
            known = restricted(file.case.restrictions, new, ground, today)
            file.keep(evolve(file.case, restrictions=known))
        finally:
            file.close()
    else:
        with proofs_of(desk, case_id) as proofs:
            known = restricted(proofs.kept.restrictions, new, ground, today)
            put_restriction(proofs.connection, known[-1])
    if request.is_open:
        rights.answer(desk, request, today, Answer.DONE)
    return known[-1]


def lift(desk: Desk, case_id: UUID, informed_on: date | None) -> Restriction:
    """Lifts the restriction of a case, of which the person was told before (art. 18, 3); it stays as proof.

    Raises InvalidInput for what cannot stand, Fault where there is none.
    """
    today = desk.today()
    if _is_running(desk, case_id):
        file = CaseFile(desk, case_id)
        try:
            lifted = _held(file.case.restrictions).lifted(informed_on, today)
            others = tuple(each for each in file.case.restrictions if each.id != lifted.id)
            file.keep(evolve(file.case, restrictions=(*others, lifted)))
        finally:
            file.close()
    else:
        with proofs_of(desk, case_id) as proofs:
            lifted = _held(proofs.kept.restrictions).lifted(informed_on, today)
            put_restriction(proofs.connection, lifted)
    return lifted


def held(desk: Desk, reference: str) -> Restriction | None:
    """The restriction that holds on the case of that reference, None where there is none or nothing is left."""
    entry = desk.vault.register.case(find(desk, reference))
    if entry is None or entry.state is CaseState.DESTROYED:
        return None
    if entry.state is CaseState.OPEN:
        file = CaseFile(desk, entry.case_id)
        try:
            return file.case.restriction
        finally:
            file.close()
    if not has_proofs(desk, entry.case_id):
        return None
    with proofs_of(desk, entry.case_id) as proofs:
        return active(proofs.kept.restrictions)


def _held(restrictions: tuple[Restriction, ...]) -> Restriction:
    found = active(restrictions)
    if found is None:
        raise Fault(FaultKind.CASE_UNKNOWN)
    return found


def _is_running(desk: Desk, case_id: UUID) -> bool:
    entry = desk.vault.register.case(case_id)
    if entry is None or entry.state is CaseState.DESTROYED:
        raise Fault(FaultKind.CASE_UNKNOWN)
    return entry.state is CaseState.OPEN
