"""What every start does before anything else: refuse what is not ours to touch, take the lock, finish what was cut short."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from uuid import UUID

from attrs import frozen

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.vault.clock import Clock, ClockGuard
from bilan_desktop.vault.disk.layout import NEXT_SUFFIX, Layout, beside
from bilan_desktop.vault.disk.lock import VaultLock
from bilan_desktop.vault.ending.destruction import Undestroyed, recover_locked
from bilan_desktop.vault.sealing.header import FORMAT, Header


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
    header = _header(layout)
    return VaultInspection(header.vault, FORMAT, header.created_on)


def claim(folder: Path, clock: Clock) -> Claim:
    """Take a vault for this program; the caller releases `Claim.lock`.

    Raises Fault VAULT_MISSING, VAULT_TOO_NEW (nothing was touched), VAULT_IN_USE, HEADER_DAMAGED, and others of the
    disk.
    """
    layout = Layout(folder)
    _header(layout)
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


def _header(layout: Layout) -> Header:
    if layout.creating.exists():
        raise Fault(FaultKind.VAULT_MISSING, folder=layout.folder)
    try:
        return Header.read(layout.header)
    except Fault as fault:
        coming = beside(layout.header, NEXT_SUFFIX)
        if fault.kind is FaultKind.HEADER_DAMAGED and coming.exists():
            # Cut short while it was being replaced: recovery will put the new one in place.
            return Header.read(coming)
        raise
