"""Starting at log-in: registered and taken back as each system wants it, without the other systems being there."""

import configparser
import os
import plistlib
import re
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from bilan_desktop.platform.autostart import autostart_here
from bilan_desktop.platform.autostart.freedesktop import FreedesktopAutostart, exec_line
from bilan_desktop.platform.autostart.launch_agent import LaunchAgent
from bilan_desktop.platform.autostart.run_key import APPROVED, RUN, RunKey
from bilan_desktop.platform.launching import BACKGROUND, own_command

COMMAND = ["/opt/Bilan Desktop/bilan-desktop", BACKGROUND]
ODD = ['/home/élodie/100 %/$a`b"c\\d e', "--x"]


class Registry:
    """A registry in memory that fails as winreg does."""

    HKEY_CURRENT_USER, KEY_READ, KEY_SET_VALUE, REG_SZ = "HKCU", 1, 2, 1

    def __init__(self):
        self.keys = {}

    @contextmanager
    def CreateKey(self, root, path):
        assert root == "HKCU"
        yield self.keys.setdefault(path, {})

    def OpenKey(self, root, path, reserved, access):
        assert (root, reserved) == ("HKCU", 0)
        if path not in self.keys:
            raise FileNotFoundError(2, path)
        return self.CreateKey(root, path)

    def QueryValueEx(self, key, name):
        if name not in key:
            raise FileNotFoundError(2, name)
        return key[name]

    def SetValueEx(self, key, name, reserved, kind, value):
        key[name] = (value, kind)

    def DeleteValue(self, key, name):
        if name not in key:
            raise FileNotFoundError(2, name)
        del key[name]


@pytest.fixture
def registry():
    return Registry()


@pytest.fixture(params=["freedesktop", "macos", "windows"])
def autostart(request, registry, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path))
    makers = {"freedesktop": FreedesktopAutostart, "macos": LaunchAgent, "windows": lambda: RunKey(registry)}
    return makers[request.param]()


def test_nothing_starts_at_log_in_until_somebody_agrees(autostart):
    assert not autostart.enabled()
    autostart.disable()
    assert not autostart.enabled()


def test_what_was_agreed_is_found_again_and_can_be_taken_back(autostart):
    autostart.enable(COMMAND)
    autostart.enable(COMMAND)
    assert autostart.enabled()
    autostart.disable()
    assert not autostart.enabled()


def test_the_desktop_file_is_what_the_specification_asks(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    FreedesktopAutostart().enable(COMMAND)
    file = configparser.ConfigParser(interpolation=None)
    file.optionxform = str
    file.read(tmp_path / "autostart" / "bilan-desktop.desktop", "utf-8")
    entry = file["Desktop Entry"]
    assert (entry["Type"], entry["Name"]) == ("Application", "Bilan Desktop")
    assert entry["Exec"] == '"/opt/Bilan Desktop/bilan-desktop" --background'


def test_a_command_with_odd_signs_is_read_back_as_it_was():
    line = exec_line(ODD)
    assert "%%" in line
    as_string = line.replace("%%", "%").replace("\\\\", "\\")
    words = re.findall(r'"((?:[^"\\]|\\.)*)"|(\S+)', as_string)
    assert [re.sub(r"\\(.)", r"\1", quoted) or plain for quoted, plain in words] == ODD


@pytest.mark.parametrize("switch", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_a_desktop_that_switched_it_off_is_believed(tmp_path, monkeypatch, switch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    autostart = FreedesktopAutostart()
    autostart.enable(COMMAND)
    file = tmp_path / "autostart" / "bilan-desktop.desktop"
    kept = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("X-GNOME")]
    file.write_text("\n".join([*kept, switch]), "utf-8")
    assert not autostart.enabled()
    autostart.enable(COMMAND)
    assert autostart.enabled()


def test_launchd_is_told_to_run_the_command_at_log_in(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    LaunchAgent().enable(COMMAND)
    path = tmp_path / "Library" / "LaunchAgents" / "fr.bilan-desktop.agent.plist"
    told = plistlib.loads(path.read_bytes())
    assert told["ProgramArguments"] == COMMAND
    assert told["RunAtLoad"] is True
    path.write_bytes(b"<plist>")
    assert not LaunchAgent().enabled()


def test_the_run_key_holds_a_quoted_command_and_the_task_managers_no_is_believed(registry):
    autostart = RunKey(registry)
    autostart.enable(COMMAND)
    assert registry.keys[RUN]["Bilan Desktop"] == ('"/opt/Bilan Desktop/bilan-desktop" --background', 1)
    registry.keys[APPROVED] = {"Bilan Desktop": (b"\x03" + bytes(11), 3)}
    assert not autostart.enabled()
    registry.keys[APPROVED]["Bilan Desktop"] = (b"\x02" + bytes(11), 3)
    assert autostart.enabled()
    registry.keys[APPROVED]["Bilan Desktop"] = (b"\x03" + bytes(11), 3)
    autostart.enable(COMMAND)
    assert autostart.enabled()


@pytest.mark.skipif(os.name != "posix", reason="where a process cannot be replaced, another one is started")
def test_a_process_becomes_another_that_knows_nothing_of_it():
    program = (
        "import os, sys; from bilan_desktop.platform.launching import become; before = os.getpid()\n"
        "become([sys.executable, '-c', 'import os, sys; print(sys.argv[1] == str(os.getpid()))', str(before)])"
    )
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout == "True\n"


@pytest.mark.skipif(sys.platform != "linux", reason="the other systems have other ways")
def test_a_free_desktop_is_what_this_system_is():
    assert isinstance(autostart_here(), FreedesktopAutostart)


def test_the_program_knows_how_it_is_started(monkeypatch, tmp_path):
    assert own_command(BACKGROUND) == [sys.executable, "-m", "bilan_desktop", BACKGROUND]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "bilan-desktop"))
    assert own_command() == [str(Path(tmp_path, "bilan-desktop"))]
