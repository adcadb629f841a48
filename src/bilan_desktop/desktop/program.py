"""The whole program: the window with its places, the gate before them, and what goes on by itself."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication

from bilan_desktop.desktop.book import CaseBook
from bilan_desktop.desktop.locking.drafts import TITLE, Drafts
from bilan_desktop.desktop.locking.ending import open_dialogs
from bilan_desktop.desktop.locking.locker import Locker, Surroundings
from bilan_desktop.desktop.main_window import MainWindow
from bilan_desktop.desktop.pages.entrance.doors import Doors, Opened
from bilan_desktop.desktop.pages.entrance.gate import Gate
from bilan_desktop.desktop.places import HOME, Places
from bilan_desktop.desktop.signals import Signals
from bilan_desktop.desktop.theme.theme import Appearance
from bilan_desktop.desktop.unexpected_panel import UnexpectedPanel
from bilan_desktop.desktop.workers import Job, Progress
from bilan_desktop.domain.errors import Fault
from bilan_desktop.platform.session.watch import LockCause

if TYPE_CHECKING:
    from pathlib import Path

    from bilan_desktop.practice.desk import Desk
    from bilan_desktop.practice.entering.opening import Clock, EnforceReport, KdfParameters
    from bilan_desktop.practice.entering.places import Start

_WARM_AFTER = 300  # milliseconds after the first page was shown


class Program(QObject):
    """Holds the open vault's desk between unlock and lock, and gives it to the pages. Made once."""

    def __init__(
        self,
        app: QApplication,
        clock: "Clock",
        start: "Start",
        appearance: Appearance,
        *,
        kdf: "KdfParameters | None" = None,
        around: Surroundings | None = None,
    ) -> None:
        super().__init__(app)
        self._start = start
        self._doors = Doors(start.folder, clock, kdf)
        self._appearance = appearance
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._desk: Desk | None = None
        self._gate: Gate | None = None
        self._jobs: list[Job] = []
        self.signals = Signals(self)
        self.book = CaseBook(self)
        self._around = around or Surroundings()
        self._places = Places(self, appearance, self._around)
        self.window = MainWindow(
            self.signals, appearance, self._places.places, self._make_gate, home=HOME, keep=self._keep
        )
        self._unexpected = UnexpectedPanel(self.window)
        self._sealed = b""
        self.locker = Locker(app, self.window, self._around)
        self.window.search_asked.connect(self._places.search)
        self.window.new_case_asked.connect(self._places.new_case)
        self.signals.locked.connect(self._locked)
        self.signals.lock_asked.connect(self.lock)
        self.signals.case_changed.connect(self._case_changed)
        self.signals.cases_changed.connect(self._cases_changed)
        self.locker.due.connect(self.lock)
        self.locker.minutes_left.connect(self._show_state)
        app.focusWindowChanged.connect(self._window_came)
        app.aboutToQuit.connect(self.end)

    def begin(self) -> None:
        """Shows the window; what is due is destroyed, and what comes later is made ready, once it can be typed in."""
        self.window.show()
        if self._gate is not None:
            self._gate.focus_first()
        QTimer.singleShot(0, self._start_gate)
        QTimer.singleShot(_WARM_AFTER, self._warm)
        QTimer.singleShot(_WARM_AFTER, self.window, self.window.furnish)
        QTimer.singleShot(_WARM_AFTER, self.locker, self.locker.listen)

    def tell_unexpected(self, details: str) -> None:
        """Says that something unforeseen happened; nothing is closed."""
        self._unexpected.tell(details)

    @property
    def folder(self) -> "Path":
        """Where the vault is that is open, or asked for."""
        return self._doors.folder

    @property
    def holds_drafts(self) -> bool:
        """Whether something typed is in memory only, sealed, because the disk would not take it."""
        return bool(self._sealed)

    def turn_to(self, folder: "Path") -> None:
        """Asks for another vault; one that is open is locked first."""
        if folder != self._doors.folder:
            self.lock()
            if self._gate is not None:
                self._gate.turn_to(folder)

    def tell(self, report: "EnforceReport") -> None:
        """Says before the unlock what was destroyed while there was no window."""
        if self._gate is not None:
            self._gate.tell(report)

    def enforce(self) -> Job | None:
        """Destroys what is due, whether the vault is open or shut; None where no vault is asked for or none waits."""
        desk = self._desk
        if desk is None:
            return self._gate.start() if self._gate is not None else None

        def work(_: Progress) -> object:
            from bilan_desktop.practice.entering import opening

            return opening.enforce_open(desk)

        job = self.run(work)
        job.done.connect(self._enforced)
        return job

    # Unlocking and locking

    def _make_gate(self) -> Gate:
        self._gate = gate = Gate(self._doors, self._start, self._pool)
        gate.opened.connect(self._opened)
        gate.folder_changed.connect(self._folder_changed)
        if self._desk is not None:
            gate.say_locked(self.locker.sentence)
        return gate

    def _start_gate(self) -> None:
        if self._gate is not None and self._desk is None:
            self._gate.start()

    def _folder_changed(self, folder: object) -> None:
        from bilan_desktop.practice.entering.places import Start, holds_vault

        self._doors = Doors(folder, self._doors.clock, self._doors.kdf)  # type: ignore[arg-type]
        self._start = Start(self._doors.folder, holds_vault(self._doors.folder), is_expected=True)
        self.window.go(HOME)

    def _opened(self, opened: Opened) -> None:
        from bilan_desktop.practice.entering import opening, preferences

        self._desk = opened.desk
        self._gate = None
        self.book.open(opened.desk, opened.reading)
        preferences.remember_vault(self._doors.folder)
        self._folder_is_known()
        self._find_drafts(opened.desk)
        if opening.enforced_at_unlock(opened.desk).destroyed and self.window.place == "case":
            self.window.go(HOME)
        self.signals.unlocked.emit()
        self.run(lambda _: _read_the_words())
        self._give_back()

    def _folder_is_known(self) -> None:
        from bilan_desktop.practice.entering.places import Start

        self._start = Start(self._doors.folder, is_there=True, is_expected=True)

    def lock(self, cause: LockCause = LockCause.ASKED) -> None:
        """Locks the vault now, whatever is in front; the window then says why. Does nothing to a locked one."""
        if self.window.is_open:
            self.locker.lock(cause, self._doors.clock.now())
            # A closing or a check that somebody left to itself may come to its end.
            self.window.lock(stops_work=cause is not LockCause.IDLE)

    def _locked(self) -> None:
        self.locker.locked()
        self.book.shut()
        desk, self._desk = self._desk, None
        if desk is not None:
            self.window.repaint()  # what was shown is gone before anything is waited for
            desk.lock()
        self._start_gate()
        if self._gate is not None:
            self._gate.focus_first()

    # What was being typed

    def _keep(self, drafts: Drafts) -> bool:
        """Seals what could not be stored: on the disk, else in memory. False when it is in memory only."""
        from bilan_desktop.practice.entering import drafts as store

        desk = self._desk
        if desk is None:
            return not drafts
        try:
            store.keep(desk, drafts)
        except Fault:
            self._sealed = store.seal(desk, drafts)
            return False
        self._sealed = b""
        return True

    def _find_drafts(self, desk: "Desk") -> None:
        from bilan_desktop.practice.entering import drafts as store

        try:
            store.prepare(desk)
            self.window.waiting.fill(store.kept(desk, self._sealed))
        except Fault:
            self.window.waiting.fill({})
        self._sealed = b""

    def _give_back(self) -> None:
        from bilan_desktop.practice.entering import safety

        dialogs = self.window.waiting.places("dialog:")
        new_case = [place for place in dialogs if place.startswith("dialog:NewCaseDialog@")]
        every = self.window.waiting.every()
        titles = [every[place][TITLE] for place in dialogs if place not in new_case]
        self.locker.unlocked(safety.idle_minutes(self.desk()), titles)
        if new_case:
            self._places.new_case()

    def _window_came(self) -> None:
        """A dialog came to the front: what waits for it is put back, once."""
        if not self.window.waiting.places("dialog:"):
            return
        for dialog in open_dialogs():
            if not dialog.property("has_its_drafts"):
                dialog.setProperty("has_its_drafts", True)
                self.window.put_back_in(dialog)

    def end(self) -> None:
        """The program ends: whatever vault is open is locked, handed on or not."""
        self.locker.end()
        self.book.shut()
        if self._gate is not None:
            self._gate.give_up()
        if self._desk is not None:
            self._desk.lock()
            self._desk = None
        self._pool.waitForDone()

    def _show_state(self, minutes: int) -> None:
        lines = [
            self.tr("Coffre ouvert · local"),
            self.tr("Verrouillage dans {count} min").format(count=minutes),
        ]
        self.window.sidebar.set_vault_state([*lines, *filter(None, [self.locker.sentence])])

    # What goes on by itself

    def _enforced(self, report: "EnforceReport") -> None:
        if not report.destroyed:
            return
        if self.window.place == "case" and self._shows_a_closed_case():
            self.window.go(HOME)
        self.book.refresh()
        self.signals.cases_changed.emit()

    def _shows_a_closed_case(self) -> bool:
        from bilan_desktop.desktop.pages.case.case_page import CasePage

        page = self.window.page()
        return isinstance(page, CasePage) and page.running() is None

    def _case_changed(self, case_id: str) -> None:
        if self.window.place == "case":
            self.book.touch(UUID(case_id))
        else:
            self.book.refresh()

    def _cases_changed(self) -> None:
        if self.window.place != "case":
            self.book.refresh()

    def run(self, work: Callable[[Progress], object]) -> Job:
        """Runs work beside the window, one after the other; a Fault of it is nobody's matter, anything else is told."""
        job = Job(work, self)
        self._jobs.append(job)
        job.failed.connect(self._failed)
        job.finished.connect(self._forget_jobs)
        job.start(self._pool)
        return job

    def _forget_jobs(self) -> None:
        for job in [each for each in self._jobs if not each.is_running]:
            self._jobs.remove(job)
            job.deleteLater()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Fault):
            raise error

    def _warm(self) -> None:
        self.run(lambda _: _import_what_comes())

    def is_open_with(self, desk: "Desk") -> bool:
        """Whether that desk is still the open one."""
        return self._desk is desk

    def desk(self) -> "Desk":
        """The open vault's desk; there is one between unlock and lock."""
        assert self._desk is not None
        return self._desk


def _read_the_words() -> None:
    """Reads the lists of words before the first text is written."""
    from bilan_desktop.practice.running import watching

    watching.warm()


def _import_what_comes() -> None:
    """Reads the code of what comes after the unlock while the passphrase is typed."""
    from bilan_desktop.desktop.pages.cases import cases_page  # noqa: F401 - only to be there in time
    from bilan_desktop.desktop.pages.dashboard import dashboard_page  # noqa: F401 - the same
    from bilan_desktop.practice.ending import certificates  # noqa: F401 - the same
