"""The small window at the corner of the screen: what waits, without a name, with *Ouvrir* and *Plus tard*."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout

from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.announce import announce
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind, IconButton
from bilan_desktop.desktop.widgets.icon_mark import IconMark
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.reminders.schedule import MORNING

_WIDTH = 400
_LINES = 4


class Delay(StrEnum):
    """For how long a reminder is put off."""

    AN_HOUR = "an_hour"
    TOMORROW = "tomorrow"
    A_WEEK = "a_week"
    ANOTHER_DAY = "another_day"


def put_off(delay: Delay, now: datetime) -> datetime:
    """The hour on the wall at which it comes back; another day is asked for."""
    wall = now.replace(tzinfo=None)
    if delay is Delay.AN_HOUR:
        return (now + timedelta(hours=1)).replace(tzinfo=None)
    days = 7 if delay is Delay.A_WEEK else 1
    return datetime.combine(wall.date() + timedelta(days=days), MORNING)


class CornerWindow(QFrame):
    """Shown without taking the focus; F6 in the main window goes to it. It never bears a name nor a word of a case (C4).

    `opened()` and `closed()` when pressed, `later(Delay)` when it is put off.
    """

    opened = Signal()
    closed = Signal()
    later = Signal(object)

    def __init__(self) -> None:
        super().__init__(
            None,
            Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self.setProperty("surface", "notice")
        self.setWindowTitle("Bilan Desktop")
        self._title = Text("", TextStyle.STRONG, wrap=True)
        self._lines = [Text("", TextStyle.SMALL, wrap=True) for _ in range(_LINES)]
        self._more = Text("", TextStyle.CAPTION, "secondary", wrap=True)
        self._caption = Text("", TextStyle.CAPTION, "secondary", wrap=True)
        self._open = Button(self.tr("&Ouvrir"), ButtonKind.PRIMARY)
        self._later = Button(self.tr("&Plus tard"), ButtonKind.SECONDARY)
        self._later.setMenu(self._delays())
        self._close = IconButton("x", self.tr("Fermer le rappel"))
        self._open.clicked.connect(self.opened)
        self._close.clicked.connect(self.dismiss)
        self._lay_out()

    def show_lines(self, headline: str, lines: Sequence[str], *, is_locked: bool) -> None:
        """Shows what waits, at the lower right of the screen, and says it to screen readers."""
        self.fill(headline, lines, is_locked=is_locked)
        self.show()
        self.raise_()
        announce(self, ". ".join([headline, *lines[:_LINES]]))

    def fill(self, headline: str, lines: Sequence[str], *, is_locked: bool) -> None:
        """Changes what it says, shown or not."""
        self._title.setText(headline)
        self.setAccessibleName(self.tr("Rappel\u202f: {headline}").format(headline=headline))
        self.setAccessibleDescription("\n".join(lines))
        for number, label in enumerate(self._lines):
            label.setText(lines[number] if number < len(lines) else "")
            label.setVisible(number < len(lines))
        rest = len(lines) - _LINES
        self._more.setText(self.tr("et {count} de plus").format(count=rest))
        self._more.setVisible(rest > 0)
        self._caption.setText(
            self.tr("Aucun nom n’est affiché tant que le coffre est fermé.")
            if is_locked
            else self.tr("F6 dans la fenêtre mène ici au clavier.")
        )
        self._place()

    def go_to(self) -> None:
        """Takes the keyboard, because the person asked for it."""
        self.activateWindow()
        self._open.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dismiss(self) -> None:
        """Closed without an answer: what it told still waits on the dashboard."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif focused is self._later:
            self._later.showMenu()
        else:
            self._open.click()

    def _delays(self) -> QMenu:
        menu = QMenu(self)
        for delay, text in (
            (Delay.AN_HOUR, self.tr("Dans 1\u00a0&heure")),
            (Delay.TOMORROW, self.tr("&Demain à {hour}").format(hour=_hour(MORNING))),
            (Delay.A_WEEK, self.tr("Dans une &semaine")),
            (Delay.ANOTHER_DAY, self.tr("Un &autre jour…")),
        ):
            action = menu.addAction(text)
            action.triggered.connect(lambda _=False, delay=delay: self.later.emit(delay))
        return menu

    def _place(self) -> None:
        width = theme.current().px(_WIDTH)
        layout = self.layout()
        assert layout is not None
        layout.activate()
        height = layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
        room = self.screen().availableGeometry()
        self.setFixedSize(min(width, room.width()), min(height, room.height()))
        corner = room.bottomRight()
        self.move(
            max(room.left(), corner.x() - self.width() - Space.WIDE),
            max(room.top(), corner.y() - self.height() - Space.WIDE),
        )

    def _lay_out(self) -> None:
        for button in (self._open, self._later, self._close):
            button.setParent(self)  # Tab goes through them in this order
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(self._title, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        buttons.addWidget(self._open)
        buttons.addWidget(self._later)
        buttons.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(Space.TINY)
        words.addLayout(head)
        for label in (*self._lines, self._more):
            words.addWidget(label)
        words.addSpacing(Space.TINY)
        words.addWidget(self._caption)
        words.addSpacing(Space.SMALL)
        words.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.CARD, Space.LARGE, Space.LARGE, Space.LARGE)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(IconMark("shield", "accent", 20), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self._open.setFocus()


def _hour(at: time) -> str:
    return f"{at.hour}\u00a0h"
