"""The funding routes, and the paper that each wants before the investigation (C2).

Four shapes cover the eight routes: the platform's terms, the convention with its ten days, a paper that the payer signs,
and the person's own contract. What each party may get is in `domain/sharing/parties.py`.
"""

import re
from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from attrs import evolve, frozen

from bilan_desktop.domain import text
from bilan_desktop.domain.bilan.contract import Contract, ContractState, Payment
from bilan_desktop.domain.bilan.frame import Frame
from bilan_desktop.domain.bilan.terms import FILE_LIMIT, Organisation, Signed, Terms
from bilan_desktop.domain.errors import Breach, InvalidInput, Problem, RuleBroken
from bilan_desktop.domain.law.dated import Figure, value_on
from bilan_desktop.domain.money import Money


class Route(StrEnum):
    """Who pays for the bilan."""

    CPF = "cpf"
    TRAINING_PLAN = "training_plan"
    REDEPLOYMENT_LEAVE = "redeployment_leave"
    TRANSITION_PROJECT = "transition_project"
    FRANCE_TRAVAIL = "france_travail"
    SELF_FUNDED = "self_funded"
    PUBLIC_AGENT = "public_agent"
    INSURANCE_FUND = "insurance_fund"


class PaperKind(StrEnum):
    """What the route's paper is called."""

    PLATFORM_TERMS = "platform_terms"
    CONVENTION = "convention"
    QUOTE = "quote"
    CONTRACT = "contract"


class Signer(StrEnum):
    """Who signs it."""

    BENEFICIARY = "beneficiary"
    EMPLOYER = "employer"
    ADMINISTRATION = "administration"
    FUNDER = "funder"
    PROVIDER = "provider"


@frozen
class Paper:
    """The paper of a route and its parties, in the order in which they sign."""

    kind: PaperKind
    signers: tuple[Signer, ...] = ()


_THREE = (Signer.BENEFICIARY, Signer.EMPLOYER, Signer.PROVIDER)

PAPERS: dict[Route, Paper] = {
    Route.CPF: Paper(PaperKind.PLATFORM_TERMS),
    Route.TRAINING_PLAN: Paper(PaperKind.CONVENTION, _THREE),
    Route.REDEPLOYMENT_LEAVE: Paper(PaperKind.CONVENTION, _THREE),
    Route.TRANSITION_PROJECT: Paper(
        PaperKind.CONVENTION, (Signer.BENEFICIARY, Signer.FUNDER, Signer.PROVIDER)
    ),
    Route.FRANCE_TRAVAIL: Paper(PaperKind.QUOTE, (Signer.BENEFICIARY, Signer.FUNDER, Signer.PROVIDER)),
    Route.SELF_FUNDED: Paper(PaperKind.CONTRACT, (Signer.BENEFICIARY, Signer.PROVIDER)),
    Route.PUBLIC_AGENT: Paper(
        PaperKind.CONVENTION, (Signer.BENEFICIARY, Signer.ADMINISTRATION, Signer.PROVIDER)
    ),
    Route.INSURANCE_FUND: Paper(PaperKind.CONTRACT, (Signer.BENEFICIARY, Signer.PROVIDER)),
}


@frozen
class Cpf:
    """Compte personnel de formation: the platform's terms replace the convention; no employer exists (C2, E5b).

    Entry and exit are the dates that EDOF states; they are never computed. `funded_before` is what the person answered
    when asked whether a funder paid a bilan in the last years (L8); None until they are asked.
    """

    route: ClassVar[Route] = Route.CPF
    edof_number: str = ""
    terms_accepted_on: date | None = None
    entry_on: date | None = None
    exit_on: date | None = None
    price: Money | None = None
    funded_before: bool | None = None

    def checked(self, today: date) -> "Cpf":
        """The same, cleaned. Raises InvalidInput for the first field that cannot stand."""
        number = text.line("edof_number", self.edof_number, limit=FILE_LIMIT)
        if number and not re.fullmatch(r"[0-9A-Za-z][0-9A-Za-z _./-]{3,}", number):
            raise InvalidInput("edof_number", Problem.WRONG_FORMAT)
        if self.terms_accepted_on:
            text.past_day("terms_accepted_on", self.terms_accepted_on, today)
        _require_order(self.entry_on, self.exit_on)
        return evolve(self, edof_number=number, price=_price(self.price))

    def judged_on(self, today: date) -> date:
        """The day whose dated figures hold for it (L8): the one its terms were accepted, today until then."""
        return self.terms_accepted_on or today

    def require_paper(self, day: date) -> None:
        """C2: the EDOF number, and terms accepted by that day. Raises RuleBroken while one is missing."""
        if not self.edof_number or self.terms_accepted_on is None:
            raise RuleBroken(Breach.FUNDING_PAPER_MISSING, route=self.route.value)
        _require_since(self.route, self.terms_accepted_on, day)


