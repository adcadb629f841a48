"""What is remembered of an invoice: number, day, amount; a number serves once."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from bilan_desktop.domain.bilan.invoice import Invoice, with_invoice
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.domain.money import Money

TODAY = date(2026, 11, 21)
AMOUNT = Money.euros(1600)


def recorded(number: str = "F-12", on: date | None = TODAY, amount: Money | None = AMOUNT) -> Invoice:
    return Invoice.recorded(UUID(int=1), number, on, amount, TODAY)


def test_an_invoice_is_cleaned():
    assert recorded("  F-12 ").number == "F-12"


@pytest.mark.parametrize(
    ("given", "field", "problem"),
    [
        ({"number": " "}, "invoice_number", Problem.EMPTY),
        ({"number": "9" * 41}, "invoice_number", Problem.TOO_LONG),
        ({"on": None}, "invoiced_on", Problem.EMPTY),
        ({"on": TODAY + timedelta(days=1)}, "invoiced_on", Problem.IN_THE_FUTURE),
        ({"amount": None}, "amount", Problem.EMPTY),
        ({"amount": Money(0)}, "amount", Problem.NEGATIVE),
    ],
)
def test_what_cannot_stand_is_refused(given, field, problem):
    with pytest.raises(InvalidInput) as raised:
        recorded(**given)
    assert (raised.value.field, raised.value.problem) == (field, problem)


def test_invoices_stand_by_their_day_and_a_number_serves_once():
    early = recorded("F-2", TODAY - timedelta(days=3))
    both = with_invoice([recorded("F-1")], early)
    assert [each.number for each in both] == ["F-2", "F-1"]
    with pytest.raises(InvalidInput) as raised:
        with_invoice(both, recorded("f-1"))
    assert raised.value.problem is Problem.ALREADY_COVERED
