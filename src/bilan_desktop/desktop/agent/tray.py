"""The icon in the notification area, where there is one, and its menu. It never names anybody."""

from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from bilan_desktop.desktop.agent.emblem import emblem
from bilan_desktop.wording.french import long_date


class Tray(QObject):
    """`open_asked()`, `lock_asked()`, `quit_asked()`; `looked()` before the menu shows."""

    open_asked = Signal()
    lock_asked = Signal()
    quit_asked = Signal()
    looked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._menu = QMenu()
        self._open = self._menu.addAction(self.tr("&Ouvrir"))
        self._lock = self._menu.addAction(self.tr("&Verrouiller"))
        self._menu.addSeparator()
        self._next = self._menu.addAction("")
        self._next.setEnabled(False)
        self._menu.addSeparator()
        leave = self._menu.addAction(self.tr("&Quitter"))
        self._menu.setDefaultAction(self._open)
        self._open.triggered.connect(self.open_asked)
        self._lock.triggered.connect(self.lock_asked)
        leave.triggered.connect(self.quit_asked)
        self._menu.aboutToShow.connect(self.looked)
        self._icon = QSystemTrayIcon(self)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._activated)
        self.show_state(is_open=False)
        self.show_next(None)

    @property
    def is_there(self) -> bool:
        """Whether the desktop has a notification area now."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def icon(self) -> QSystemTrayIcon:
        """The icon itself, through which the system shows a message."""
        return self._icon

    @property
    def menu(self) -> QMenu:
        """The menu, as the desktop shows it."""
        return self._menu

    def show(self) -> None:
        """Shows the icon, as soon as there is a place for it."""
        self._icon.show()

    def hide(self) -> None:
        """Takes the icon away: the program ends."""
        self._icon.hide()

    def show_state(self, *, is_open: bool) -> None:
        """Whether the vault is open."""
        self._lock.setEnabled(is_open)
        self._icon.setIcon(emblem(is_open=is_open))
        state = self.tr("coffre ouvert") if is_open else self.tr("coffre verrouillé")
        self._icon.setToolTip(f"Bilan Desktop · {state}")

    def show_next(self, day: date | None) -> None:
        """The next deadline: its day, and nothing else."""
        if day is None:
            self._next.setText(self.tr("Aucune échéance à venir"))
        else:
            self._next.setText(self.tr("Prochaine échéance\u202f: {day}").format(day=long_date(day)))

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        # On macOS a click shows the menu and tells nothing of this kind.
        if reason in {QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick}:
            self.open_asked.emit()
