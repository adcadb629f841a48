"""`intents.log`: what a destruction, a closing or a change of passphrase was about to do, one JSON line per step.

Opaque ids, kinds, rules and dates only. A line is on the disk before what it announces begins. A last line that a crash
has torn never counted. A line damaged anywhere else is passed over, and `Log.damaged` then says that nothing may be
destroyed merely because the log does *not* commit it.
"""

import json
import zlib
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Self
from uuid import UUID, uuid4

from attrs import evolve, frozen

from bilan_desktop.vault.disk import files
from bilan_desktop.vault.sealing.capsule import CompartmentKind


class Step(StrEnum):
    """The steps of an operation, as the log names them."""

    PREPARE = "prepare"
    """New compartments are about to be made; they do not count yet."""
    CLOSE = "close"
    """From here the new compartments count and the old one is to be destroyed."""
    DESTROY = "destroy"
    """From here the compartments named are to be destroyed."""
    REKEY = "rekey"
    """From here the files sealed under the new master key count."""
    DONE = "done"
    """Nothing of the operation remains to be done to files."""


@frozen
class Doomed:
    """A compartment to destroy, with what its capsule said."""

    id: UUID
    kind: CompartmentKind
    due: date | None


@frozen
class Operation:
    """One operation, as far as the log tells: what is new, what must go, by which rule, and how far it came."""

    id: UUID
    new: tuple[UUID, ...] = ()
    old: tuple[Doomed, ...] = ()
    rule: str = ""
    on: date = date.min
    unattended: bool = False
    committed: Step | None = None
    done: bool = False

    @classmethod
    def begin(cls) -> Self:
        """An operation of which the log knows nothing yet."""
        return cls(uuid4())


@frozen
class Log:
    """What the log says: operations in the order they began, and whether a line is damaged."""

    operations: tuple[Operation, ...]
    damaged: bool


class IntentLog:
    """The log of one vault; read anew at each use, nothing is kept in memory."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> Log:
        """All that the log says."""
        operations: dict[UUID, Operation] = {}
        damaged = False
        for line in self._lines():
            step = None if line is None else _advance(operations, line)
            damaged = damaged or step is None
        return Log(tuple(operations.values()), damaged)

    def prepare(self, operation: Operation, new: UUID) -> Operation:
        """Announce a new compartment, which takes the place of the operation's old one if it comes to `close`."""
        return self._append(operation, Step.PREPARE, new=[str(new)], old=_stored(operation.old))

    def close(self, operation: Operation, rule: str, on: date) -> Operation:
        """Commit a closing: the new compartments count, the old one goes."""
        new = [str(one) for one in operation.new]
        return self._append(
            operation,
            Step.CLOSE,
            new=new,
            old=_stored(operation.old),
            rule=rule,
            on=on.isoformat(),
            unattended=False,
        )

    def destroy(self, old: tuple[Doomed, ...], rule: str, on: date, *, unattended: bool) -> Operation:
        """Commit a destruction."""
        return self._append(
            Operation.begin(),
            Step.DESTROY,
            new=[],
            old=_stored(old),
            rule=rule,
            on=on.isoformat(),
            unattended=unattended,
        )

    def rekey(self, sealed: tuple[UUID, ...]) -> Operation:
        """Commit a change of passphrase, for which the capsules of `sealed` were sealed anew."""
        return self._append(Operation.begin(), Step.REKEY, new=[str(one) for one in sealed])

    def done(self, operation: Operation) -> None:
        """Note that the operation's files are as they must be; the register may still have to learn of it."""
        self._append(operation, Step.DONE)

    def finish(self, operation: Operation) -> None:
        """As `done`, when the register knows too: the log is emptied unless it speaks of something else."""
        if all(other.id == operation.id for other in self.read().operations):
            self.clear()
        else:
            self.done(operation)

    def clear(self) -> None:
        """Forget everything."""
        if self._path.exists() and self._path.stat().st_size:
            files.truncate(self._path)

    def _append(self, operation: Operation, step: Step, **facts: Any) -> Operation:
        line = {"intent": str(operation.id), "step": step.value} | facts
        self._cut_torn_line()
        files.append(self._path, _encoded(line))
        return _advanced(operation, step, line)

    def _cut_torn_line(self) -> None:
        content = self._content()
        *whole, torn = content.split(b"\n")
        sound = len(content) - len(torn)
        if whole and _decoded(whole[-1]) is None:
            sound -= len(whole[-1]) + 1
        if sound < len(content):
            files.truncate(self._path, sound)

    def _content(self) -> bytes:
        with files.disk_faults(self._path):
            return self._path.read_bytes() if self._path.exists() else b""

    def _lines(self) -> list[dict[str, Any] | None]:
        *whole, _torn = self._content().split(b"\n")
        lines = [_decoded(raw) for raw in whole]
        if lines and lines[-1] is None:
            lines.pop()
        return lines


def _advance(operations: dict[UUID, Operation], line: dict[str, Any]) -> Step | None:
    try:
        identity, step = UUID(line["intent"]), Step(line["step"])
        operations[identity] = _advanced(operations.get(identity, Operation(identity)), step, line)
    except (KeyError, ValueError, TypeError, AttributeError):
        return None
    return step


def _advanced(operation: Operation, step: Step, line: dict[str, Any]) -> Operation:
    if step is Step.DONE:
        return evolve(operation, done=True)
    new = tuple(UUID(one) for one in line["new"])
    if step is Step.REKEY:
        return evolve(operation, new=new, committed=step)
    old = _loaded(line["old"])
    if step is Step.PREPARE:
        return evolve(operation, new=operation.new + new, old=old)
    return evolve(
        operation,
        new=new,
        old=old,
        rule=str(line["rule"]),
        on=date.fromisoformat(line["on"]),
        unattended=bool(line["unattended"]),
        committed=step,
    )


def _stored(doomed: tuple[Doomed, ...]) -> list[dict[str, str | None]]:
    return [
        {"id": str(one.id), "kind": one.kind.value, "due": None if one.due is None else one.due.isoformat()}
        for one in doomed
    ]


def _loaded(stored: list[dict[str, Any]]) -> tuple[Doomed, ...]:
    return tuple(
        Doomed(
            UUID(one["id"]),
            CompartmentKind(one["kind"]),
            None if one["due"] is None else date.fromisoformat(one["due"]),
        )
        for one in stored
    )


def _encoded(line: dict[str, Any]) -> bytes:
    return json.dumps(line | {"check": _check(line)}, sort_keys=True).encode("ascii") + b"\n"


def _decoded(raw: bytes) -> dict[str, Any] | None:
    try:
        line = json.loads(raw)
        whole = line.pop("check") == _check(line)
    except (ValueError, KeyError, AttributeError, TypeError):
        return None
    return line if whole else None


def _check(line: dict[str, Any]) -> int:
    return zlib.crc32(json.dumps(line, sort_keys=True).encode("ascii"))
