from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from bilan_desktop.domain.money import Money


@given(st.integers(), st.integers())
def test_sums_are_exact_to_the_cent(one, other):
    assert (Money(one) + Money(other)).cents == one + other


def test_euros_and_cents_make_cents():
    assert Money.euros(1950, 5) == Money(195005)
    assert Money.euros(19) < Money.euros(20)


def test_a_share_is_cut_to_the_cent_below():
    assert Money(1001).part(Fraction(3, 10)) == Money(300)
    assert Money(1000).part(Fraction(1)) == Money(1000)
