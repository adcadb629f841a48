"""Numbered migrations: `schema/<kind>/0001.sql`, `0002.sql`… bring a database to what this program knows.

The number reached is `PRAGMA user_version`. A file holds plain statements, run in one transaction with the others that
are due, so that a database is at its old version or at its new one.
"""

from collections.abc import Iterator
from functools import cache
from importlib import resources

from sqlcipher3 import dbapi2

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.vault.sealing.capsule import CompartmentKind
from bilan_desktop.vault.storage.connection import Connection


@cache
def scripts(kind: CompartmentKind) -> tuple[str, ...]:
    """The scripts of one kind of compartment, the first one first."""
    folder = resources.files("bilan_desktop.vault") / "schema" / kind.value
    found = sorted((entry.name, entry) for entry in folder.iterdir()) if folder.is_dir() else []
    return tuple(entry.read_text(encoding="utf-8") for _, entry in found)


def version(db: Connection) -> int:
    """How many migrations the database has seen."""
    (number,) = db.execute("PRAGMA user_version").fetchone()
    return int(number)


def is_behind(db: Connection, kind: CompartmentKind) -> bool:
    """Whether `migrate` has something to do. Raises Fault VAULT_TOO_NEW when a newer program has been there."""
    reached, known = version(db), len(scripts(kind))
    if reached > known:
        raise Fault(FaultKind.VAULT_TOO_NEW, format=reached, known=known)
    return reached < known


def migrate(db: Connection, kind: CompartmentKind) -> None:
    """Run the migrations that the database has not seen, inside the transaction that the caller has begun."""
    known = scripts(kind)
    for script in known[version(db) :]:
        for statement in _statements(script):
            db.execute(statement)
    db.execute(f"PRAGMA user_version = {len(known)}")


def _statements(script: str) -> Iterator[str]:
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if dbapi2.complete_statement(pending):
            yield pending
            pending = ""
    assert not pending.strip(), "a migration ends within a statement"
