"""The one timer that runs while the vault is shut: a look at the clock, once a minute."""

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from bilan_desktop.desktop.agent.rounds import Rounds

if TYPE_CHECKING:
    from datetime import datetime

    from bilan_desktop.practice.entering.opening import Clock

_MINUTE: Final = 60_000  # milliseconds
_SOONEST: Final = 20_000
_PAST: Final = 50


class Watch(QObject):
    """`due(Occasion)`: what is due is to be destroyed now. `minute(datetime)`: a minute of the wall's clock has begun."""

    due = Signal(object)
    minute = Signal(object)

    def __init__(self, clock: "Clock", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._rounds = Rounds()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)

    def look(self) -> None:
        """Looks at the clock now, and again when its next minute begins: at the start, and when the machine wakes up."""
        now = self._clock.now()
        self._timer.start(_until_next_minute(now))
        occasion = self._rounds.look(now, time.monotonic())
        if occasion is not None:
            self.due.emit(occasion)
        self.minute.emit(now)

    def hindered(self) -> None:
        """What was due could not be looked at: another program has the vault. It is tried again in a minute."""
        self._rounds.hindered()

    def stop(self) -> None:
        """The program ends."""
        self._timer.stop()


def _until_next_minute(now: "datetime") -> int:
    left = _MINUTE - now.second * 1000 - now.microsecond // 1000 + _PAST
    return left if left > _SOONEST else left + _MINUTE
