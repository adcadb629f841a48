"""Destruction, which needs no passphrase, and what every start does about operations that were cut short.

A capsule is overwritten in place, cut, renamed and removed, the folder synchronised; then the same for the database and
the journal beside it. Every step may be done again, so a destruction cut short is simply begun anew.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from uuid import UUID

from attrs import frozen

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.vault.disk import files
from bilan_desktop.vault.disk.layout import JOURNAL_SUFFIX, NEXT_SUFFIX, Layout, beside
from bilan_desktop.vault.disk.lock import VaultLock
from bilan_desktop.vault.ending.intents import IntentLog, Log, Operation, Step
from bilan_desktop.vault.sealing.capsule import CompartmentKind
from bilan_desktop.vault.sealing.header import Header


@frozen
class Destroyed:
    """A compartment that was destroyed: its deadline, if it had one, and the day it went."""

    id: UUID
    kind: CompartmentKind
    due: date | None
    on: date


@frozen
class Undestroyed:
    """A compartment that could not be destroyed, and why."""

    id: UUID
    fault: FaultKind


def destroy_files(layout: Layout, compartment: UUID) -> None:
    """Destroy a compartment's capsule, then its database; what is gone already is no error.

    Raises Fault DISK_FAILED or FOLDER_NOT_WRITABLE; calling again goes on from there.
    """
    for paths in _files(layout, compartment):
        present = [path for path in paths if path.exists()]
        for path in present:
            files.shred(path)
        if present:
            files.sync_folder(layout.compartments)


def destroy_all(layout: Layout, compartments: Iterable[UUID]) -> list[Undestroyed]:
    """Destroy the files of several compartments; what could not be destroyed is returned."""
    failed: list[Undestroyed] = []
    for compartment in compartments:
        try:
            destroy_files(layout, compartment)
        except Fault as fault:
            failed.append(Undestroyed(compartment, fault.kind))
    return failed


def is_gone(layout: Layout, compartment: UUID) -> bool:
    """Whether no file of a compartment is left."""
    return not any(path.exists() for paths in _files(layout, compartment) for path in paths)


def is_whole(layout: Layout, compartment: UUID) -> bool:
    """Whether capsule and database of a compartment are both there."""
    return layout.capsule(compartment).exists() and layout.database(compartment).exists()


def recover(folder: Path) -> tuple[Undestroyed, ...]:
    """Finish, without any key, what was cut short; what could still not be destroyed is returned.

    To be run at every start, before anything else is read. Raises Fault VAULT_IN_USE, and others of the disk.
    """
    layout = Layout(folder)
    with VaultLock(layout.lock):
        return recover_locked(layout)


def recover_locked(layout: Layout) -> tuple[Undestroyed, ...]:
    """As `recover`, for a caller that holds the vault's lock.

    A closing that was not committed loses its new compartments, as long as the old one is whole; a committed one loses
    the old. A creation that was not confirmed waits for the register, which alone knows.
    """
    for path in layout.leftovers():
        files.shred(path)
    intents = IntentLog(layout.intents)
    log = intents.read()
    failed: list[Undestroyed] = []
    for operation in log.operations:
        if operation.done:
            continue
        if operation.committed is Step.REKEY:
            _finish_rekey(layout, operation)
            intents.done(operation)
            continue
        resisting = destroy_all(layout, doomed_by(layout, operation, log))
        failed += resisting
        if not resisting and (operation.committed is not None or is_abandoned(layout, operation, log)):
            intents.done(operation)
    _settle_next(layout)
    return tuple(failed)


def doomed_by(layout: Layout, operation: Operation, log: Log) -> tuple[UUID, ...]:
    """What an operation that is not done destroys, as far as that can be told without the register."""
    if operation.committed is not None and _may_replace(layout, operation, log):
        return tuple(one.id for one in operation.old)
    # A commit that came to light only after its closing had been given up must not cost the old compartment too.
    return operation.new if operation.committed is not None or is_abandoned(layout, operation, log) else ()


def is_abandoned(layout: Layout, operation: Operation, log: Log) -> bool:
    """Whether a closing that the log does not commit was indeed never committed.

    If its old compartment is not whole although nothing was to destroy it, or if a line is damaged, nobody can tell.
    """
    if operation.committed is not None or not operation.old or log.damaged:
        return False
    fates = _fates(log, Step.CLOSE, Step.DESTROY)
    return all(is_whole(layout, one.id) or one.id in fates for one in operation.old)


def _may_replace(layout: Layout, operation: Operation, log: Log) -> bool:
    fates = _fates(log, Step.DESTROY)
    return all(is_whole(layout, one) or one in fates for one in operation.new)


def _fates(log: Log, *steps: Step) -> set[UUID]:
    return {
        doomed.id for operation in log.operations if operation.committed in steps for doomed in operation.old
    }


def _finish_rekey(layout: Layout, operation: Operation) -> None:
    sealed = [layout.register_capsule, *(layout.capsule(one) for one in operation.new)]
    begun = not beside(layout.header, NEXT_SUFFIX).exists()
    if begun or all(beside(capsule, NEXT_SUFFIX).exists() for capsule in sealed):
        put_next_in_place(layout)
    else:
        # The same for a commit that came to light after its first phase had been given up.
        discard_next(layout)


def next_files(layout: Layout) -> list[Path]:
    """The files that a change of passphrase has sealed anew and not yet put in place, the header first."""
    singles = [beside(layout.header, NEXT_SUFFIX), beside(layout.register_capsule, NEXT_SUFFIX)]
    capsules = sorted(layout.compartments.glob(f"*{NEXT_SUFFIX}")) if layout.compartments.is_dir() else []
    return [path for path in singles if path.exists()] + [path for path in capsules if layout.belongs(path)]


def put_next_in_place(layout: Layout) -> None:
    """Second phase of a change of passphrase: every file sealed anew takes the place of the old, overwritten first."""
    for path in next_files(layout):
        files.replace_shredded(path, path.with_suffix(""))
        files.sync_folder(path.parent)


def discard_next(layout: Layout) -> None:
    """Give up the first phase of a change of passphrase."""
    for path in reversed(next_files(layout)):
        files.shred(path)
        files.sync_folder(path.parent)


def _settle_next(layout: Layout) -> None:
    # The header is sealed anew first, put in place first and given up last. So other files without it, or a header
    # already overwritten, mean that the second phase had begun, whatever became of the log.
    if beside(layout.header, NEXT_SUFFIX).exists() and _is_sound(layout.header):
        discard_next(layout)
    else:
        put_next_in_place(layout)


def _is_sound(header: Path) -> bool:
    try:
        Header.read(header)
    except Fault:
        return False
    return True


def _files(layout: Layout, compartment: UUID) -> tuple[tuple[Path, Path], tuple[Path, Path]]:
    capsule, database = layout.capsule(compartment), layout.database(compartment)
    return (capsule, beside(capsule, NEXT_SUFFIX)), (database, beside(database, JOURNAL_SUFFIX))
