"""What day it is, and whether to believe it.

Destroying on a wrong date is the worst thing this program could do; keeping past a date is the second. So a clock set
back does not extend a life: the later of the machine's day and the latest day seen counts. A leap forward of at most 30
days is believed; a larger one when the counsellor confirms the day, or after the clock has run on steadily for 72 hours
over at least two starts. Until then what is due is neither destroyed nor shown.
"""

import json
import os
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Protocol

from attrs import define, evolve, frozen

from bilan_desktop.vault.disk import files

BELIEVED_LEAP = timedelta(days=30)
STEADY_TIME = timedelta(hours=72)
STEADY_STARTS = 2

_THIS_START = os.urandom(8).hex()


class Clock(Protocol):
    """Tells the time. Everything that must know the day takes one."""

    def now(self) -> datetime:
        """This instant, in the local zone."""

    def today(self) -> date:
        """The local day."""


class MachineClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """This instant, in the local zone."""
        return datetime.now().astimezone()

    def today(self) -> date:
        """The local day."""
        return self.now().date()


@define
class FixedClock:
    """A clock that stands still until it is set: for the demonstration and for tests."""

    instant: datetime

    def now(self) -> datetime:
        """The instant it was set to."""
        return self.instant

    def today(self) -> date:
        """The day it was set to."""
        return self.instant.date()

    def set(self, instant: datetime) -> None:
        """Move the hands."""
        self.instant = instant


@frozen
class _Leap:
    """A leap not yet believed: since which instant, at which instant seen last, over which starts."""

    since: datetime
    last: datetime
    starts: tuple[str, ...]


@frozen
class _Seen:
    latest: date
    leap: _Leap | None = None


class ClockGuard:
    """The machine's clock, with the memory of the latest day seen, kept in `clock.json`.

    When that file is missing or unreadable, the guard knows no later day than `fallback` (the vault's first one), so
    that a loss of memory can only delay a destruction until the day is confirmed.
    """

    def __init__(self, path: Path, clock: Clock, fallback: date, start: str = _THIS_START) -> None:
        self._path = path
        self._clock = clock
        self._start = start
        self._seen = _read(path) or _Seen(fallback)

    @property
    def latest(self) -> date:
        """The latest day believed so far."""
        return self._seen.latest

    def observe(self) -> None:
        """Look at the clock and remember: at each start, each unlock, and from time to time while running.

        Raises Fault when the memory cannot be written; the guard itself then still knows.
        """
        self._remember(_observed(self._seen, self._clock.now(), self._start))

    def today(self) -> date:
        """The day that counts for what is shown: the later of the machine's and the latest seen."""
        return max(self._clock.today(), self._seen.latest)

    def settled_today(self) -> date:
        """The day that counts for destruction: as `today`, but never beyond a leap not yet believed."""
        return self._seen.latest if self.unconfirmed_leap is not None else self.today()

    @property
    def unconfirmed_leap(self) -> date | None:
        """The machine's day, when it is too far ahead to be believed; None when all is well."""
        today = self._clock.today()
        return today if today > self._seen.latest + BELIEVED_LEAP else None

    def confirm(self, day: date) -> None:
        """Believe `day`, which the counsellor confirmed; never a day later than the machine's."""
        self.learn(min(day, self._clock.today()))

    def learn(self, day: date) -> None:
        """Remember that `day` was seen, if it is later than the latest known."""
        self._remember(_Seen(day) if day > self._seen.latest else self._seen)
        self.observe()

    def _remember(self, seen: _Seen) -> None:
        if seen != self._seen or not self._path.exists():
            self._seen = seen
            files.write(self._path, _encoded(seen))


def _observed(seen: _Seen, now: datetime, start: str) -> _Seen:
    today = now.date()
    if today <= seen.latest + BELIEVED_LEAP:
        return _Seen(max(today, seen.latest))
    leap = seen.leap
    if leap is None or now < leap.last or now > leap.last + BELIEVED_LEAP:
        return evolve(seen, leap=_Leap(now, now, (start,)))
    starts = leap.starts if start in leap.starts else (*leap.starts, start)[:STEADY_STARTS]
    if now - leap.since >= STEADY_TIME and len(starts) >= STEADY_STARTS:
        return _Seen(today)
    return evolve(seen, leap=_Leap(leap.since, now, starts))


def _encoded(seen: _Seen) -> bytes:
    content: dict[str, object] = {"latest": seen.latest.isoformat()}
    if seen.leap is not None:
        content["leap"] = {
            "since": seen.leap.since.isoformat(),
            "last": seen.leap.last.isoformat(),
            "starts": seen.leap.starts,
        }
    return json.dumps(content).encode() + b"\n"


def _read(path: Path) -> _Seen | None:
    with files.disk_faults(path):
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            return None
    return decoded(content)


def decoded(content: bytes) -> _Seen | None:
    """What `clock.json` says, None when it is damaged."""
    try:
        stored = json.loads(content)
        leap = stored.get("leap")
        return _Seen(
            date.fromisoformat(stored["latest"]),
            None
            if leap is None
            else _Leap(_instant(leap["since"]), _instant(leap["last"]), tuple(map(str, leap["starts"]))),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError("zone")
    return instant
