"""Locking wins over everything: each trigger, a dialog open and a field half typed; and nothing typed is lost."""

from datetime import time
from threading import Event

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QTableView

import samples
from at_work import come_in, on_disk, prepare
from bilan_desktop.desktop.locking.locker import Surroundings
from bilan_desktop.desktop.widgets.fields.signature_pad import SignaturePad
from bilan_desktop.desktop.workers import Job
from bilan_desktop.platform.disk.state import DiskState
from bilan_desktop.platform.session.watch import Deaf, LockCause
from desktop.keyboard import type_text

pytestmark = pytest.mark.journey
CONTROL = Qt.KeyboardModifier.ControlModifier
CAUSES = {
    LockCause.IDLE: "ni clavier ni souris",
    LockCause.SLEEP: "mise en veille",
    LockCause.LID: "capot fermé",
    LockCause.SESSION: "session verrouillée",
    LockCause.SWITCH: "changement d’utilisateur",
    LockCause.ASKED: "à votre demande",
}


class Machine:
    """Time that passes when it is told to, and a session that says what it is told to."""

    def __init__(self) -> None:
        self.now = 0.0
        self.session = Deaf(lambda _: None)

    def surroundings(self) -> Surroundings:
        def session(told) -> Deaf:
            self.session = Deaf(told)
            return self.session

        return Surroundings(now=lambda: self.now, session=session)


@pytest.fixture
def machine() -> Machine:
    """The machine of the test."""
    return Machine()


@pytest.fixture
def around(machine) -> Surroundings:
    """What it tells."""
    return machine.surroundings()


@pytest.fixture
def program(start, vault_folder, clock):
    """The program on a vault with a case that has a session."""

    def made(desk):
        file = samples.cpf_case(desk)
        samples.to_investigation(file)
        samples.hold_session(file, said="Elle parle de Zorbelune")
        return file

    prepare(vault_folder, clock, made)
    return start()


@pytest.fixture
def at_work(qtbot, program):
    """A counsellor in that case."""
    return come_in(qtbot, program, "Lemoine")


@pytest.fixture
def trigger(program, machine):
    """Makes a cause come about, as the machine or the person would."""

    def pull(cause: LockCause) -> None:
        if cause is LockCause.IDLE:
            machine.now += 300
            program.locker.idle.look()
        elif cause is LockCause.ASKED:
            front = (QApplication.activeModalWidget() or program.window).window()
            QTest.keyClick(front.windowHandle(), Qt.Key.Key_L, CONTROL)
        else:
            machine.session.told(cause)

    return pull


def unlock(person) -> None:
    """Types the passphrase."""
    person.fill("Phrase de passe", samples.PASSPHRASE)
    person.press("Ouvrir le coffre")
    person.wait(lambda: not person.sees("Votre coffre est fermé"))


def half_type(person, label: str, words: str, then: int = 0):
    """Types into a field in place of what is there, and stays in it, the cursor so far from the end."""
    editor = person.field(label).editor
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_A, CONTROL)
    type_text(editor, words)
    for _ in range(then):
        QTest.keyClick(editor, Qt.Key.Key_Left)
    return editor


def open_session(person) -> None:
    """The editor of the one session."""
    person.tab("Séances")
    table = next(t for t in person.front().findChildren(QTableView) if t.isVisible())
    table.setFocus()
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Return)
    person.wait(lambda: person.can_press("‹ Toutes les séances"))


@pytest.mark.parametrize("cause", CAUSES, ids=[cause.value for cause in CAUSES])
def test_each_trigger_locks_with_a_dialog_open_and_a_field_half_typed(
    at_work, program, trigger, clock, vault_folder, cause
) -> None:
    open_session(at_work)
    half_type(at_work, "Ce que la personne a dit", "Je ne sais pas enc")
    half_type(at_work, "Fin", "25h9")
    at_work.keys(Qt.Key.Key_N, CONTROL)
    at_work.waits_for("Nouveau dossier")
    half_type(at_work, "Prénom", "Anse")
    trigger(cause)
    assert not program.window.is_open
    assert QApplication.activeModalWidget() is None
    assert at_work.sees(f"Verrouillé à 9 h 00 : {CAUSES[cause]}.")
    unlock(at_work)
    at_work.waits_for("Nouveau dossier")
    at_work.wait(lambda: at_work.field("Prénom").value() == "Anse")
    at_work.press("Annuler")
    at_work.wait(lambda: at_work.field("Fin").editor.text() == "25h9")
    assert at_work.field("Ce que la personne a dit").value() == "Je ne sais pas enc"
    assert at_work.error_beside("Fin")
    assert on_disk_is(at_work, vault_folder, clock)


