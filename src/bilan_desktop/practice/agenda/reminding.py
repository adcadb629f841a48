"""What the counsellor is reminded of, whether the vault is open or locked; kept beside it in `reminders.json`.

Outside the vault an item is a kind, a day and a mark; only while the vault is open is it known what a mark stands for.
"""

import hashlib
import hmac
import secrets
import threading
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bilan_desktop.domain.errors import Fault
from bilan_desktop.reminders import memory
from bilan_desktop.reminders.memory import Due, Memory
from bilan_desktop.vault.clock import Clock, ClockGuard
from bilan_desktop.vault.disk import files
from bilan_desktop.vault.disk.layout import Layout

if TYPE_CHECKING:
    from bilan_desktop.domain.agenda.deadlines import Deadline
    from bilan_desktop.practice.agenda.entries import Entry
    from bilan_desktop.practice.desk import Desk

_KEY = "reminders.key"
_KEY_OCTETS = 32
_MARK_DIGITS = 32


def local(moment: datetime) -> datetime:
    """The instant of an hour on the wall of this machine."""
    return moment.astimezone()


class Reminding:
    """The reminders of one vault's folder. Any thread may call; a file that cannot be written stops nothing."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._layout, self._clock = Layout(folder), clock
        self._lock = threading.Lock()
        self._memory = _read(self._layout.reminders)
        self._entries: dict[str, Entry] = {}
        self._next: datetime | None = None
        self._offset: timedelta | None = None
        self._locks = 0

    def learn(self, desk: "Desk", entries: "Iterable[Entry]") -> None:
        """What falls due has been read anew while the vault is open. Raises Fault when the register cannot be read."""
        locks, key = self._locks, _key(desk)
        known = {_mark(key, entry.deadline): entry for entry in entries}
        found = [Due(mark, entry.deadline.kind, _due(entry.deadline)) for mark, entry in known.items()]
        with self._lock:
            if locks != self._locks:
                return  # the vault was locked meanwhile
            self._entries = known
            self._keep(self._memory.learning(found, self._now()))

    def forget(self) -> None:
        """The vault is locked: what the marks stand for is no longer known."""
        with self._lock:
            self._entries = {}
            self._locks += 1

    def entry(self, mark: str) -> "Entry | None":
        """What a mark stands for, while the vault is open; None where it is gone, or the vault locked."""
        return self._entries.get(mark)

    def speaking(self) -> tuple[Due, ...]:
        """What is to be brought to mind now, which it is from this call on.

        Nothing is while the clock has leapt too far to be believed (see `vault/clock.py`).
        """
        now = self._now()
        with self._lock:
            coming = self._coming()
            if coming is None or coming > now or not self._is_believed():
                return ()
            found = self._memory.speaking(now, local)
            self._keep(self._memory.heard([each.mark for each in found], now, local))
            return found

    def next_due(self, today: date) -> date | None:
        """The next day on which something falls due, from `today` on; None when nothing does."""
        with self._lock:
            days = [_day(item.what.due) for item in self._memory.items.values()]
        return min((day for day in days if day >= today), default=None)

    def put_off(self, marks: Iterable[str], until: datetime) -> None:
        """These come back at an instant, and keep silent until then."""
        with self._lock:
            self._keep(self._memory.put_off(marks, until.astimezone(UTC)))

    def _now(self) -> datetime:
        return self._clock.now().astimezone(UTC)

    def _coming(self) -> datetime | None:
        """The next instant at which something speaks; reckoned anew where the machine's offset from UTC has changed."""
        offset = self._clock.now().utcoffset()
        if offset != self._offset:
            self._offset = offset
            self._next = self._memory.next_instant(local)
        return self._next

    def _is_believed(self) -> bool:
        with suppress(Fault):
            today = self._clock.today()
            return ClockGuard(self._layout.clock, self._clock, today).unconfirmed_leap is None
        return False

    def _keep(self, changed: Memory) -> None:
        if changed == self._memory:
            return
        self._memory = changed
        self._next = changed.next_instant(local)
        if self._layout.folder.is_dir():
            with suppress(Fault):
                files.write(self._layout.reminders, memory.encoded(changed))


def _read(path: Path) -> Memory:
    try:
        return memory.decoded(files.read_start(path, memory.MOST_OCTETS + 1))
    except OSError:
        return Memory()


def _day(due: date) -> date:
    if not isinstance(due, datetime):
        return due
    return (due if due.tzinfo is None else local(due)).date()


def _due(deadline: "Deadline") -> date:
    return deadline.at if deadline.at is not None else deadline.on


def _key(desk: "Desk") -> bytes:
    """The secret under which marks are made, so that nobody can guess what one stands for; made when first asked for."""
    register = desk.vault.register
    kept = register.setting(_KEY)
    if kept is None:
        kept = secrets.token_hex(_KEY_OCTETS)
        register.set_setting(_KEY, kept)
    return bytes.fromhex(kept)


def _mark(key: bytes, deadline: "Deadline") -> str:
    told = f"{deadline.kind.value} {deadline.subject} {_due(deadline).isoformat()}"
    return hmac.new(key, told.encode(), hashlib.sha256).hexdigest()[:_MARK_DIGITS]
