"""Whether the paper with the recovery code is known to exist: until two of its groups were typed back, it is due."""

from bilan_desktop.practice.desk import Desk

_PAPER = "recovery.paper"
_DUE, _CHECKED = "due", "checked"


def paper_issued(desk: Desk) -> None:
    """A new recovery code was made: its paper is due."""
    desk.vault.register.set_setting(_PAPER, _DUE)


def paper_checked(desk: Desk) -> None:
    """Two groups of the paper were typed back."""
    desk.vault.register.set_setting(_PAPER, _CHECKED)


def paper_is_due(desk: Desk) -> bool:
    """Whether the last recovery code was made without its paper ever being checked."""
    return desk.vault.register.setting(_PAPER) == _DUE
