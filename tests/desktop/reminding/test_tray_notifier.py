"""The system's notification through a tray icon, where there is one."""

from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QSystemTrayIcon

from bilan_desktop.desktop.reminding.tray_notifier import TrayNotifier


def test_a_press_on_the_message_opens_what_the_latest_one_was_about(qapp):
    tray = QSystemTrayIcon(QIcon(QPixmap(16, 16)))
    notifier = TrayNotifier(tray)
    tray.messageClicked.emit()
    opened = []
    notifier.show("Bilan Desktop", "Une échéance vous attend.", lambda: opened.append(1))
    notifier.show("Bilan Desktop", "2 échéances vous attendent.", lambda: opened.append(2))
    tray.messageClicked.emit()
    assert opened == [2]
