"""What keeps a window out of captures."""

from abc import ABC, abstractmethod
from enum import StrEnum


class Shielding(StrEnum):
    """How far a system keeps a window out of captures, sharing and recordings."""

    WHOLE = "whole"
    PARTIAL = "partial"
    """Some ways of capturing see the window all the same."""
    NONE = "none"


class Shield(ABC):
    """One system's way."""

    shielding: Shielding

    @abstractmethod
    def hide(self, window: int) -> bool:
        """Keeps a native window out of captures; False when the system refuses."""

    @abstractmethod
    def show(self, window: int) -> bool:
        """Lets a native window be captured again; False when the system refuses."""


class NoShield(Shield):
    """X11 lets every program of the session read the screen; Wayland asks the person each time, and asks no window."""

    shielding = Shielding.NONE

    def hide(self, window: int) -> bool:
        """Cannot."""
        return False

    def show(self, window: int) -> bool:
        """Has nothing to take back."""
        return False
