"""Amounts of money, exact to the cent."""

from math import floor
from typing import TYPE_CHECKING, Self

from attrs import field, frozen, validators

if TYPE_CHECKING:
    from fractions import Fraction


@frozen(order=True)
class Money:
    """An amount in euros, held as whole cents so that sums are exact."""

    cents: int = field(validator=validators.instance_of(int))

    @classmethod
    def euros(cls, euros: int, cents: int = 0) -> Self:
        """The amount of so many euros and cents, both positive."""
        return cls(euros * 100 + cents)

    def __add__(self, other: "Money") -> "Money":
        return Money(self.cents + other.cents)

    def part(self, share: "Fraction") -> "Money":
        """That share of it, to the cent below."""
        return Money(floor(self.cents * share))
