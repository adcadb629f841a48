import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.domain.practice import Keeping, Practice, nda, siret

VALID = "73282932000074"


def problem_of(take, value):
    with pytest.raises(InvalidInput) as caught:
        take(value)
    return caught.value.problem


@pytest.mark.parametrize(
    "typed", [VALID, "732 829 320 00074", "732.829.320.00074", "732\u00a0829\u202f320 00074"]
)
def test_a_siret_is_read_with_or_without_its_spaces(typed):
    assert siret(typed) == VALID


@pytest.mark.parametrize("typed", ["7328293200007", "732829320000745", "7328293200007A", "٧٣٢٨٢٩٣٢٠٠٠٠٧٤"])
def test_a_siret_has_fourteen_figures(typed):
    assert problem_of(siret, typed) is Problem.WRONG_FORMAT


@given(st.integers(0, 13), st.integers(0, 9))
def test_a_siret_betrays_any_one_figure_mistyped(at, figure):
    assume(VALID[at] != str(figure))
    assert problem_of(siret, VALID[:at] + str(figure) + VALID[at + 1 :]) is Problem.WRONG_CHECK_DIGIT


@pytest.mark.parametrize("typed", ["53351234567", "53 35 12345 67", "94 2a 00123 45"])
def test_an_activity_number_is_read_corsica_included(typed):
    assert len(nda(typed)) == 11


@pytest.mark.parametrize("typed", ["5335123456", "533512345678", "94 2C 00123 45", "abc"])
def test_an_activity_number_has_eleven_signs(typed):
    assert problem_of(nda, typed) is Problem.WRONG_FORMAT


def test_the_numbers_may_be_left_empty():
    assert (siret(" "), nda("")) == ("", "")


def test_a_practice_is_cleaned_and_keeps_to_the_charter_unless_told_otherwise():
    practice = Practice(
        name="  Cabinet   Horizon ", counsellor="Maëlle", siret="732 829 320 00074", logo=b"x"
    )
    checked = practice.checked()
    assert (checked.name, checked.siret, checked.logo) == ("Cabinet Horizon", VALID, b"x")
    assert checked.keeps_to_the_charter


@pytest.mark.parametrize(
    ("practice", "field", "problem"),
    [
        (Practice("", "Maëlle"), "name", Problem.EMPTY),
        (Practice("Horizon", " "), "counsellor", Problem.EMPTY),
        (Practice("Horizon", "Maëlle", email="maelle"), "email", Problem.WRONG_FORMAT),
        (Practice("Horizon", "Maëlle", phone="0" * 41), "phone", Problem.TOO_LONG),
        (Practice("Horizon", "Maëlle", address="a" * 501), "address", Problem.TOO_LONG),
    ],
)
def test_the_first_field_of_a_practice_that_cannot_stand_is_named(practice, field, problem):
    with pytest.raises(InvalidInput) as caught:
        practice.checked()
    assert (caught.value.field, caught.value.problem) == (field, problem)


def test_administrative_papers_are_kept_as_long_as_the_practice_chose_and_never_less_than_the_law():
    assert (Keeping().voucher_years(10), Keeping().proof_years(5)) == (10, 5)
    longer = Keeping(vouchers=15, proofs=8).checked()
    assert (longer.voucher_years(10), longer.proof_years(5)) == (15, 8)
    assert longer.voucher_years(20) == 20
    for wrong, field in ((Keeping(vouchers=9), "vouchers"), (Keeping(proofs=1), "proofs")):
        with pytest.raises(InvalidInput) as raised:
            wrong.checked()
        assert (raised.value.field, raised.value.problem) == (field, Problem.NOTHING_CHOSEN)
