"""Which vault is opened at the start, and where a new one goes."""

import os
from pathlib import Path

import pytest

from bilan_desktop.practice.entering import places, preferences


@pytest.fixture(autouse=True)
def nobody_s_preferences(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def test_nothing_is_expected_at_the_very_first_start():
    start = places.at_start()
    assert start == places.Start(preferences.default_vault(), is_there=False, is_expected=False)


def test_the_vault_last_used_is_expected_even_when_its_disk_is_away(tmp_path):
    preferences.remember_vault(tmp_path / "clé" / "coffre")
    start = places.at_start()
    assert start.folder == tmp_path / "clé" / "coffre"
    assert start.is_expected
    assert not start.is_there


def test_what_the_command_line_asks_for_comes_before_what_is_remembered(desk, vault_folder, tmp_path):
    preferences.remember_vault(tmp_path / "autre")
    assert places.at_start(vault_folder) == places.Start(vault_folder, is_there=True, is_expected=True)


def test_a_folder_that_holds_something_gets_a_new_folder_inside(tmp_path):
    (tmp_path / "photo.jpg").touch()
    assert places.for_new_vault(tmp_path) == tmp_path / places.NEW_FOLDER


def test_an_empty_folder_or_one_to_come_is_taken_as_it_is(tmp_path):
    assert places.for_new_vault(tmp_path) == tmp_path
    assert places.for_new_vault(tmp_path / "coffre") == tmp_path / "coffre"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="rights mean nothing to root")
def test_a_folder_without_write_access_is_known_beforehand(tmp_path):
    tmp_path.chmod(0o500)
    assert not places.may_write(tmp_path / "coffre")
    tmp_path.chmod(0o700)


def test_a_file_is_no_place_for_a_vault(tmp_path):
    (tmp_path / "lettre.odt").touch()
    assert not places.may_write(tmp_path / "lettre.odt" / "coffre")
    assert places.may_write(tmp_path / "a" / "b")


def test_a_folder_that_cannot_be_looked_into_holds_no_vault():
    assert not places.holds_vault(Path("\0"))