class ConventionState(StrEnum):
    """Where the convention stands on a day."""

    NOT_SENT = "not_sent"
    WAITING = "waiting"
    SIGNED = "signed"
    REFUSED_BY_SILENCE = "refused_by_silence"


@frozen
class Convention:
    """The tripartite convention (R. 6313-8): each day its draft was sent to the employee, and the day it was signed."""

    sent_on: tuple[date, ...] = ()
    signed_on: date | None = None
    proof: UUID | None = None

    @property
    def last_day(self) -> date | None:
        """The last day on which the employee may sign: ten days after the last sending, that day included."""
        if not self.sent_on:
            return None
        sent = max(self.sent_on)
        return sent + timedelta(days=value_on(Figure.CONVENTION_DAYS, sent))

    def state(self, today: date) -> ConventionState:
        """Where the convention stands; silence at the end of the tenth day is a refusal (R. 6313-8)."""
        if self.signed_on is not None:
            return ConventionState.SIGNED
        if self.last_day is None:
            return ConventionState.NOT_SENT
        return ConventionState.WAITING if today <= self.last_day else ConventionState.REFUSED_BY_SILENCE

    def sent(self, on: date | None, today: date) -> "Convention":
        """A new sending, which restarts the ten days. Raises InvalidInput for a day to come or before an earlier sending."""
        day = text.past_day("sent_on", on, today)
        if self.sent_on and day < max(self.sent_on):
            raise InvalidInput("sent_on", Problem.TOO_EARLY, earliest=max(self.sent_on))
        if day in self.sent_on:
            return self
        return evolve(self, sent_on=(*self.sent_on, day), signed_on=None, proof=None)

    def signed(self, on: date | None, proof: UUID | None, today: date) -> "Convention":
        """Signed by the three parties. Raises InvalidInput, or RuleBroken when signed after the tenth day."""
        day = text.past_day("signed_on", on, today)
        if self.last_day is None:
            raise InvalidInput("sent_on", Problem.EMPTY)
        if day < max(self.sent_on):
            raise InvalidInput("signed_on", Problem.TOO_EARLY, earliest=max(self.sent_on))
        if day > self.last_day:
            raise RuleBroken(Breach.CONVENTION_SIGNED_LATE, last_day=self.last_day)
        if proof is None:
            raise InvalidInput("convention_proof", Problem.NOTHING_CHOSEN)
        return evolve(self, signed_on=day, proof=proof)


@frozen
class TrainingPlan:
    """Plan de développement des compétences, congé de reclassement: beneficiary, employer and provider agree (C2, E5c).

    The law of the convention is the same. `funder` is the OPCO, where it pays in the employer's place.
    """

    route: Route = Route.TRAINING_PLAN
    employer: Organisation = Organisation()
    funder: str = ""
    terms: Terms = Terms()
    convention: Convention = Convention()
    price: Money | None = None

    def checked(self, today: date) -> "TrainingPlan":
        """The same, cleaned. Raises InvalidInput for the first field that cannot stand."""
        return evolve(
            self,
            employer=self.employer.checked("employer"),
            funder=text.line("funder", self.funder),
            terms=self.terms.checked(today),
            price=_price(self.price),
        )

    def require_paper(self, day: date) -> None:
        """C2: the convention signed by the three, in time and by that day. Raises RuleBroken otherwise."""
        require_no_silence(self, day)
        if self.convention.signed_on is None:
            raise RuleBroken(Breach.FUNDING_PAPER_MISSING, route=self.route.value)
        _require_since(self.route, self.convention.signed_on, day)


@frozen
class Agreed:
    """A payer that agrees by a paper of its own, signed on one day (C2).

    Projet de transition and public agents: a convention; France Travail: a quote, then attestations of entry and end;
    fonds d'assurance formation: the fund's agreement, and the contract with the person.
    """

    route: Route
    payer: Organisation = Organisation()
    file_number: str = ""
    terms: Terms = Terms()
    paper: Signed = Signed()
    grant: Signed = Signed()
    entry_on: date | None = None
    exit_on: date | None = None
    price: Money | None = None

    @property
    def wants_grant(self) -> bool:
        """Whether the payer's agreement is a paper apart from the contract."""
        return self.route is Route.INSURANCE_FUND

    @property
    def wants_attestations(self) -> bool:
        """Whether entry and end are attested to the payer."""
        return self.route is Route.FRANCE_TRAVAIL

    @property
    def is_in(self) -> bool:
        """Whether every paper it wants is signed."""
        return self.paper.on is not None and (self.grant.on is not None or not self.wants_grant)

    def checked(self, today: date) -> "Agreed":
        """The same, cleaned. Raises InvalidInput for the first field that cannot stand."""
        _require_order(self.entry_on, self.exit_on)
        return evolve(
            self,
            payer=self.payer.checked("payer"),
            file_number=text.line("file_number", self.file_number, limit=FILE_LIMIT),
            terms=self.terms.checked(today),
            price=_price(self.price),
        )

    def require_paper(self, day: date) -> None:
        """C2: the paper signed by its parties, and the fund's agreement, by that day. Raises RuleBroken otherwise."""
        if not self.is_in:
            raise RuleBroken(Breach.FUNDING_PAPER_MISSING, route=self.route.value)
        _require_since(self.route, max(p.on for p in (self.paper, self.grant) if p.on), day)


