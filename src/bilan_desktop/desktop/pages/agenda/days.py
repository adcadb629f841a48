"""The entries by day, and the days that a month or a week shows."""

from collections.abc import Iterable
from datetime import date, timedelta

from attrs import frozen

from bilan_desktop.practice.agenda.entries import Entry

DAY = timedelta(days=1)
WEEK = 7
ROWS = 6


@frozen
class Days:
    """What falls due, by day, and which day is today."""

    today: date
    by_day: dict[date, tuple[Entry, ...]]

    def on(self, day: date) -> tuple[Entry, ...]:
        """What falls due on a day."""
        return self.by_day.get(day, ())


def days_of(today: date, entries: Iterable[Entry]) -> Days:
    """The entries by day; they come in order."""
    found: dict[date, tuple[Entry, ...]] = {}
    for entry in entries:
        found[entry.deadline.on] = (*found.get(entry.deadline.on, ()), entry)
    return Days(today, found)


def month_days(day: date) -> list[date]:
    """The six weeks, from Monday on, that hold the month of a day."""
    first = day.replace(day=1)
    monday = first - first.weekday() * DAY
    return [monday + number * DAY for number in range(ROWS * WEEK)]


def week_days(day: date) -> list[date]:
    """The week of a day, from Monday on."""
    monday = day - day.weekday() * DAY
    return [monday + number * DAY for number in range(WEEK)]
