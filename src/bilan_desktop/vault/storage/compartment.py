"""One compartment, open: an encrypted database with one deadline, used by one thread at a time.

Every database begins with the table `meta` (one row): what the compartment is, and its generation, a number that each
transaction raises and that the register remembers, because an older copy put back in place is valid to SQLCipher.
"""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from pathlib import Path
from typing import Self
from uuid import UUID

from attrs import field, frozen

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.vault.disk import files
from bilan_desktop.vault.sealing.capsule import CompartmentKind
from bilan_desktop.vault.storage import migrations
from bilan_desktop.vault.storage.connection import Connection, connect, database_faults, is_plain_text

__all__ = ["Compartment", "Connection", "Meta"]

_META_TABLE = """
CREATE TABLE meta (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    case_id TEXT,
    reference TEXT,
    rule TEXT NOT NULL,
    documents TEXT NOT NULL CHECK (json_valid(documents)),
    created_on TEXT NOT NULL,
    generation INTEGER NOT NULL
) STRICT
"""


@frozen
class Meta:
    """What a compartment says of itself, inside its encryption.

    `case_id` and `reference` are None for the register alone; `rule` is the rule that set the deadline; `documents`
    counts what is inside by class of document, for the certificate of destruction.
    """

    id: UUID
    kind: CompartmentKind
    created_on: date
    case_id: UUID | None = None
    reference: str | None = None
    rule: str = ""
    documents: Mapping[str, int] = field(factory=dict, hash=False)
    generation: int = 0


class Compartment:
    """An open compartment, closed at the end of a `with` block.

    `transaction` and `read` raise Fault for what the disk or the file cannot do.
    """

    def __init__(self, path: Path, db: Connection, meta: Meta, destroy_on: date | None) -> None:
        self.meta = meta
        self.destroy_on = destroy_on
        self.generation = meta.generation
        self.recorded = meta.generation
        """The generation that the register knows."""
        self.on_close: Callable[[Compartment], None] | None = None
        self._path = path
        self._db: Connection | None = db
        self._lock = threading.RLock()

    @classmethod
    def create(
        cls,
        path: Path,
        key: bytearray,
        meta: Meta,
        destroy_on: date | None,
        fill: Callable[[Connection], None] | None = None,
    ) -> Self:
        """Make the database at `path`, which must not exist: schema, meta and what `fill` writes, in one transaction."""
        files.create_empty(path)
        with _faults(path, meta.kind, meta.id):
            db = connect(path, key)
            try:
                db.execute("BEGIN IMMEDIATE")
                _write_meta(db, meta)
                migrations.migrate(db, meta.kind)
                if fill is not None:
                    fill(db)
                db.execute("COMMIT")
                _require(not is_plain_text(path), meta.kind, meta.id)
            except BaseException:
                db.close()
                raise
        return cls(path, db, meta, destroy_on)

    @classmethod
    def open(
        cls, path: Path, key: bytearray, compartment: UUID, kind: CompartmentKind, destroy_on: date | None
    ) -> Self:
        """Open an existing database and bring its schema up to date.

        Raises Fault COMPARTMENT_MISSING, COMPARTMENT_DAMAGED (REGISTER_DAMAGED for the register), VAULT_TOO_NEW.
        """
        if not path.exists():
            raise Fault(FaultKind.COMPARTMENT_MISSING, compartment=str(compartment))
        # SQLite takes a file of no length for a new database.
        _require(path.stat().st_size > 0, kind, compartment)
        with _faults(path, kind, compartment):
            db = connect(path, key)
            try:
                meta = _read_meta(db)
                _require(meta.id == compartment and meta.kind == kind, kind, compartment)
                opened = cls(path, db, meta, destroy_on)
                if migrations.is_behind(db, kind):
                    with opened.transaction():
                        migrations.migrate(db, kind)
            except BaseException:
                db.close()
                raise
        return opened

    @property
    def id(self) -> UUID:
        """The compartment's id, which its files bear."""
        return self.meta.id

    @property
    def kind(self) -> CompartmentKind:
        """What the compartment is for."""
        return self.meta.kind

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Write: all of it is on the disk when the block is left, or nothing of it if it is left by an exception.

        A block within a block joins the outer one. Raises Fault DISK_FULL, DISK_FAILED, FOLDER_NOT_WRITABLE,
        COMPARTMENT_DAMAGED, VAULT_LOCKED (closed).
        """
        with self._lock, _faults(self._path, self.kind, self.id):
            db = self._connection()
            if db.in_transaction:
                yield db
                return
            db.execute("BEGIN IMMEDIATE")
            before = db.total_changes
            try:
                yield db
                generation = self._next_generation(db) if db.total_changes != before else self.generation
                db.execute("COMMIT")
            except BaseException:
                if db.in_transaction:
                    db.execute("ROLLBACK")
                raise
            self.generation = generation

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Read, inside or outside a transaction of the same thread. Raises Fault as `transaction` does."""
        with self._lock, _faults(self._path, self.kind, self.id):
            yield self._connection()

    def damage(self) -> list[str]:
        """What is wrong with the pages and the structure of the database, in SQLCipher's and SQLite's own words."""
        found: list[str] = []
        try:
            with self.read() as db:
                found += (str(row[0]) for row in db.execute("PRAGMA cipher_integrity_check"))
                found += (str(row[0]) for row in db.execute("PRAGMA integrity_check") if row[0] != "ok")
                found += (f"foreign key of {row[0]}" for row in db.execute("PRAGMA foreign_key_check"))
        except Fault as fault:
            found.append(fault.kind.value)
        return found

    def close(self) -> None:
        """Close the database; a second call does nothing."""
        with self._lock:
            if self._db is None:
                return
            self._db.close()
            self._db = None
        if self.on_close is not None:
            self.on_close(self)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _connection(self) -> Connection:
        if self._db is None:
            raise Fault(FaultKind.VAULT_LOCKED)
        return self._db

    @staticmethod
    def _next_generation(db: Connection) -> int:
        (generation,) = db.execute(
            "UPDATE meta SET generation = generation + 1 RETURNING generation"
        ).fetchone()
        return int(generation)


def _faults(path: Path, kind: CompartmentKind, compartment: UUID) -> AbstractContextManager[None]:
    return database_faults(path, _damaged(kind), str(compartment))


def _damaged(kind: CompartmentKind) -> FaultKind:
    register = kind is CompartmentKind.REGISTER
    return FaultKind.REGISTER_DAMAGED if register else FaultKind.COMPARTMENT_DAMAGED


def _require(sound: bool, kind: CompartmentKind, compartment: UUID) -> None:
    if not sound:
        raise Fault(_damaged(kind), compartment=str(compartment))


def _write_meta(db: Connection, meta: Meta) -> None:
    db.execute(_META_TABLE)
    db.execute(
        "INSERT INTO meta VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            str(meta.id),
            meta.kind.value,
            None if meta.case_id is None else str(meta.case_id),
            meta.reference,
            meta.rule,
            json.dumps(dict(meta.documents)),
            meta.created_on.isoformat(),
            meta.generation,
        ),
    )


def _read_meta(db: Connection) -> Meta:
    row = db.execute(
        "SELECT id, kind, created_on, case_id, reference, rule, documents, generation FROM meta"
    ).fetchone()
    identity, kind, created_on, case_id, reference, rule, documents, generation = row
    return Meta(
        UUID(identity),
        CompartmentKind(kind),
        date.fromisoformat(created_on),
        None if case_id is None else UUID(case_id),
        reference,
        rule,
        json.loads(documents),
        generation,
    )
