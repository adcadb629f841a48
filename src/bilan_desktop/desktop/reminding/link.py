"""Between the reminders and the window's program: what was read goes to the one, what is to be opened to the other."""

from contextlib import suppress

from PySide6.QtCore import QObject, Qt, QThreadPool
from PySide6.QtWidgets import QApplication, QDialog

from bilan_desktop.desktop.book import CaseBook
from bilan_desktop.desktop.main_window import MainWindow
from bilan_desktop.desktop.reminding.reminders import Reminders
from bilan_desktop.desktop.workers import Job, Progress
from bilan_desktop.domain.errors import Fault

_PATIENCE = 5_000  # milliseconds


class ReminderLink(QObject):
    """Made with the window's program, for as long as there is one."""

    def __init__(self, reminders: Reminders, book: CaseBook, window: MainWindow) -> None:
        super().__init__(window)
        self._reminders, self._book, self._window = reminders, book, window
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._jobs: list[Job] = []
        book.changed.connect(self._learn)
        book.closing.connect(self._closing)
        window.reminder_asked.connect(reminders.go_to)
        reminders.wanted.connect(self.go, Qt.ConnectionType.QueuedConnection)

    def go(self) -> None:
        """Goes to what the person asked to open, once the vault is open; a question that is open is answered first."""
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            dialog.finished.connect(self.go, Qt.ConnectionType.QueuedConnection)
            return
        from bilan_desktop.desktop.leading import way_to_all

        if self._window.is_open and (wished := self._reminders.entries_wished()):
            self._window.go(*way_to_all(wished))

    def _learn(self) -> None:
        desk, reading = self._book.desk, self._book.reading
        if desk is None or reading is None:
            return
        from bilan_desktop.desktop.leading import AGENDA

        today = sum(entry.deadline.on == reading.today for entry in reading.agenda)
        self._window.sidebar.set_count(AGENDA, today)
        reminders = self._reminders  # the work must not hold this object, which holds the work

        def learn(_: Progress) -> None:
            reminders.learn(desk, reading.agenda)

        job = Job(learn, self)
        self._jobs.append(job)
        job.done.connect(self._learnt)
        job.failed.connect(self._failed)
        job.finished.connect(self._forget)
        job.start(self._pool)

    def _learnt(self) -> None:
        if self._book.desk is not None:
            self._reminders.learnt()
            self.go()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Fault):
            raise error

    def _forget(self) -> None:
        for job in [each for each in self._jobs if not each.is_running]:
            self._jobs.remove(job)
            job.deleteLater()

    def _closing(self) -> None:
        self._pool.waitForDone(_PATIENCE)
        desk, caught_up = self._book.desk, self._book.catch_up()
        if desk is not None and caught_up and self._book.reading is not None:
            with suppress(Fault):
                self._reminders.learn(desk, self._book.reading.agenda)
        self._reminders.lock()
