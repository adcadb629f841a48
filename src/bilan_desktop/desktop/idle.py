"""Locks when nobody has touched the keyboard or the mouse for a while."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

AFTER: Final = 5 * 60_000  # milliseconds

_TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TabletMove,
    QEvent.Type.TabletPress,
    QEvent.Type.InputMethod,
}


class IdleLock(QObject):
    """`due()` when no window was touched for `after` milliseconds since `start`; `minutes_left(int)` as they pass."""

    due = Signal()
    minutes_left = Signal(int)

    def __init__(self, app: QGuiApplication, parent: QObject, *, after: int = AFTER) -> None:
        super().__init__(parent)
        self._after = after
        self._left = QTimer(self)
        self._left.setSingleShot(True)
        self._left.setTimerType(Qt.TimerType.PreciseTimer)
        self._left.timeout.connect(self.due)
        self._tell = QTimer(self)
        self._tell.setInterval(max(1, min(15_000, after // 4)))
        self._tell.timeout.connect(self._tell_minutes)
        self._told = -1
        app.focusWindowChanged.connect(self._watch)
        for window in app.allWindows():
            self._watch(window)

    def start(self) -> None:
        """The vault is open: the time begins to run."""
        self._told = -1
        self._left.start(self._after)
        self._tell.start()
        self._tell_minutes()

    def stop(self) -> None:
        """The vault is locked: nothing runs."""
        self._left.stop()
        self._tell.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES and self._left.isActive():
            self._left.start(self._after)
        return False

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def _tell_minutes(self) -> None:
        minutes = max(1, -(-self._left.remainingTime() // 60_000))
        if minutes != self._told:
            self._told = minutes
            self.minutes_left.emit(minutes)
