"""The system's notification by way of a tray icon."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSystemTrayIcon

_SHOWN_FOR = 15_000  # milliseconds, where the system lets a program choose


class TrayNotifier(QObject):
    """A `reminders.notifier.Notifier` on a tray icon that is there; where the system shows no message, it does nothing."""

    def __init__(self, tray: QSystemTrayIcon) -> None:
        super().__init__(tray)
        self._tray = tray
        self._on_open: Callable[[], None] | None = None
        tray.messageClicked.connect(self._pressed)

    def show(self, title: str, body: str, on_open: Callable[[], None]) -> None:
        """Shows a message of the system; a press on the latest one calls `on_open`."""
        self._on_open = on_open
        if self._tray.isVisible() and QSystemTrayIcon.supportsMessages():
            self._tray.showMessage(title, body, self._tray.icon(), _SHOWN_FOR)

    def _pressed(self) -> None:
        if self._on_open is not None:
            self._on_open()
