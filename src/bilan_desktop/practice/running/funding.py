"""The papers of the funding (C2), route by route: EDOF's dates, the convention and its ten days, contract and payments."""

from datetime import date
from typing import TypeVar
from uuid import UUID, uuid4

from attrs import evolve

from bilan_desktop.domain.bilan.contract import Payment, require_payments
from bilan_desktop.domain.bilan.funding import Agreed, Funding, Route, SelfFunded, TrainingPlan
from bilan_desktop.domain.bilan.terms import Signed
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.errors import Breach, InvalidInput, Problem, RuleBroken
from bilan_desktop.domain.money import Money
from bilan_desktop.practice import papers
from bilan_desktop.practice.file import CaseFile

Shape = TypeVar("Shape", TrainingPlan, Agreed, SelfFunded)


def save(file: CaseFile, funding: Funding) -> Case:
    """Keeps the fields of the route's paper; what is signed, sent or paid has use cases of its own.

    Raises InvalidInput for the first field that cannot stand, RuleBroken for a price under which too much was paid.
    """
    case = file.case
    case.require_open()
    checked = funding.checked(file.today())
    match checked, case.funding:
        case TrainingPlan(), TrainingPlan() as kept:
            checked = evolve(checked, convention=kept.convention)
        case Agreed(), Agreed() as kept:
            checked = evolve(checked, paper=kept.paper, grant=kept.grant)
        case SelfFunded(), SelfFunded() as kept:
            checked = evolve(checked, contract=kept.contract, payments=kept.payments)
            after = evolve(case, funding=checked)
            require_payments(checked.contract, checked.price, checked.payments, after.proceeded)
        case _:
            pass
    return file.keep(case.funded(checked))


def paper(file: CaseFile) -> bytes:
    """The paper of the present funding as it stands, « Projet » while a mention is missing. Never under CPF (C2)."""
    if file.case.route is Route.CPF:
        raise RuleBroken(Breach.CONVENTION_UNDER_CPF)
    return papers.funding_paper(file.desk.practice, file.case, file.today())


def amendment(file: CaseFile) -> bytes:
    """The amendment to sign for the latest extension. Raises InvalidInput when the present funding knows none."""
    if not file.case.amendments:
        raise InvalidInput("planned_end", Problem.EMPTY)
    return papers.amendment(file.desk.practice, file.case, file.today())


def send_convention(file: CaseFile, on: date | None) -> Case:
    """The employer sent the draft to the employee; a new sending restarts the ten days (R. 6313-8)."""
    plan = _present(file.case, TrainingPlan)
    return _keep(file, evolve(plan, convention=plan.convention.sent(on, file.today())))


def sign_convention(file: CaseFile, on: date | None, proof: UUID | None) -> Case:
    """The convention came back signed by the three. Raises InvalidInput, or RuleBroken after the tenth day."""
    plan = _present(file.case, TrainingPlan)
    signed = plan.convention.signed(on, _known(file, proof), file.today())
    return _keep_signed(file, evolve(plan, convention=signed))


def sign_paper(file: CaseFile, on: date | None, proof: UUID | None, *, is_grant: bool = False) -> Case:
    """The payer's paper signed by its parties, or the fund's agreement. Raises InvalidInput: no day, a day to come, no proof."""
    agreed = _present(file.case, Agreed)
    signed = Signed.recorded(on, _known(file, proof), file.today())
    return _keep_signed(file, evolve(agreed, grant=signed) if is_grant else evolve(agreed, paper=signed))


def sign_contract(file: CaseFile, on: date | None, proof: UUID | None, *, at_a_distance: bool) -> Case:
    """The person's own contract, signed (L. 6353-3). Raises InvalidInput, or RuleBroken when something was paid too early."""
    own = _present(file.case, SelfFunded)
    contract = own.contract.signed(on, _known(file, proof), at_a_distance=at_a_distance, today=file.today())
    require_payments(contract, own.price, own.payments, file.case.proceeded)
    return _keep_signed(file, evolve(own, contract=contract))


def withdraw_contract(file: CaseFile, on: date | None) -> Case:
    """The person took the contract back in time. Raises InvalidInput, or RuleBroken once the delay is over."""
    own = _present(file.case, SelfFunded)
    return _keep(file, evolve(own, contract=own.contract.withdrawn(on, file.today())))


def add_payment(file: CaseFile, on: date | None, amount: Money | None) -> Case:
    """What the person paid. Raises InvalidInput, or RuleBroken: before the delay ended, or more than the day allows."""
    own = _present(file.case, SelfFunded)
    payment = Payment.recorded(uuid4(), on, amount, file.today())
    payments = tuple(sorted((*own.payments, payment), key=lambda p: (p.on, p.id)))
    require_payments(own.contract, own.price, payments, file.case.proceeded)
    return _keep(file, evolve(own, payments=payments))


def remove_payment(file: CaseFile, payment_id: UUID) -> Case:
    """Takes a payment recorded by mistake away."""
    own = _present(file.case, SelfFunded)
    return _keep(file, evolve(own, payments=tuple(p for p in own.payments if p.id != payment_id)))


def change_route(file: CaseFile, route: Route | None, until: date | None) -> Case:
    """Another route from the day after `until` on; the hours go on counting (L1), the former one becomes history.

    Raises InvalidInput: no route, a last day to come, or one before a session already held.
    """
    return file.keep(file.case.changed_route(route, until, file.today()))


def _present(case: Case, shape: type[Shape]) -> Shape:
    case.require_open()
    if not isinstance(case.funding, shape):
        other = Breach.CONVENTION_UNDER_CPF if case.route is Route.CPF else Breach.PAPER_OF_ANOTHER_ROUTE
        raise RuleBroken(other)
    return case.funding


def _known(file: CaseFile, proof: UUID | None) -> UUID | None:
    document = file.case.document(proof)
    return document.id if document else None


def _keep_signed(file: CaseFile, funding: Funding) -> Case:
    return file.keep(file.case.funded(funding))


def _keep(file: CaseFile, funding: Funding) -> Case:
    return file.keep(evolve(file.case, funding=funding))
