"""Which cases and compartments there are, and the certificates of those that were destroyed."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from bilan_desktop.vault.sealing.capsule import CompartmentKind
from bilan_desktop.vault.storage.entries import (
    CaseEntry,
    CaseState,
    Certificate,
    CompartmentEntry,
    DestructionMethod,
)
from bilan_desktop.vault.storage.registers.table import Tables, counts_text, date_of, stored

_CASE = "SELECT case_id, reference, opened_on, state FROM case_index"
_COMPARTMENT = (
    "SELECT id, case_id, reference, kind, destroy_on, rule, generation, created_on, destroyed_on, documents"
    " FROM compartment JOIN case_index USING (case_id)"
)


class CaseTables(Tables):
    """Cases, their compartments, their destruction."""

    def cases(self, state: CaseState | None = None) -> tuple[CaseEntry, ...]:
        """All cases, or those in one state, in the order of their references."""
        rows = self._rows(f"{_CASE} WHERE state = ifnull(?, state) ORDER BY reference", state)
        return tuple(_case(row) for row in rows)

    def references(self) -> tuple[str, ...]:
        """Every reference that ever served, whatever became of its case."""
        return tuple(row[0] for row in self._rows("SELECT reference FROM case_index ORDER BY reference"))

    def case(self, case_id: UUID) -> CaseEntry | None:
        """The case of this id."""
        rows = self._rows(f"{_CASE} WHERE case_id = ?", case_id)
        return _case(rows[0]) if rows else None

    def case_by_reference(self, reference: str) -> CaseEntry | None:
        """The case of this reference."""
        rows = self._rows(f"{_CASE} WHERE reference = ?", reference)
        return _case(rows[0]) if rows else None

    def add_case(self, entry: CaseEntry) -> None:
        """Index a case, unless it is there already; a reference serves once."""
        self._write(
            "INSERT INTO case_index VALUES (?, ?, ?, ?) ON CONFLICT (case_id) DO NOTHING",
            entry.case_id,
            entry.reference,
            entry.opened_on,
            entry.state,
        )

    # Compartments

    def compartment(self, compartment: UUID) -> CompartmentEntry | None:
        """One compartment, living or destroyed."""
        rows = self._rows(f"{_COMPARTMENT} WHERE id = ?", compartment)
        return _compartment(rows[0]) if rows else None

    def generation_of(self, compartment: UUID) -> int | None:
        """How far a compartment had come when it was last closed, None for one that is not indexed."""
        rows = self._rows("SELECT generation FROM compartment WHERE id = ?", compartment)
        return int(rows[0][0]) if rows else None

    def compartments(
        self, case_id: UUID | None = None, *, destroyed: bool = False
    ) -> tuple[CompartmentEntry, ...]:
        """The living compartments (or those destroyed), of one case or of all."""
        state = "NOT NULL" if destroyed else "NULL"
        rows = self._rows(
            f"{_COMPARTMENT} WHERE destroyed_on IS {state} AND case_id = ifnull(?, case_id) ORDER BY created_on, id",
            case_id,
        )
        return tuple(_compartment(row) for row in rows)

    def compartment_ids(self, *, destroyed: bool = False) -> set[UUID]:
        """The living compartments (or those destroyed), by their ids alone."""
        rows = self._rows("SELECT id FROM compartment WHERE (destroyed_on IS NOT NULL) = ?", destroyed)
        return {UUID(row[0]) for row in rows}

    def due_compartments(self, day: date) -> tuple[CompartmentEntry, ...]:
        """The living compartments that must be gone on `day`, the first due first."""
        rows = self._rows(
            f"{_COMPARTMENT} WHERE destroyed_on IS NULL AND destroy_on <= ? ORDER BY destroy_on, id", day
        )
        return tuple(_compartment(row) for row in rows)

    def add_compartment(self, entry: CompartmentEntry) -> None:
        """Index a compartment, unless it is there already. Its case must be indexed."""
        self._write(
            "INSERT INTO compartment VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
            entry.id,
            entry.case_id,
            entry.kind,
            entry.destroy_on,
            entry.rule,
            entry.generation,
            entry.created_on,
            entry.destroyed_on,
            counts_text(entry.documents),
        )

    def count_documents(self, compartment: UUID, documents: Mapping[str, int]) -> None:
        """Remember how many documents of each class a compartment holds, for its certificate."""
        self._write("UPDATE compartment SET documents = ? WHERE id = ?", counts_text(documents), compartment)

    def record_generations(self, generations: Mapping[UUID, int]) -> None:
        """Remember how far compartments have come; a lower number never replaces a higher one."""
        with self.transaction() as db:
            db.executemany(
                "UPDATE compartment SET generation = ?1 WHERE id = ?2 AND generation < ?1",
                [(generation, str(compartment)) for compartment, generation in generations.items()],
            )

    # Destruction

    def record_destruction(self, certificate: Certificate) -> bool:
        """Store a certificate and mark its compartment and case; False when it was recorded before."""
        with self.transaction() as db:
            added = db.execute(
                "INSERT INTO certificate VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (compartment) DO NOTHING",
                stored(
                    certificate.id,
                    certificate.case_reference,
                    certificate.compartment,
                    certificate.kind,
                    certificate.rule,
                    certificate.due,
                    certificate.destroyed_on,
                    certificate.unattended,
                    counts_text(certificate.documents),
                    certificate.method,
                ),
            ).rowcount
            db.execute(
                "UPDATE compartment SET destroyed_on = ? WHERE id = ? AND destroyed_on IS NULL",
                stored(certificate.destroyed_on, certificate.compartment),
            )
            db.execute(
                "UPDATE case_index SET state = CASE"
                " WHEN EXISTS (SELECT 1 FROM compartment AS c WHERE c.case_id = case_index.case_id"
                " AND destroyed_on IS NULL AND kind = 'case') THEN 'open'"
                " WHEN EXISTS (SELECT 1 FROM compartment AS c WHERE c.case_id = case_index.case_id"
                " AND destroyed_on IS NULL) THEN 'closed'"
                " ELSE 'destroyed' END"
                " WHERE case_id = (SELECT case_id FROM compartment WHERE id = ?)",
                stored(certificate.compartment),
            )
        return bool(added)

    def certificates(self) -> tuple[Certificate, ...]:
        """All certificates of destruction, in the order they were recorded."""
        rows = self._rows(
            "SELECT id, case_reference, compartment, kind, rule, due, destroyed_on, unattended, documents, method"
            " FROM certificate ORDER BY rowid"
        )
        return tuple(_certificate(row) for row in rows)


def _case(row: tuple[str, str, str, str]) -> CaseEntry:
    return CaseEntry(UUID(row[0]), row[1], date.fromisoformat(row[2]), CaseState(row[3]))


def _compartment(row: Any) -> CompartmentEntry:
    identity, case_id, reference, kind, destroy_on, rule, generation, created_on, destroyed_on, documents = (
        row
    )
    return CompartmentEntry(
        UUID(identity),
        UUID(case_id),
        reference,
        CompartmentKind(kind),
        date_of(destroy_on),
        rule,
        generation,
        date.fromisoformat(created_on),
        date_of(destroyed_on),
        json.loads(documents),
    )


def _certificate(row: Any) -> Certificate:
    identity, reference, compartment, kind, rule, due, destroyed_on, unattended, documents, method = row
    return Certificate(
        UUID(identity),
        reference,
        UUID(compartment),
        CompartmentKind(kind),
        rule,
        date_of(due),
        date.fromisoformat(destroyed_on),
        bool(unattended),
        json.loads(documents),
        DestructionMethod(method),
    )
