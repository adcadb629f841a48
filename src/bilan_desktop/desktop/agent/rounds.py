"""When the shut vault is to be looked at again, told from two clocks: the wall's, and one that nobody sets."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

EVERY: Final = timedelta(minutes=15)
_ROUND: Final = timedelta(seconds=30)
"""Looks come once a minute and are never quite on time."""
_GAP: Final = timedelta(minutes=3)


class Occasion(StrEnum):
    """Why it is time to look."""

    START = "start"
    WAKE = "wake"
    """The machine slept, or somebody set the clock."""
    MIDNIGHT = "midnight"
    QUARTER = "quarter"
    AGAIN = "again"
    """The last time, something was in the way."""


class Rounds:
    """Asked once a minute; remembers when it last said that it is time."""

    def __init__(self) -> None:
        self._wall: datetime | None = None
        self._steady = 0.0
        self._done = 0.0
        self._day: date | None = None
        self._hindered = False

    def look(self, now: datetime, steady: float) -> Occasion | None:
        """Why what is due is to be destroyed now, None when there is no reason.

        `now` is the wall's instant; `steady` counts seconds, and may stand still while the machine sleeps, or not.
        """
        occasion = self._occasion(now, steady)
        self._wall, self._steady = now, steady
        if occasion is not None:
            self._done, self._day, self._hindered = steady, now.date(), False
        return occasion

    def hindered(self) -> None:
        """Something was in the way: it is time again at the next look."""
        self._hindered = True

    def _occasion(self, now: datetime, steady: float) -> Occasion | None:
        if self._wall is None:
            return Occasion.START
        by_wall = now - self._wall
        by_steady = timedelta(seconds=steady - self._steady)
        if by_steady > _GAP or abs(by_wall - by_steady) > _ROUND:
            return Occasion.WAKE
        if now.date() != self._day:
            return Occasion.MIDNIGHT
        if self._hindered:
            return Occasion.AGAIN
        if timedelta(seconds=steady - self._done) > EVERY - _ROUND:
            return Occasion.QUARTER
        return None
