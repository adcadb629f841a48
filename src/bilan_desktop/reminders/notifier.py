"""How the operating system is asked to say something."""

from collections.abc import Callable
from typing import Protocol


class Notifier(Protocol):
    """Shows a notification of the system: a tray icon, a message to the desktop's daemon.

    What it is given never names anybody and never bears a reference (C4): the system may keep it, and show it while the
    screen is locked.
    """

    def show(self, title: str, body: str, on_open: Callable[[], None]) -> None:
        """Shows it; `on_open` is called, in the windows' thread, when the person presses it."""