def on_disk_is(person, folder, clock) -> bool:
    """What could be stored was, and what could not has replaced nothing."""
    person.keys(Qt.Key.Key_L, CONTROL)
    person.waits_for("Votre coffre est fermé")
    (session,) = on_disk(folder, clock).sessions
    return session.said == "Je ne sais pas enc" and session.ends_at != time(9)


def test_the_cursor_is_where_it_was(at_work, trigger) -> None:
    at_work.tab("Demande")
    half_type(at_work, "Motifs", "Elle hésite encore", then=6)
    trigger(LockCause.SLEEP)
    unlock(at_work)
    at_work.wait(lambda: at_work.field("Motifs").value() == "Elle hésite encore")
    editor = at_work.field("Motifs").editor
    assert at_work.front().focusWidget() is editor
    assert editor.textCursor().position() == len("Elle hésite encore") - 6


def test_a_session_not_recorded_yet_is_there_again(at_work, trigger) -> None:
    at_work.tab("Séances")
    at_work.press("Ajouter une séance")
    half_type(at_work, "Début", "14h")
    half_type(at_work, "Fin", "15h3")
    trigger(LockCause.IDLE)
    unlock(at_work)
    at_work.wait(lambda: at_work.can_press("Enregistrer la séance"))
    assert at_work.field("Début").value() == time(14)
    assert at_work.field("Fin").editor.text().startswith("15")


def test_a_question_with_a_loop_of_its_own_goes_too(at_work, program, trigger, qtbot) -> None:
    QTimer.singleShot(200, lambda: trigger(LockCause.SLEEP))
    box = QMessageBox(QMessageBox.Icon.NoIcon, "Bilan Desktop", "Une question", parent=program.window.page())
    box.exec()
    assert not program.window.is_open
    box.deleteLater()


def test_choosing_a_file_goes_too(at_work, program, trigger) -> None:
    at_work.tab("Demande")
    QTimer.singleShot(300, lambda: trigger(LockCause.LID))
    path, _ = QFileDialog.getSaveFileName(
        program.window.page(), "Enregistrer", "", "", options=QFileDialog.Option.DontUseNativeDialog
    )
    assert path == ""
    assert not program.window.is_open


def test_work_beside_the_window_stops_and_keeps_nothing_open(
    at_work, program, trigger, clock, vault_folder
) -> None:
    began, stopped = Event(), Event()
    desk = program.desk()

    def work(progress) -> None:
        with desk.vault.replacing(desk.vault.capsules()[0].id):
            began.set()
            try:
                while True:
                    progress.check()
                    stopped.wait(0.01)
            finally:
                stopped.set()

    Job(work, program.window.page()).start()
    at_work.wait(began.is_set)
    trigger(LockCause.SLEEP)
    assert stopped.is_set()
    assert not program.window.is_open
    assert on_disk(vault_folder, clock).sessions


def test_work_that_somebody_left_to_itself_comes_to_its_end(
    at_work, program, trigger, clock, vault_folder
) -> None:
    began, done = Event(), []
    desk = program.desk()

    def work(progress) -> None:
        with desk.vault.replacing(desk.vault.capsules()[0].id):
            began.set()
            for _ in range(20):
                progress.check()
                Event().wait(0.02)
            done.append("done")

    Job(work, program.window.page()).start()
    at_work.wait(began.is_set)
    trigger(LockCause.IDLE)
    assert done == ["done"]
    assert not program.window.is_open


def test_a_signature_just_drawn_is_not_lost(at_work, program, trigger) -> None:
    open_session(at_work)
    at_work.press("Faire émarger")
    at_work.wait(lambda: QApplication.activeModalWidget() is not None)
    at_work.sign()
    pad = next(p for p in at_work.front().findChildren(SignaturePad) if p.isVisible())
    drawn = pad.strokes()
    trigger(LockCause.SESSION)
    unlock(at_work)
    assert "est gardé, et revient" in program.locker.banners.text()
    at_work.press("Faire émarger")
    at_work.wait(lambda: QApplication.activeModalWidget() is not None)
    pads = [p for p in at_work.front().findChildren(SignaturePad) if p.isVisible()]
    at_work.wait(lambda: any(p.strokes() == drawn for p in pads))


