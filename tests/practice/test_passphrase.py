import math
import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.practice.passphrase import ASKED_BITS, propose, require_strength, strength, words
from bilan_desktop.wording.advice import Advice

OWN = ("Cabinet Horizon", "Maëlle Queffélec-Dupré")


def build_words():
    path = Path(__file__).parents[2] / "packaging" / "build_words.py"
    spec = spec_from_file_location("build_words", path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_words_are_many_different_plain_and_in_order():
    assert len(words()) >= 4096
    assert list(words()) == sorted(set(words()))
    assert all(re.fullmatch("[a-z]{4,9}", word) for word in words())


def test_no_two_words_of_a_neighbourhood_are_nearly_the_same():
    is_near = build_words().is_near
    listed = words()
    assert not [
        (one, other)
        for at, one in enumerate(listed)
        for other in listed[at + 1 : at + 30]
        if is_near(one, other)
    ]


def test_l7_seven_words_are_proposed_and_worth_over_84_bits():
    proposed = propose()
    parts = proposed.split("-")
    assert len(set(parts)) == 7
    assert set(parts) <= set(words())
    measured = strength(proposed)
    assert measured.enough
    assert measured.advice == ()
    assert 84 < measured.bits < 7 * math.log2(len(words()))


def test_l7_two_proposals_are_never_alike():
    assert len({propose() for _ in range(50)}) == 50


def test_l7_six_words_of_the_list_are_not_enough_and_spaces_count_as_hyphens():
    six = " ".join(words()[::600][:6])
    assert 70 < strength(six).bits < ASKED_BITS
    assert strength(f"{six} {words()[5]}").enough


def test_l7_a_word_said_twice_counts_once():
    assert strength(" ".join(["soleil"] * 7)).bits < 13


@pytest.mark.parametrize(
    ("passphrase", "advice"),
    [
        ("azerty123456", Advice.COMMON),
        ("motdepasse", Advice.COMMON),
        ("Cabinet Horizon Rennes", Advice.OWN_WORD),
        ("maelle et queffelec", Advice.OWN_WORD),
        ("soleil 14/07/1989 Rex", Advice.DATE),
        ("abcdefgh xyz zut", Advice.SEQUENCE),
        ("Aa1!" * 16, Advice.REPEATED),
        ("zzzzzz trululu", Advice.REPEATED),
        ("vbnhgf tyuiop", Advice.KEYBOARD),
        ("Mon chien Rex mange des croquettes", Advice.MORE_WORDS),
        ("correcthorsebatterystaple", Advice.MORE_WORDS),
        ("Tr0ub4dor&3", Advice.MORE_WORDS),
        ("forêt éclair âme", Advice.MORE_WORDS),
        ("", Advice.MORE_WORDS),
        ("a", Advice.MORE_WORDS),
    ],
)
def test_l7_what_is_easily_guessed_is_not_enough_and_is_told_why(passphrase, advice):
    measured = strength(passphrase, OWN)
    assert not measured.enough
    assert advice in measured.advice
    assert measured.advice[-1] is Advice.MORE_WORDS
    assert len(set(measured.advice)) == len(measured.advice)


@pytest.mark.parametrize(
    "passphrase",
    [
        "X7$kq!9Lm2#pQz",
        "kT3vQ9xZbR7mWp2cHs",
        "tremblez plumes bruyantes quinze harpies vernissent mon granit écossais",
    ],
)
def test_l7_random_signs_and_many_unrelated_words_are_enough(passphrase):
    assert strength(passphrase, OWN).enough


def test_l7_the_practices_own_name_weakens_a_passphrase():
    assert strength("Queffélec-Dupré 35000", OWN).bits < strength("Queffélec-Dupré 35000").bits


@pytest.mark.parametrize(
    "passphrase",
    [
        "ab" * 500_000,
        "x7k2m9q4w8z3v6b1n5t0r4u7y2t8r3e6w1q0k3j8h2g7f1d6s0a9p4o5i",
        "4@8({[<369&#!1/|0$5+7%2" * 40,
        "é" * 5_000,
        "x-" * 5_000,
        "4@8({[<369&#!1/|0$5+" + "!$" * 400,
    ],
)
@pytest.mark.timeout(60)
def test_a_very_long_passphrase_does_not_keep_anyone_waiting(passphrase):
    assert strength(passphrase).bits >= 0


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_whatever_is_typed_has_a_measure(passphrase):
    measured = strength(passphrase, OWN)
    assert measured.bits >= 0
    assert measured.enough == (measured.bits >= ASKED_BITS)


@pytest.mark.parametrize(
    ("passphrase", "problem"),
    [
        ("", Problem.EMPTY),
        (" \t", Problem.EMPTY),
        ("a b " * 300, Problem.TOO_LONG),
        ("cabinet horizon 2026", Problem.NOT_ENOUGH_STRENGTH),
    ],
)
def test_l7_a_passphrase_that_cannot_protect_is_refused(passphrase, problem):
    with pytest.raises(InvalidInput) as caught:
        require_strength(passphrase, OWN)
    assert (caught.value.field, caught.value.problem) == ("passphrase", problem)
    assert passphrase not in str(caught.value) or not passphrase


def test_l7_a_passphrase_that_protects_is_taken():
    assert require_strength(propose(), OWN) is None


def test_the_list_is_rebuilt_from_what_the_dictionary_knows(tmp_path, monkeypatch, capsys):
    module = build_words()
    kept = tmp_path / "francais.txt"
    kept.write_text("jardin\npomme\n", encoding="utf-8")
    dictionary = tmp_path / "fr.dic"
    dictionary.write_text(
        "4\njardin/S.() po:nom\njardinier/S.()\npomme/S.()\nvoile\nété po:nom\n", encoding="utf-8"
    )
    candidates = tmp_path / "more.txt"
    candidates.write_text("voile jardinier été pommes inconnu", encoding="utf-8")
    monkeypatch.setattr(module, "LIST", kept)
    assert module.main(dictionary, [candidates]) == 1
    assert kept.read_text(encoding="utf-8") == "jardin\npomme\n"
    monkeypatch.setattr(module, "LEAST", 3)
    assert module.main(dictionary, [candidates]) == 0
    assert kept.read_text(encoding="utf-8") == "jardin\npomme\nvoile\n"
    assert "jardinier: jardin" in capsys.readouterr().out
