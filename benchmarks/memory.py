"""What the program holds in memory, before the unlock and with a thousand cases listed, beside an empty window.

    python memory.py program VAULT      what is in memory, in bytes: locked, then unlocked with its cases listed
    python memory.py empty              the same of the emptiest window that PySide6 can show

Measured in processes of their own, without a screen; read from `/proc`, so on Linux alone.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from measure import Measure, Missing, Setting, Unit
from people import CHEAPEST, PASSPHRASE, fill, new_desk

LIVE, RETAINED, ADMINISTRATIVE = 100, 300, 600
LARGEST = 250_000_000
STATUS = Path("/proc/self/status")
PATIENCE, REST = 60.0, 1.5  # seconds


def measures(setting: Setting) -> Iterator[Measure | Missing]:
    """Locked and unlocked."""
    what = "mémoire du programme"
    if not STATUS.exists():
        yield Missing(what, "ce système n’a pas de /proc")
        return
    folder = setting.folder / "coffre"
    desk = new_desk(folder)
    fill(desk, LIVE, RETAINED, ADMINISTRATIVE)
    desk.lock()
    states = ("à la page de déverrouillage", f"ouvert, {LIVE + RETAINED + ADMINISTRATIVE} dossiers listés")
    for number, state in enumerate(states):
        yield Measure(
            f"{what}, {state}",
            lambda number=number: _held(setting, "program", str(folder))[number],
            "fenêtre PySide6 vide",
            lambda: _held(setting, "empty")[0],
            at_most=LARGEST,
            runs=3,
            unit=Unit.BYTES,
        )


def _held(setting: Setting, *arguments: str) -> list[float]:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(setting.folder / "config"),
        "XDG_DATA_HOME": str(setting.folder / "data"),
    }
    command = [sys.executable, __file__, *arguments]
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return [float(word) for word in done.stdout.split()]


def resident() -> int:
    """The bytes of this process that are in the machine's memory."""
    line = next(line for line in STATUS.read_text().splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) * 1024


def empty() -> None:
    """Tells of an empty window."""
    from PySide6.QtWidgets import QApplication, QWidget

    app = QApplication([])
    window = QWidget()
    window.resize(1280, 800)
    window.show()
    _until(app, lambda: window.windowHandle().isExposed())
    print(resident())


def program(folder: Path) -> None:
    """Tells of the program on a vault, locked and unlocked."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication, QLineEdit

    from bilan_desktop.desktop.program import Program
    from bilan_desktop.desktop.theme.theme import Appearance
    from bilan_desktop.practice.entering.places import Start
    from bilan_desktop.vault.clock import MachineClock

    app = QApplication([])
    start = Start(folder, is_there=True, is_expected=True)
    running = Program(app, MachineClock(), start, Appearance(app), kdf=CHEAPEST)
    running.begin()
    _until(app, lambda: isinstance(app.focusWidget(), QLineEdit))
    _rest(app)
    print(resident())
    field = app.focusWidget()
    field.setText(PASSPHRASE)
    no_key = Qt.KeyboardModifier.NoModifier
    app.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, no_key))
    _until(app, lambda: running.window.is_open)
    running.window.go("cases")
    running.book.refresh_closed()
    _until(app, lambda: running.book.closed is not None)
    _rest(app)
    print(resident())
    running.end()


def _until(app: object, happens: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not happens():
        app.processEvents()
        time.sleep(0.005)
        if time.monotonic() > end:
            raise TimeoutError


def _rest(app: object) -> None:
    end = time.monotonic() + REST
    while time.monotonic() < end:
        app.processEvents()
        time.sleep(0.005)


if __name__ == "__main__":
    if sys.argv[1] == "empty":
        empty()
    else:
        program(Path(sys.argv[2]))
    sys.stdout.flush()
    os._exit(0)  # without the time that closing takes
