"""The recovery code: readable, forgiving where nothing is lost, strict where something is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.vault.sealing.recovery import RecoveryCode

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
codes = st.builds(RecoveryCode.new)


def test_a_code_has_seven_groups_of_four_and_130_random_bits() -> None:
    groups = RecoveryCode.new().groups()
    assert [len(group) for group in groups] == [4] * 7
    assert set("".join(groups)) <= set(ALPHABET)
    assert 5 * 26 >= 128
    assert len({RecoveryCode.new().text for _ in range(200)}) == 200


def test_a_code_hides_itself() -> None:
    code = RecoveryCode.new()
    assert code.text not in repr(code)
    assert code.text not in str(code)
    assert code.groups()[0] not in f"{code!r} {code}"


@given(codes, st.sampled_from([" ", "-", "  ", " - ", "\u2011", "\n", "\u202f"]), st.booleans())
def test_case_spaces_and_dashes_do_not_matter(code: RecoveryCode, between: str, lower: bool) -> None:
    typed = between.join(code.groups())
    assert RecoveryCode.parse(f" {typed.lower() if lower else typed} ") == code


@given(codes)
def test_letters_read_for_digits_are_read_back(code: RecoveryCode) -> None:
    assert RecoveryCode.parse(code.text.replace("0", "o").replace("1", "l")) == code
    assert RecoveryCode.parse(code.text.replace("0", "O").replace("1", "I")) == code


@given(codes, st.integers(0, 27), st.integers(1, 31))
def test_one_wrong_sign_is_always_noticed(code: RecoveryCode, at: int, shift: int) -> None:
    wrong = ALPHABET[(ALPHABET.index(code.text[at]) + shift) % 32]
    with pytest.raises(InvalidInput) as caught:
        RecoveryCode.parse(code.text[:at] + wrong + code.text[at + 1 :])
    assert caught.value.problem is Problem.WRONG_CHECK_DIGIT


@given(codes, st.integers(0, 25), st.integers(0, 25))
def test_two_exchanged_signs_are_always_noticed(code: RecoveryCode, one: int, other: int) -> None:
    signs = list(code.text)
    signs[one], signs[other] = signs[other], signs[one]
    if "".join(signs) == code.text:
        assert RecoveryCode.parse("".join(signs)) == code
    else:
        with pytest.raises(InvalidInput):
            RecoveryCode.parse("".join(signs))


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", Problem.EMPTY),
        (" - ", Problem.EMPTY),
        ("ABCD", Problem.WRONG_FORMAT),
        ("U" * 28, Problem.WRONG_FORMAT),
        ("0" * 29, Problem.WRONG_FORMAT),
        ("é" * 28, Problem.WRONG_FORMAT),
    ],
)
def test_what_is_no_code_says_why(typed: str, problem: Problem) -> None:
    with pytest.raises(InvalidInput) as caught:
        RecoveryCode.parse(typed)
    assert (caught.value.field, caught.value.problem) == ("recovery_code", problem)


@given(st.text(max_size=60))
def test_any_text_is_a_code_or_a_mistake(typed: str) -> None:
    try:
        code = RecoveryCode.parse(typed)
    except InvalidInput:
        return
    assert RecoveryCode.parse(code.text) == code
