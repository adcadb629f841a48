"""The agent: it destroys what is due, answers later starts, and makes the window when somebody wants it."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Qt, QThreadPool, QTimer, Signal
from PySide6.QtWidgets import QApplication

from bilan_desktop.desktop.agent.watch import Watch
from bilan_desktop.desktop.reminding.reminders import Reminders
from bilan_desktop.desktop.workers import Job
from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.platform.door.messages import Answer, Request, Wish

if TYPE_CHECKING:
    from bilan_desktop.desktop.agent.staying import StayingDialog
    from bilan_desktop.desktop.agent.tray import Tray
    from bilan_desktop.desktop.program import Program
    from bilan_desktop.platform.door.door import Door
    from bilan_desktop.practice.entering.enforcing import EnforceReport
    from bilan_desktop.practice.entering.opening import Clock
    from bilan_desktop.practice.entering.places import Start

BEGIN_ANEW: Final = 75
"""What the event loop ends with when the process is to be replaced by a new one without a window."""
_SETTLE_AFTER: Final = 250  # milliseconds after the window was shown
_LONGEST: Final = 600.0  # seconds that a destruction may take before whoever asked for it is told so

Box = SimpleQueue[Answer]


class Agent(QObject):
    """Lives as long as the process, until `finished(exit code)`.

    `make_program` makes the window's program, the first time it is wanted. `vault` is the one named at the start.
    `door` is None where later starts cannot be heard. `dress` puts the look in force where there is no program yet.
    """

    finished = Signal(int)
    _knocked = Signal(object, object)

    def __init__(
        self,
        app: QApplication,
        clock: "Clock",
        make_program: "Callable[[Start], Program]",
        *,
        vault: Path | None = None,
        door: "Door | None" = None,
        dress: "Callable[[], object] | None" = None,
    ) -> None:
        super().__init__(app)
        self._app, self._clock, self._make_program, self._door = app, clock, make_program, door
        self._start = _start(vault)
        self._program: Program | None = None
        self._tray: Tray | None = None
        self._told: StayingDialog | None = None
        self._reports: list[EnforceReport] = []
        self._job: Job | None = None
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._leaving = False
        self.watch = Watch(clock, self)
        self.watch.due.connect(lambda _: self.enforce())
        self.reminders = Reminders(clock, lambda: self.folder, self, dress=dress)
        self.reminders.wanted.connect(self.open)
        self.watch.minute.connect(lambda _: self.reminders.look())
        self._knocked.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        app.setQuitOnLastWindowClosed(False)
        app.commitDataRequest.connect(lambda _: self.lock(), Qt.ConnectionType.DirectConnection)
        app.aboutToQuit.connect(self.end)

    @property
    def folder(self) -> Path:
        """The vault that is looked after."""
        return self._start.folder if self._program is None else self._program.folder

    @property
    def program(self) -> "Program | None":
        """The window's program, once there is one."""
        return self._program

    @property
    def tray(self) -> "Tray | None":
        """The icon in the notification area, once it was made."""
        return self._tray

    def begin(self, *, background: bool) -> None:
        """Begins to watch; without `background` the window comes first, and everything else once it can be typed in."""
        if background:
            self._settle()
        else:
            self.open()
            QTimer.singleShot(_SETTLE_AFTER, self._settle)

    def _settle(self) -> None:
        from bilan_desktop.desktop.agent.emblem import emblem
        from bilan_desktop.desktop.agent.tray import Tray
        from bilan_desktop.desktop.reminding.tray_notifier import TrayNotifier

        self._app.setWindowIcon(emblem())
        self._tray = tray = Tray(self)
        tray.open_asked.connect(self.open)
        tray.lock_asked.connect(self._lock_asked)
        tray.quit_asked.connect(self.quit)
        tray.looked.connect(self._show_next)
        self.reminders.use(TrayNotifier(tray.icon))
        self._show_state()
        tray.show()
        if self._door is not None:
            with suppress(
                OSError
            ):  # later starts then say that nobody answers; what is due goes all the same
                self._door.serve(self._hear)
        self.watch.look()

    # The window

    def open(self, vault: Path | None = None, activation: str = "") -> None:
        """Brings the window forward, on a vault if one is named; what the desktop gave for that is `activation`."""
        if activation:
            os.environ["XDG_ACTIVATION_TOKEN"] = activation
        if self._told is not None:
            self._told.close_quietly()
        if self._program is None:
            self._begin_program(_start(vault) if vault else _start(self._start.folder, self._start))
        elif vault is not None:
            self._program.turn_to(vault)
        assert self._program is not None
        self._program.window.come_forward()

    def _begin_program(self, start: "Start") -> None:
        from bilan_desktop.desktop.reminding.link import ReminderLink

        self._program = program = self._make_program(start)
        ReminderLink(self.reminders, program.book, program.window)
        program.window.closed.connect(self._closed)
        program.window.quit_asked.connect(self.quit)
        program.signals.locked.connect(self._show_state)
        program.signals.unlocked.connect(self._show_state)
        program.begin()
        for report in self._reports:
            program.tell(report)
        self._reports.clear()

    def _closed(self) -> None:
        """The window was closed: the vault is shut, and the process goes on without anything it was shown."""
        program = self._program
        if self._leaving or program is None:
            return
        from bilan_desktop.practice.entering import places, preferences

        if not places.holds_vault(program.folder):
            self.finished.emit(0)  # nothing to look after
            return
        program.lock()
        if preferences.load().staying_is_known:
            self._go_on_alone()
            return
        from bilan_desktop.desktop.agent.staying import StayingDialog

        self._told = dialog = StayingDialog(has_tray=self._tray is not None and self._tray.is_there)
        dialog.understood.connect(self._understood)
        dialog.quit_asked.connect(self.quit)
        dialog.finished.connect(self._forget_told)
        dialog.open_sized()
        dialog.raise_()
        dialog.activateWindow()

    def _forget_told(self) -> None:
        self._told = None

    def _understood(self) -> None:
        from attrs import evolve

        from bilan_desktop.practice.entering import preferences

        preferences.save(evolve(preferences.load(), staying_is_known=True))
        self._go_on_alone()

    def _go_on_alone(self) -> None:
        if self._program is not None and self._program.holds_drafts:
            return  # a new process would know nothing of what is in this one's memory alone
        self._leaving = True
        self.finished.emit(BEGIN_ANEW)

    # Locking and leaving

    def lock(self) -> None:
        """Locks without asking anybody."""
        if self._program is not None:
            self._program.lock()

    def quit(self) -> None:
        """Ends the process, unless the disk takes nothing of what was typed and the person would rather stay."""
        self._leaving = True
        if (
            self._program is not None
            and self._program.window.isVisible()
            and not self._program.window.close()
        ):
            self._leaving = False
            return
        self.finished.emit(0)

    def _lock_asked(self) -> None:
        if self._program is not None:
            self._program.signals.lock_asked.emit()

    def end_at_once(self) -> None:
        """The system wants the process to end: what is typed is saved, nobody is asked."""
        self._leaving = True
        self.lock()
        self.finished.emit(0)

    def end(self) -> None:
        """The process ends, or is replaced."""
        self.watch.stop()
        self.reminders.end()
        if self._tray is not None:
            self._tray.hide()
        if self._door is not None:
            self._door.close()
        if self._program is not None:
            self._program.end()
        self._pool.waitForDone()

    # What is due

    def enforce(self) -> Job:
        """Destroys what is due now, the vault being open or shut."""
        job = self._program.enforce() if self._program is not None else None
        if job is None:
            job = self._enforce_shut()
        job.failed.connect(self._hindered)
        job.done.connect(self._show_next)
        return job

    def _enforce_shut(self) -> Job:
        if self._job is not None:
            return self._job
        folder, clock = self.folder, self._clock

        def work(_: object) -> object:
            from bilan_desktop.practice.entering import enforcing

            return enforcing.enforce(folder, clock)

        self._job = job = Job(work, self)
        job.done.connect(self._keep)
        job.finished.connect(self._forget)
        return job.start(self._pool)

    def _keep(self, report: "EnforceReport") -> None:
        if self._program is not None:
            self._program.tell(report)
        elif report.destroyed or report.failed or report.unconfirmed_leap is not None:
            if self._reports and not report.destroyed and report == self._reports[-1]:
                return
            self._reports.append(report)

    def _forget(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None

    def _hindered(self, error: Exception) -> None:
        if not isinstance(error, Fault):
            raise error
        if error.kind is FaultKind.VAULT_IN_USE:
            self.watch.hindered()

    # Later starts

    def _hear(self, request: Request) -> Answer:
        """In the door's thread: hands the request to the windows' thread and waits for its answer."""
        box: Box = SimpleQueue()
        self._knocked.emit(request, box)
        try:
            return box.get(timeout=_LONGEST)
        except Empty:
            return {"done": False}

    def _answer(self, request: Request, box: Box) -> None:
        if request.wish is Wish.OPEN:
            self.open(Path(request.vault) if request.vault else None, request.activation)
            box.put({"done": True})
        elif request.wish is Wish.LOCK:
            self.lock()
            box.put({"done": True})
        else:
            self._enforce_for(Path(request.vault), box)

    def _enforce_for(self, folder: Path, box: Box) -> None:
        from bilan_desktop.practice.entering import enforcing

        if not enforcing.is_same(folder, self.folder):
            box.put({"done": False})
            return
        job = self.enforce()
        job.done.connect(lambda report: box.put({"done": True, "report": enforcing.as_told(report)}))
        job.failed.connect(lambda error: box.put(_told_failure(error)))
        job.destroyed.connect(lambda: box.put({"done": False}))

    # What the icon shows

    def _show_state(self) -> None:
        if self._tray is not None:
            self._tray.show_state(is_open=self._program is not None and self._program.window.is_open)
            self._show_next()

    def _show_next(self, _: object = None) -> None:
        if self._tray is None:
            return
        from bilan_desktop.practice.entering import enforcing

        days = [self.reminders.next_due()]
        with suppress(Fault):
            days.append(enforcing.next_due(self.folder))
        self._tray.show_next(min(filter(None, days), default=None))


def _told_failure(error: Exception) -> dict[str, Any]:
    return {"done": True, "fault": error.kind.value} if isinstance(error, Fault) else {"done": False}


def _start(vault: Path | None, known: "Start | None" = None) -> "Start":
    """Where the program begins; looked at anew, since a vault may have been made or moved since it was `known`."""
    from bilan_desktop.practice.entering import places

    if known is not None and not known.is_expected:
        return places.at_start()
    return places.at_start(vault)
