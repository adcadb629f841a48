"""What the counsellor settled about the open desk: when it locks, and whether what the disk lacks was said."""

from typing import Final

from bilan_desktop.practice.desk import Desk

MINUTES: Final = range(1, 61)
USUAL_MINUTES: Final = 5
_MINUTES: Final = "lock.minutes"
_DISK: Final = "disk.told"
_TOLD: Final = "yes"


def idle_minutes(desk: Desk) -> int:
    """After how many minutes without keyboard or mouse the vault locks. Raises Fault."""
    kept = desk.vault.register.setting(_MINUTES) or ""
    return int(kept) if kept.isdecimal() and int(kept) in MINUTES else USUAL_MINUTES


def set_idle_minutes(desk: Desk, minutes: int) -> None:
    """Settles it, from one minute to an hour. Raises Fault."""
    assert minutes in MINUTES
    desk.vault.register.set_setting(_MINUTES, str(minutes))


def disk_is_told(desk: Desk) -> bool:
    """Whether the counsellor has read that the disk is not encrypted. Raises Fault."""
    return desk.vault.register.setting(_DISK) == _TOLD


def disk_was_told(desk: Desk) -> None:
    """The counsellor has read it: it is not said again. Raises Fault."""
    desk.vault.register.set_setting(_DISK, _TOLD)
