"""Closes a case through the real window, in a process that dies at a step of the closing, as when the power fails.

    python closing_by_window.py VAULT STEP

STEP counts the calls that change the disk, from the moment the closing is confirmed; 0 lets it come to its end, and then
tells how many there were.
"""

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import samples
from at_work import come_in, live
from bilan_desktop.desktop.program import Program
from bilan_desktop.desktop.theme.theme import Appearance, Preference, ThemeChoice
from bilan_desktop.practice.entering.places import Start
from bilan_desktop.vault.clock import FixedClock
from vaults import CHEAP

CHANGING = ("fsync", "replace", "rename", "unlink", "truncate", "ftruncate", "write")


class Hand:
    """What a `Person` asks of pytest-qt, without pytest."""

    @staticmethod
    def waitUntil(until: Callable[[], bool], timeout: int = 20_000) -> None:
        """Lets the window work until something is so."""
        end = time.monotonic() + timeout / 1000
        while not until():
            assert time.monotonic() < end, "it is not so in time"
            live(10)

    @staticmethod
    def mouseClick(widget: object, button: Qt.MouseButton, **named: object) -> None:
        """A click."""
        QTest.mouseClick(widget, button, Qt.KeyboardModifier.NoModifier, **named)


def count_down(step: int) -> list[int]:
    """Ends the process at the nth call that changes the disk; the list tells how many were made."""
    made = [0]

    def counted(call: Callable[..., object]) -> Callable[..., object]:
        def counting(*arguments: object, **named: object) -> object:
            made[0] += 1
            if made[0] == step:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*arguments, **named)

        return counting

    for name in CHANGING:
        setattr(os, name, counted(getattr(os, name)))
    return made


def main(folder: Path, step: int) -> None:
    """Unlocks, opens the case, confirms the closing, and dies at the step."""
    app = QApplication([])
    appearance = Appearance(app, Preference(ThemeChoice.LIGHT))
    program = Program(app, FixedClock(samples.NOW), Start(folder, True, True), appearance, kdf=CHEAP)
    program.window.resize(1280, 800)
    program.begin()
    person = come_in(Hand(), program, "Lemoine")
    person.tab("Clôture")
    person.press("Clôturer et détruire")
    person.fill("Pour confirmer", "B-2026-001")
    made = count_down(step)
    person.press("Clôturer et détruire")
    person.waits_for("Ce qui est gardé")
    sys.stdout.write(f"{made[0]}\n")
    sys.stdout.flush()
    os._exit(0)


main(Path(sys.argv[1]), int(sys.argv[2]))
