from datetime import date, timedelta
from fractions import Fraction
from uuid import UUID, uuid4

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from bilan_desktop.domain.bilan.contract import (
    Contract,
    ContractState,
    Payment,
    most_payable,
    require_payments,
    total,
)
from bilan_desktop.domain.errors import Breach, InvalidInput, Problem, RuleBroken
from bilan_desktop.domain.money import Money

DAY = timedelta(days=1)
SIGNED_ON = date(2026, 9, 1)
TODAY = date(2026, 11, 21)
PROOF = UUID(int=7)
PRICE = Money.euros(1000)
AT_THE_PRACTICE = Contract(SIGNED_ON, PROOF)
AT_A_DISTANCE = Contract(SIGNED_ON, PROOF, at_a_distance=True)


def paid(on: date, euros: int) -> Payment:
    return Payment(uuid4(), on, Money.euros(euros))


def breach_of(contract, *payments, price=PRICE, proceeded=Fraction(0)):
    with pytest.raises(RuleBroken) as caught:
        require_payments(contract, price, payments, lambda _: proceeded)
    return caught.value.breach, dict(caught.value.facts)


def problem_of(take, *args, **facts):
    with pytest.raises(InvalidInput) as caught:
        take(*args, **facts)
    return caught.value.field, caught.value.problem


@pytest.mark.parametrize(("contract", "days"), [(AT_THE_PRACTICE, 10), (AT_A_DISTANCE, 14)])
def test_e3c_the_contract_may_be_taken_back_until_the_last_day_included(contract, days):
    last = SIGNED_ON + days * DAY
    assert contract.last_day == last
    assert contract.state(last) is ContractState.WITHDRAWABLE
    assert contract.state(last + DAY) is ContractState.FIRM
    assert contract.withdrawn(last, TODAY).state(TODAY) is ContractState.WITHDRAWN
    with pytest.raises(RuleBroken) as caught:
        contract.withdrawn(last + DAY, TODAY)
    assert caught.value.breach is Breach.CONTRACT_WITHDRAWN_LATE
    assert caught.value.facts["last_day"] == last


def test_a_contract_not_signed_has_no_delay_and_cannot_be_taken_back():
    assert Contract().state(TODAY) is ContractState.TO_SIGN
    assert Contract().last_day is None
    assert problem_of(Contract().withdrawn, TODAY, TODAY) == ("signed_on", Problem.EMPTY)


def test_a_withdrawal_has_a_day_that_has_come_and_follows_the_signature():
    assert problem_of(AT_THE_PRACTICE.withdrawn, None, TODAY) == ("withdrawn_on", Problem.EMPTY)
    early = problem_of(AT_THE_PRACTICE.withdrawn, SIGNED_ON - DAY, TODAY)
    assert early == ("withdrawn_on", Problem.TOO_EARLY)


def test_a_contract_is_signed_with_its_proof_and_anew_after_a_withdrawal():
    take = Contract().signed
    assert problem_of(take, TODAY, None, at_a_distance=False, today=TODAY) == (
        "paper_proof",
        Problem.NOTHING_CHOSEN,
    )
    future = problem_of(take, TODAY + DAY, PROOF, at_a_distance=False, today=TODAY)
    assert future == ("signed_on", Problem.IN_THE_FUTURE)
    back = AT_THE_PRACTICE.withdrawn(SIGNED_ON, TODAY)
    again = back.signed(TODAY, PROOF, at_a_distance=True, today=TODAY)
    assert again == Contract(TODAY, PROOF, at_a_distance=True)


@pytest.mark.parametrize(("contract", "days"), [(AT_THE_PRACTICE, 10), (AT_A_DISTANCE, 14)])
def test_e3c_nothing_is_paid_before_the_delay_has_ended(contract, days):
    first = SIGNED_ON + (days + 1) * DAY
    assert breach_of(contract, paid(first - DAY, 100)) == (
        Breach.PAYMENT_BEFORE_WITHDRAWAL_ENDS,
        {"first_day": first},
    )
    assert require_payments(contract, PRICE, (paid(first, 100),), lambda _: Fraction(0)) is None


