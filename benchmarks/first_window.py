"""Started by start.py in a process of its own: opens one window, prints when it was ready, and ends.

    python first_window.py empty
    python first_window.py program

« empty » is the least that PySide6 can show. « program » is the command `bilan-desktop` in front of the vault last
used; ready means that a letter sent to the window's focus stands in the passphrase field. What is printed is
`time.monotonic()`, which the starting process compares with its own.
"""

import os
import sys
import time


def empty() -> None:
    """An empty window, ready when it has been painted."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QWidget

    app = QApplication([])
    window = QWidget()
    window.resize(1280, 800)
    window.show()
    timer = QTimer(window)
    timer.timeout.connect(lambda: window.windowHandle().isExposed() and ready())
    timer.start(1)
    app.exec()


def program() -> None:
    """Bilan Desktop as the command `bilan-desktop` starts it: Qt is imported no sooner than it does so itself."""
    from bilan_desktop import startup
    from bilan_desktop.cli import main

    check = startup.check_versions

    def checked() -> None:
        check()
        watch()

    startup.check_versions = checked
    sys.exit(main([]))


def watch() -> None:
    """Has the event loop tell when the window takes typing."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    run = QApplication.exec

    def watched(*_: object) -> int:
        timer = QTimer(QApplication.instance())
        timer.timeout.connect(lambda: takes_typing() and ready())
        timer.start(1)
        return run()

    QApplication.exec = watched


def takes_typing() -> bool:
    """Whether a letter typed now arrives in a field of the window in front."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication, QLineEdit

    field = QApplication.focusWidget()
    if not isinstance(field, QLineEdit) or not field.window().windowHandle().isExposed():
        return False
    QApplication.sendEvent(
        field, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    )
    return field.text() == "a"


def ready() -> None:
    """Tells the moment, and leaves without the time that closing takes."""
    print(time.monotonic(), flush=True)
    os._exit(0)


if __name__ == "__main__":
    if sys.argv[1] == "empty":
        empty()
    else:
        program()
