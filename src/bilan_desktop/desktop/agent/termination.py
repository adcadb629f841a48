"""A system that ends the session, or somebody who ends the process, is heard at once and not at the next event."""

import os
import signal
from contextlib import suppress

from PySide6.QtCore import QObject, QSocketNotifier, Signal


class Termination(QObject):
    """`asked()` when the process is told to end: SIGTERM, SIGHUP. Made once, in the main thread; nothing on Windows."""

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        if os.name != "posix":
            return
        self._reading, writing = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC) if hasattr(os, "pipe2") else _pipe()
        signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: None)
        self._notifier = QSocketNotifier(self._reading, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._heard)

    def _heard(self) -> None:
        with suppress(BlockingIOError):
            heard = os.read(self._reading, 64)
            if {signal.SIGTERM, signal.SIGHUP} & set(heard):
                self.asked.emit()


def _pipe() -> tuple[int, int]:
    ends = os.pipe()
    for end in ends:
        os.set_blocking(end, False)
    return ends
