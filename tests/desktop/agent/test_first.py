"""Whether a start is the first, and what it says to the first one or of it."""

import os
import tempfile
from pathlib import Path

import pytest

from bilan_desktop.desktop.agent import first
from bilan_desktop.platform.door import Wish
from bilan_desktop.platform.door import door as door_module


@pytest.fixture(autouse=True)
def own_data(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def door():
    """The first one's."""
    found, is_first = first.door()
    assert is_first
    yield found
    found.close()


@pytest.mark.skipif(os.name != "posix", reason="the door of Windows has no folder")
def test_where_there_is_no_place_for_a_door_each_start_is_the_first(monkeypatch):
    with tempfile.NamedTemporaryFile() as taken:  # a short path: a long one is stood in for elsewhere
        monkeypatch.setenv("XDG_DATA_HOME", taken.name)
        assert first.door() == (None, True)


def test_a_later_start_asks_the_first_to_come_forward_with_its_vault_and_its_token(
    door, monkeypatch, tmp_path
):
    asked = []
    door.serve(lambda request: asked.append(request) or {"done": True})
    later, is_first = first.door()
    assert not is_first
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "jeton")
    monkeypatch.chdir(tmp_path)
    assert first.ask(later, Path("coffre"), background=False) == first.DONE
    assert [(each.wish, each.vault, each.activation) for each in asked] == [
        (Wish.OPEN, str(tmp_path / "coffre"), "jeton")
    ]


def test_a_later_start_in_the_background_asks_for_nothing(door):
    later, _ = first.door()
    assert first.ask(later, None, background=True) == first.DONE


def test_a_first_one_that_does_not_answer_is_told_of(door, monkeypatch, capsys):
    monkeypatch.setattr(door_module, "KNOCKING", 0.1)
    later, _ = first.door()
    assert first.ask(later, None, background=False) == first.REFUSED
    assert "ne répond pas" in capsys.readouterr().err
