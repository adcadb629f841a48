"""The compartment of a closed case that keeps the proofs: read, and written to for what may still be added there."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from attrs import frozen

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.practice.desk import Desk
from bilan_desktop.vault.records.kept_records import Kept, read_administrative
from bilan_desktop.vault.sealing.capsule import CompartmentKind
from bilan_desktop.vault.storage.connection import Connection


@frozen
class Proofs:
    """What is kept, and the connection to write to."""

    kept: Kept
    connection: Connection


def has_proofs(desk: Desk, case_id: UUID) -> bool:
    """Whether the case is closed and its proofs are still there."""
    return any(
        entry.kind is CompartmentKind.ADMINISTRATIVE and entry.destroyed_on is None
        for entry in desk.vault.register.compartments(case_id)
    )


def kept_proofs(desk: Desk, case_id: UUID) -> Kept:
    """What the proofs of a closed case say. Raises Fault CASE_UNKNOWN when they are gone."""
    for entry in desk.vault.register.compartments(case_id):
        if entry.kind is CompartmentKind.ADMINISTRATIVE:
            compartment = desk.vault.open(entry.id)
            try:
                with compartment.read() as connection:
                    kept = read_administrative(connection)
            finally:
                compartment.close()
            if kept.is_proofs:
                return kept
    raise Fault(FaultKind.CASE_UNKNOWN)


@contextmanager
def proofs_of(desk: Desk, case_id: UUID) -> Iterator[Proofs]:
    """The proofs of a closed case, in one transaction. Raises Fault CASE_UNKNOWN when they are gone."""
    for entry in desk.vault.register.compartments(case_id):
        if entry.kind is not CompartmentKind.ADMINISTRATIVE or entry.destroyed_on is not None:
            continue
        compartment = desk.vault.open(entry.id)
        try:
            with compartment.read() as connection:
                kept = read_administrative(connection)
            if not kept.is_proofs:
                continue
            with compartment.transaction() as connection:
                yield Proofs(kept, connection)
            return
        finally:
            compartment.close()
    raise Fault(FaultKind.CASE_UNKNOWN)
