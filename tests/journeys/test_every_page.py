"""Every page and every question of the demonstration, in large type: a letter leads to one thing, and nothing is cut."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import time
from pathlib import Path

import pytest
from attrs import define, field
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid

import samples
from at_work import live
from bilan_desktop.desktop.dialogs.registers.answer_dialog import AnswerDialog
from bilan_desktop.desktop.pages.case.intake import Given, IntakeField
from bilan_desktop.desktop.program import Program
from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import ThemeName
from bilan_desktop.desktop.widgets.fields.passphrase_field import PassphraseField
from bilan_desktop.desktop.widgets.labels import without_mnemonic
from bilan_desktop.desktop.widgets.scrolling import ScrollColumn
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.cases.restriction import RestrictionGround
from bilan_desktop.domain.cases.safeguards import Place
from bilan_desktop.domain.registers.breach import Risk
from bilan_desktop.domain.registers.rgpd import Right
from bilan_desktop.practice import directory
from bilan_desktop.practice.demonstration import making
from bilan_desktop.practice.registers import breaches, restrictions, rights
from conftest import CHEAP
from person import Person

LETTER = re.compile(r"(?<!&)(?:&&)*&([^&\s])")
TABS = {
    "dashboard": ("",),
    "cases": ("",),
    "agenda": ("month", "week", "list"),
    "settings": ("",),
    "registers": (
        "communications",
        "destructions",
        "rights",
        "complaints",
        "breaches",
        "processing",
        "quality",
        "figures",
    ),
}
DEEPEST = 2
OPENS_WITHOUT_DOTS = ("Présenter au bénéficiaire", "Préparer la copie", "Ajouter une séance")


@pytest.fixture
def demonstration(tmp_path: Path, clock, program_on: Callable[[Path], Program], qtbot, monkeypatch):
    """The program on a demonstration just made, unlocked; what the system itself would ask is left."""
    for ask in ("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"):
        monkeypatch.setattr(QFileDialog, ask, lambda *_, ask=ask: ([] if ask.endswith("s") else "", ""))
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: 0)
    made = making.make(tmp_path / "démonstration", clock.today(), kdf=CHEAP)
    program = program_on(made.vault)
    person = Person(qtbot, program.window)
    program.window.findChild(PassphraseField).set_value(made.passphrase)
    person.press("Ouvrir le coffre")
    person.wait(lambda: program.window.is_open)
    return program, made


def letters(front: QWidget) -> dict[str, list[str]]:
    """Every letter that Alt takes somewhere, and where to."""
    found: dict[str, list[str]] = defaultdict(list)
    made = (widget for kind in (QTabBar, QAbstractButton, QLabel) for widget in front.findChildren(kind))
    for widget in made:
        for text in texts(widget) if widget.isVisibleTo(front) else ():
            if match := LETTER.search(text):
                found[match[1].lower()].append(text)
    return found


def texts(widget: QWidget) -> list[str]:
    """What a widget writes whose letter Qt would obey."""
    if isinstance(widget, QTabBar):
        return [widget.tabText(index) for index in range(widget.count())]
    if isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy() is not None):
        return [widget.text()]
    return []


def front(program: Program) -> QWidget:
    """What takes keys now."""
    return QApplication.activeModalWidget() or program.window


def settle() -> None:
    """Lets what was asked for show itself."""
    for _ in range(4):
        QApplication.processEvents()


@define
class Walk:
    """Goes to every page, and to every question that a button of it opens; the same question once from each place."""

    program: Program
    folder: Path
    asked: set[tuple[str, str]] = field(factory=set)

    def everything(self, made: making.Demonstration) -> Iterator[str]:
        """Each page and question is in front when its name is given."""
        window, desk = self.program.window, self.program.desk()
        told = breaches.Told(desk.today(), time(0, 5), Risk.LIKELY, "Un courriel mal adressé, repris.")
        breaches.record(desk, told)
        for page, tabs in TABS.items():
            for tab in tabs:
                window.go(page, tab)
                yield from self.with_questions(f"{page} {tab}")
        for asked in (window.new_case_asked, window.search_asked):
            asked.emit()
            yield from self.with_questions("window")
            close_all()
        running = next(c.reference for c in made.cases if c.phase is Phase.INVESTIGATION)
        yield from self.answers(running)
        routes = {case.reference: case.route for case in directory.running_cases(desk)[0]}
        stages = {(c.phase, c.synthesis): c.reference for c in made.cases}
        for reference in stages.values():
            for place in Place if reference in routes else ("closed",):
                self.go_to_case(reference, place)
                yield from self.with_questions(place)
        for reference in {route: reference for reference, route in routes.items()}.values():
            self.go_to_case(reference, Place.FRAME)
            yield from self.with_questions(Place.FRAME)
        self.go_to_case(running, Place.SESSIONS)
        yield from self.attachment()
        request = rights.receive(desk, Right.RESTRICTION, desk.today(), running)
        restrictions.restrict(desk, request, RestrictionGround.ACCURACY, desk.today())
        self.go_to_case(running, Place.SESSIONS)
        yield from self.with_questions("restricted")

    def go_to_case(self, reference: str, place: str) -> None:
        """Goes to a place of a case."""
        entry = self.program.desk().vault.register.case_by_reference(reference)
        assert entry is not None
        self.program.window.go("case", f"{entry.case_id}#{place}")

    def answers(self, reference: str) -> Iterator[str]:
        """The answer to each right of a person."""
        window, desk = self.program.window, self.program.desk()
        window.go("registers", "rights")
        for right in Right:
            AnswerDialog(desk, rights.receive(desk, right, desk.today(), reference), window).open_sized()
            yield from self.with_questions(f"answer {right}", DEEPEST - 1)
            close_all()

    def attachment(self) -> Iterator[str]:
        """What is asked about a picture that is attached to a session."""
        settle()
        window = self.program.window
        picture = self.folder / "page.png"
        picture.write_bytes(samples.png())
        intake = next(f for f in window.findChildren(IntakeField) if f.isVisibleTo(window))
        intake.given.emit(Given(picture))
        yield from self.with_questions("attachment")
        close_all()

    def with_questions(self, name: str, depth: int = 0) -> Iterator[str]:
        """What is in front, then each question that one of its buttons opens."""
        settle()
        yield name
        here = front(self.program)
        for text in asking(here) if depth < DEEPEST else ():
            if not isValid(here):  # it led elsewhere
                return
            button = next((b for b in buttons(here) if without_mnemonic(b.text()) == text), None)
            place = name if depth == 0 else type(here).__name__
            if button is None or (place, text) in self.asked:
                continue
            button.click()
            settle()
            opened = QApplication.activeModalWidget()
            if opened is not None and opened is not here:
                self.asked.add((place, text))
                yield from self.with_questions(f"{name} > {text}", depth + 1)
                close_all(here)


def buttons(shown: QWidget) -> list[QAbstractButton]:
    """The buttons that may be pressed."""
    return [b for b in shown.findChildren(QAbstractButton) if b.isVisibleTo(shown) and b.isEnabled()]


def asking(shown: QWidget) -> list[str]:
    """The words of the buttons that open a question, each once."""
    words = [without_mnemonic(b.text()) for b in buttons(shown)]
    return list(dict.fromkeys(w for w in words if w.endswith("…") or w.startswith(OPENS_WITHOUT_DOTS)))


def close_all(until: QWidget | None = None) -> None:
    """Gives up every question above one."""
    while (dialog := QApplication.activeModalWidget()) is not None and dialog is not until:
        assert isinstance(dialog, QDialog)
        dialog.reject()
        live(1)


def cut(shown: QWidget) -> list[str]:
    """What is wider than the column that scrolls it, where nothing scrolls sideways."""
    columns = [area for area in shown.findChildren(ScrollColumn) if area.isVisibleTo(shown)]
    return [
        f"{type(area.parent()).__name__}: {area.widget().width()} > {area.viewport().width()}"
        for area in columns
        if area.widget().width() > area.viewport().width()
    ]


@pytest.mark.timeout(300)
def test_a_letter_leads_to_one_thing_and_nothing_is_cut(demonstration, tmp_path, qapp):
    program, made = demonstration
    theme.apply(qapp, ThemeName.LIGHT, 1.5)
    doubled: dict[tuple[str, ...], str] = {}
    too_wide: dict[str, str] = {}
    for name in Walk(program, tmp_path).everything(made):
        for letter, wheres in letters(front(program)).items():
            if len(wheres) > 1:
                doubled.setdefault((letter, *sorted(wheres)), name)
        too_wide |= dict.fromkeys(cut(front(program)), name)
    assert not doubled, "\n".join(f"{name}: {each}" for each, name in doubled.items())
    assert not too_wide
