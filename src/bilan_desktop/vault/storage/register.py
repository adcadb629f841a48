"""The register: the practice, its settings, which compartments there are and what became of them.

Every method is one transaction, or joins the one begun by `transaction`; any thread may call.
"""

import json
from collections.abc import Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from bilan_desktop.vault.sealing.capsule import CompartmentKind
from bilan_desktop.vault.storage.compartment import Compartment, Connection
from bilan_desktop.vault.storage.entries import (
    CaseEntry,
    CaseState,
    Certificate,
    CompartmentEntry,
    CopyEntry,
    DestructionMethod,
    DisclosureEntry,
    JournalEntry,
    StatisticsEntry,
)

__all__ = ["Register"]

_CASE = "SELECT case_id, reference, opened_on, state FROM case_index"
_COMPARTMENT = (
    "SELECT id, case_id, reference, kind, destroy_on, rule, generation, created_on, destroyed_on, documents"
    " FROM compartment JOIN case_index USING (case_id)"
)


class Register:
    """The register of an unlocked vault. Methods raise Fault for what the disk or the file cannot do."""

    def __init__(self, compartment: Compartment) -> None:
        self._compartment = compartment

    @property
    def generation(self) -> int:
        """How many transactions the register has seen."""
        return self._compartment.generation

    def transaction(self) -> AbstractContextManager[Connection]:
        """Several calls as one: all of them are stored, or none."""
        return self._compartment.transaction()

    def damage(self) -> list[str]:
        """What is wrong with the register's pages and structure."""
        return self._compartment.damage()

    def close(self) -> None:
        """Close the register; the vault does so when it locks."""
        self._compartment.close()

    # Practice and settings

    def setting(self, key: str) -> str | None:
        """The value of a setting, None when it was never set."""
        rows = self._rows("SELECT value FROM setting WHERE key = ?", key)
        return rows[0][0] if rows else None

    def set_setting(self, key: str, value: str) -> None:
        """Remember a setting."""
        self._write(
            "INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", key, value
        )

    def practice(self) -> dict[str, str]:
        """Everything known of the practice, by key."""
        return dict(self._rows("SELECT key, value FROM practice"))

    def set_practice(self, values: Mapping[str, str]) -> None:
        """Remember what the practice is; keys not named keep their value."""
        with self.transaction() as db:
            db.executemany(
                "INSERT INTO practice VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
                values.items(),
            )

    # Cases

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
            _json(entry.documents),
        )

    def count_documents(self, compartment: UUID, documents: Mapping[str, int]) -> None:
        """Remember how many documents of each class a compartment holds, for its certificate."""
        self._write("UPDATE compartment SET documents = ? WHERE id = ?", _json(documents), compartment)

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
                _stored(
                    certificate.id,
                    certificate.case_reference,
                    certificate.compartment,
                    certificate.kind,
                    certificate.rule,
                    certificate.due,
                    certificate.destroyed_on,
                    certificate.unattended,
                    _json(certificate.documents),
                    certificate.method,
                ),
            ).rowcount
            db.execute(
                "UPDATE compartment SET destroyed_on = ? WHERE id = ? AND destroyed_on IS NULL",
                _stored(certificate.destroyed_on, certificate.compartment),
            )
            db.execute(
                "UPDATE case_index SET state = CASE"
                " WHEN EXISTS (SELECT 1 FROM compartment AS c WHERE c.case_id = case_index.case_id"
                " AND destroyed_on IS NULL AND kind = 'case') THEN 'open'"
                " WHEN EXISTS (SELECT 1 FROM compartment AS c WHERE c.case_id = case_index.case_id"
                " AND destroyed_on IS NULL) THEN 'closed'"
                " ELSE 'destroyed' END"
                " WHERE case_id = (SELECT case_id FROM compartment WHERE id = ?)",
                _stored(certificate.compartment),
            )
        return bool(added)

    def certificates(self) -> tuple[Certificate, ...]:
        """All certificates of destruction, in the order they were recorded."""
        rows = self._rows(
            "SELECT id, case_reference, compartment, kind, rule, due, destroyed_on, unattended, documents, method"
            " FROM certificate ORDER BY rowid"
        )
        return tuple(_certificate(row) for row in rows)

    # Journal, disclosures, statistics, copies

    def note(
        self,
        at: datetime,
        event: str,
        case_reference: str | None = None,
        compartment: UUID | None = None,
        rule: str | None = None,
    ) -> None:
        """Add a line to the journal."""
        self._write(
            "INSERT INTO journal (at, event, case_reference, compartment, rule) VALUES (?, ?, ?, ?, ?)",
            at,
            event,
            case_reference,
            compartment,
            rule,
        )

    def journal(self) -> tuple[JournalEntry, ...]:
        """The journal, the oldest line first."""
        rows = self._rows("SELECT at, event, case_reference, compartment, rule FROM journal ORDER BY id")
        return tuple(
            JournalEntry(datetime.fromisoformat(at), event, reference, _uuid(compartment), rule)
            for at, event, reference, compartment, rule in rows
        )

    def add_disclosure(self, entry: DisclosureEntry) -> None:
        """Remember that something was handed over."""
        self._write(
            "INSERT INTO disclosure (case_reference, subject, recipient_kind, on_date) VALUES (?, ?, ?, ?)",
            entry.case_reference,
            entry.subject,
            entry.recipient_kind,
            entry.on_date,
        )

    def disclosures(self, case_reference: str | None = None) -> tuple[DisclosureEntry, ...]:
        """What was handed over, of one case or of all, in the order it was stored."""
        rows = self._rows(
            "SELECT case_reference, subject, recipient_kind, on_date FROM disclosure"
            " WHERE case_reference = ifnull(?, case_reference) ORDER BY id",
            case_reference,
        )
        return tuple(
            DisclosureEntry(reference, subject, recipient_kind, date.fromisoformat(on_date))
            for reference, subject, recipient_kind, on_date in rows
        )

    def set_statistics(self, entry: StatisticsEntry) -> None:
        """Remember the figures of a case, in place of those known before."""
        self._write(
            "INSERT OR REPLACE INTO statistics VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            entry.case_reference,
            entry.year,
            entry.route,
            entry.status,
            entry.outcome,
            entry.accompaniment // timedelta(minutes=1),
            entry.personal // timedelta(minutes=1),
            entry.price_cents,
        )

    def statistics(self) -> tuple[StatisticsEntry, ...]:
        """The figures of all cases, in the order of their references."""
        rows = self._rows(
            "SELECT case_reference, year, route, status, outcome, accompaniment_minutes, personal_minutes, price_cents"
            " FROM statistics ORDER BY case_reference"
        )
        return tuple(
            StatisticsEntry(
                *(reference, year, route, status, outcome),
                timedelta(minutes=accompaniment),
                timedelta(minutes=personal),
                price_cents,
            )
            for reference, year, route, status, outcome, accompaniment, personal, price_cents in rows
        )

    def set_copy(self, entry: CopyEntry) -> None:
        """Remember a copy of the vault, or what became of it."""
        self._write(
            "INSERT OR REPLACE INTO copy VALUES (?, ?, ?, ?)",
            entry.id,
            entry.made_on,
            entry.place,
            entry.state,
        )

    def copies(self) -> tuple[CopyEntry, ...]:
        """The known copies, the oldest first."""
        rows = self._rows("SELECT id, made_on, place, state FROM copy ORDER BY made_on, id")
        return tuple(CopyEntry(UUID(row[0]), date.fromisoformat(row[1]), row[2], row[3]) for row in rows)

    def _rows(self, sql: str, *values: object) -> list[Any]:
        with self._compartment.read() as db:
            return list(db.execute(sql, _stored(*values)))

    def _write(self, sql: str, *values: object) -> None:
        with self.transaction() as db:
            db.execute(sql, _stored(*values))


def _stored(*values: object) -> tuple[str | int | None, ...]:
    return tuple(value if value is None or isinstance(value, int) else _text(value) for value in values)


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _json(documents: Mapping[str, int]) -> str:
    return json.dumps(dict(documents), sort_keys=True)


def _uuid(text: str | None) -> UUID | None:
    return None if text is None else UUID(text)


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


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
        _date(destroy_on),
        rule,
        generation,
        date.fromisoformat(created_on),
        _date(destroyed_on),
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
        _date(due),
        date.fromisoformat(destroyed_on),
        bool(unattended),
        json.loads(documents),
        DestructionMethod(method),
    )
