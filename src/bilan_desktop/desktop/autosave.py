"""Saves by itself what is typed, at most a second later, and before anything that would lose it."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from bilan_desktop.desktop.widgets.status_line import StatusLine
from bilan_desktop.domain.errors import Fault, InvalidInput, RuleBroken

DELAY = 500  # milliseconds from the first unsaved edit; fields that read what is typed wait 300 before


class Clock(Protocol):
    """What tells the time."""

    def now(self) -> datetime:
        """The time, with its zone."""
        ...


class Autosave(QObject):
    """Gathers edits and calls `save` half a second after the first of them.

    `save` stores what the widgets hold. When it raises, the text stays in the widgets and stays to be saved:
    `refused(error)` carries a RuleBroken or an InvalidInput, `failed(error)` a Fault; the next edit, or `flush`,
    tries again, and after a Fault it is tried again by itself. `saved(moment)` tells of a success.
    """

    saved = Signal(object)
    refused = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        save: Callable[[], None],
        clock: Clock,
        *,
        status: StatusLine | None = None,
        word: Callable[[Exception], str] = str,
        delay: int = DELAY,
        retry: int = 10_000,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._save, self._clock, self._status, self._word = save, clock, status, word
        self._delay, self._retry = delay, retry
        self._dirty = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)

    @property
    def is_dirty(self) -> bool:
        """Whether something typed is not on disk."""
        return self._dirty

    def touch(self) -> None:
        """Something was edited. Connect fields' `changed` here."""
        if self._dirty and self._timer.isActive() and self._timer.interval() == self._delay:
            return
        self._dirty = True
        self._timer.start(self._delay)
        if self._status is not None:
            self._status.show_saving()

    def flush(self) -> bool:
        """Saves now what is unsaved. True when nothing is left to save."""
        self._timer.stop()
        if not self._dirty:
            return True
        try:
            self._save()
        except (RuleBroken, InvalidInput) as error:
            self._tell(error)
            self.refused.emit(error)
            return False
        except Fault as error:
            self._tell(error)
            self.failed.emit(error)
            self._timer.start(self._retry)
            return False
        self._dirty = False
        moment = self._clock.now()
        if self._status is not None:
            self._status.show_saved(moment)
        self.saved.emit(moment)
        return True

    def drop(self) -> None:
        """Gives up what is unsaved, because what it belongs to is gone."""
        self._timer.stop()
        self._dirty = False

    def _tell(self, error: Exception) -> None:
        if self._status is not None:
            self._status.show_problem(self._word(error))
