"""The agenda as a file for other calendars: kinds, days and references; no name, no word of a case (C4)."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from uuid import uuid5

from bilan_desktop.practice import outside
from bilan_desktop.practice.agenda.entries import Entry
from bilan_desktop.reminders.icalendar import Event, calendar
from bilan_desktop.wording.agenda import summary_text
from bilan_desktop.wording.labels import label


def exported(entries: Iterable[Entry], stamp: datetime) -> bytes:
    """The entries as iCalendar. The same entry has the same UID in every export, so that it is replaced, not doubled."""
    return calendar((_event(entry) for entry in entries), stamp)


def export(entries: Iterable[Entry], stamp: datetime, path: Path) -> None:
    """Writes them where the user says. Raises Fault FILE_NOT_WRITTEN or DISK_FULL."""
    outside.write(path, exported(entries, stamp))


def _event(entry: Entry) -> Event:
    deadline = entry.deadline
    return Event(
        uid=f"{uuid5(deadline.subject, deadline.kind.value)}@bilan-desktop",
        summary=summary_text(deadline, entry.reference),
        starts=deadline.at if deadline.at is not None else deadline.on,
        lasts=deadline.lasts,
        category=label(deadline.kind),
    )