def test_e3c_at_most_thirty_per_cent_is_paid_at_once():
    first = SIGNED_ON + 11 * DAY
    assert require_payments(AT_THE_PRACTICE, PRICE, (paid(first, 300),), lambda _: Fraction(0)) is None
    over = Payment(uuid4(), first, Money.euros(300, 1))
    assert breach_of(AT_THE_PRACTICE, over) == (
        Breach.PAYMENT_AHEAD,
        {"most": Money.euros(300), "room": Money.euros(300), "percent": 30},
    )
    assert breach_of(AT_THE_PRACTICE, paid(first, 200), paid(first + DAY, 101))[1]["room"] == Money.euros(100)


def test_e3c_the_balance_is_paid_as_the_bilan_proceeds():
    first = SIGNED_ON + 11 * DAY
    half = (paid(first, 300), paid(first + DAY, 350))
    assert require_payments(AT_THE_PRACTICE, PRICE, half, lambda _: Fraction(1, 2)) is None
    assert breach_of(AT_THE_PRACTICE, *half, paid(first + 2 * DAY, 1), proceeded=Fraction(1, 2))[0] is (
        Breach.PAYMENT_AHEAD
    )
    assert require_payments(AT_THE_PRACTICE, PRICE, (paid(first, 1000),), lambda _: Fraction(1)) is None


def test_e3c_a_payment_noted_late_is_judged_on_its_own_day():
    first = SIGNED_ON + 11 * DAY
    later, earlier = paid(first + 30 * DAY, 600), paid(first, 301)

    def done(day: date) -> Fraction:
        return Fraction(0) if day < first + 30 * DAY else Fraction(1)

    with pytest.raises(RuleBroken) as caught:
        require_payments(AT_THE_PRACTICE, PRICE, (later, earlier), done)
    assert caught.value.breach is Breach.PAYMENT_AHEAD


def test_e3c_no_payment_without_a_contract_in_force_and_a_price():
    first = SIGNED_ON + 11 * DAY
    expected = (Breach.PAYMENT_WITHOUT_CONTRACT, {})
    assert breach_of(Contract(), paid(first, 1)) == expected
    assert breach_of(evolve(AT_THE_PRACTICE, withdrawn_on=SIGNED_ON), paid(first, 1)) == expected
    assert breach_of(AT_THE_PRACTICE, paid(first, 1), price=None) == expected
    assert require_payments(Contract(), None, (), lambda _: Fraction(0)) is None


def test_a_payment_has_a_day_that_has_come_and_an_amount_above_zero():
    take = Payment.recorded
    assert problem_of(take, PROOF, None, PRICE, TODAY) == ("paid_on", Problem.EMPTY)
    assert problem_of(take, PROOF, TODAY + DAY, PRICE, TODAY) == ("paid_on", Problem.IN_THE_FUTURE)
    assert problem_of(take, PROOF, TODAY, None, TODAY) == ("amount", Problem.EMPTY)
    assert problem_of(take, PROOF, TODAY, Money(0), TODAY) == ("amount", Problem.NEGATIVE)
    assert take(PROOF, TODAY, PRICE, TODAY) == Payment(PROOF, TODAY, PRICE)


@given(
    st.integers(1, 500_000),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 60_000)), max_size=8),
    st.integers(1, 24),
)
def test_e3c_whatever_is_accepted_never_goes_beyond_what_each_day_allows(cents, given_payments, planned):
    price = Money(cents)

    def done(day: date) -> Fraction:
        return min(Fraction(1), Fraction((day - SIGNED_ON).days // 4, planned))

    payments = tuple(Payment(uuid4(), SIGNED_ON + days * DAY, Money(c)) for days, c in given_payments)
    try:
        require_payments(AT_THE_PRACTICE, price, payments, done)
    except RuleBroken:
        return
    for payment in payments:
        so_far = total(tuple(p for p in payments if p.on <= payment.on))
        assert so_far.cents <= most_payable(price, done(payment.on), payment.on).cents <= price.cents
        assert payment.on > AT_THE_PRACTICE.last_day
