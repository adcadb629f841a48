"""What is remembered of the reminders outside the vault's databases, so that a locked vault can still remind.

An item is a kind, a day or a moment, and a mark that means nothing outside the vault: no name, no reference, no word.
What is read back may have been damaged or edited by anybody: what cannot be understood is left out, never raised.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from itertools import takewhile
from typing import Any

from attrs import evolve, frozen

from bilan_desktop.domain.agenda.kinds import DeadlineKind
from bilan_desktop.reminders.schedule import SCHEDULES, Local, occurrences

SCHEMA = 1
MOST_OCTETS = 4 << 20
_YEARS = range(1990, 2200)
_MARK = re.compile(r"[0-9a-f]{32}")


@frozen
class Due:
    """What is to be brought to mind: `due` is a day, or a moment; `mark` tells it again from the others."""

    mark: str
    kind: DeadlineKind
    due: date


@frozen
class Item:
    """One of them, since when it is known, up to which instant it was brought to mind, and when it was put off to."""

    what: Due
    known: datetime
    said: datetime | None = None
    later: datetime | None = None

    def unsaid(self, local: Local) -> Iterator[datetime]:
        """The instants at which it is still to be brought to mind, the earliest first."""
        heard = max(self.known, self.said) if self.said else self.known
        ahead = occurrences(self.what.kind, self.what.due, local, heard)
        if self.later is None:
            return ahead
        return _merged(self.later, ahead)

    def next_instant(self, local: Local) -> datetime | None:
        """The next instant at which it speaks; None when it never will."""
        return next(self.unsaid(local), None)

    def heard(self, now: datetime, local: Local) -> "Item":
        """The same, brought to mind now with everything that was missed."""
        passed = list(takewhile(lambda each: each <= now, self.unsaid(local)))
        said = max(each for each in (*passed, self.said) if each is not None)
        later = self.later if self.later is not None and self.later > now else None
        return evolve(self, said=said, later=later)


def _merged(later: datetime, ahead: Iterator[datetime]) -> Iterator[datetime]:
    yield later
    yield from (each for each in ahead if each > later)


@frozen
class Memory:
    """Every item, by its mark."""

    items: Mapping[str, Item] = {}

    def learning(self, found: Iterable[Due], now: datetime) -> "Memory":
        """With what falls due now: what is new speaks from now on, what is gone is silent, the rest stays as it was.

        An item known since an instant to come was met by a clock that ran ahead: it is known from now on.
        """
        kept = {}
        for each in found:
            item = self.items.get(each.mark) or Item(each, now)
            kept[each.mark] = evolve(item, known=min(item.known, now))
        return Memory(kept)

    def speaking(self, now: datetime, local: Local) -> tuple[Due, ...]:
        """What is to be brought to mind now, by its day: once each, however often it was missed."""
        coming = {mark: item.next_instant(local) for mark, item in self.items.items()}
        found = [self.items[mark].what for mark, at in coming.items() if at is not None and at <= now]
        return tuple(sorted(found, key=_when))

    def heard(self, marks: Iterable[str], now: datetime, local: Local) -> "Memory":
        """Once these were brought to mind."""
        said = {mark: self.items[mark].heard(now, local) for mark in marks}
        return Memory({**self.items, **said})

    def put_off(self, marks: Iterable[str], until: datetime) -> "Memory":
        """These come back at an instant, and keep silent until then; those that are gone by now do not."""
        known = {mark: self.items[mark] for mark in marks if mark in self.items}
        return Memory({**self.items, **{mark: evolve(item, later=until) for mark, item in known.items()}})

    def next_instant(self, local: Local) -> datetime | None:
        """The next instant at which something speaks; None when nothing ever will."""
        coming = (item.next_instant(local) for item in self.items.values())
        return min((each for each in coming if each is not None), default=None)


def _when(what: Due) -> tuple[str, str, str]:
    return (what.due.isoformat(), what.kind.value, what.mark)


# As a file


def encoded(memory: Memory) -> bytes:
    """The memory as it is written beside the vault."""
    items = [_encoded_item(memory.items[mark]) for mark in sorted(memory.items)]
    return json.dumps({"schema": SCHEMA, "items": items}, indent=1).encode() + b"\n"


def decoded(content: bytes) -> Memory:
    """The memory that a file tells; an empty one where it is damaged, too long, or from a newer program."""
    if len(content) > MOST_OCTETS:
        return Memory()
    try:
        stored = json.loads(content)
        if stored["schema"] != SCHEMA:
            return Memory()
        found = [_decoded_item(each) for each in stored["items"]]
    except (ValueError, KeyError, TypeError, RecursionError):
        return Memory()
    return Memory({item.what.mark: item for item in found if item is not None})


def _encoded_item(item: Item) -> dict[str, str]:
    told = {"mark": item.what.mark, "kind": item.what.kind.value, "due": item.what.due.isoformat()}
    instants = {"known": item.known, "said": item.said, "later": item.later}
    return told | {name: at.astimezone(UTC).isoformat() for name, at in instants.items() if at is not None}


def _decoded_item(stored: Any) -> Item | None:
    try:
        kind, due = DeadlineKind(stored["kind"]), _due(stored["due"])
        mark = stored["mark"]
        if not _MARK.fullmatch(mark) or due.year not in _YEARS or not _fits(kind, due):
            return None
        known, said, later = (_instant(stored.get(name)) for name in ("known", "said", "later"))
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
        return None
    return Item(Due(mark, kind, due), known, said, later) if known is not None else None


def _due(text: str) -> date:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _instant(text: str | None) -> datetime | None:
    if text is None:
        return None
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None or instant.year not in _YEARS:
        raise ValueError("instant")
    return instant.astimezone(UTC)


def _fits(kind: DeadlineKind, due: date) -> bool:
    """Whether the kind of deadline has days, or moments, as this one is."""
    schedule = SCHEDULES[kind]
    return bool(schedule.spans_before if isinstance(due, datetime) else schedule.days_before)
