"""What the tables of the register share: one transaction a call, values as SQLite keeps them."""

import json
from collections.abc import Mapping
from contextlib import AbstractContextManager
from datetime import date
from typing import Any
from uuid import UUID

from bilan_desktop.vault.storage.compartment import Compartment, Connection


class Tables:
    """The register's own compartment. Methods raise Fault for what the disk or the file cannot do."""

    def __init__(self, compartment: Compartment) -> None:
        self._compartment = compartment

    def transaction(self) -> AbstractContextManager[Connection]:
        """Several calls as one: all of them are stored, or none."""
        return self._compartment.transaction()

    def _rows(self, sql: str, *values: object) -> list[Any]:
        with self._compartment.read() as db:
            return list(db.execute(sql, stored(*values)))

    def _write(self, sql: str, *values: object) -> None:
        with self.transaction() as db:
            db.execute(sql, stored(*values))


def stored(*values: object) -> tuple[str | int | None, ...]:
    """Values as SQLite keeps them: numbers as they are, days and moments as ISO text, all else as its text."""
    return tuple(value if value is None or isinstance(value, int) else _text(value) for value in values)


def counts_text(documents: Mapping[str, int]) -> str:
    """Numbers of documents by class, as JSON."""
    return json.dumps(dict(documents), sort_keys=True)


def uuid_of(text: str | None) -> UUID | None:
    """The id that `stored` wrote, None for none."""
    return None if text is None else UUID(text)


def date_of(text: str | None) -> date | None:
    """The day that `stored` wrote, None for none."""
    return None if text is None else date.fromisoformat(text)


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
