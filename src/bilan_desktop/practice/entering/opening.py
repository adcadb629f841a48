"""Making a vault, opening it, and what is done to it while it is shut."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from attrs import frozen

from bilan_desktop.domain.practice import Practice
from bilan_desktop.practice import papers
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.passphrase import require_strength
from bilan_desktop.vault.check import Finding, check
from bilan_desktop.vault.clock import Clock, MachineClock
from bilan_desktop.vault.ending.enforce import EnforceReport
from bilan_desktop.vault.ending.enforce import enforce as enforce_vault
from bilan_desktop.vault.sealing.keys import KdfParameters
from bilan_desktop.vault.sealing.recovery import RecoveryCode
from bilan_desktop.vault.vault import Vault

Progress = Callable[[float], None]

__all__ = [
    "Clock",
    "Created",
    "EnforceReport",
    "Finding",
    "KdfParameters",
    "MachineClock",
    "Progress",
    "RecoveryCode",
    "change_passphrase",
    "check_closed",
    "check_open",
    "confirm_day",
    "create",
    "enforce",
    "enforce_open",
    "enforced_at_unlock",
    "recovery_paper",
    "unconfirmed_day",
    "unlock",
    "unlock_with_code",
]


@frozen
class Created:
    """A vault just made, open, with the recovery code that is shown once."""

    desk: Desk
    recovery_code: RecoveryCode


def create(
    folder: Path,
    practice: Practice,
    passphrase: str,
    clock: Clock,
    *,
    kdf: KdfParameters | None = None,
) -> Created:
    """Makes a vault for a practice in a new or empty folder; takes a few seconds while the derivation is calibrated.

    Raises InvalidInput for a field of the practice or a weak passphrase (L7), Fault for what the disk refuses.
    """
    checked = practice.checked()
    require_strength(passphrase, (checked.name, checked.counsellor))
    vault, code = Vault.create(folder, passphrase, clock, kdf=kdf)
    desk = Desk(vault, clock)
    desk.save_practice(checked)
    return Created(desk, code)


def unlock(folder: Path, passphrase: str, clock: Clock) -> Desk:
    """Opens a vault. Raises Fault: wrong passphrase, in use, newer than the program, damaged, missing."""
    return Desk(Vault.unlock(folder, passphrase, clock), clock)


def unlock_with_code(folder: Path, code: str, clock: Clock) -> Desk:
    """Opens a vault with its recovery code; a new passphrase is to be asked for at once.

    Raises InvalidInput for a mistyped code, Fault as `unlock`.
    """
    return Desk(Vault.unlock(folder, RecoveryCode.parse(code), clock), clock)


def change_passphrase(desk: Desk, passphrase: str, progress: Progress = lambda _: None) -> RecoveryCode:
    """A new passphrase, a new master key, and the new recovery code, which alone opens from now on.

    `progress` is told the part done, from 0 to 1, and may raise to give up; nothing has changed then.
    Raises InvalidInput for a weak passphrase (L7), Fault for what the disk refuses; the old one then still opens.
    """
    practice = desk.practice
    require_strength(passphrase, (practice.name, practice.counsellor))
    return desk.vault.change_passphrase(passphrase, progress)


def recovery_paper(desk: Desk, code: RecoveryCode) -> bytes:
    """The recovery code as a PDF to print and put away."""
    return papers.recovery(desk.practice, code.groups(), str(desk.vault.id), desk.today())


def enforce(folder: Path, clock: Clock) -> EnforceReport:
    """Destroys what is due in a shut vault; asks no passphrase. Raises Fault when another program holds the vault."""
    return enforce_vault(folder, clock)


def enforce_open(desk: Desk) -> EnforceReport:
    """Destroys what has become due while the vault is open; what was open of it is closed first."""
    return desk.vault.enforce()


def enforced_at_unlock(desk: Desk) -> EnforceReport:
    """What was destroyed, because it was due, while the vault was being unlocked."""
    return desk.vault.enforced


def unconfirmed_day(desk: Desk) -> date | None:
    """The machine's day when it leapt too far ahead to be believed, else None."""
    return desk.vault.unconfirmed_leap


def confirm_day(desk: Desk, day: date) -> None:
    """The counsellor confirms the day; what is due by it is destroyed at once."""
    desk.vault.confirm_day(day)


def check_closed(folder: Path) -> tuple[Finding, ...]:
    """The structure of a vault, without a passphrase."""
    return tuple(check(folder, None))


def check_open(desk: Desk, progress: Progress = lambda _: None) -> tuple[Finding, ...]:
    """Every page of every compartment of an open vault; `progress` is told the part done, from 0 to 1."""
    return tuple(check(desk.vault.folder, desk.vault, progress))
