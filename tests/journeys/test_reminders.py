"""Reminders through the windows: with a question open, with the vault locked, put off, gathered; and where they lead."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPushButton, QTabBar

import samples
from bilan_desktop.desktop.dialogs.later_dialog import LaterDialog
from bilan_desktop.desktop.dialogs.new_case_dialog import NewCaseDialog
from bilan_desktop.desktop.pages.case.case_page import CasePage
from bilan_desktop.desktop.program import Program
from bilan_desktop.desktop.quiet import QUIET
from bilan_desktop.desktop.reminding.corner_window import CornerWindow
from bilan_desktop.desktop.reminding.link import ReminderLink
from bilan_desktop.desktop.reminding.reminders import Reminders
from bilan_desktop.domain.agenda.kinds import DeadlineKind
from bilan_desktop.practice.agenda import own
from bilan_desktop.practice.agenda.entries import Entry
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.entering import opening
from bilan_desktop.practice.running import frame
from bilan_desktop.vault.clock import FixedClock
from conftest import CHEAP
from person import Person

pytestmark = pytest.mark.journey
HOUR = timedelta(hours=1)
EVE = datetime(2026, 11, 22, 17, 0).astimezone()


class Told:
    """A notifier that keeps what the system would be asked to show."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.press = lambda: None

    def show(self, title, body, on_open) -> None:
        self.shown.append(f"{title}: {body}".replace("\u00a0", " "))
        self.press = on_open


class Listening(Reminders):
    """The reminders, with what they were last told falls due."""

    known: tuple[Entry, ...] | None = None

    def learn(self, desk: Desk, entries: Iterable[Entry]) -> None:
        self._read = tuple(entries)
        super().learn(desk, self._read)

    def learnt(self) -> None:
        super().learnt()
        self.known = self._read


class Life:
    """The program with its reminders, and somebody before it."""

    def __init__(self, qtbot, program: Program, clock: FixedClock) -> None:
        self.qtbot, self.program, self.clock = qtbot, program, clock
        self.told = Told()
        self.reminders = Listening(clock, lambda: program.folder)
        self.reminders.use(self.told)
        self.reminders.wanted.connect(program.window.come_forward)
        ReminderLink(self.reminders, program.book, program.window)
        self.person = Person(qtbot, program.window)

    def unlock(self) -> None:
        self.person.fill("Phrase de passe", samples.PASSPHRASE)
        self.person.press("Ouvrir le coffre")
        self.qtbot.waitUntil(lambda: self.program.window.is_open)
        self.qtbot.waitUntil(lambda: self.reminders.known is not None)

    def lock(self) -> None:
        self.program.signals.lock_asked.emit()
        QApplication.processEvents()
        self.reminders.known = None

    def at(self, moment: datetime) -> None:
        """The minute that begins at a moment."""
        self.clock.set(moment)
        self.reminders.look()

    @property
    def corner(self) -> CornerWindow | None:
        window = self.reminders.window
        return window if window is not None and window.isVisible() else None

    def says(self) -> str:
        assert self.corner is not None
        return self.corner.accessibleDescription()

    def press(self, name: str) -> None:
        corner = self.corner
        button = next(b for b in corner.findChildren(QPushButton) if b.text().replace("&", "") == name)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def later(self, words: str) -> None:
        menu = self.corner.findChild(QMenu)
        next(a for a in menu.actions() if a.text().replace("&", "").startswith(words)).trigger()

    def waits_for_case(self, case_id) -> None:
        page = self.program.window.page
        self.qtbot.waitUntil(
            lambda: isinstance(page(), CasePage) and page().where().startswith(str(case_id)), timeout=10_000
        )


@pytest.fixture
def case_id(vault_folder: Path, clock):
    """Karim's case, a session on Monday at ten."""
    desk = opening.create(vault_folder, samples.PRACTICE, samples.PASSPHRASE, clock, kdf=CHEAP).desk
    file = samples.to_investigation(samples.cpf_case(desk))
    frame.plan_session(file, datetime(2026, 11, 23, 10, 0), HOUR, "Au cabinet")
    found = file.case.id
    file.close()
    desk.lock()
    return found


@pytest.fixture
def life(qtbot, case_id, start, clock):
    made = Life(qtbot, start(), clock)
    yield made
    made.reminders.end()


def test_it_comes_over_an_open_question_without_taking_the_keyboard_and_leads_there_afterwards(
    life: Life, case_id
) -> None:
    life.unlock()
    life.person.keys(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NewCaseDialog)
    life.person.fill("Prénom", "Zoé")
    before = QApplication.focusWidget()
    life.at(EVE)
    assert life.says().replace("\u00a0", " ") == "Un rendez-vous demain à 10:00 · B-2026-001"
    assert QApplication.focusWidget() is before
    life.press("Ouvrir")
    QApplication.processEvents()
    assert QApplication.activeModalWidget() is dialog
    assert life.person.field("Prénom").value() == "Zoé"
    dialog.reject()
    life.waits_for_case(case_id)
    bar = next(b for b in life.program.window.findChildren(QTabBar) if b.isVisible())
    assert bar.tabText(bar.currentIndex()).replace("&", "") == "Séances"
    assert life.corner is None


def test_c4_over_a_locked_vault_it_names_nobody_and_leads_through_the_unlocking(life: Life, case_id) -> None:
    life.unlock()
    life.lock()
    life.at(EVE)
    assert life.says() == "Un rendez-vous demain à 10:00"
    assert life.told.shown == ["Bilan Desktop: Une échéance vous attend."]
    for said in (life.says(), life.corner.accessibleName(), *life.told.shown):
        assert "B-2026" not in said
        assert "Karim" not in said
    life.told.press()
    assert life.corner is None
    assert not life.program.window.is_open
    life.unlock()
    life.waits_for_case(case_id)


