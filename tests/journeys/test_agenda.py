"""The agenda: by month, by week, as a list; one's own reminders; where each line leads; and the export."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

import samples
from at_work import unlock
from bilan_desktop.desktop.dialogs.reminder_dialog import ReminderDialog
from bilan_desktop.desktop.pages.agenda.agenda_page import AgendaPage
from bilan_desktop.desktop.pages.agenda.month_view import MonthView
from bilan_desktop.desktop.pages.agenda.week_view import WeekEntry
from bilan_desktop.desktop.pages.case.case_page import CasePage
from bilan_desktop.desktop.program import Program
from bilan_desktop.desktop.widgets.lists.leading_rows import Row
from bilan_desktop.domain.registers.rgpd import Right
from bilan_desktop.practice.agenda import own
from bilan_desktop.practice.entering import opening
from bilan_desktop.practice.registers import rights
from bilan_desktop.practice.running import frame
from conftest import CHEAP
from desktop.keyboard import type_text
from person import Person, chosen_file

pytestmark = pytest.mark.journey
MONDAY = date(2026, 11, 23)


@pytest.fixture
def case_id(vault_folder: Path, clock):
    """Karim's case, a session on Monday at ten; a request under the RGPD; a reminder of the practice."""
    desk = opening.create(vault_folder, samples.PRACTICE, samples.PASSPHRASE, clock, kdf=CHEAP).desk
    file = samples.to_investigation(samples.cpf_case(desk))
    frame.plan_session(file, datetime(2026, 11, 23, 10, 0), timedelta(minutes=90), "Au cabinet")
    found = file.case.id
    file.close()
    rights.receive(desk, Right.ACCESS, date(2026, 10, 10), "")
    own.note(desk, date(2026, 11, 25), time(9, 0), "Commander du papier")
    desk.lock()
    return found


@pytest.fixture
def program(qtbot, case_id, start) -> Program:
    """The program, at its agenda."""
    made = start()
    person = Person(qtbot, made.window)
    unlock(person)
    person.waits_for("Bonjour")
    made.window.go("agenda")
    person.waits_for("Agenda")
    return made


@pytest.fixture
def person(qtbot, program) -> Person:
    return Person(qtbot, program.window)


def month(program) -> MonthView:
    return program.window.findChild(MonthView)


def go_to(program, qtbot, day: date) -> None:
    """By the arrows, from the day where one is."""
    view = month(program)
    view.setFocus()
    while (here := view.currentIndex().data(Qt.ItemDataRole.UserRole)) != day:
        QTest.keyClick(view, Qt.Key.Key_Right if here < day else Qt.Key.Key_Left)


def row(program, words: str) -> Row:
    shown = [r for r in program.window.findChildren(Row) if r.isVisible()]
    return next(r for r in shown if words in r.accessibleName())


def waits_for_case(qtbot, program, case_id) -> None:
    page = program.window.page
    qtbot.waitUntil(
        lambda: isinstance(page(), CasePage) and page().where() == f"{case_id}#sessions", timeout=10_000
    )


def test_the_keyboard_goes_from_the_month_to_the_day_to_the_case(program, person, qtbot, case_id) -> None:
    person.waits_for("Novembre 2026")
    go_to(program, qtbot, MONDAY)
    person.waits_for("Lundi 23 novembre 2026")
    person.waits_for("Karim L. — entretien 1")
    QTest.keyClick(month(program), Qt.Key.Key_Return)
    focused = program.window.focusWidget()
    assert isinstance(focused, Row)
    QTest.keyClick(focused, Qt.Key.Key_Space)
    waits_for_case(qtbot, program, case_id)


def test_the_months_follow_one_another_and_today_comes_back(program, person, qtbot) -> None:
    QTest.keyClick(month(program), Qt.Key.Key_PageDown)
    person.waits_for("Décembre 2026")
    person.press("Aujourd’hui")
    person.waits_for("Novembre 2026")
    person.waits_for("Samedi 21 novembre 2026")
    person.waits_for("Rien n’échoit ce jour-là.")


def test_the_week_leads_to_the_case_and_its_arrows_to_the_next_day(program, person, qtbot, case_id) -> None:
    program.window.go("agenda", f"week/{MONDAY}")
    person.waits_for("23 – 29 nov. 2026")
    entries = [e for e in program.window.findChildren(WeekEntry) if e.isVisible()]
    assert [e.accessibleName() for e in entries] == ["Karim L. — entretien 1", "Commander du papier"]
    session, reminder = entries
    session.setFocus()
    for key, there in (
        (Qt.Key.Key_Right, reminder),
        (Qt.Key.Key_Right, reminder),
        (Qt.Key.Key_Up, reminder),
        (Qt.Key.Key_Left, session),
    ):
        QTest.keyClick(program.window.focusWidget(), key)
        assert program.window.focusWidget() is there
    qtbot.mouseClick(session, Qt.MouseButton.LeftButton)
    waits_for_case(qtbot, program, case_id)


def test_the_list_says_what_is_late_first_and_leads_to_the_registers(program, person, qtbot) -> None:
    person.tab("Liste")
    person.waits_for("En retard")
    said = person.said()
    assert said.index("réponse en retard") < said.index("entretien 1") < said.index("terme prévu")
    qtbot.mouseClick(row(program, "Demande d’accès"), Qt.MouseButton.LeftButton)
    assert program.window.place == "registers"


