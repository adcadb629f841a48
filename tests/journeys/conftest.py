"""The whole program, as it is started: with its window, at a clock that stands still until a journey sets it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bilan_desktop.desktop.locking.locker import Surroundings
from bilan_desktop.desktop.program import Program
from bilan_desktop.desktop.theme.theme import Appearance, Preference, ThemeChoice
from bilan_desktop.practice.entering import places
from bilan_desktop.practice.entering.places import Start
from bilan_desktop.vault.clock import FixedClock
from conftest import CHEAP
from person import Person


@pytest.fixture(autouse=True)
def own_preferences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the program remembers outside the vault goes to a folder of the test's own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def start(program_on: Callable[[Path], Program], vault_folder: Path) -> Callable[[], Program]:
    """Starts the program on the test's vault folder, as often as a journey asks; each start ends the one before."""
    return lambda: program_on(vault_folder)


@pytest.fixture
def around() -> Surroundings:
    """What the machine tells of time and session: nothing, unless a journey plays it."""
    return Surroundings()


@pytest.fixture
def program_on(
    qtbot, qapp, clock: FixedClock, vault_folder: Path, around: Surroundings
) -> Iterator[Callable[[Path], Program]]:
    """Starts the program on a folder; one that is not the test's own is expected to hold a vault."""
    running: list[Program] = []

    def end() -> None:
        while running:
            program = running.pop()
            if program.window.is_open:
                program.signals.lock_asked.emit()
            program.window.close()
            program.end()
            program.window.deleteLater()
            program.deleteLater()
            qtbot.wait(1)  # they go for good: what stays is styled anew with each test

    def begin(folder: Path) -> Program:
        end()
        appearance = Appearance(qapp, Preference(ThemeChoice.LIGHT))
        is_there = places.holds_vault(folder)
        expected = is_there or folder != vault_folder
        start = Start(folder, is_there, expected)
        program = Program(qapp, clock, start, appearance, kdf=CHEAP, around=around)
        running.append(program)
        program.window.resize(1280, 800)
        program.begin()
        return program

    yield begin
    end()


@pytest.fixture
def person(qtbot, start: Callable[[], Program]) -> Person:
    """Somebody before the program, just started on an empty folder."""
    return Person(qtbot, start().window)
