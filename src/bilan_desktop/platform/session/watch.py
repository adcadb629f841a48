"""What the system tells of the person's session, that makes the vault lock: sleep, lid, lock, another user."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from enum import StrEnum


class LockCause(StrEnum):
    """Why the vault was locked."""

    ASKED = "asked"
    """By Ctrl+L, by the button, from the notification area or by a command."""
    IDLE = "idle"
    SLEEP = "sleep"
    LID = "lid"
    SESSION = "session"
    """The system locked its screen."""
    SWITCH = "switch"
    """Another user came to the screen, or the session was left."""


Told = Callable[[LockCause], None]


class SessionWatch(ABC):
    """One system's way of telling. `told` is called in the thread of the windows, and has locked when it returns.

    What a system cannot tell is simply never told; `heard` says what it can.
    """

    def __init__(self, told: Told) -> None:
        self.told = told

    @abstractmethod
    def start(self) -> None:
        """Begins to listen; raises nothing where there is nothing to listen to."""

    @abstractmethod
    def stop(self) -> None:
        """Listens no more, and holds nothing up."""

    @property
    @abstractmethod
    def heard(self) -> frozenset[LockCause]:
        """What this system, as it is now, would tell."""


class Deaf(SessionWatch):
    """A system that tells nothing."""

    def start(self) -> None:
        """Listens to nothing."""

    def stop(self) -> None:
        """Held nothing up."""

    @property
    def heard(self) -> frozenset[LockCause]:
        """Nothing."""
        return frozenset()
