"""What the dashboard, the case list and the search know of the cases: read beside the window, forgotten at the lock."""

from contextlib import suppress
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from attrs import evolve, frozen
from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from bilan_desktop.desktop.workers import Job, Progress
from bilan_desktop.domain.errors import Fault, FaultKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from uuid import UUID

    from bilan_desktop.domain.cases.destruction import DestructionCertificate
    from bilan_desktop.practice.agenda.entries import Entry
    from bilan_desktop.practice.desk import Desk
    from bilan_desktop.practice.directory import (
        ClosedCase,
        DueDestruction,
        RunningCase,
        Unreadable,
    )

AHEAD = timedelta(days=366)
"""How far the destructions to come are looked for: the twelve months of the strip."""

RECENT = timedelta(days=60)
"""How long a destruction is among the recent ones."""

_RUNNING, _CLOSED, _TOUCHED = "running", "closed", "touched"
_SOON = 1_500  # milliseconds after which a case that changes is read again
_PATIENCE = 5_000  # milliseconds that the lock waits for a reading to end


@frozen
class Reading:
    """The running cases and the destructions, as they stood on one day."""

    today: date
    running: "tuple[RunningCase, ...]" = ()
    unreadable: "tuple[Unreadable, ...]" = ()
    due: "tuple[DueDestruction, ...]" = ()
    certificates: "tuple[DestructionCertificate, ...]" = ()
    agenda: "tuple[Entry, ...]" = ()


def read(desk: "Desk") -> Reading:
    """Reads everything that the dashboard shows; may be called from any thread."""
    from bilan_desktop.practice import directory
    from bilan_desktop.practice.agenda import entries
    from bilan_desktop.practice.ending import certificates

    today = desk.today()
    running, unreadable = directory.running_cases(desk)
    due = directory.destructions(desk, date.max)
    recent = [c for c in certificates.certificates(desk) if today - c.destroyed_on <= RECENT]
    return Reading(
        today,
        tuple(running),
        tuple(unreadable),
        tuple(each for each in due if each.on <= today + AHEAD),
        tuple(recent),
        entries.entries(desk, running, due),
    )


def with_cases(reading: Reading, cases: "Iterable[RunningCase]") -> Reading:
    """The same, with these running cases as they are by now, and what falls due on them."""
    from bilan_desktop.practice.agenda import entries

    now = {case.id: case for case in cases}
    others = [each for each in reading.agenda if not each.name or each.deadline.case_id not in now]
    theirs = [entry for case in now.values() for entry in entries.of_case(case)]
    return evolve(
        reading,
        running=tuple(now.get(case.id, case) for case in reading.running),
        agenda=entries.in_order([*others, *theirs]),
    )


class CaseBook(QObject):
    """The cases in lines; nothing is kept once `shut` was called.

    `changed()` when the running ones were read anew, `closed_changed()` when the closed ones were, `failed(error)` when
    they could not be; what was known stays shown then. `closing()` while the vault is still open, just before all of it
    is forgotten.
    """

    changed = Signal()
    closed_changed = Signal()
    closing = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk: Desk | None = None
        self._reading: Reading | None = None
        self._closed: tuple[ClosedCase, ...] | None = None
        self._closed_unreadable: tuple[Unreadable, ...] = ()
        self._jobs: dict[str, Job] = {}
        self._again: set[str] = set()
        self._touched: set[UUID] = set()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(partial(self._start, _TOUCHED))
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    @property
    def desk(self) -> "Desk | None":
        """The open vault's; None while it is locked."""
        return self._desk

    @property
    def reading(self) -> Reading | None:
        """The running cases and the destructions; None until they were read."""
        return self._reading

    @property
    def closed(self) -> "tuple[ClosedCase, ...] | None":
        """The closed cases of which something is kept; None until they were asked for and read."""
        return self._closed

    @property
    def closed_unreadable(self) -> "tuple[Unreadable, ...]":
        """The closed cases that could not be read."""
        return self._closed_unreadable

    def open(self, desk: "Desk", reading: Reading) -> None:
        """The vault was opened, and this is what was read while it was."""
        self._desk = desk
        self._reading = reading
        self.changed.emit()

    def refresh(self) -> None:
        """Reads the running cases anew, beside the window."""
        self._start(_RUNNING)

    def refresh_closed(self) -> None:
        """Reads the closed cases, beside the window."""
        self._start(_CLOSED)

    def touch(self, case_id: "UUID") -> None:
        """A case has changed: it alone is read again, in a moment, however often it changes until then."""
        self._touched.add(case_id)
        if not self._soon.isActive():
            self._soon.start()

    def catch_up(self) -> bool:
        """Reads now what is known to have changed: the vault is about to be locked. Whether anything had."""
        if self._desk is None or self._reading is None or not self._touched:
            return False
        self._reading = with_cases(self._reading, _read_cases(self._desk, self._touched))
        self._touched.clear()
        return True

    def shut(self) -> None:
        """The vault is being locked: waits for what is being read, and forgets everything."""
        if self._desk is not None:
            self.closing.emit()
        self._desk = None
        self._soon.stop()
        self._touched.clear()
        self._again.clear()
        for job in self._jobs.values():
            job.blockSignals(True)
            job.cancel()
        self._pool.waitForDone(_PATIENCE)
        self._jobs.clear()
        self._reading = None
        self._closed = None
        self._closed_unreadable = ()

    def _start(self, name: str) -> None:
        desk = self._desk
        if desk is None:
            return
        if name in self._jobs:
            self._again.add(name)
            return
        ways: dict[str, tuple[Callable[[Desk], object], Callable[[object], None]]] = {
            _RUNNING: (read, self._take_reading),
            _CLOSED: (_read_closed, self._take_closed),
            _TOUCHED: (partial(_read_cases, case_ids=frozenset(self._touched)), self._take_cases),
        }
        work, take = ways[name]
        if name == _TOUCHED:
            self._touched.clear()

        def run(_: Progress) -> object:
            return work(desk)

        # Bound methods only: a lambda would hold this object from within its own child.
        job = self._jobs[name] = Job(run, self)
        job.done.connect(take)
        job.failed.connect(self._failed)
        job.finished.connect(self._finished)
        job.start(self._pool)

    def _finished(self) -> None:
        ended = [name for name, job in self._jobs.items() if not job.is_running]
        for name in ended:
            self._jobs.pop(name).deleteLater()
            if name in self._again:
                self._again.discard(name)
                self._start(name)

    def _take_cases(self, found: object) -> None:
        assert isinstance(found, tuple)
        if self._reading is not None:
            self._reading = with_cases(self._reading, found)
            self.changed.emit()

    def _take_reading(self, reading: object) -> None:
        assert isinstance(reading, Reading)
        self._reading = reading
        self.changed.emit()

    def _take_closed(self, found: object) -> None:
        assert isinstance(found, tuple)
        self._closed, self._closed_unreadable = found
        self.closed_changed.emit()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Fault):
            raise error
        if error.kind is not FaultKind.VAULT_LOCKED:
            self.failed.emit(error)


def _read_closed(desk: "Desk") -> object:
    from bilan_desktop.practice import directory

    closed, unreadable = directory.closed_cases(desk)
    return tuple(closed), tuple(unreadable)


def _read_cases(desk: "Desk", case_ids: "Iterable[UUID]") -> "tuple[RunningCase, ...]":
    """Those of the cases that are open still and can be read."""
    from bilan_desktop.practice import directory

    found = []
    for case_id in case_ids:
        with suppress(Fault):
            found.append(directory.running_case(desk, case_id))
    return tuple(found)
