import sys

import PySide6
import pytest

from bilan_desktop import startup


@pytest.mark.parametrize("python", [(3, 11), (3, 10)])
@pytest.mark.parametrize("pyside", [(6, 12), (6, 13), (7, 0)])
def test_pyside_6_12_is_refused_on_python_before_3_12(python, pyside):
    sentence = startup.refusal(python, pyside)
    assert f"PySide6 {pyside[0]}.{pyside[1]}" in sentence
    assert f"Python {python[0]}.{python[1]}" in sentence


@pytest.mark.parametrize(
    ("python", "pyside"), [((3, 11), (6, 11)), ((3, 12), (6, 12)), ((3, 13), (6, 12)), ((3, 12), (6, 11))]
)
def test_a_sound_pair_is_accepted(python, pyside):
    assert startup.refusal(python, pyside) is None


def test_what_runs_these_tests_is_a_sound_pair():
    startup.check_versions()
    assert startup.refusal(sys.version_info[:2], PySide6.__version_info__[:2]) is None


def test_an_unsound_pair_ends_the_program_with_the_sentence(monkeypatch):
    monkeypatch.setattr(PySide6, "__version_info__", (6, 12, 0, "", ""))
    monkeypatch.setattr(sys, "version_info", (3, 11, 2, "final", 0))
    with pytest.raises(SystemExit, match=r"installez PySide6 6\.11"):
        startup.check_versions()
