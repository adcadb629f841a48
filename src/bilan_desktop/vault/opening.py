"""What every start does before anything else: refuse what is not ours to touch, take the lock, finish what was cut short."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from uuid import UUID

from attrs import frozen

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.vault.clock import Clock, ClockGuard
from bilan_desktop.vault.destruction import Undestroyed, recover_locked
from bilan_desktop.vault.header import FORMAT, Header
from bilan_desktop.vault.layout import NEXT_SUFFIX, Layout, beside
from bilan_desktop.vault.lock import VaultLock


@frozen
class VaultInspection:
    """What can be known of a vault without any secret."""

    vault: UUID
    format: int
    created_on: date


@frozen
class Claim:
    """A vault that this program alone may touch, with nothing left half done but what `failed` names."""

    layout: Layout
    lock: VaultLock
    header: Header
    guard: ClockGuard
    failed: tuple[Undestroyed, ...]


def inspect(folder: Path) -> VaultInspection:
    """What `vault.json` says. Raises Fault VAULT_MISSING, VAULT_TOO_NEW, HEADER_DAMAGED."""
    layout = Layout(folder)
    _refuse(layout)
    header = Header.read(layout.header)
    return VaultInspection(header.vault, FORMAT, header.created_on)


def claim(folder: Path, clock: Clock) -> Claim:
    """Take a vault for this program; the caller releases `Claim.lock`.

    Raises Fault VAULT_MISSING, VAULT_TOO_NEW (nothing was touched), VAULT_IN_USE, HEADER_DAMAGED, and others of the
    disk.
    """
    layout = Layout(folder)
    _refuse(layout)
    lock = VaultLock(layout.lock)
    try:
        failed = recover_locked(layout)
        header = Header.read(layout.header)
        guard = ClockGuard(layout.clock, clock, header.created_on)
        guard.observe()
    except BaseException:
        lock.release()
        raise
    return Claim(layout, lock, header, guard, failed)


@contextmanager
def claimed(folder: Path, clock: Clock) -> Iterator[Claim]:
    """As `claim`, released at the end of the block."""
    taken = claim(folder, clock)
    with taken.lock:
        yield taken


def _refuse(layout: Layout) -> None:
    if layout.creating.exists():
        raise Fault(FaultKind.VAULT_MISSING, folder=layout.folder)
    try:
        Header.read(layout.header)
    except Fault as fault:
        # Cut short while the header was being replaced, recovery puts the new one in its place.
        if fault.kind is not FaultKind.HEADER_DAMAGED or not beside(layout.header, NEXT_SUFFIX).exists():
            raise
