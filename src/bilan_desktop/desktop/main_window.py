"""The window: it goes from place to place, and it locks. Everything else is a page's."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QToolTip, QWidget

from bilan_desktop.desktop.locking.drafts import (
    TITLE,
    Drafts,
    Focus,
    Waiting,
    capture,
    focus_back,
    focus_in,
    put_back,
)
from bilan_desktop.desktop.locking.ending import (
    bury,
    close_popups,
    end_dialogs,
    open_dialogs,
    told_if_unforeseen,
)
from bilan_desktop.desktop.page import Page, Place, forget
from bilan_desktop.desktop.signals import Signals
from bilan_desktop.desktop.theme.theme import Appearance
from bilan_desktop.desktop.widgets.announce import announce
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind
from bilan_desktop.desktop.workers import Job

if TYPE_CHECKING:
    from bilan_desktop.desktop.widgets.navigation.sidebar import NavigationSidebar

FIRST_SIZE = QSize(1280, 800)
TITLE_BAR = 40
LEAST_SIZE = QSize(900, 600)


class MainWindow(QMainWindow):
    """Shows a gate (first start, unlocking) while the vault is locked, and the places while it is open.

    `make_gate` makes the gate anew at each lock. Pages are made when first gone to and destroyed at the lock;
    the window remembers only where one was. `keep` is given, before the pages go, what stands in their fields and in
    open dialogs and could not be stored; False when it could not put it on disk. `search_asked` and `new_case_asked`
    are Ctrl+K and Ctrl+N. The window's title never holds content.
    """

    search_asked = Signal()
    new_case_asked = Signal()
    reminder_asked = Signal()
    went = Signal(str)
    quit_asked = Signal()
    """By Ctrl+Q: not only the window is to end."""
    closed = Signal()
    """Everything typed is on disk, or was given up; the window is about to disappear."""

    def __init__(
        self,
        signals: Signals,
        appearance: Appearance,
        places: Sequence[Place],
        make_gate: Callable[[], QWidget],
        *,
        home: str,
        keep: Callable[[Drafts], bool] = lambda _: True,
    ) -> None:
        super().__init__()
        self._keep = keep
        self.waiting = Waiting(self._keep_waiting)
        self._signals, self._appearance, self._make_gate = signals, appearance, make_gate
        self._places = {place.name: place for place in places}
        self._home = home
        self._pages: dict[str, Page] = {}
        self._here = (home, "")
        self._focus: Focus | None = None
        self._gate: QWidget | None = None
        self._is_open = False
        self._sidebar: NavigationSidebar | None = None
        self._outer = QStackedWidget()
        self._inside = QWidget()
        self._stack = QStackedWidget(self._inside)
        self._open_actions: list[QAction] = []
        self.setCentralWidget(self._outer)
        self._add_actions()
        signals.navigate.connect(self.go)
        signals.unlocked.connect(self._unlocked)
        self.setWindowTitle("Bilan Desktop")
        self.setMinimumSize(LEAST_SIZE)
        self.resize(FIRST_SIZE)
        self._show_gate()

    @property
    def sidebar(self) -> "NavigationSidebar":
        """Where one can go."""
        self.furnish()
        assert self._sidebar is not None
        return self._sidebar

    def furnish(self) -> None:
        """Makes what stands behind the gate, unless it is there: the gate is to show first."""
        if self._sidebar is None:
            from bilan_desktop.desktop.widgets.navigation.sidebar import NavigationSidebar

            self._sidebar = sidebar = NavigationSidebar()
            sidebar.chosen.connect(self.go)
            sidebar.lock_pressed.connect(self._signals.lock_asked)
            self._lay_out(sidebar)

    @property
    def is_open(self) -> bool:
        """Whether the vault is open and the places can be gone to."""
        return self._is_open

    @property
    def place(self) -> str:
        """The name of the place in front."""
        return self._here[0]

    def page(self) -> Page | None:
        """The page in front; None while the vault is locked."""
        return self._pages.get(self._here[0]) if self._is_open else None

    def fill_small_screen(self) -> None:
        """Takes the whole of a screen that has no room for the usual size and a title bar; call before showing."""
        room = self.screen().availableGeometry().size()
        if room.width() < FIRST_SIZE.width() or room.height() < FIRST_SIZE.height() + TITLE_BAR:
            self.setWindowState(self.windowState() | Qt.WindowState.WindowMaximized)

    def go(self, name: str, argument: str = "") -> None:
        """Goes to a place. What was typed in the page one leaves is saved first. Raises KeyError for an unknown place."""
        place = self._places[name]
        if not self._is_open:
            self._here = (name, argument)
            return
        before = self.page()
        if before is not None and self._stack.currentWidget() is before:
            before.flush()
            before.leave()
        page = self._pages.get(name)
        is_new = page is None
        if page is None:
            page = self._pages[name] = place.make()
            self._stack.addWidget(page)
        self._here = (name, argument)
        self.sidebar.set_current(name if place.icon else place.under)
        page.enter(argument)
        self._stack.setCurrentWidget(page)
        if is_new:
            page.take_back(self.waiting)
        announce(self, page.title)
        self.went.emit(name)

    def come_forward(self) -> None:
        """Shows the window over the others, because the person asked for it."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def drafts(self) -> Drafts:
        """Puts everything typed on disk; what cannot be stored as it stands, what still waits included."""
        found = self.waiting.every()
        for page in self._pages.values():
            with told_if_unforeseen():
                found |= page.drafts()
        for dialog in open_dialogs():
            with told_if_unforeseen():
                found |= self._drafts_of(dialog)
        return found

    def lock(self, *, stops_work: bool = True) -> None:
        """Saves what can be saved, takes along what cannot, empties and destroys every page, then shows the gate.

        Nothing keeps the vault open: neither a dialog, nor a mistake in a field, nor a disk that is full. Work that runs
        beside the window is asked to stop where that is safe, or else goes on behind the gate and is waited for.
        """
        if not self._is_open:
            return
        close_popups()
        page = self.page()
        self._focus = focus_in(page) if page is not None else None
        with told_if_unforeseen():
            self._keep(self.drafts())
        self._here = (self._here[0], page.where() if page is not None else "")
        self._is_open = False
        self.waiting.fill({})
        for job in self.findChildren(Job) if stops_work else ():
            job.cancel()
        end_dialogs()
        for each in self._pages.values():
            self._stack.removeWidget(each)
            each.hide()
            with told_if_unforeseen():
                each.forget()
            bury(each)
        self._pages.clear()
        self.sidebar.set_vault_state(())
        self._show_gate()
        self._signals.locked.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._is_open or self._keep(self.drafts()) or self._confirm_loss():
            event.accept()
            self.closed.emit()
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        page = self.page()
        if event.key() == Qt.Key.Key_Escape and page is not None and page.escape():
            return
        super().keyPressEvent(event)

    def _present(self) -> None:
        page = self.page()
        if page is None or not page.present():
            sentence = self.tr("La présentation s’ouvre depuis un dossier en cours, avant son terme.")
            announce(self, sentence)
            QToolTip.showText(self.mapToGlobal(self.rect().center()), sentence, self)

    def _unlocked(self) -> None:
        self._is_open = True
        self.furnish()
        self._drop_gate()
        self._outer.setCurrentWidget(self._inside)
        for action in self._open_actions:
            action.setEnabled(True)
        self.go(*self._here)
        page = self.page()
        focus, self._focus = self._focus, None
        if page is not None and (focus is None or not focus_back(page, focus)):
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_back_in(self, dialog: QWidget) -> None:
        """Puts back in a dialog what was typed in it when the vault locked."""
        put_back(dialog, self.waiting.take(self._place_of(dialog)))

    def _drafts_of(self, dialog: QWidget) -> Drafts:
        fields = capture(dialog) if getattr(dialog, "keeps_drafts", False) else {}
        return {self._place_of(dialog): {**fields, TITLE: dialog.windowTitle()}} if fields else {}

    def _place_of(self, dialog: QWidget) -> str:
        page = self.page()
        within = page.where().partition("#")[0] if page is not None and dialog.parent() is not self else ""
        return f"dialog:{type(dialog).__name__}@{within}"

    def _keep_waiting(self) -> None:
        self._keep(self.waiting.every())

    def _show_gate(self) -> None:
        for action in self._open_actions:
            action.setEnabled(False)
        self._drop_gate()
        self._gate = self._make_gate()
        self._outer.addWidget(self._gate)
        self._outer.setCurrentWidget(self._gate)
        self._gate.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop_gate(self) -> None:
        if self._gate is not None:
            self._outer.removeWidget(self._gate)
            forget(self._gate)
            self._gate.deleteLater()
            self._gate = None

    def _confirm_loss(self) -> bool:
        """Asks whether to end although the disk takes nothing of what was typed; staying is the default."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self)
        box.setWindowTitle("Bilan Desktop")
        box.setText(self.tr("Un texte n’a pas pu être enregistré"))
        box.setInformativeText(
            self.tr("Si vous continuez, ce qui n’est pas enregistré sera perdu. Tout le reste est à l’abri.")
        )
        stay = Button(self.tr("&Rester"), ButtonKind.PRIMARY)
        leave = Button(self.tr("&Continuer sans enregistrer"), ButtonKind.SECONDARY)
        box.addButton(stay, QMessageBox.ButtonRole.RejectRole)
        box.addButton(leave, QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.exec()
        return box.clickedButton() is leave

    def _lay_out(self, sidebar: "NavigationSidebar") -> None:
        for place in self._places.values():
            if place.icon:
                sidebar.add_place(place.name, place.icon, place.label)
        self._inside.setProperty("ground", "page")
        row = QHBoxLayout(self._inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(sidebar)
        row.addWidget(self._stack, 1)
        self._outer.addWidget(self._inside)

    def _add_actions(self) -> None:
        appearance = self._appearance
        self._open_actions = [
            self._action(self.tr("Verrouiller"), ["Ctrl+L"], self._signals.lock_asked),
            self._action(self.tr("Rechercher"), ["Ctrl+K"], self.search_asked),
            self._action(self.tr("Nouveau dossier"), ["Ctrl+N"], self.new_case_asked),
            self._action(self.tr("Présentation"), ["F11"], self._present),
        ]
        self._action(self.tr("Aller au rappel"), ["F6"], self.reminder_asked)
        self._action(self.tr("Quitter"), ["Ctrl+Q"], self.quit_asked)
        self._action(self.tr("Agrandir le texte"), ["Ctrl++", "Ctrl+="], appearance.zoom_in)
        self._action(self.tr("Réduire le texte"), ["Ctrl+-"], appearance.zoom_out)
        self._action(self.tr("Taille habituelle du texte"), ["Ctrl+0"], appearance.zoom_reset)

    def _action(
        self, text: str, shortcuts: Sequence[str], call: Callable[[], object] | SignalInstance
    ) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(shortcut) for shortcut in shortcuts])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(call)
        self.addAction(action)
        return action
