"""Ctrl+L: what was typed is on disk, nothing of a person stays in the widgets, and one comes back where one was."""

import gc
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt, QTimer
from PySide6.QtGui import QStandardItem, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QTableView, QWidget

import samples
from at_work import live
from bilan_desktop.domain.beneficiary import Beneficiary
from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.entering import opening
from bilan_desktop.practice.running import cases
from bilan_desktop.vault.disk import files
from conftest import CHEAP
from person import Person

PASSPHRASE = samples.PASSPHRASE
WORD = "Zorbelune"
CONTROL = Qt.KeyboardModifier.ControlModifier
pytestmark = pytest.mark.journey


@pytest.fixture
def case_id(vault_folder, clock):
    """A case whose every field bears the word, in a vault that is shut."""
    practice = samples.PRACTICE
    desk = opening.create(vault_folder, practice, PASSPHRASE, clock, kdf=CHEAP).desk
    file = cases.open_new(desk, Beneficiary(f"Anselme{WORD}", WORD, email=f"{WORD}@example.fr"), Route.CPF)
    samples.to_investigation(file)
    samples.hold_session(file, said=f"Elle raconte {WORD}")
    samples.write_synthesis(file)
    found = str(file.case.id)
    file.close()
    desk.lock()
    return found


@pytest.fixture
def program(start, case_id):
    """The program on that vault."""
    return start()


@pytest.fixture
def person(qtbot, program):
    """Somebody who has opened it."""
    person = Person(qtbot, program.window)
    unlock(person)
    return person


def unlock(person: Person) -> None:
    """Types the passphrase."""
    person.waits_for("Votre coffre est fermé")
    person.fill("Phrase de passe", PASSPHRASE)
    person.press("Ouvrir le coffre")
    person.wait(lambda: not person.sees("Votre coffre est fermé"))


def lock(person: Person) -> None:
    """Presses Ctrl+L."""
    person.keys(Qt.Key.Key_L, CONTROL)
    person.waits_for("Votre coffre est fermé")


def remembered() -> list[str]:
    """Where the word still is: widgets, models, documents and items, those no window shows included."""
    QApplication.processEvents()
    gc.collect()
    found = [
        f"{type(w).__name__}: {text}"
        for w in QApplication.allWidgets()
        for text in texts_of(w)
        if WORD in text
    ]
    for thing in gc.get_objects():
        if isinstance(thing, QTextDocument) and WORD in thing.toPlainText():
            found.append("QTextDocument")
        elif isinstance(thing, QStandardItem) and WORD in thing.text():
            found.append("QStandardItem")
        elif isinstance(thing, QAbstractItemModel):
            found += [f"{type(thing).__name__}: {text}" for text in texts_in(thing) if WORD in text]
    return found


def texts_of(widget: QWidget) -> list[str]:
    """Everything a widget may show or have read aloud."""
    texts = [
        widget.windowTitle(),
        widget.accessibleName(),
        widget.accessibleDescription(),
        widget.toolTip(),
        widget.statusTip(),
        widget.whatsThis(),
    ]
    for read in ("text", "toPlainText", "currentText", "title", "placeholderText", "value", "sentence"):
        method = getattr(widget, read, None)
        if callable(method):
            try:
                texts.append(str(method()))
            except (RuntimeError, TypeError):
                continue
    return texts


def texts_in(model: QAbstractItemModel) -> list[str]:
    """Everything a model gives, whatever the role."""
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.UserRole)
    try:
        return [
            str(model.data(model.index(row, column), role))
            for row in range(model.rowCount())
            for column in range(model.columnCount())
            for role in (*roles, Qt.ItemDataRole.AccessibleTextRole)
        ]
    except (RuntimeError, TypeError):
        return []


