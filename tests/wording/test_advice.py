import pytest

from bilan_desktop.wording.advice import Advice, advice_sentence, strength_sentence


@pytest.mark.parametrize("advice", Advice)
def test_every_advice_is_one_calm_sentence(advice):
    said = advice_sentence(advice)
    assert said.endswith(".")
    assert "!" not in said


def test_the_strength_is_said_against_what_is_asked():
    assert strength_sentence(62.9, 80) == "Force\u202f: 62 bits sur les 80 demandés."
    assert strength_sentence(84.2, 80) == "Force suffisante\u202f: 84 bits, pour 80 demandés."