@frozen
class SelfFunded:
    """The person pays: a contract before any payment, a delay to withdraw, then payments in steps (L. 6353-3 to 6)."""

    route: ClassVar[Route] = Route.SELF_FUNDED
    terms: Terms = Terms()
    contract: Contract = Contract()
    payments: tuple[Payment, ...] = ()
    price: Money | None = None

    def checked(self, today: date) -> "SelfFunded":
        """The same, cleaned. Raises InvalidInput for the first field that cannot stand."""
        return evolve(self, terms=self.terms.checked(today), price=_price(self.price))

    def require_paper(self, day: date) -> None:
        """C2: the contract, signed by that day and not taken back. Raises RuleBroken otherwise."""
        require_no_silence(self, day)
        if self.contract.signed_on is None:
            raise RuleBroken(Breach.FUNDING_PAPER_MISSING, route=self.route.value)
        _require_since(self.route, self.contract.signed_on, day)


Funding = Cpf | TrainingPlan | Agreed | SelfFunded


def funding_of(route: Route) -> Funding:
    """A new funding of a route, nothing filled in."""
    if route is Route.CPF:
        return Cpf()
    if route is Route.SELF_FUNDED:
        return SelfFunded()
    if route in {Route.TRAINING_PLAN, Route.REDEPLOYMENT_LEAVE}:
        return TrainingPlan(route)
    return Agreed(route)


def require_no_silence(funding: Funding, today: date) -> None:
    """Bars any session once the person said no: by ten days of silence (R. 6313-8), or by withdrawing. Raises RuleBroken."""
    if isinstance(funding, TrainingPlan):
        convention = funding.convention
        if convention.state(today) is ConventionState.REFUSED_BY_SILENCE and convention.last_day:
            raise RuleBroken(Breach.CONVENTION_REFUSED_BY_SILENCE, last_day=convention.last_day)
    if isinstance(funding, SelfFunded) and funding.contract.state(today) is ContractState.WITHDRAWN:
        raise RuleBroken(Breach.CONTRACT_WITHDRAWN)


def proofs_of(funding: Funding) -> frozenset[UUID]:
    """The documents that prove its papers."""
    match funding:
        case TrainingPlan():
            found = {funding.convention.proof}
        case Agreed():
            found = {funding.paper.proof, funding.grant.proof}
        case SelfFunded():
            found = {funding.contract.proof}
        case _:
            found = {None}
    return frozenset(proof for proof in found if proof)


def missing_mentions(funding: Funding, frame: Frame) -> tuple[str, ...]:
    """The names of the mentions that the paper must bear (R. 6313-8, L. 6353-4) and that are still empty, in its order."""
    if isinstance(funding, Cpf):
        return ()
    terms = funding.terms
    payer = {}
    if not isinstance(funding, SelfFunded):
        role = "employer_name" if isinstance(funding, TrainingPlan) else "payer_name"
        payer[role] = funding.employer.name if isinstance(funding, TrainingPlan) else funding.payer.name
    mentions = {
        **payer,
        "convention_title": terms.title,
        "starts_on": frame.starts_on,
        "planned_end": frame.planned_end,
        "price": funding.price,
        "payment_terms": terms.payment,
        "objectives": frame.objectives,
        "convention_content": terms.content,
        "convention_means": terms.means,
        "course_and_follow_up": terms.course_and_follow_up,
        "handing_over": terms.handing_over,
    }
    if PAPERS[funding.route].kind is PaperKind.CONTRACT:
        mentions |= {"qualifications": terms.qualifications, "stopping": terms.stopping}
    return tuple(name for name, value in mentions.items() if not value)


@frozen
class PastFunding:
    """A route that was closed on the way: its papers, and the last day whose sessions belong to it."""

    funding: Funding
    until: date


def _require_order(entry_on: date | None, exit_on: date | None) -> None:
    for name, day in (("entry_on", entry_on), ("exit_on", exit_on)):
        if day:
            text.any_day(name, day)
    if entry_on and exit_on and exit_on < entry_on:
        raise InvalidInput("exit_on", Problem.END_BEFORE_START, start=entry_on)


def _require_since(route: Route, since: date, day: date) -> None:
    if day < since:
        raise RuleBroken(Breach.FUNDING_PAPER_MISSING, route=route.value, since=since)


def _price(price: Money | None) -> Money | None:
    if price is not None and price.cents < 0:
        raise InvalidInput("price", Problem.NEGATIVE)
    if price is not None and price > Money.euros(100_000):
        raise InvalidInput("price", Problem.TOO_LONG, limit=100_000)
    return price
