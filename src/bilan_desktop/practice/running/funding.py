"""The paper of the funding route (C2): EDOF's dates, or the convention and its ten days."""

from datetime import date
from uuid import UUID

from attrs import evolve

from bilan_desktop.domain.bilan.funding import Convention, Funding, TrainingPlan
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.errors import Breach, RuleBroken
from bilan_desktop.practice.file import CaseFile


def save(file: CaseFile, funding: Funding) -> Case:
    """Keeps the fields of the route's paper; the days of a convention have use cases of their own.

    Raises InvalidInput for the first field that cannot stand.
    """
    case = file.case
    case.require_open()
    checked = funding.checked(file.today())
    if isinstance(checked, TrainingPlan) and isinstance(case.funding, TrainingPlan):
        kept = case.funding.convention
        convention = evolve(
            checked.convention, sent_on=kept.sent_on, signed_on=kept.signed_on, proof=kept.proof
        )
        checked = evolve(checked, convention=convention)
    return file.keep(evolve(case, funding=checked))


def send_convention(file: CaseFile, on: date | None) -> Case:
    """The employer sent the draft to the employee; a new sending restarts the ten days (R. 6313-8)."""
    plan = _plan(file.case)
    return _keep_convention(file, plan, plan.convention.sent(on, file.today()))


def sign_convention(file: CaseFile, on: date | None, proof: UUID | None) -> Case:
    """The convention came back signed by the three. Raises InvalidInput, or RuleBroken after the tenth day."""
    plan = _plan(file.case)
    document = file.case.document(proof)
    signed = plan.convention.signed(on, document.id if document else None, file.today())
    return _keep_convention(file, plan, signed)


def _plan(case: Case) -> TrainingPlan:
    case.require_open()
    if not isinstance(case.funding, TrainingPlan):
        raise RuleBroken(Breach.CONVENTION_UNDER_CPF)
    return case.funding


def _keep_convention(file: CaseFile, plan: TrainingPlan, convention: Convention) -> Case:
    return file.keep(evolve(file.case, funding=evolve(plan, convention=convention)))
