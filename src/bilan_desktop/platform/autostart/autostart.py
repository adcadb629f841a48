"""What starting at log-in is, whatever the system."""

from abc import ABC, abstractmethod
from collections.abc import Sequence

NAME = "Bilan Desktop"


class Autostart(ABC):
    """For this user alone; no right of an administrator is needed. Every call may raise OSError."""

    @abstractmethod
    def enabled(self) -> bool:
        """Whether the program starts at log-in: it is registered, and not switched off in the system's own settings."""

    @abstractmethod
    def enable(self, command: Sequence[str]) -> None:
        """Has `command` started at each log-in from the next one on; a former registration is replaced."""

    @abstractmethod
    def disable(self) -> None:
        """Takes the registration back; nothing happens where there is none."""
