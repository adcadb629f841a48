import pytest

from bilan_desktop.wording.advice import Advice, advice_sentence


@pytest.mark.parametrize("advice", Advice)
def test_every_advice_is_one_calm_sentence(advice):
    said = advice_sentence(advice)
    assert said.endswith(".")
    assert "!" not in said
