"""Every window of the program is kept out of captures, where the system can; a switch lets it be seen for a while."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPlatformSurfaceEvent, QWindow

from bilan_desktop.platform.capture.shield import NoShield, Shield, Shielding

WHILE: Final = 15 * 60  # seconds
_COMING: Final = {QEvent.Type.PlatformSurface, QEvent.Type.Show}


class ScreenPrivacy(QObject):
    """`changed()` when windows may be captured, or may not any more.

    Each window is hidden as soon as the system has made it, menus and hints included. Nothing is watched where the
    system can hide nothing.
    """

    changed = Signal()

    def __init__(self, app: QGuiApplication, parent: QObject, shield: Shield | None = None) -> None:
        super().__init__(parent)
        self._shield = shield or NoShield()
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.setTimerType(Qt.TimerType.PreciseTimer)
        self._back.timeout.connect(self.forbid)
        self._is_allowed = False
        if self.shielding is not Shielding.NONE:
            app.installEventFilter(self)
            self._apply()

    @property
    def shielding(self) -> Shielding:
        """How far this system keeps windows out of captures."""
        return self._shield.shielding

    @property
    def is_allowed(self) -> bool:
        """Whether windows may be captured now, for somebody who helps from afar."""
        return self._is_allowed

    @property
    def seconds_left(self) -> int:
        """How long they may be; none when they may not."""
        return -(-max(0, self._back.remainingTime()) // 1000) if self._is_allowed else 0

    def allow(self, seconds: float = WHILE) -> None:
        """Lets the windows be captured for a while; they are hidden again by themselves."""
        self._is_allowed = True
        self._back.start(round(seconds * 1000))
        self._apply()
        self.changed.emit()

    def forbid(self) -> None:
        """Hides the windows again now."""
        self._back.stop()
        if self._is_allowed:
            self._is_allowed = False
            self._apply()
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _COMING and isinstance(watched, QWindow) and not _is_going(event):
            self._dress(watched)
        return False

    def _apply(self) -> None:
        for window in QGuiApplication.topLevelWindows():
            if window.isVisible():
                self._dress(window)

    def _dress(self, window: QWindow) -> None:
        if window.parent() is not None:
            return
        set_so = self._shield.show if self._is_allowed else self._shield.hide
        set_so(int(window.winId()))


def _is_going(event: QEvent) -> bool:
    return (
        isinstance(event, QPlatformSurfaceEvent)
        and event.surfaceEventType() is QPlatformSurfaceEvent.SurfaceEventType.SurfaceAboutToBeDestroyed
    )
