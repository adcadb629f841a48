"""Navigation and lock of the window."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QMessageBox,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from bilan_desktop.desktop.main_window import MainWindow
from bilan_desktop.desktop.page import Page, Place
from bilan_desktop.desktop.signals import Signals
from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.theme import Appearance
from bilan_desktop.desktop.theme.tokens import ThemeName
from bilan_desktop.desktop.widgets.fields.line_field import LineField
from bilan_desktop.desktop.widgets.navigation.sidebar import NavigationSidebar
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
        self.field = LineField("&Motif")
        for widget in (self.line, self.field, self.label, self.list):
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
    signals.lock_asked.connect(made.lock)
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


def test_f11_says_where_the_presentation_opens_when_the_page_has_nothing_to_present(qtbot, unlocked):
    qtbot.keyClick(unlocked, Qt.Key.Key_F11)
    assert QToolTip.text() == "La présentation s’ouvre depuis un dossier en cours, avant son terme."
    QToolTip.hideText()


def test_opening_leads_where_one_was_going(window, signals, log):
    window.go("cases", "")
    signals.unlocked.emit()
    assert window.place == "cases"
    assert log == ["enter Dossiers"]


def test_leaving_a_page_saves_it_first(unlocked, log):
    unlocked.go("cases")
    assert log == ["flush Tableau de bord", "leave Tableau de bord", "enter Dossiers"]


def test_what_stands_behind_the_gate_is_made_after_it_and_once(window, signals):
    assert window.findChildren(NavigationSidebar) == []
    window.furnish()
    (made,) = window.findChildren(NavigationSidebar)
    assert not made.isVisible()
    signals.unlocked.emit()
    assert window.findChildren(NavigationSidebar) == [made]
    assert made.isVisible()


def test_an_unlock_that_comes_sooner_makes_it(unlocked):
    (made,) = unlocked.findChildren(NavigationSidebar)
    assert made.isVisible()
    assert made.current() == "dashboard"


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
    unlocked.lock()
    log.clear()
    signals.unlocked.emit()
    assert log == ["enter Dossier 7b#tab"]


def test_locking_asks_nothing_and_takes_along_what_could_not_be_saved(window, signals, qapp):
    kept = []
    window._keep = lambda drafts: kept.append(drafts) or True  # noqa: SLF001
    signals.unlocked.emit()
    window.page().saves = False
    window.page().field.set_value("Stella")
    type_text(window.page().field.editor, "Zorbelune ")
    window.lock()
    assert not window.is_open
    assert kept == [{"page:Sheet": {"Motif/0": "Zorbelune Stella"}}]


def test_it_is_back_in_its_field_after_the_unlock_with_the_cursor_where_it_was(qtbot, window, signals):
    signals.unlocked.emit()
    window.waiting.fill({"page:Sheet": {"Motif/0": "Zorbelune"}})
    window._pages.clear()  # noqa: SLF001
    window._focus = ("Motif/0", 4)  # noqa: SLF001
    signals.unlocked.emit()
    field = window.page().field
    assert field.value() == "Zorbelune"
    assert window.focusWidget() is field.editor
    assert field.editor.cursorPosition() == 4
    assert window.waiting.every() == {}


def test_an_error_of_a_page_keeps_nothing_open(window, signals, monkeypatch):
    seen = []
    monkeypatch.setattr("sys.excepthook", lambda *error: seen.append(error[0]))
    signals.unlocked.emit()
    monkeypatch.setattr(window.page(), "drafts", lambda: 1 / 0)
    window.lock()
    assert not window.is_open
    assert seen == [ZeroDivisionError]


def test_a_dialog_that_will_not_close_closes(qtbot, unlocked):
    class Stubborn(QDialog):
        def done(self, result):
            self.line = "I stay"

        def closeEvent(self, event):
            event.ignore()

    outer = Stubborn(unlocked)
    outer.open()
    inner = Stubborn(outer)
    inner.open()
    menu = QMenu(inner)
    menu.addAction("Couper")
    menu.popup(inner.mapToGlobal(inner.rect().center()))
    unlocked.lock()
    assert [widget.isVisible() for widget in (outer, inner, menu)] == [False, False, False]
    assert not unlocked.is_open


def test_a_page_under_a_dialog_with_a_loop_of_its_own_outlives_the_loop(qtbot, unlocked):
    page = unlocked.page()
    gone = []
    page.destroyed.connect(lambda: gone.append("page"))
    QTimer.singleShot(100, unlocked.lock)
    box = QMessageBox(QMessageBox.Icon.NoIcon, "Bilan Desktop", "Une question", parent=page)
    QTimer.singleShot(0, lambda: QTimer.singleShot(0, lambda: None))
    box.exec()
    assert not unlocked.is_open
    assert page.line.text() == ""
    assert box.parent() is page


def test_closing_asks_only_when_the_disk_takes_nothing(qtbot, window, signals):
    signals.unlocked.emit()
    window.page().saves = False
    window.page().field.put_back("Zorbelune")
    window._keep = lambda drafts: False  # noqa: SLF001
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
    assert not window.close()
    timer.stop()
    assert seen == [("Un texte n’a pas pu être enregistré", "&Rester")]
    assert window.is_open
    QTimer.singleShot(0, lambda: answer("&Continuer sans enregistrer"))
    assert window.close()
    window._keep = lambda drafts: True  # noqa: SLF001


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
