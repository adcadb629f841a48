"""Navigation and lock of the window."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QMessageBox, QVBoxLayout, QWidget

from bilan_desktop.desktop.main_window import MainWindow
from bilan_desktop.desktop.page import Page, Place
from bilan_desktop.desktop.signals import Signals
from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.theme import Appearance
from bilan_desktop.desktop.theme.tokens import ThemeName
from desktop.keyboard import type_text


class Sheet(Page):
    """A page with a line, a text, a list, and a store that may fail."""

    made = 0

    def __init__(self, name, log):
        super().__init__()
        Sheet.made += 1
        self.name, self.log = name, log
        self.saves = True
        self.argument = ""
        self.line = QLineEdit()
        self.label = QLabel("Élodie Exemple")
        self.list = QListView()
        model = QStandardItemModel(self)
        model.appendRow(QStandardItem("Élodie Exemple"))
        self.list.setModel(model)
        column = QVBoxLayout(self)
        for widget in (self.line, self.label, self.list):
            column.addWidget(widget)
        self.setFocusProxy(self.line)

    @property
    def title(self):
        return self.name

    def enter(self, argument=""):
        self.argument = argument
        self.log.append(f"enter {self.name} {argument}".strip())

    def leave(self):
        self.log.append(f"leave {self.name}")

    def flush(self):
        self.log.append(f"flush {self.name}")
        return self.saves

    def where(self):
        return f"{self.argument}#tab" if self.argument else ""

    def escape(self):
        self.log.append("escape")
        return True


@pytest.fixture
def log():
    return []


@pytest.fixture
def signals():
    return Signals()


@pytest.fixture
def window(qtbot, qapp, log, signals):
    appearance = Appearance(qapp)
    places = [
        Place("dashboard", "Tableau de bord", lambda: Sheet("Tableau de bord", log), "layout-dashboard"),
        Place("cases", "Dossiers", lambda: Sheet("Dossiers", log), "folder"),
        Place("case", "Dossier", lambda: Sheet("Dossier", log), under="cases"),
    ]
    made = MainWindow(signals, appearance, places, QWidget, home="dashboard")
    qtbot.addWidget(made, before_close_func=nothing_unsaved)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    appearance.deleteLater()
    theme.apply(qapp, ThemeName.LIGHT)


@pytest.fixture
def unlocked(window, signals, log):
    signals.unlocked.emit()
    log.clear()
    return window


def nothing_unsaved(window):
    """Lets the window be closed at the end of a test without a question."""
    for page in window.findChildren(Sheet):
        page.saves = True


def answer(text):
    """Presses a button of the question that is open."""
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    next(button for button in box.buttons() if button.text() == text).click()


def test_nothing_can_be_gone_to_while_it_is_locked(qtbot, window, log):
    assert window.page() is None
    window.go("cases")
    assert log == []
    with qtbot.assertNotEmitted(window.search_asked, wait=0):
        qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)


def test_opening_leads_where_one_was_going(window, signals, log):
    window.go("cases", "")
    signals.unlocked.emit()
    assert window.place == "cases"
    assert log == ["enter Dossiers"]


def test_leaving_a_page_saves_it_first(unlocked, log):
    unlocked.go("cases")
    assert log == ["flush Tableau de bord", "leave Tableau de bord", "enter Dossiers"]


def test_the_sidebar_leads_to_places_and_shows_where_one_is(qtbot, unlocked, signals):
    button = unlocked.sidebar.findChild(QWidget, "cases")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (unlocked.place, unlocked.sidebar.current()) == ("cases", "cases")
    signals.navigate.emit("dashboard", "")
    assert unlocked.sidebar.current() == "dashboard"
    signals.navigate.emit("case", "7b")
    assert unlocked.sidebar.current() == "cases"


def test_a_page_is_made_once_while_the_vault_stays_open(unlocked):
    before = Sheet.made
    for name in ("cases", "dashboard", "cases"):
        unlocked.go(name)
    assert Sheet.made == before + 1


def test_locking_saves_then_empties_then_destroys_every_page(qtbot, unlocked, signals, log):
    unlocked.go("cases")
    pages = unlocked.findChildren(Sheet)
    lines, labels = [page.line for page in pages], [page.label for page in pages]
    type_text(pages[-1].line, "Élodie")
    log.clear()
    with qtbot.waitSignals([signals.locked, *(page.destroyed for page in pages)]):
        # what is seen of the texts is read when the lock is told, before the pages are destroyed
        signals.locked.connect(lambda: log.append([each.text() for each in (*lines, *labels)]))
        qtbot.keyClick(unlocked, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert log == ["flush Tableau de bord", "flush Dossiers", ["", "", "", ""]]
    assert unlocked.findChildren(Sheet) == []
    assert not unlocked.is_open


def test_lock_and_unlock_return_to_the_same_place(unlocked, signals, log):
    unlocked.go("case", "7b")
    assert unlocked.lock()
    log.clear()
    signals.unlocked.emit()
    assert log == ["enter Dossier 7b#tab"]


def test_an_unsaved_text_is_asked_about_before_locking_and_staying_is_the_default(qtbot, unlocked):
    unlocked.page().saves = False
    qtbot.waitUntil(unlocked.isVisible)
    seen = []

    def look():
        box = QApplication.activeModalWidget()
        if box is None:
            return
        seen.append((box.text(), box.defaultButton().text()))
        answer("&Rester")

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(0)
    assert not unlocked.lock()
    timer.stop()
    assert seen == [("Un texte n’a pas pu être enregistré", "&Rester")]
    assert unlocked.is_open


def test_an_unsaved_text_may_be_given_up(qtbot, unlocked):
    unlocked.page().saves = False
    QTimer.singleShot(0, lambda: answer("&Continuer sans enregistrer"))
    assert unlocked.lock()
    assert not unlocked.is_open


def test_locking_by_itself_asks_nobody_and_loses_nothing(unlocked):
    unlocked.page().saves = False
    assert not unlocked.lock(unattended=True)
    assert unlocked.is_open
    unlocked.page().saves = True
    assert unlocked.lock(unattended=True)


def test_the_title_of_the_window_never_says_anything(unlocked):
    unlocked.go("case", "7b")
    assert unlocked.windowTitle() == "Bilan Desktop"


@pytest.mark.parametrize(
    ("key", "signal"),
    [(Qt.Key.Key_K, "search_asked"), (Qt.Key.Key_N, "new_case_asked")],
)
def test_search_and_new_case_by_keyboard(qtbot, unlocked, key, signal):
    with qtbot.waitSignal(getattr(unlocked, signal)):
        qtbot.keyClick(unlocked, key, Qt.KeyboardModifier.ControlModifier)


def test_escape_is_the_page_s(qtbot, unlocked, log):
    qtbot.keyClick(unlocked, Qt.Key.Key_Escape)
    assert log == ["escape"]


def test_text_grows_and_shrinks_by_keyboard_even_while_locked(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert theme.current().scale == pytest.approx(1.1)
    qtbot.keyClick(window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert theme.current().scale == pytest.approx(0.9)
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert theme.current().scale == pytest.approx(1.0)


def test_closing_the_window_saves_first(unlocked, log):
    assert unlocked.close()
    assert "flush Tableau de bord" in log


def test_a_small_screen_is_filled(window):
    room = window.screen().availableGeometry()
    assert room.height() < 840
    window.fill_small_screen()
    assert window.isMaximized()
