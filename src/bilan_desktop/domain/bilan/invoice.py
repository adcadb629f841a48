"""What is remembered of an invoice: its number, its day, its amount. The program does not invoice."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from attrs import frozen

from bilan_desktop.domain import text
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.domain.money import Money

NUMBER = 40  # characters of an invoice's number


@frozen
class Invoice:
    """One invoice of the bilan."""

    id: UUID
    number: str
    on: date
    amount: Money

    @classmethod
    def recorded(
        cls, invoice_id: UUID, number: str, on: date | None, amount: Money | None, today: date
    ) -> "Invoice":
        """The invoice as typed. Raises InvalidInput: no number, no day or one to come, no amount or none above zero."""
        said = text.line("invoice_number", number, limit=NUMBER, required=True)
        day = text.past_day("invoiced_on", on, today)
        if amount is None:
            raise InvalidInput("amount", Problem.EMPTY)
        if amount.cents <= 0:
            raise InvalidInput("amount", Problem.NEGATIVE)
        return cls(invoice_id, said, day, amount)


def with_invoice(known: Iterable[Invoice], new: Invoice) -> tuple[Invoice, ...]:
    """One more, in the order of their days. Raises InvalidInput for a number that has served."""
    others = tuple(known)
    if any(each.number.casefold() == new.number.casefold() for each in others):
        raise InvalidInput("invoice_number", Problem.ALREADY_COVERED)
    return tuple(sorted((*others, new), key=lambda each: (each.on, each.number)))
