"""Everything between the start, or a lock, and the open vault: which page shows, and what leads from one to the next."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QThreadPool, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from bilan_desktop.desktop.page import forget
from bilan_desktop.desktop.pages.entrance import notices
from bilan_desktop.desktop.pages.entrance.doors import Doors, Issued, Opened, checked, opened
from bilan_desktop.desktop.pages.entrance.unlock_page import UnlockPage
from bilan_desktop.desktop.workers import Job
from bilan_desktop.domain.errors import Fault, FaultKind

if TYPE_CHECKING:
    from bilan_desktop.desktop.pages.entrance.first_start import CreatePath, RenewPath, WelcomePage
    from bilan_desktop.desktop.pages.entrance.other_pages import (
        DayPage,
        FaultPage,
        MakingPage,
        RecoveryPage,
    )
    from bilan_desktop.domain.practice import Practice
    from bilan_desktop.practice.desk import Desk
    from bilan_desktop.practice.entering.opening import EnforceReport
    from bilan_desktop.practice.entering.places import Start

    Shown = (
        UnlockPage | WelcomePage | CreatePath | RenewPath | RecoveryPage | DayPage | FaultPage | MakingPage
    )


class Gate(QStackedWidget):
    """`opened(Opened)` once the vault is open and nothing is left to ask; `folder_changed(path)` when another is chosen.

    What touches the shut vault is done one after another, in `pool`: a lock of the vault admits one at a time.
    """

    opened = Signal(object)
    folder_changed = Signal(object)

    def __init__(
        self, doors: Doors, start: "Start", pool: QThreadPool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._doors, self._pool = doors, pool
        self._desk: Desk | None = None
        self._job: Job | None = None
        self._page: QWidget | None = None
        self._creation: CreatePath | None = None
        self._was_looked_at = False
        if start.is_there or start.is_expected:
            self._show_unlock()
        else:
            self._show_welcome()

    def start(self) -> Job | None:
        """Looks at the shut vault: destroys what is due, and says so; None where no shut vault waits."""
        return self._enforce() if isinstance(self._page, UnlockPage) else None

    def tell(self, report: "EnforceReport") -> None:
        """Says what was destroyed before this gate was there."""
        self._enforced(report)

    def turn_to(self, folder: Path) -> None:
        """Asks for another vault."""
        self.give_up()
        self._use(folder)
        self._retry()

    def say_locked(self, sentence: str) -> None:
        """Why and when the vault was locked."""
        if isinstance(self._page, UnlockPage):
            self._page.say_locked(sentence)

    def is_shut(self) -> bool:
        """Whether the vault is shut and waits for its passphrase."""
        return isinstance(self._page, UnlockPage)

    def give_up(self) -> None:
        """The program ends, or the gate is left: an open vault that was not handed on is locked."""
        if self._desk is not None:
            self._desk.lock()
            self._desk = None

    def focus_first(self) -> None:
        """Puts the keyboard where the page in front begins."""
        page = self._page
        if isinstance(page, UnlockPage):
            page.focus_first()

    # The shut vault

    def _show_unlock(self) -> None:
        page = UnlockPage(self._doors.folder, self._doors.unlock, self._pool)
        page.opened.connect(self._opened)
        page.failed.connect(self._failed)
        page.recovery_asked.connect(self._show_recovery)
        page.other_asked.connect(self._choose_vault)
        self._show(page)
        page.focus_first()

    def _enforce(self) -> Job:
        if self._job is not None:
            return self._job
        self._job = job = Job(lambda _: self._doors.enforce(), self)
        job.done.connect(self._enforced)
        job.failed.connect(self._enforce_failed)
        job.finished.connect(self._enforce_ended)
        return job.start(self._pool)

    def _enforce_failed(self, error: Exception) -> None:
        # Another program that looks into the vault for a moment is no reason to take away what is being typed.
        if (
            not self._was_looked_at
            or not isinstance(error, Fault)
            or error.kind is not FaultKind.VAULT_IN_USE
        ):
            self._failed(error)

    def _enforce_ended(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None

    def _enforced(self, report: "EnforceReport") -> None:
        self._was_looked_at = True
        if isinstance(self._page, UnlockPage):
            self._page.add_notices(notices.of_report(report, self._doors.clock.today()))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Fault):
            raise error
        from bilan_desktop.desktop.pages.entrance.other_pages import FaultPage

        page = FaultPage(error, self._doors.folder)
        page.retry_asked.connect(self._retry)
        page.other_asked.connect(self._choose_vault)
        page.create_asked.connect(self._show_welcome)
        self._show(page)
        page.begin()

    def _retry(self) -> None:
        self._show_unlock()
        self._enforce()

    def _choose_vault(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        chosen = QFileDialog.getExistingDirectory(
            self.window(), self.tr("Où est le coffre\u202f?"), str(self._doors.folder.parent)
        )
        if chosen:
            self.turn_to(Path(chosen))

    def _use(self, folder: Path) -> None:
        self._doors = Doors(folder, self._doors.clock, self._doors.kdf)
        self._was_looked_at = False
        self.folder_changed.emit(folder)

    # Opening

    def _opened(self, opened: Opened) -> None:
        self._desk = opened.desk
        from bilan_desktop.practice.entering import opening

        day = opening.unconfirmed_day(opened.desk)
        if day is None:
            self._hand_on(opened)
            return
        from bilan_desktop.desktop.pages.entrance.other_pages import DayPage

        page = DayPage(day)
        page.confirmed.connect(lambda day: self._confirm(opened, day))
        page.denied.connect(lambda: self._hand_on(opened))
        self._show(page)
        page.begin()

    def _confirm(self, before: Opened, day: object) -> None:
        from bilan_desktop.practice.entering import opening

        def confirm(_: object) -> Opened:
            opening.confirm_day(before.desk, day)  # type: ignore[arg-type]
            return opened(before.desk)

        job = Job(confirm, self)
        job.done.connect(self._hand_on)
        job.failed.connect(self._failed)
        job.start(self._pool)

    def _hand_on(self, opened: Opened) -> None:
        self._desk = None
        self.opened.emit(opened)

    # The recovery code

    def _show_recovery(self) -> None:
        from bilan_desktop.desktop.pages.entrance.other_pages import RecoveryPage

        page = RecoveryPage(self._doors.unlock_with_code, self._pool)
        page.back_asked.connect(self._show_unlock)
        page.opened.connect(self._renew)
        page.failed.connect(self._failed)
        self._show(page)
        page.begin()

    def _renew(self, opened: Opened) -> None:
        from bilan_desktop.desktop.pages.entrance.doors import renew
        from bilan_desktop.desktop.pages.entrance.first_start import RenewPath

        self._desk = desk = opened.desk
        page = RenewPath(lambda passphrase, progress: renew(desk, passphrase, progress))
        page.set_own_words(desk.practice)
        page.left.connect(self._forget_renewing)
        page.made.connect(lambda _: self._renewed(opened))
        self._show(page)
        page.begin()

    def _renewed(self, opened: Opened) -> None:
        checked(opened.desk)
        self._opened(opened)

    def _forget_renewing(self) -> None:
        self.give_up()
        self._show_unlock()

    # The first start

    def _show_welcome(self) -> None:
        from bilan_desktop.desktop.pages.entrance.first_start import WelcomePage

        page = WelcomePage(self._doors.folder)
        page.create_asked.connect(self._show_creation)
        page.other_asked.connect(self._choose_vault)
        page.demonstration_asked.connect(self._make_demonstration)
        self._show(page)
        page.begin()

    def _show_creation(self, folder: Path) -> None:
        from bilan_desktop.desktop.pages.entrance.first_start import CreatePath

        self._doors = Doors(folder, self._doors.clock, self._doors.kdf)
        if self._creation is None:
            self._creation = page = CreatePath(self._create)
            page.left.connect(self._show_welcome)
            page.begun.connect(self._created)
            page.checked.connect(lambda issued: checked(issued.desk))
            page.made.connect(self._hand_on_created)
        self._show(self._creation)
        self._creation.begin()

    def _create(self, practice: "Practice", passphrase: str) -> Issued:
        """Makes the vault in the folder that is chosen by then."""
        return self._doors.create(practice, passphrase)

    def _created(self, issued: Issued) -> None:
        self._desk = issued.desk
        self.folder_changed.emit(self._doors.folder)

    def _hand_on_created(self, issued: Issued) -> None:
        self._hand_on(opened(issued.desk))

    # The demonstration

    def _make_demonstration(self) -> None:
        from bilan_desktop.desktop.pages.entrance.demonstration import demonstration_job
        from bilan_desktop.desktop.pages.entrance.other_pages import MakingPage

        page = MakingPage()
        job = demonstration_job(self._doors, page)
        job.progress.connect(page.show_progress)
        job.done.connect(self._demonstration_made)
        job.cancelled.connect(self._show_welcome)
        job.failed.connect(self._failed)
        page.stop_asked.connect(job.cancel)
        self._show(page)
        page.begin()
        job.start(self._pool)

    def _demonstration_made(self, opened: Opened) -> None:
        self._use(opened.desk.vault.folder)
        self._opened(opened)

    def _show(self, page: QWidget) -> None:
        before, self._page = self._page, page
        self.addWidget(page)
        self.setCurrentWidget(page)
        self.setFocusProxy(page)
        if (
            before is not None and before is not self._creation
        ):  # what was typed there is kept until the vault is made
            self.removeWidget(before)
            before.hide()
            forget(before)
            before.deleteLater()
