"""Opening a new case, finding one again, and who it is for."""

from uuid import UUID

from attrs import evolve

from bilan_desktop.domain.beneficiary import Beneficiary
from bilan_desktop.domain.bilan.funding import Route, funding_of
from bilan_desktop.domain.cases.case import Case, reference, reference_parts
from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.vault.records.case_records import write_case


def open_new(desk: Desk, beneficiary: Beneficiary, route: Route) -> CaseFile:
    """A new case in a compartment of its own, under the next reference of the year.

    Raises InvalidInput for the first field that cannot stand.
    """
    checked = beneficiary.checked()
    today = desk.today()
    served = map(reference_parts, desk.vault.register.references())
    taken = [number for year, number in served if year == today.year]
    new_reference = reference(today.year, max(taken, default=0) + 1)
    with desk.vault.new_case(new_reference, today) as compartment:
        case = Case(compartment.id, new_reference, today, checked, funding_of(route))
        with compartment.transaction() as connection:
            write_case(connection, None, case)
    return CaseFile(desk, case.id)


def find(desk: Desk, wanted: str) -> UUID:
    """The id of the case of that reference. Raises InvalidInput for no reference, Fault for an unknown one."""
    year, number = reference_parts(wanted)
    found = desk.vault.register.case_by_reference(reference(year, number))
    if found is None:
        raise Fault(FaultKind.CASE_UNKNOWN, reference=reference(year, number))
    return found.case_id


def save_beneficiary(file: CaseFile, beneficiary: Beneficiary) -> Case:
    """Identity and contact. Raises InvalidInput for the first field that cannot stand."""
    file.case.require_open()
    return file.keep(evolve(file.case, beneficiary=beneficiary.checked()))