def test_c4_a_reminder_that_is_shown_loses_its_reference_when_the_vault_locks(life: Life) -> None:
    life.unlock()
    life.at(EVE)
    assert "B-2026-001" in life.says()
    life.lock()
    assert life.says() == "Un rendez-vous demain à 10:00"
    life.unlock()
    assert "B-2026-001" in life.says()


def test_later_it_comes_back_also_when_the_program_was_ended(life: Life, qtbot, start, clock) -> None:
    life.unlock()
    life.at(EVE)
    life.later("Dans 1")
    assert life.corner is None
    life.at(EVE + timedelta(minutes=59))
    assert life.corner is None
    life.reminders.end()
    again = Life(qtbot, start(), clock)
    again.at(EVE + HOUR)
    assert again.says() == "Un rendez-vous demain à 10:00"
    again.later("Demain")
    again.at(datetime(2026, 11, 23, 8, 0).astimezone())
    assert again.says() == "Un rendez-vous aujourd’hui à 10:00"
    again.reminders.end()


def test_another_day_is_asked_for_and_may_not_be_past(life: Life, qtbot) -> None:
    life.at(EVE)
    assert life.corner is None  # nothing was ever read of this vault
    life.clock.set(samples.NOW)
    life.unlock()
    life.at(EVE)
    life.later("Un autre jour")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, LaterDialog)
    person = Person(qtbot, dialog)
    person.press("Rappeler ce jour-là")
    assert person.error_beside("Jour")
    person.fill("Jour", "hier")
    person.press("Rappeler ce jour-là")
    assert person.error_beside("Jour")
    person.fill("Jour", "24/11")
    person.press("Rappeler ce jour-là")
    assert life.corner is None
    life.at(datetime(2026, 11, 23, 10, 0).astimezone())
    assert life.corner is None
    life.at(datetime(2026, 11, 24, 8, 0).astimezone())
    assert life.says() == "Un rendez-vous hier à 10:00 · B-2026-001"


def test_what_a_sleep_made_one_miss_is_gathered_and_leads_to_the_list(life: Life, qtbot) -> None:
    life.unlock()
    desk = life.program.book.desk
    own.note(desk, samples.TODAY + timedelta(days=3), None, "Commander du papier")
    life.program.book.refresh()
    qtbot.waitUntil(lambda: DeadlineKind.OWN in {entry.deadline.kind for entry in life.reminders.known})
    life.at(samples.NOW + timedelta(days=12))
    assert life.corner.accessibleName().endswith("2\u00a0échéances vous attendent")
    assert len(life.told.shown) == 1
    assert "papier" not in life.says()
    life.press("Ouvrir")
    qtbot.waitUntil(lambda: life.program.window.place == "agenda")
    life.person.waits_for("Commander du papier")


def test_nothing_comes_over_what_is_shown_to_the_beneficiary(life: Life, qtbot) -> None:
    life.unlock()
    shown = QDialog(life.program.window)
    shown.setProperty(QUIET, True)
    shown.open()
    life.at(EVE)
    assert life.corner is None
    assert life.told.shown == []
    shown.close()
    life.at(EVE + timedelta(minutes=1))
    assert life.corner is not None


def test_the_keyboard_reaches_it_and_escape_puts_it_away(life: Life, qtbot) -> None:
    life.unlock()
    life.person.keys(Qt.Key.Key_F6)
    life.at(EVE)
    life.person.keys(Qt.Key.Key_F6)
    corner = life.corner
    qtbot.waitUntil(corner.isActiveWindow)
    assert corner.focusWidget().text() == "&Ouvrir"
    QTest.keyClick(corner.focusWidget(), Qt.Key.Key_Escape)
    assert life.corner is None
    life.at(EVE + timedelta(minutes=1))
    assert life.corner is None


def test_what_is_seen_to_in_the_meantime_waits_no_longer(life: Life, qtbot, case_id) -> None:
    life.unlock()
    life.at(EVE)
    assert life.corner is not None
    life.program.window.go("case", f"{case_id}#frame")
    page = life.program.window.page()
    running = page.running()
    frame.cancel_session(running.file, running.file.case.frame.appointments[0].id)
    life.program.signals.case_changed.emit(str(case_id))
    qtbot.waitUntil(lambda: life.corner is None)


def test_what_changed_on_a_case_just_before_the_lock_is_known_to_the_locked_vault(
    life: Life, case_id
) -> None:
    life.unlock()
    life.program.window.go("case", f"{case_id}#frame")
    running = life.program.window.page().running()
    frame.plan_session(running.file, datetime(2026, 11, 22, 9, 0), HOUR, "")
    life.program.signals.case_changed.emit(str(case_id))
    life.lock()
    life.at(datetime(2026, 11, 21, 17, 0).astimezone())
    assert life.says() == "Un rendez-vous demain à 09:00"


def test_the_sidebar_counts_what_falls_due_today(life: Life, qtbot) -> None:
    life.unlock()
    agenda = next(
        b for b in life.program.window.sidebar.findChildren(QPushButton) if b.objectName() == "agenda"
    )
    assert agenda.accessibleName() == "Agenda"
    own.note(life.program.book.desk, samples.TODAY, None, "Relire")
    life.program.book.refresh()
    qtbot.waitUntil(lambda: agenda.accessibleName() == "Agenda, 1")
