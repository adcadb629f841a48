"""A counsellor who comes to work: the vault was filled below the windows, and is opened through them."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView

import samples
from bilan_desktop.desktop.program import Program
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.entering import opening
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running import cases
from bilan_desktop.vault.clock import FixedClock
from conftest import CHEAP
from desktop.keyboard import type_text
from person import Person

T = TypeVar("T")


def live(milliseconds: int) -> None:
    """Lets the window live for a while in a loop of its own: threads work meanwhile, and what was closed goes for good.

    Qt's own wait for tests holds Python all the while: a thread that somebody waits for would never end.
    """
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def prepare(folder: Path, clock: FixedClock, *make: Callable[[Desk], CaseFile]) -> None:
    """Makes a vault with these cases, and shuts it."""
    desk = opening.create(folder, samples.PRACTICE, samples.PASSPHRASE, clock, kdf=CHEAP).desk
    for each in make:
        each(desk).close()
    desk.lock()


def come_in(qtbot, program: Program, case: str = "") -> Person:
    """Types the passphrase, and opens a case from the list by a name typed in its search."""
    person = Person(qtbot, program.window)
    person.waits_for("Votre coffre est fermé")
    unlock(person)
    person.waits_for("Bilans en cours")
    if case:
        open_case(person, case)
    return person


def open_case(person: Person, name: str) -> None:
    """Opens a case by Ctrl+K, as one does who knows a name or a reference."""
    person.keys(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    person.wait(lambda: QApplication.activeModalWidget() is not None)
    line = person.front().findChild(QLineEdit)
    type_text(line, name)
    QTest.keyClick(line, Qt.Key.Key_Return)
    person.wait(lambda: QApplication.activeModalWidget() is None)
    person.waits_for("›")


def unlock(person: Person) -> None:
    """Types the passphrase and opens the vault."""
    person.fill("Phrase de passe", samples.PASSPHRASE)
    person.press("Ouvrir le coffre")


def shut(person: Person) -> None:
    """Locks by Ctrl+L."""
    person.keys(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    person.waits_for("Votre coffre est fermé")


def look(folder: Path, clock: FixedClock, read: Callable[[Desk], T]) -> T:
    """What somebody reads who opens a shut vault below the windows."""
    desk = unlocked(folder, clock)
    try:
        return read(desk)
    finally:
        desk.lock()


def on_disk(folder: Path, clock: FixedClock, reference: str = "B-2026-001") -> Case:
    """The case as it stands on the disk of a shut vault."""
    desk = unlocked(folder, clock)
    try:
        file = CaseFile(desk, cases.find(desk, reference))
        case = file.case
        file.close()
        return case
    finally:
        desk.lock()


def unlocked(folder: Path, clock: FixedClock, tries: int = 400) -> Desk:
    """Opens the vault once the program, which looks at it when it locks, lets go of it."""
    try:
        return opening.unlock(folder, samples.PASSPHRASE, clock)
    except Fault as fault:
        if fault.kind is not FaultKind.VAULT_IN_USE or not tries:
            raise
    live(50)
    return unlocked(folder, clock, tries - 1)


def lines(person: Person) -> list[str]:
    """The lines of the table in front, read as a screen reader reads them."""
    QApplication.processEvents()
    (table,) = [t for t in person.front().findChildren(QTableView) if t.isVisible()]
    model = table.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    said = [
        " | ".join(str(model.index(row, column).data(role)) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]
    return [" ".join(line.split()) for line in said]


def open_line(person: Person, row: int = 0) -> None:
    """Enter on a line of the table in front."""
    (table,) = [t for t in person.front().findChildren(QTableView) if t.isVisible()]
    table.setFocus()
    table.selectRow(row)
    QTest.keyClick(table, Qt.Key.Key_Return)
