"""Between a row of SQL and a frozen value: by the names and the types of the value's own fields."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Protocol, TypeVar, Union, get_args, get_origin
from uuid import UUID

from attrs import AttrsInstance, fields, resolve_types

from bilan_desktop.domain.money import Money
from bilan_desktop.domain.richtext import RichText

Value = TypeVar("Value", bound=AttrsInstance)
Cell = str | int | bytes | None
Row = dict[str, Cell]


class Connection(Protocol):
    """What is asked of a database connection here."""

    def execute(self, sql: str, parameters: Any = ..., /) -> Any:
        """One statement."""


def to_cell(value: object) -> Cell:
    """A value as SQLite keeps it: days and times as ISO text, durations in minutes, money in cents."""
    for kinds, write in _WRITERS:
        if isinstance(value, kinds):
            return write(value)
    assert value is None or isinstance(value, str | int | bytes)
    return value


_WRITERS: tuple[tuple[Any, Callable[[Any], Cell]], ...] = (
    (Enum, lambda member: str(member.value)),
    (datetime | date | time, lambda moment: str(moment.isoformat())),
    (timedelta, lambda duration: round(duration.total_seconds() / 60)),
    (Money, lambda money: int(money.cents)),
    (RichText, lambda text: str(text.dumps())),
    (tuple, lambda items: json.dumps([to_cell(item) for item in items])),
    (UUID, str),
    (bool, int),
)


def from_cell(wanted: Any, cell: Cell) -> Any:
    """The value of a type that `to_cell` wrote so."""
    return _reader(wanted)(cell)


Read = Callable[[Any], Any]


@cache
def _reader(wanted: Any) -> Read:
    """What reads the cells of a type; found once, as a hundred cases are read in a row."""
    if get_origin(wanted) in {Union, UnionType}:
        read = _reader(next(choice for choice in get_args(wanted) if choice is not NoneType))
        return lambda cell: None if cell is None else read(cell)
    if get_origin(wanted) is tuple:
        item = _reader(get_args(wanted)[0])
        return lambda cell: tuple(map(item, json.loads(str(cell))))
    if wanted in {str, int, bytes}:
        return lambda cell: cell
    found: Read = _READERS.get(wanted, wanted)
    return found


_READERS: dict[Any, Any] = {
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
    time: time.fromisoformat,
    timedelta: lambda minutes: timedelta(minutes=minutes),
    Money: Money,
    RichText: RichText.loads,
}


@cache
def _readers(cls: type[AttrsInstance]) -> dict[str, Read]:
    return {field.name: _reader(field.type) for field in fields(resolve_types(cls))}


def row_of(value: AttrsInstance, *, without: Iterable[str] = ()) -> Row:
    """The fields of a flat value, by name, but those left out."""
    left_out = set(without)
    return {name: to_cell(getattr(value, name)) for name in _readers(type(value)) if name not in left_out}


def value_of(cls: type[Value], row: Mapping[str, Cell], **others: Any) -> Value:
    """The value that `row_of` wrote so; fields that are no column are given in `others`."""
    read = {name: reader(row[name]) for name, reader in _readers(cls).items() if name not in others}
    return cls(**read, **others)


def put(connection: Connection, table: str, row: Row) -> None:
    """Writes a row, in the place of the one with the same key."""
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    connection.execute(f'INSERT OR REPLACE INTO "{table}" ({names}) VALUES ({marks})', tuple(row.values()))  # noqa: S608


def put_only(connection: Connection, table: str, row: Row | None) -> None:
    """Writes the one row of a table, or empties it."""
    if row is None:
        connection.execute(f'DELETE FROM "{table}"')  # noqa: S608
    else:
        put(connection, table, {"only": 1, **row})


def put_update(connection: Connection, table: str, key: str, row: Row) -> None:
    """Writes a row by its key without touching what refers to it."""
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    changes = ", ".join(f'"{name}" = excluded."{name}"' for name in row if name != key)
    connection.execute(
        f'INSERT INTO "{table}" ({names}) VALUES ({marks}) ON CONFLICT ("{key}") DO UPDATE SET {changes}',  # noqa: S608
        tuple(row.values()),
    )


def remove(connection: Connection, table: str, key: str, value: Cell) -> None:
    """Removes the row of that key."""
    connection.execute(f'DELETE FROM "{table}" WHERE "{key}" = ?', (value,))  # noqa: S608


def every(connection: Connection, table: str, order: str = "rowid") -> list[Row]:
    """All rows of a table, by column name."""
    cursor = connection.execute(f'SELECT * FROM "{table}" ORDER BY {order}')  # noqa: S608
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def only(connection: Connection, table: str) -> Row | None:
    """The one row of a table, if it is there."""
    rows = every(connection, table)
    return rows[0] if rows else None
