"""What Windows and macOS answer, as they are known to."""

import plistlib
import sys
from pathlib import Path

import pytest

from bilan_desktop.platform.disk.asking import ask
from bilan_desktop.platform.disk.macos import filevault
from bilan_desktop.platform.disk.state import DiskState
from bilan_desktop.platform.disk.windows import bitlocker


def answering(answer: str, asked: list[list[str]] | None = None):
    """A system that always says this."""

    def told(command):
        if asked is not None:
            asked.append(list(command))
        return answer

    return told


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("1\r\n", DiskState.ENCRYPTED),
        ("2\r\n", DiskState.PLAIN),
        ("3", DiskState.UNKNOWN),
        ("4", DiskState.PLAIN),
        ("5", DiskState.PLAIN),
        ("", DiskState.UNKNOWN),
        ("New-Object : refusé", DiskState.UNKNOWN),
    ],
)
def test_bitlocker(answer: str, state: DiskState) -> None:
    asked: list[list[str]] = []
    assert bitlocker(Path(r"D:\Cabinet d'Anne\coffre"), answering(answer, asked)) is state
    assert "NameSpace('D:')" in asked[0][-1]


@pytest.mark.parametrize("folder", [r"\\serveur\partage\coffre", "coffre", "1:/coffre"])
def test_what_is_on_no_volume_is_not_asked_about(folder: str) -> None:
    asked: list[list[str]] = []
    assert bitlocker(Path(folder), answering("1", asked)) is DiskState.UNKNOWN
    assert asked == []


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("FileVault is On.\n", DiskState.ENCRYPTED),
        ("FileVault is On, but needs to be restarted to finish.\n", DiskState.ENCRYPTED),
        ("FileVault is Off.\n", DiskState.PLAIN),
        ("", DiskState.UNKNOWN),
    ],
)
def test_filevault(answer: str, state: DiskState) -> None:
    assert filevault(Path("/Users/anne/Library/coffre"), answering(answer)) is state


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ({"Encryption": True}, DiskState.ENCRYPTED),
        ({"Encryption": False, "FileVault": True}, DiskState.ENCRYPTED),
        ({"Encryption": False, "FileVault": False}, DiskState.PLAIN),
        ({"VolumeName": "CLE"}, DiskState.UNKNOWN),
    ],
)
def test_a_disk_beside_the_start_up_one(told: dict, state: DiskState) -> None:
    asked: list[list[str]] = []
    answer = plistlib.dumps(told).decode()
    assert filevault(Path("/Volumes/Clé d’Anne/coffre"), answering(answer, asked)) is state
    assert asked == [["/usr/sbin/diskutil", "info", "-plist", "/Volumes/Clé d’Anne"]]


def test_an_answer_that_is_none_is_unknown() -> None:
    for answer in ("", "not a list", "<plist>"):
        assert filevault(Path("/Volumes/Cle/coffre"), answering(answer)) is DiskState.UNKNOWN


def test_the_system_s_answer_or_nothing() -> None:
    assert ask([sys.executable, "-c", "print('oui')"]).strip() == "oui"
    assert ask([sys.executable, "-c", "print('non'); raise SystemExit(1)"]) == ""
    assert ask(["bilan-desktop-is-no-such-command"]) == ""
