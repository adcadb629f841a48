"""The sidebar: where one can go, and at its foot the state of the vault and its lock."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.icons import icon
from bilan_desktop.desktop.theme.tokens import Space, TextStyle, Tone
from bilan_desktop.desktop.widgets.icon_mark import IconMark
from bilan_desktop.desktop.widgets.labels import Rule, Text, restyle
from bilan_desktop.desktop.widgets.tag import Tag

WIDTH = 216


class NavigationButton(QPushButton):
    """One place: icon, name, and a count when something waits there."""

    def __init__(self, icon_name: str, label: str, *, after: str = "", parent: QWidget | None = None) -> None:
        super().__init__(icon(icon_name), label, parent)
        self._icon_name, self._label = icon_name, label
        self.setProperty("nav", True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._count = Tag("", Tone.WARNING)
        self._count.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, Space.SMALL, 0)
        row.addStretch(1)
        parts: list[QWidget] = [self._count]
        if after:
            parts.append(Text(after, TextStyle.SMALL, "secondary"))
        for part in parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(part)
        self.setAccessibleName(label)
        self._size()

    @property
    def is_current(self) -> bool:
        """Whether this place is in front."""
        return bool(self.property("current"))

    def set_current(self, current: bool) -> None:
        """Lights the place up; a screen reader hears that one is there."""
        if current != self.is_current:
            self.setProperty("current", current)
            self.setIcon(icon(self._icon_name, "accent" if current else "secondary"))
            self.setAccessibleDescription(self.tr("page ouverte") if current else "")
            restyle(self)

    def set_count(self, count: int) -> None:
        """Shows how many things wait; none hides it."""
        self._count.set_text(str(count))
        self._count.setVisible(count > 0)
        self.setAccessibleName(f"{self._label}, {count}" if count else self._label)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._size()

    def _size(self) -> None:
        side = theme.current().px(18)
        self.setIconSize(QSize(side + Space.SMALL, side))


class NavigationSidebar(QFrame):
    """`chosen(name)` when a place is pressed, `lock_pressed()` when *Verrouiller* is."""

    chosen = Signal(str)
    lock_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "sidebar")
        self.setAccessibleName(self.tr("Navigation"))
        self._buttons: dict[str, NavigationButton] = {}
        self._places = QVBoxLayout()
        self._places.setSpacing(Space.TINY)
        self._state = Text("", TextStyle.SMALL, "secondary", wrap=True)
        self._shield = IconMark("shield-check", Tone.FINE, 16)
        self._lock = NavigationButton("lock", self.tr("Verrouiller"), after="Ctrl+L")
        self._lock.setAccessibleName(self.tr("Verrouiller"))
        self._lock.clicked.connect(self.lock_pressed)
        self._lay_out()
        self._size()

    def add_place(self, name: str, icon_name: str, label: str) -> NavigationButton:
        """Adds a place under the others."""
        button = NavigationButton(icon_name, label)
        button.setObjectName(name)
        button.clicked.connect(lambda: self.chosen.emit(name))
        self._buttons[name] = button
        self._places.addWidget(button)
        return button

    def set_current(self, name: str) -> None:
        """Lights up a place; a name that stands not here lights up none."""
        for each, button in self._buttons.items():
            button.set_current(each == name)

    def current(self) -> str:
        """The place that is lit up; empty when none is."""
        return next((name for name, button in self._buttons.items() if button.is_current), "")

    def set_count(self, name: str, count: int) -> None:
        """Shows how many things wait at a place."""
        self._buttons[name].set_count(count)

    def set_vault_state(self, lines: Sequence[str], *, tone: Tone = Tone.FINE) -> None:
        """« Coffre ouvert · local », the time to the lock, the age of the last copy: one a line."""
        self._state.setText("\n".join(lines))
        self._shield.set_icon("shield-check" if tone is Tone.FINE else "shield-alert", tone)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._size()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        buttons = [*self._buttons.values(), self._lock]
        focused = self.focusWidget()
        if event.key() in steps and isinstance(focused, NavigationButton):
            place = buttons.index(focused) + steps[Qt.Key(event.key())]
            buttons[place % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        name = Text("Bilan Desktop", TextStyle.HEADING, "accent")
        name.setContentsMargins(10, 0, 0, 0)
        state = QHBoxLayout()
        state.setContentsMargins(10, Space.SMALL, 0, 0)
        state.setSpacing(Space.SMALL)
        state.addWidget(self._shield, 0, Qt.AlignmentFlag.AlignTop)
        state.addWidget(self._state, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.WIDE, Space.MEDIUM, Space.LARGE)
        column.setSpacing(Space.TINY)
        column.addWidget(name)
        column.addSpacing(Space.LARGE)
        column.addLayout(self._places)
        column.addStretch(1)
        column.addWidget(Rule())
        column.addLayout(state)
        column.addSpacing(Space.SMALL)
        column.addWidget(self._lock)

    def _size(self) -> None:
        growth = 0.6 * (theme.current().scale - 1)  # large text leaves the room to the page
        self.setFixedWidth(round(WIDTH * (1 + growth)))
