"""From the command to a window: the unlock page that takes typing, beside the emptiest window PySide6 can show.

Measured in processes of their own, without a screen. A frozen build is measured on a screen of its own (Xvfb), up to
the moment its window is there, beside an empty window frozen likewise.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from measure import Measure, Missing, Setting
from people import new_desk

CHILD = Path(__file__).with_name("first_window.py")
RATIO = 1.6


def measures(setting: Setting) -> Iterator[Measure | Missing]:
    """From source; frozen if a build is given."""
    vault = setting.folder / "coffre"
    new_desk(vault).lock()
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(setting.folder / "config"),
        "XDG_DATA_HOME": str(setting.folder / "data"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # as where the program was started before
    remembered = Path(environment["XDG_CONFIG_HOME"], "Bilan Desktop", "preferences.json")
    remembered.parent.mkdir(parents=True)
    remembered.write_text(json.dumps({"vault": str(vault), "theme": "", "scale": 100}))
    for _ in range(2):  # the files are in the machine's cache from then on
        _started(["program"], environment)
        _started(["empty"], environment)
    yield Measure(
        "démarrer jusqu’à la page de déverrouillage, prête à la frappe",
        lambda: _started(["program"], environment),
        "fenêtre PySide6 vide",
        lambda: _started(["empty"], environment),
        ratio_at_most=RATIO,
    )
    if setting.build:
        yield from _frozen(setting, setting.build, environment)


def _frozen(setting: Setting, build: Path, environment: dict[str, str]) -> Iterator[Measure | Missing]:
    what = "démarrer la version autonome jusqu’à sa fenêtre"
    lacking = [command for command in ("Xvfb", "xev", "stdbuf") if not shutil.which(command)]
    if lacking:
        yield Missing(what, f"{', '.join(lacking)} n’est pas installé")
        return
    empty = _frozen_empty(setting.folder)
    with _screen() as display:
        shown = {**environment, "QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
        for command in ([str(build / "bilan-desktop")], [str(empty), "empty"]):
            _appeared(command, shown)
        yield Measure(
            what,
            lambda: _appeared([str(build / "bilan-desktop")], shown),
            "fenêtre PySide6 vide, autonome",
            lambda: _appeared([str(empty), "empty"], shown),
            ratio_at_most=RATIO,
        )


def _frozen_empty(folder: Path) -> Path:
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", "--name", "empty"]
    for option in ("dist", "work", "spec"):
        command += [f"--{option}path", str(folder / option)]
    command += ["--exclude-module", "bilan_desktop", str(CHILD)]
    subprocess.run(command, check=True, capture_output=True)
    return folder / "dist" / "empty" / "empty"


@contextmanager
def _screen() -> Iterator[str]:
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as number:
            display = f":{number.readline().strip()}"
        try:
            yield display
        finally:
            server.terminate()


def _appeared(command: list[str], environment: dict[str, str]) -> float:
    watch = ["stdbuf", "-oL", "xev", "-root", "-event", "substructure"]
    with subprocess.Popen(watch, env=environment, stdout=subprocess.PIPE, text=True) as watcher:
        assert watcher.stdout is not None
        time.sleep(0.2)  # xev says nothing when it begins to listen
        started = time.monotonic()
        with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as program:
            next(line for line in watcher.stdout if line.startswith("MapNotify"))
            took = time.monotonic() - started
            program.kill()
        watcher.kill()
    return took


def _started(arguments: list[str], environment: dict[str, str]) -> float:
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, str(CHILD), *arguments], env=environment, check=True, capture_output=True, text=True
    )
    return float(done.stdout.split()[-1]) - started