def test_a_reminder_of_one_s_own_is_noted_moved_and_done(program, person, qtbot, case_id) -> None:
    go_to(program, qtbot, MONDAY)
    person.press("Ajouter un rappel ce jour")
    assert isinstance(QApplication.activeModalWidget(), ReminderDialog)
    person.press("Enregistrer")
    assert person.error_beside("De quoi vous souvenir")
    person.fill("De quoi vous souvenir", "Rappeler le centre")
    person.fill("Heure", "14h30")
    person.choose("Dossier", "Karim Lemoine · B-2026-001")
    person.press("Enregistrer")
    person.waits_for("Rappeler le centre")
    person.waits_for("Après-demain · à 14:30 · Karim L.")

    QTest.mouseClick(row(program, "Rappeler le centre"), Qt.MouseButton.LeftButton)
    person.fill("Jour", "24/11")
    person.press("Enregistrer")
    person.wait(lambda: not person.sees("Rappeler le centre"))
    go_to(program, qtbot, MONDAY + timedelta(days=1))
    person.waits_for("Rappeler le centre")

    QTest.mouseClick(row(program, "Rappeler le centre"), Qt.MouseButton.LeftButton)
    assert not person.field("Dossier").editor.isEnabled()
    person.press("C’est fait")
    person.wait(lambda: not person.sees("Rappeler le centre"))


def test_c4_without_a_case_a_reminder_names_nobody(program, person, qtbot) -> None:
    person.press("Nouveau rappel")
    person.fill("De quoi vous souvenir", "Rappeler M. Lemoine")
    person.press("Enregistrer")
    assert "choisissez son dossier" in person.error_beside("De quoi vous souvenir")
    person.fill("De quoi vous souvenir", "Ranger")
    person.fill("Jour", "20/11/2026")
    person.press("Enregistrer")
    assert person.error_beside("Jour")
    person.press("Annuler")
    assert not person.sees("Ranger")


def test_a_reminder_leads_to_its_case_and_the_dashboard_leads_to_the_reminder(
    program, person, qtbot, case_id, clock
) -> None:
    own.note(program.book.desk, samples.TODAY, None, "Relire le récit", case_id)
    program.window.go("dashboard")
    person.waits_for("Relire le récit")
    QTest.mouseClick(row(program, "Relire le récit"), Qt.MouseButton.LeftButton)
    person.wait(lambda: isinstance(QApplication.activeModalWidget(), ReminderDialog))
    person.press("Ouvrir le dossier")
    qtbot.waitUntil(lambda: isinstance(program.window.page(), CasePage))


def test_c4_the_export_bears_references_and_no_name(
    program, person, qtbot, monkeypatch, tmp_path: Path
) -> None:
    path = tmp_path / "agenda.ics"
    chosen_file(monkeypatch, path)
    person.press("Exporter")
    person.waits_for("L’agenda est exporté")
    written = path.read_bytes().decode("utf-8").replace("\r\n ", "")
    assert "SUMMARY:Entretien · B-2026-001" in written
    assert "DTSTART:20261123T100000" in written
    for word in ("Karim", "Lemoine", "papier"):
        assert word not in written
    chosen_file(monkeypatch, tmp_path / "nowhere" / "agenda.ics")
    person.press("Exporter")
    person.wait(lambda: not person.sees("L’agenda est exporté"))


def test_after_a_lock_one_comes_back_to_the_same_week(program, person, qtbot) -> None:
    program.window.go("agenda", "week/2026-12-01")
    person.waits_for("30 nov. – 6 déc. 2026")
    program.signals.lock_asked.emit()
    assert program.window.findChildren(WeekEntry) == [] or not any(
        e.isVisible() for e in program.window.findChildren(WeekEntry)
    )
    unlock(person)
    person.waits_for("30 nov. – 6 déc. 2026")
    page = program.window.page()
    assert isinstance(page, AgendaPage)
    assert page.where() == "week/2026-12-01"


def test_the_search_notes_a_reminder_from_anywhere(program, person, qtbot) -> None:
    program.window.go("dashboard")
    person.keys(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = QApplication.activeModalWidget()
    type_text(palette.findChild(QLineEdit), "noter un rappel")
    QTest.keyClick(palette.findChild(QLineEdit), Qt.Key.Key_Return)
    person.wait(lambda: isinstance(QApplication.activeModalWidget(), ReminderDialog))
    person.press("Annuler")
    assert program.window.place == "agenda"


def test_the_keyboard_stays_in_the_lines_when_they_are_read_again(program, person, qtbot, case_id) -> None:
    program.window.go("agenda", "list")
    qtbot.waitUntil(lambda: isinstance(program.window.focusWidget(), Row))
    line = program.window.focusWidget()
    with qtbot.waitSignal(program.book.changed):
        program.book.refresh()
    assert program.window.focusWidget() is line  # nothing changed: nothing is made anew
    own.note(program.book.desk, samples.TODAY, None, "Relire le récit", case_id)
    program.book.refresh()
    person.waits_for("Relire le récit")
    assert isinstance(program.window.focusWidget(), Row)
