"""Destroying what is due, without a passphrase: that is how the promise is kept while the vault is locked."""

from datetime import date
from pathlib import Path
from uuid import UUID

from attrs import frozen

from bilan_desktop.domain.errors import Fault
from bilan_desktop.vault.clock import Clock, ClockGuard
from bilan_desktop.vault.disk.layout import Layout
from bilan_desktop.vault.ending.destruction import Destroyed, Undestroyed, destroy_all
from bilan_desktop.vault.ending.intents import Doomed, IntentLog, Operation
from bilan_desktop.vault.opening import claimed, inspect
from bilan_desktop.vault.sealing.capsule import CapsuleInfo, read_info


@frozen
class EnforceReport:
    """What was destroyed, what could not be, and the machine's day if it is too far ahead to be believed."""

    destroyed: tuple[Destroyed, ...]
    failed: tuple[Undestroyed, ...]
    unconfirmed_leap: date | None


def enforce(folder: Path, clock: Clock) -> EnforceReport:
    """Destroy what is due in a locked vault; the certificates follow at the next unlock.

    Raises Fault VAULT_MISSING, VAULT_TOO_NEW, HEADER_DAMAGED, VAULT_IN_USE, and others of the disk.
    """
    with claimed(folder, clock) as claim:
        return enforce_claimed(claim.layout, claim.header.vault, claim.guard, claim.failed)


def enforce_claimed(
    layout: Layout, vault: UUID, guard: ClockGuard, failed: tuple[Undestroyed, ...] = ()
) -> EnforceReport:
    """As `enforce`, for a caller that holds the vault's lock; `failed` is what recovery could not destroy."""
    infos, unreadable = read_infos(layout, vault)
    today = guard.settled_today()
    resisting = {one.id for one in failed}
    doomed = tuple(
        Doomed(info.id, info.kind, info.destroy_on)
        for info in infos
        if info.is_due(today) and info.id not in resisting
    )
    operation, undestroyed = destroy_unattended(layout, doomed, today)
    if doomed and not undestroyed:
        IntentLog(layout.intents).done(operation)
    return report(operation, (*failed, *unreadable, *undestroyed), guard)


def destroy_unattended(
    layout: Layout, doomed: tuple[Doomed, ...], today: date
) -> tuple[Operation, list[Undestroyed]]:
    """Destroy compartments whose date has come; the operation, for the register, and what could not be destroyed."""
    if not doomed:
        return Operation.begin(), []
    operation = IntentLog(layout.intents).destroy(doomed, "", today, unattended=True)
    return operation, destroy_all(layout, (one.id for one in doomed))


def report(operation: Operation, failed: tuple[Undestroyed, ...], guard: ClockGuard) -> EnforceReport:
    """What a destruction at the date came to."""
    survivors = {one.id for one in failed}
    destroyed = (Destroyed(one.id, one.kind, one.due, operation.on) for one in operation.old)
    return EnforceReport(
        tuple(one for one in destroyed if one.id not in survivors), failed, guard.unconfirmed_leap
    )


def read_infos(layout: Layout, vault: UUID) -> tuple[list[CapsuleInfo], list[Undestroyed]]:
    """What every capsule says in clear, and which ones say nothing that makes sense."""
    infos: list[CapsuleInfo] = []
    unreadable: list[Undestroyed] = []
    for compartment in layout.capsule_ids():
        try:
            infos.append(read_info(layout.capsule(compartment), vault, compartment))
        except Fault as fault:
            unreadable.append(Undestroyed(compartment, fault.kind))
    return infos, unreadable


def next_due(folder: Path) -> date | None:
    """The next day on which something is to be destroyed, as the capsules say in clear; None when nothing is.

    Takes no lock and needs no secret. Raises Fault VAULT_MISSING, VAULT_TOO_NEW, HEADER_DAMAGED.
    """
    infos, _ = read_infos(Layout(folder), inspect(folder).vault)
    return min((info.destroy_on for info in infos if info.destroy_on is not None), default=None)