def press_place(person: Person, name: str) -> None:
    """A place of the sidebar."""
    button = next(
        b for b in person.front().findChildren(QPushButton) if b.isVisible() and b.accessibleName() == name
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_c4_after_ctrl_l_no_word_of_a_person_is_left_in_any_widget_or_model(person, program, case_id):
    for name in ("Dossiers", "Réglages", "Tableau de bord"):
        press_place(person, name)
        QApplication.processEvents()
    for place in ("request", "frame", "sessions", "synthesis", "closing"):
        program.window.go("case", f"{case_id}#{place}")
        QApplication.processEvents()
    person.waits_for(f"Anselme{WORD} {WORD}")
    assert remembered()
    lock(person)
    assert remembered() == []
    assert program.book.reading is None
    assert program.book.closed is None


def test_the_search_and_the_dialogs_go_with_the_lock(person, program, qtbot):
    person.keys(Qt.Key.Key_N, CONTROL)
    person.waits_for("Nouveau dossier")
    person.fill("Prénom", WORD)
    program.signals.lock_asked.emit()
    person.waits_for("Votre coffre est fermé")
    assert QApplication.activeModalWidget() is None
    assert remembered() == []
    unlock(person)
    person.keys(Qt.Key.Key_K, CONTROL)
    person.wait(lambda: QApplication.activeModalWidget() is not None)
    program.signals.lock_asked.emit()
    person.wait(lambda: QApplication.activeModalWidget() is None)
    assert remembered() == []


def test_one_comes_back_to_the_same_place_of_the_same_case(person, program, case_id):
    program.window.go("case", f"{case_id}#sessions")
    person.waits_for(f"Anselme{WORD}")
    lock(person)
    unlock(person)
    person.waits_for(f"Anselme{WORD}")
    assert program.window.page().where() == f"{case_id}#sessions"


def test_what_was_just_typed_is_there_after_the_unlock(person, program, case_id):
    program.window.go("case", f"{case_id}#request")
    person.fill("Motifs", "Tapé juste avant de partir")
    lock(person)
    unlock(person)
    person.waits_for(f"Anselme{WORD}")
    assert person.field("Motifs").value() == "Tapé juste avant de partir"


def test_the_filter_of_the_list_is_kept(person):
    press_place(person, "Dossiers")
    person.choose("Montrer", "Tous")
    lock(person)
    unlock(person)
    person.waits_for("Montrer") if person.sees("Montrer") else None
    assert person.field("Montrer").value() == "all"


def test_the_practice_is_saved_by_itself_and_shown_again(person):
    press_place(person, "Réglages")
    person.fill("Téléphone", "01 99 00 56 78")
    person.fill("SIRET", "12")
    person.waits_for("14")
    person.fill("SIRET", "732 829 320 00074")
    person.waits_for("Enregistré à")
    lock(person)
    unlock(person)
    person.wait(lambda: person.field("Téléphone").value() == "01 99 00 56 78")


class TestWhenTheDiskRefuses:
    """The vault locks all the same, and nothing typed is lost."""

    @pytest.fixture
    def refusing(self, person):
        """The practice's details can no longer be stored, nor anything else written."""

        def refuse(*_):
            raise Fault(FaultKind.DISK_FULL)

        press_place(person, "Réglages")
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(Desk, "save_practice", refuse)
            patched.setattr(files, "write", refuse)
            person.fill("Téléphone", "01 99 00 99 99")
            person.waits_for("Le disque est plein")
            yield person

    def answer(self, person: Person, qtbot, text: str) -> list[str]:
        """Answers the question that the next act will ask; what it said."""
        said: list[str] = []

        def press():
            box = QApplication.activeModalWidget()
            if not isinstance(box, QMessageBox):
                return
            said.append(box.text())
            next(b for b in box.buttons() if text in b.text().replace("&", "")).click()

        timer = QTimer(person.front())
        timer.timeout.connect(press)
        timer.start(50)
        return said

    def test_locking_asks_nothing_and_the_text_is_there_after_the_unlock(self, refusing):
        lock(refusing)
        unlock(refusing)
        refusing.wait(lambda: refusing.field("Téléphone").value() == "01 99 00 99 99")
        refusing.waits_for("Le disque est plein")

    def test_closing_the_window_asks_and_the_window_stays(self, refusing, program, qtbot):
        said = self.answer(refusing, qtbot, "Rester")
        program.window.close()
        assert said == ["Un texte n’a pas pu être enregistré"]
        assert program.window.isVisible()

    def test_who_insists_closes_it(self, refusing, program, qtbot):
        self.answer(refusing, qtbot, "Continuer sans enregistrer")
        assert program.window.close()


def test_the_window_s_title_never_names_anybody(person, program, case_id):
    titles = {program.window.windowTitle()}
    program.window.go("case", case_id)
    person.waits_for(f"Anselme{WORD}")
    titles.add(program.window.windowTitle())
    lock(person)
    titles.add(program.window.windowTitle())
    assert titles == {"Bilan Desktop"}


def test_a_deadline_that_comes_while_the_window_is_open_is_kept(person, program, clock, vault_folder):
    capsules = list(Path(vault_folder / "compartments").glob("*.key"))
    clock.set(clock.now() + timedelta(days=20))
    program.enforce()
    live(300)
    assert list(Path(vault_folder / "compartments").glob("*.key")) == capsules
    assert program.window.is_open


def test_a_table_of_the_dashboard_holds_nothing_after_the_lock(person):
    view = next(t for t in person.front().findChildren(QTableView) if t.isVisible())
    model = view.model()
    assert model.rowCount() == 1
    lock(person)
    assert not [
        t
        for t in QApplication.allWidgets()
        if isinstance(t, QTableView) and t.model() and t.model().rowCount()
    ]
    assert not any(WORD in label.text() for label in QApplication.allWidgets() if isinstance(label, QLabel))
