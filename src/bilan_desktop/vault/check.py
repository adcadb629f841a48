"""« Vérifier le coffre »: the structure without a passphrase; with the vault open, every page of every compartment.

Nothing is changed, nothing repaired. What is found is a value; the words for it are elsewhere.
"""

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from attrs import frozen

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.vault import clock
from bilan_desktop.vault.disk import files
from bilan_desktop.vault.disk.layout import NEXT_SUFFIX, SYSTEM_FILES, Layout
from bilan_desktop.vault.disk.lock import VaultLock
from bilan_desktop.vault.ending.intents import IntentLog
from bilan_desktop.vault.sealing.capsule import CAPSULE_LENGTH, read_info
from bilan_desktop.vault.sealing.header import Header
from bilan_desktop.vault.storage.connection import is_plain_text
from bilan_desktop.vault.vault import Vault

Progress = Callable[[float], None]


class FindingKind(StrEnum):
    """What may be wrong with a vault."""

    NOT_PRIVATE = "not_private"
    FOREIGN_FILE = "foreign_file"
    HEADER_DAMAGED = "header_damaged"
    REGISTER_MISSING = "register_missing"
    REGISTER_DAMAGED = "register_damaged"
    CLOCK_MISSING = "clock_missing"
    CLOCK_DAMAGED = "clock_damaged"
    INTENTS_DAMAGED = "intents_damaged"
    UNFINISHED = "unfinished"
    """An operation was cut short; the next start finishes it."""
    DATABASE_MISSING = "database_missing"
    CAPSULE_MISSING = "capsule_missing"
    CAPSULE_TAMPERED = "capsule_tampered"
    IN_PLAIN_TEXT = "in_plain_text"
    COMPARTMENT_MISSING = "compartment_missing"
    """The register knows it as living, and nothing of it is there."""
    COMPARTMENT_UNKNOWN = "compartment_unknown"
    """It is there, and the register does not know it."""
    COMPARTMENT_DAMAGED = "compartment_damaged"
    COMPARTMENT_OLDER = "compartment_older"
    DISK_FAILED = "disk_failed"


@frozen
class Finding:
    """One thing that is wrong: with which file of the vault, or which compartment, and what the database says of it."""

    kind: FindingKind
    file: str = ""
    compartment: UUID | None = None
    detail: str = ""


def check(folder: Path, vault: Vault | None, progress: Progress = lambda _: None) -> list[Finding]:
    """What is wrong with a vault, an empty list when nothing is; `progress` is told the part done, from 0 to 1.

    Raises Fault VAULT_MISSING, VAULT_TOO_NEW, VAULT_IN_USE (a locked vault that another program uses), VAULT_LOCKED.
    """
    layout = Layout(folder)
    found: list[Finding] = []
    try:
        header: Header | None = Header.read(layout.header)
    except Fault as fault:
        if fault.kind is not FaultKind.HEADER_DAMAGED:
            raise
        header = None
        found.append(Finding(FindingKind.HEADER_DAMAGED, layout.header.name))
    with VaultLock(layout.lock) if vault is None else nullcontext():
        found += _files(layout)
        found += _state(layout)
        if header is not None:
            found += _compartments(layout, header.vault)
    if vault is not None:
        found += _contents(layout, vault, progress)
    return found


def _files(layout: Layout) -> Iterator[Finding]:
    if not files.is_private(layout.folder):
        yield Finding(FindingKind.NOT_PRIVATE, layout.folder.name)
    leftovers = set(layout.leftovers())
    for folder in (layout.folder, layout.compartments):
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            name = path.relative_to(layout.folder).as_posix()
            if path in leftovers or path.name.endswith(NEXT_SUFFIX):
                yield Finding(FindingKind.UNFINISHED, name)
            elif layout.belongs(path):
                if not files.is_private(path):
                    yield Finding(FindingKind.NOT_PRIVATE, name)
            elif path.name not in SYSTEM_FILES:
                yield Finding(FindingKind.FOREIGN_FILE, name)


def _state(layout: Layout) -> Iterator[Finding]:
    for path in (layout.register, layout.register_capsule):
        if not path.exists():
            yield Finding(FindingKind.REGISTER_MISSING, path.name)
        elif path == layout.register and is_plain_text(path):
            yield Finding(FindingKind.IN_PLAIN_TEXT, path.name)
    if not layout.clock.exists():
        yield Finding(FindingKind.CLOCK_MISSING, layout.clock.name)
    elif clock.decoded(layout.clock.read_bytes()) is None:
        yield Finding(FindingKind.CLOCK_DAMAGED, layout.clock.name)
    log = IntentLog(layout.intents).read()
    if log.damaged:
        yield Finding(FindingKind.INTENTS_DAMAGED, layout.intents.name)
    if not all(operation.done for operation in log.operations):
        yield Finding(FindingKind.UNFINISHED, layout.intents.name)


def _compartments(layout: Layout, vault: UUID) -> Iterator[Finding]:
    capsules, databases = set(layout.capsule_ids()), set(layout.database_ids())
    for compartment in sorted(databases - capsules):
        yield Finding(FindingKind.CAPSULE_MISSING, layout.capsule(compartment).name, compartment)
    for compartment in sorted(capsules - databases):
        yield Finding(FindingKind.DATABASE_MISSING, layout.database(compartment).name, compartment)
    for compartment in sorted(capsules):
        path = layout.capsule(compartment)
        try:
            read_info(path, vault, compartment)
            sound = path.stat().st_size == CAPSULE_LENGTH
        except Fault:
            sound = False
        if not sound:
            yield Finding(FindingKind.CAPSULE_TAMPERED, path.name, compartment)
    for compartment in sorted(databases):
        if is_plain_text(layout.database(compartment)):
            yield Finding(FindingKind.IN_PLAIN_TEXT, layout.database(compartment).name, compartment)


def _contents(layout: Layout, vault: Vault, progress: Progress) -> Iterator[Finding]:
    for line in vault.register.damage():
        yield Finding(FindingKind.REGISTER_DAMAGED, layout.register.name, detail=line)
    known = {entry.id for entry in vault.register.compartments()}
    present = set(layout.capsule_ids()) | set(layout.database_ids())
    for compartment in sorted(known - present):
        yield Finding(FindingKind.COMPARTMENT_MISSING, compartment=compartment)
    for compartment in sorted(present - known):
        yield Finding(FindingKind.COMPARTMENT_UNKNOWN, compartment=compartment)
    for number, compartment in enumerate(sorted(present), start=1):
        yield from _content(vault, compartment)
        progress(number / len(present))


def _content(vault: Vault, compartment: UUID) -> Iterator[Finding]:
    try:
        opened = vault.open(compartment)
    except Fault as fault:
        kind = _KINDS.get(fault.kind)
        if kind is not None:
            yield Finding(kind, compartment=compartment)
        return
    try:
        for line in opened.damage():
            yield Finding(FindingKind.COMPARTMENT_DAMAGED, compartment=compartment, detail=line)
    finally:
        opened.close()


# What is due is not shown; what is missing was found before.
_KINDS = {
    FaultKind.CAPSULE_TAMPERED: FindingKind.CAPSULE_TAMPERED,
    FaultKind.COMPARTMENT_DAMAGED: FindingKind.COMPARTMENT_DAMAGED,
    FaultKind.COMPARTMENT_OLDER: FindingKind.COMPARTMENT_OLDER,
    FaultKind.DISK_FAILED: FindingKind.DISK_FAILED,
}
