"""The whole program: the window with its places, the gate before them, and what goes on by itself."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from bilan_desktop.desktop.book import CaseBook
from bilan_desktop.desktop.locking.drafts import TITLE, Drafts
from bilan_desktop.desktop.locking.ending import open_dialogs
from bilan_desktop.desktop.locking.locker import Locker, Surroundings
from bilan_desktop.desktop.main_window import MainWindow
from bilan_desktop.desktop.page import Page, Place
from bilan_desktop.desktop.pages.entrance.doors import Doors, Opened
from bilan_desktop.desktop.pages.entrance.gate import Gate
from bilan_desktop.desktop.signals import Signals
from bilan_desktop.desktop.theme.theme import Appearance
from bilan_desktop.desktop.unexpected_panel import UnexpectedPanel
from bilan_desktop.desktop.workers import Job, Progress
from bilan_desktop.domain.errors import Fault
from bilan_desktop.platform.session.watch import LockCause

if TYPE_CHECKING:
    from pathlib import Path

    from bilan_desktop.desktop.pages.dashboard.dashboard_page import DashboardPage
    from bilan_desktop.desktop.pages.settings.settings_page import SettingsPage
    from bilan_desktop.domain.cases.destruction import DestructionCertificate
    from bilan_desktop.platform.disk import DiskState
    from bilan_desktop.practice.desk import Desk
    from bilan_desktop.practice.entering.opening import Clock, EnforceReport, KdfParameters
    from bilan_desktop.practice.entering.places import Start

_WARM_AFTER = 300  # milliseconds after the first page was shown
_HOME = "dashboard"


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
        self._places = self._make_places()
        self.window = MainWindow(
            self.signals, appearance, self._places, self._make_gate, home=_HOME, keep=self._keep
        )
        self._unexpected = UnexpectedPanel(self.window)
        self._sealed = b""
        self._around = around or Surroundings()
        self.locker = Locker(app, self.window, self._around)
        self.window.search_asked.connect(self._search)
        self.window.new_case_asked.connect(self._new_case)
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
        QTimer.singleShot(_WARM_AFTER, self, self.locker.listen)

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

        job = self._run(work)
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
        self.window.go(_HOME)

    def _opened(self, opened: Opened) -> None:
        from bilan_desktop.practice.entering import opening, preferences

        self._desk = opened.desk
        self._gate = None
        self.book.open(opened.desk, opened.reading)
        preferences.remember_vault(self._doors.folder)
        self._folder_is_known()
        self._find_drafts(opened.desk)
        if opening.enforced_at_unlock(opened.desk).destroyed and self.window.place == "case":
            self.window.go(_HOME)
        self.signals.unlocked.emit()
        self._run(lambda _: _read_the_words())
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
        self.locker.unlocked(safety.idle_minutes(self._open_desk()), titles)
        if new_case:
            self._new_case()

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
            self.window.go(_HOME)
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

    def _run(self, work: object) -> Job:
        job = Job(work, self)  # type: ignore[arg-type]
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
        self._run(lambda _: _import_what_comes())

    # Places and dialogs

    def _make_places(self) -> list[Place]:
        return [
            Place("dashboard", self.tr("Tableau de bord"), self._dashboard, icon="layout-dashboard"),
            Place("cases", self.tr("Dossiers"), self._cases, icon="folder"),
            Place("agenda", self.tr("Agenda"), self._agenda, icon="calendar-days"),
            Place("registers", self.tr("Registres"), self._registers, icon="book-check"),
            Place("settings", self.tr("Réglages"), self._settings, icon="settings"),
            Place("case", self.tr("Dossier"), self._case, under="cases"),
        ]

    def _open_desk(self) -> "Desk":
        assert self._desk is not None
        return self._desk

    def _dashboard(self) -> Page:
        from bilan_desktop.desktop.pages.dashboard.dashboard_page import DashboardPage
        from bilan_desktop.desktop.pages.settings.settings_page import KEYS
        from bilan_desktop.practice.entering import recovery

        page = DashboardPage(self.book, self.signals)
        page.new_case_asked.connect(self._new_case)
        page.certificate_asked.connect(self._show_certificate)
        page.paper_asked.connect(lambda: self.window.go("settings", KEYS))
        page.say_paper_is_due(recovery.paper_is_due(self._open_desk()))
        self._look_at_the_disk(page)
        return page

    def _look_at_the_disk(self, page: "DashboardPage") -> None:
        """Says once that the disk is not encrypted."""
        from bilan_desktop.practice.entering import safety

        desk = self._open_desk()
        if safety.disk_is_told(desk):
            return

        def look(_: Progress) -> object:
            return self._around.disk(desk.vault.folder)

        def found(state: "DiskState") -> None:
            if self._desk is desk and state == "plain" and isValid(page):
                page.say_disk_is_plain()

        page.disk_told.connect(lambda: safety.disk_was_told(desk))
        self._run(look).done.connect(found)

    def _cases(self) -> Page:
        from bilan_desktop.desktop.pages.cases.cases_page import CasesPage

        page = CasesPage(self.book, self.signals)
        page.new_case_asked.connect(self._new_case)
        return page

    def _agenda(self) -> Page:
        from bilan_desktop.desktop.pages.agenda.agenda_page import AgendaPage

        return AgendaPage(self._open_desk(), self.book, self.signals)

    def _case(self) -> Page:
        from bilan_desktop.desktop.pages.case.case_page import CasePage

        return CasePage(self._open_desk(), self.signals, self.window.waiting)

    def _registers(self) -> Page:
        from bilan_desktop.desktop.pages.registers.registers_page import RegistersPage

        page = RegistersPage(self._open_desk(), self.signals)
        page.certificate_asked.connect(self._show_certificate)
        return page

    def _settings(self) -> Page:
        from bilan_desktop.desktop.pages.settings.settings_page import SettingsPage

        page = SettingsPage(self._open_desk(), self.signals, self._appearance, self.locker)
        page.passphrase_asked.connect(lambda: self._change_passphrase(page))
        return page

    def _new_case(self) -> None:
        from bilan_desktop.desktop.dialogs.new_case_dialog import NewCaseDialog

        dialog = NewCaseDialog(self._open_desk(), self.window)
        dialog.opened.connect(self._case_opened)
        dialog.open_sized()

    def _case_opened(self, case_id: str) -> None:
        self.book.refresh()
        self.window.go("case", case_id)

    def _search(self) -> None:
        from bilan_desktop.desktop.dialogs.palette import Palette
        from bilan_desktop.desktop.findings import findings

        found = findings(self.book, self._places, self.signals, self._appearance, self._new_case)
        Palette(found, self.window).open()

    def _change_passphrase(self, page: "SettingsPage") -> None:
        from bilan_desktop.desktop.dialogs.keys_dialog import KeysDialog

        dialog = KeysDialog(self._open_desk(), self.window)
        dialog.accepted.connect(
            lambda: page.keys.status.show_note(self.tr("La phrase et le code de secours ont changé"))
        )
        dialog.open_sized()

    def _show_certificate(self, certificate: "DestructionCertificate") -> None:
        from bilan_desktop.practice.ending import certificates

        desk = self._open_desk()
        job = self._run(lambda _: certificates.paper(desk, certificate))
        job.done.connect(lambda paper: self._show_paper(certificate.reference, paper))

    def _show_paper(self, reference: str, paper: bytes) -> None:
        from bilan_desktop.desktop.dialogs.document_viewer import DocumentViewer
        from bilan_desktop.domain.bilan.document import MediaType
        from bilan_desktop.practice.sharing import leaving

        if self._desk is None:
            return
        leaf = leaving.of_certificate(self._desk, reference, paper)
        title = self.tr("Attestation de destruction")
        DocumentViewer(title, paper, MediaType.PDF, self.window, leaving=leaf).open_sized()


def _read_the_words() -> None:
    """Reads the lists of words before the first text is written."""
    from bilan_desktop.practice.running import watching

    watching.warm()


def _import_what_comes() -> None:
    """Reads the code of what comes after the unlock while the passphrase is typed."""
    from bilan_desktop.desktop.pages.cases import cases_page  # noqa: F401 - only to be there in time
    from bilan_desktop.desktop.pages.dashboard import dashboard_page  # noqa: F401 - the same
    from bilan_desktop.practice.ending import certificates  # noqa: F401 - the same