def test_a_mistake_in_another_tab_comes_back_when_one_looks_there(at_work, program, trigger) -> None:
    open_session(at_work)
    half_type(at_work, "Fin", "25h9")
    at_work.tab("Demande")
    trigger(LockCause.SLEEP)
    unlock(at_work)
    assert program.window.waiting.every()
    at_work.tab("Séances")
    at_work.wait(lambda: at_work.field("Fin").editor.text() == "25h9")
    assert program.window.waiting.every() == {}


def test_what_waits_survives_a_second_lock_and_another_start(at_work, program, trigger, start, qtbot) -> None:
    open_session(at_work)
    half_type(at_work, "Fin", "25h9")
    at_work.tab("Demande")
    trigger(LockCause.SLEEP)
    unlock(at_work)
    trigger(LockCause.IDLE)
    again = start()
    person = come_in(qtbot, again, "Lemoine")
    person.tab("Séances")
    person.wait(lambda: person.field("Fin").editor.text() == "25h9")


def test_the_drafts_file_is_gone_once_all_is_back_and_says_nothing_before(
    at_work, trigger, vault_folder
) -> None:
    open_session(at_work)
    half_type(at_work, "Fin", "25h9")
    trigger(LockCause.SLEEP)
    sealed = vault_folder / "drafts.sealed"
    assert b"25h9" not in sealed.read_bytes()
    unlock(at_work)
    at_work.wait(lambda: at_work.field("Fin").editor.text() == "25h9")
    assert not sealed.exists()


def test_the_warning_stands_over_the_dialog_in_front_and_a_key_takes_it_away(
    at_work, program, machine
) -> None:
    at_work.keys(Qt.Key.Key_N, CONTROL)
    at_work.waits_for("Nouveau dossier")
    machine.now += 285
    program.locker.idle.look()
    assert at_work.sees("Verrouillage dans 15 secondes. Une touche ou la souris garde le coffre ouvert.")
    QTest.keyClick(at_work.front().windowHandle(), Qt.Key.Key_Shift)
    assert not at_work.sees("Verrouillage dans 15")
    machine.now += 200
    program.locker.idle.look()
    assert program.window.is_open


def test_a_locked_vault_is_not_locked_again(at_work, program, trigger, machine) -> None:
    trigger(LockCause.SLEEP)
    machine.session.told(LockCause.SESSION)
    assert at_work.sees("mise en veille")


def test_the_sidebar_says_for_a_while_why_it_was_locked(at_work, program, trigger, machine) -> None:
    trigger(LockCause.SLEEP)
    unlock(at_work)
    at_work.wait(lambda: at_work.sees("mise en veille"))
    machine.now += 61
    program.locker.idle.look()
    assert not at_work.sees("mise en veille")


def test_the_clipboard_is_empty_once_it_is_locked(at_work, trigger, qapp) -> None:
    at_work.tab("Demande")
    editor = half_type(at_work, "Motifs", "Zorbelune")
    QTest.keyClick(editor, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(editor, Qt.Key.Key_C, CONTROL)
    assert qapp.clipboard().text() == "Zorbelune"
    trigger(LockCause.SESSION)
    assert qapp.clipboard().text() == ""


def test_the_minutes_chosen_in_the_settings_are_those_that_count(at_work, program, machine) -> None:
    program.window.go("settings")
    at_work.choose("Sans clavier ni souris, verrouiller après", "1\u00a0minute")
    machine.now += 61
    program.locker.idle.look()
    assert not program.window.is_open


class TestOfTheDisk:
    """Said once, on the dashboard."""

    @pytest.fixture
    def around(self, machine) -> Surroundings:
        """A machine whose disk is plain."""
        from attrs import evolve

        return evolve(machine.surroundings(), disk=lambda _: DiskState.PLAIN)

    def test_that_it_is_plain_is_said_until_it_was_read(self, qtbot, program, trigger) -> None:
        person = come_in(qtbot, program)
        person.waits_for("Le disque de cet ordinateur ne semble pas chiffré")
        trigger(LockCause.SLEEP)
        unlock(person)
        person.waits_for("Le disque de cet ordinateur ne semble pas chiffré")
        person.press("J’ai compris")
        trigger(LockCause.SLEEP)
        unlock(person)
        person.waits_for("Bilans en cours")
        qtbot.wait(300)
        assert not person.sees("ne semble pas chiffré")
