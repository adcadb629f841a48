"""Tells when nobody has touched the keyboard or the mouse for a while, and says so shortly before."""

import sys
import time
from collections.abc import Callable
from math import ceil
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication

AFTER: Final = 5 * 60.0  # seconds
WARNING: Final = 20.0  # seconds before
_MINUTE: Final = 60.0

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


def moments() -> float:
    """Seconds that pass also while the machine sleeps, and that no change of the clock moves."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()


class IdleWatch(QObject):
    """Counts from the last touch of any window of the program, between `start` and `stop`.

    `due()` when `after` seconds have passed, `warned(seconds)` each second of the last twenty, `calmed()` when somebody
    is there after all, `minutes_left(int)` as they pass. `lock_pressed()` is Ctrl+L in a dialog, which keeps the
    window's own shortcuts away.
    """

    due = Signal()
    warned = Signal(int)
    calmed = Signal()
    minutes_left = Signal(int)
    lock_pressed = Signal()

    def __init__(
        self,
        app: QGuiApplication,
        parent: QObject,
        *,
        after: float = AFTER,
        now: Callable[[], float] = moments,
    ) -> None:
        super().__init__(parent)
        self._after, self._now = after, now
        self._touched = 0.0
        self._is_on = False
        self._warning = 0
        self._told = -1
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)
        app.focusWindowChanged.connect(self._watch)
        for window in app.allWindows():
            self._watch(window)

    def set_after(self, seconds: float) -> None:
        """How long nobody may touch anything."""
        self._after = seconds
        self._told = -1
        if self._is_on:
            self.look()

    def start(self) -> None:
        """The vault is open: the time begins to run."""
        self._is_on = True
        self._touched, self._warning, self._told = self._now(), 0, -1
        self.look()

    def stop(self) -> None:
        """The vault is locked: nothing runs."""
        self._is_on = False
        self._timer.stop()
        self._calm()

    def look(self) -> None:
        """Looks at the time, and says what there is to say."""
        if not self._is_on:
            return
        left = self._after - (self._now() - self._touched)
        if left <= 0:
            self.stop()
            self.due.emit()
            return
        warning = min(WARNING, self._after / 2)
        if left <= warning:
            self._warning = ceil(left)
            self.warned.emit(self._warning)
            self._again(left - (self._warning - 1))
        else:
            self._calm()
            self._tell_minutes(ceil(left / _MINUTE))
            self._again(min(left - warning, _MINUTE, left % _MINUTE or _MINUTE))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES and self._is_on:
            self._touched = self._now()
            if self._warning:
                self.look()
            if isinstance(event, QKeyEvent) and _is_lock(event) and QApplication.activeModalWidget():
                self.lock_pressed.emit()
                return True
        return False

    def _again(self, seconds: float) -> None:
        self._timer.start(ceil(seconds * 1000))

    def _calm(self) -> None:
        if self._warning:
            self._warning = 0
            self.calmed.emit()

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def _tell_minutes(self, minutes: int) -> None:
        if minutes != self._told:
            self._told = minutes
            self.minutes_left.emit(minutes)


def _is_lock(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_L and event.modifiers() == Qt.KeyboardModifier.ControlModifier
