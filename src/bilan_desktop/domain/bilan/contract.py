"""The contract of a bilan that the person pays (L. 6353-3 to L. 6353-7): withdrawal first, payments as it proceeds after."""

from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from uuid import UUID

from attrs import evolve, frozen

from bilan_desktop.domain import text
from bilan_desktop.domain.bilan.terms import Signed
from bilan_desktop.domain.errors import Breach, InvalidInput, Problem, RuleBroken
from bilan_desktop.domain.law.dated import Figure, value_on
from bilan_desktop.domain.money import Money

Proceeded = Callable[[date], Fraction]
"""How much of the bilan is done on a day: from 0 to 1."""


class ContractState(StrEnum):
    """Where the contract stands on a day."""

    TO_SIGN = "to_sign"
    WITHDRAWABLE = "withdrawable"
    FIRM = "firm"
    WITHDRAWN = "withdrawn"


@frozen
class Contract:
    """The contract: signed on a day, at the practice or not, and perhaps taken back within the delay."""

    signed_on: date | None = None
    proof: UUID | None = None
    at_a_distance: bool = False
    withdrawn_on: date | None = None

    @property
    def last_day(self) -> date | None:
        """The last day to withdraw: ten days after the signature (L. 6353-5), fourteen at a distance (L. 221-18)."""
        if self.signed_on is None:
            return None
        figure = Figure.DISTANCE_WITHDRAWAL_DAYS if self.at_a_distance else Figure.WITHDRAWAL_DAYS
        return self.signed_on + timedelta(days=value_on(figure, self.signed_on))

    def state(self, today: date) -> ContractState:
        """Where it stands; nothing may be paid before it is firm."""
        if self.last_day is None:
            return ContractState.TO_SIGN
        if self.withdrawn_on is not None:
            return ContractState.WITHDRAWN
        return ContractState.WITHDRAWABLE if today <= self.last_day else ContractState.FIRM

    def signed(self, on: date | None, proof: UUID | None, *, at_a_distance: bool, today: date) -> "Contract":
        """Signed by the two, or signed anew after a withdrawal. Raises InvalidInput for a day to come or without proof."""
        paper = Signed.recorded(on, proof, today)
        return Contract(paper.on, paper.proof, at_a_distance)

    def withdrawn(self, on: date | None, today: date) -> "Contract":
        """Taken back by the person. Raises InvalidInput, or RuleBroken once the delay is over."""
        day = text.past_day("withdrawn_on", on, today)
        if self.signed_on is None or self.last_day is None:
            raise InvalidInput("signed_on", Problem.EMPTY)
        if day < self.signed_on:
            raise InvalidInput("withdrawn_on", Problem.TOO_EARLY, earliest=self.signed_on)
        if day > self.last_day:
            raise RuleBroken(Breach.CONTRACT_WITHDRAWN_LATE, last_day=self.last_day)
        return evolve(self, withdrawn_on=day)


@frozen
class Payment:
    """What the person paid on a day."""

    id: UUID
    on: date
    amount: Money

    @classmethod
    def recorded(cls, payment_id: UUID, on: date | None, amount: Money | None, today: date) -> "Payment":
        """The payment as typed. Raises InvalidInput: no day, a day to come, no amount, or none above zero."""
        day = text.past_day("paid_on", on, today)
        if amount is None:
            raise InvalidInput("amount", Problem.EMPTY)
        if amount.cents <= 0:
            raise InvalidInput("amount", Problem.NEGATIVE)
        return cls(payment_id, day, amount)


def total(payments: tuple[Payment, ...]) -> Money:
    """What was paid in all."""
    return sum((payment.amount for payment in payments), Money(0))


def most_payable(price: Money, proceeded: Fraction, day: date) -> Money:
    """What may have been paid in all once so much of the bilan is done.

    L. 6353-6: at most 30 % when the delay ends; the balance in steps, as the bilan proceeds.
    """
    first = Fraction(value_on(Figure.FIRST_PAYMENT_PERCENT, day), 100)
    return price.part(first + (1 - first) * proceeded)


def require_payments(
    contract: Contract, price: Money | None, payments: tuple[Payment, ...], proceeded: Proceeded
) -> None:
    """Every payment comes after the delay and within what its day allows. Raises RuleBroken for the first that does not."""
    paid = Money(0)
    for payment in sorted(payments, key=lambda p: p.on):
        if contract.last_day is None or contract.withdrawn_on is not None or price is None:
            raise RuleBroken(Breach.PAYMENT_WITHOUT_CONTRACT)
        if payment.on <= contract.last_day:
            first = contract.last_day + timedelta(days=1)
            raise RuleBroken(Breach.PAYMENT_BEFORE_WITHDRAWAL_ENDS, first_day=first)
        most = most_payable(price, proceeded(payment.on), payment.on)
        if paid + payment.amount > most:
            room = Money(max(0, most.cents - paid.cents))
            percent = value_on(Figure.FIRST_PAYMENT_PERCENT, payment.on)
            raise RuleBroken(Breach.PAYMENT_AHEAD, most=most, room=room, percent=percent)
        paid = paid + payment.amount
