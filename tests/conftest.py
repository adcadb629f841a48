"""What every test may ask for: a clock that stands still, and a practice whose vault is open."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.entering import opening
from bilan_desktop.vault.clock import FixedClock
from bilan_desktop.vault.sealing.keys import KdfParameters
from samples import NOW, PASSPHRASE, PRACTICE

settings.register_profile(
    "wandering", deadline=None
)  # new examples each time: --hypothesis-profile=wandering
settings.register_profile(
    "steady", deadline=None, derandomize=True
)  # the same ones: a change is judged by itself
settings.load_profile("steady")

CHEAP = KdfParameters(memory_kib=64 * 1024, passes=1, lanes=1)
"""The least the vault accepts: a tenth of a second instead of one."""

PATIENCE = 20_000
"""The longest a test waits for what must come, in milliseconds."""


class PatientBot(QtBot):
    """Waits for what is asked of it on the slowest machine too: what does come ends the wait."""

    def waitUntil(self, callback: Callable[[], object], *, timeout: int = PATIENCE) -> None:
        """Until the callback says so, for `timeout` milliseconds at most."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: object, *, timeout: int = PATIENCE, **how: object) -> SignalBlocker:
        """Until the signal comes, for `timeout` milliseconds at most."""
        return super().waitSignal(signal, timeout=timeout, **how)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> QtBot:
    """What pytest-qt gives, with more patience."""
    return PatientBot(request)


@pytest.fixture
def clock() -> FixedClock:
    """21 November 2026, nine in the morning, until a test sets it."""
    return FixedClock(NOW)


@pytest.fixture
def vault_folder(tmp_path: Path) -> Path:
    """Where the test's vault goes; not there yet."""
    return tmp_path / "coffre"


@pytest.fixture
def desk(vault_folder: Path, clock: FixedClock) -> Iterator[Desk]:
    """A practice with its vault open, no case in it."""
    made = opening.create(vault_folder, PRACTICE, PASSPHRASE, clock, kdf=CHEAP)
    yield made.desk
    made.desk.lock()


def pytest_sessionfinish() -> None:
    """Empties the clipboard: Qt would destroy what a test put there after Python itself is gone, and crash."""
    gui = sys.modules.get("PySide6.QtGui")
    if gui and gui.QGuiApplication.instance():
        gui.QGuiApplication.clipboard().clear()
