"""The funding route, its paper before the investigation (C2) and what its payer may learn (E5b, E5c)."""

import re
from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from attrs import evolve, frozen

from bilan_desktop.domain import text
from bilan_desktop.domain.errors import Breach, InvalidInput, Problem, RuleBroken
from bilan_desktop.domain.law.dated import Figure, value_on
from bilan_desktop.domain.money import Money

EDOF_LIMIT = 40


class Route(StrEnum):
    """Who pays for the bilan. Each has a class below that says what the route asks."""

    CPF = "cpf"
    TRAINING_PLAN = "training_plan"


@frozen
class Cpf:
    """Compte personnel de formation: the platform's terms replace the convention; no employer exists (C2, E5b).

    Entry and exit are the dates that EDOF states; they are never computed.
    """

    route: ClassVar[Route] = Route.CPF
    edof_number: str = ""
    terms_accepted_on: date | None = None
    entry_on: date | None = None
    exit_on: date | None = None
    price: Money | None = None

    def checked(self, today: date) -> "Cpf":
        """The same, cleaned. Raises InvalidInput for the first field that cannot stand."""
        number = text.line("edof_number", self.edof_number, limit=EDOF_LIMIT)
        if number and not re.fullmatch(r"[0-9A-Za-z][0-9A-Za-z _./-]{3,}", number):
            raise InvalidInput("edof_number", Problem.WRONG_FORMAT)
        if self.terms_accepted_on:
            text.past_day("terms_accepted_on", self.terms_accepted_on, today)
        for name in ("entry_on", "exit_on"):
            if getattr(self, name):
                text.any_day(name, getattr(self, name))
        if self.entry_on and self.exit_on and self.exit_on < self.entry_on:
            raise InvalidInput("exit_on", Problem.END_BEFORE_START, start=self.entry_on)
        return evolve(self, edof_number=number, price=_price(self.price))

    def require_paper(self, day: date) -> None:
        """C2: the EDOF number, and terms accepted by that day. Raises RuleBroken while one is missing."""
        if not self.edof_number or self.terms_accepted_on is None:
            raise RuleBroken(Breach.FUNDING_PAPER_MISSING, route=self.route.value)
        _require_since(self.route, self.terms_accepted_on, day)


@frozen
class Employer:
    """The employer under the training plan: who signs the convention, and whom its dates and hours may reach."""

    name: str = ""
    contact: str = ""
    email: str = ""
    address: str = ""
    funder: str = ""

    def checked(self) -> "Employer":
        """The same, cleaned. Raises InvalidInput for a text too long or an e-mail address that is none."""
        return Employer(
            name=text.line("employer_name", self.name),
            contact=text.line("employer_contact", self.contact),
            email=text.email("employer_email", self.email),
            address=text.paragraph("employer_address", self.address, limit=500),
            funder=text.line("funder", self.funder),
        )


class ConventionState(StrEnum):
    """Where the convention stands on a day."""

    NOT_SENT = "not_sent"
    WAITING = "waiting"
    SIGNED = "signed"
    REFUSED_BY_SILENCE = "refused_by_silence"


@frozen
class Convention:
    """The tripartite convention (R. 6313-8): each day its draft was sent to the employee, and the day it was signed."""

    title: str = ""
    content: str = ""
    means: str = ""
    course_and_follow_up: str = ""
    handing_over: str = ""
    sent_on: tuple[date, ...] = ()
    signed_on: date | None = None
    proof: UUID | None = None

    def checked(self) -> "Convention":
        """The same, cleaned. Raises InvalidInput when a text is too long."""
        return evolve(
            self,
            title=text.line("convention_title", self.title),
            content=text.paragraph("convention_content", self.content),
            means=text.paragraph("convention_means", self.means),
            course_and_follow_up=text.paragraph("course_and_follow_up", self.course_and_follow_up),
            handing_over=text.paragraph("handing_over", self.handing_over),
        )

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
    """Plan de développement des compétences: a convention between beneficiary, employer and provider (C2, E5c)."""

    route: ClassVar[Route] = Route.TRAINING_PLAN
    employer: Employer = Employer()
    convention: Convention = Convention()
    price: Money | None = None

    def checked(self, today: date) -> "TrainingPlan":
        """The same, cleaned. Raises InvalidInput for the first field that cannot stand."""
        return evolve(
            self,
            employer=self.employer.checked(),
            convention=self.convention.checked(),
            price=_price(self.price),
        )

    def require_paper(self, day: date) -> None:
        """C2: the convention signed by the three, in time and by that day. Raises RuleBroken otherwise."""
        require_no_silence(self, day)
        if self.convention.signed_on is None:
            raise RuleBroken(Breach.FUNDING_PAPER_MISSING, route=self.route.value)
        _require_since(self.route, self.convention.signed_on, day)


Funding = Cpf | TrainingPlan


def funding_of(route: Route) -> Funding:
    """A new funding of a route, nothing filled in."""
    return Cpf() if route is Route.CPF else TrainingPlan()


def require_no_silence(funding: Funding, today: date) -> None:
    """Bars any session once the ten days ended in silence (R. 6313-8). Raises RuleBroken."""
    if isinstance(funding, TrainingPlan):
        convention = funding.convention
        if convention.state(today) is ConventionState.REFUSED_BY_SILENCE and convention.last_day:
            raise RuleBroken(Breach.CONVENTION_REFUSED_BY_SILENCE, last_day=convention.last_day)


def _require_since(route: Route, since: date, day: date) -> None:
    if day < since:
        raise RuleBroken(Breach.FUNDING_PAPER_MISSING, route=route.value, since=since)


def _price(price: Money | None) -> Money | None:
    if price is not None and price.cents < 0:
        raise InvalidInput("price", Problem.NEGATIVE)
    if price is not None and price > Money.euros(100_000):
        raise InvalidInput("price", Problem.TOO_LONG, limit=100_000)
    return price
