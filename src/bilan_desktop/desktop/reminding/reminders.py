"""Says what has become due, and leads to it: whether the vault is open or locked, with or without the window."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from bilan_desktop.desktop.quiet import something_is_quiet
from bilan_desktop.reminders.schedule import MORNING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bilan_desktop.desktop.reminding.corner_window import CornerWindow, Delay
    from bilan_desktop.practice.agenda.entries import Entry
    from bilan_desktop.practice.agenda.reminding import Reminding
    from bilan_desktop.practice.desk import Desk
    from bilan_desktop.practice.entering.opening import Clock
    from bilan_desktop.reminders.memory import Due
    from bilan_desktop.reminders.notifier import Notifier


class Reminders(QObject):
    """The reminders of the vault in use, which lies in `folder()`. `dress()` puts the look in force before a window is made.

    `wanted()` when the person asks to open what waits: the window comes to the front, and once the vault is open
    `entries_wished` tells what it was.
    """

    wanted = Signal()

    def __init__(
        self,
        clock: "Clock",
        folder: "Callable[[], Path]",
        parent: QObject | None = None,
        *,
        dress: "Callable[[], object] | None" = None,
    ) -> None:
        super().__init__(parent)
        self._clock, self._folder, self._dress = clock, folder, dress
        self._watched: tuple[Path, Reminding] | None = None
        self._notifier: Notifier | None = None
        self._waiting: dict[str, Due] = {}
        self._wished: tuple[str, ...] = ()
        self._is_open = False
        self._window: CornerWindow | None = None

    @property
    def window(self) -> "CornerWindow | None":
        """The small window; None until something has waited in it."""
        return self._window

    def use(self, notifier: "Notifier | None") -> None:
        """Says everything by this notification of the system too."""
        self._notifier = notifier

    def learn(self, desk: "Desk", entries: "Iterable[Entry]") -> None:
        """What falls due was read anew; may be called from any thread. Raises Fault when the register cannot be read."""
        self._reminding().learn(desk, entries)

    def learnt(self) -> None:
        """What falls due is known: what was seen to in the meantime waits no longer."""
        self._is_open = True
        reminding = self._reminding()
        for mark in [mark for mark in self._waiting if reminding.entry(mark) is None]:
            del self._waiting[mark]
        self._show_again()
        self.look()

    def lock(self) -> None:
        """The vault is locked: the window loses its references."""
        self._is_open = False
        self._reminding().forget()
        self._show_again()

    def go_to(self) -> None:
        """F6: takes the keyboard to the window, if one waits."""
        if self._window is not None and self._window.isVisible():
            self._window.go_to()

    def end(self) -> None:
        """The program ends."""
        if self._window is not None:
            self._window.hide()
            self._window.deleteLater()
            self._window = None

    def look(self) -> None:
        """Says what has become due; called once a minute, and when the machine wakes up."""
        if something_is_quiet():
            return
        found = self._reminding().speaking()
        if not found:
            return
        from bilan_desktop.wording.agenda import headline

        self._waiting |= {each.mark: each for each in found}
        said = headline(len(self._waiting))
        self._corner().show_lines(said, self._lines(), is_locked=not self._is_open)
        if self._notifier is not None:
            self._notifier.show("Bilan Desktop", f"{said}.", self._open)

    def next_due(self) -> date | None:
        """The next day on which something falls due, None when nothing does; no more is known while the vault is locked."""
        return self._reminding().next_due(self._clock.today())

    def entries_wished(self) -> "tuple[Entry, ...]":
        """What the person asked to open, told once; empty while the vault is locked."""
        if not self._is_open:
            return ()
        found = [self._reminding().entry(mark) for mark in self._wished]
        self._wished = ()
        return tuple(entry for entry in found if entry is not None)

    def _reminding(self) -> "Reminding":
        """What is remembered beside the vault in use; read when another vault is turned to."""
        folder = self._folder()
        if self._watched is None or self._watched[0] != folder:
            from bilan_desktop.practice.agenda.reminding import Reminding

            self._watched = (folder, Reminding(folder, self._clock))
            self._put_away()
        return self._watched[1]

    def _corner(self) -> "CornerWindow":
        if self._window is None:
            from bilan_desktop.desktop.reminding.corner_window import CornerWindow

            if self._dress is not None:
                self._dress()
            self._window = window = CornerWindow()
            window.opened.connect(self._open)
            window.closed.connect(self._waiting.clear)
            window.later.connect(self._put_off)
        return self._window

    def _put_away(self) -> None:
        self._waiting.clear()
        if self._window is not None:
            self._window.hide()

    def _open(self) -> None:
        self._wished = tuple(self._waiting)
        self._put_away()
        self.wanted.emit()

    def _put_off(self, delay: "Delay") -> None:
        from bilan_desktop.desktop.reminding.corner_window import Delay, put_off

        if delay is Delay.ANOTHER_DAY:
            self._ask_day()
            return
        self._later(put_off(delay, self._clock.now()))

    def _ask_day(self) -> None:
        from bilan_desktop.desktop.dialogs.later_dialog import LaterDialog

        dialog = LaterDialog(self._clock.today(), self._window)
        dialog.chosen.connect(self._until)
        dialog.open_sized()

    def _until(self, day: date) -> None:
        self._later(datetime.combine(day, MORNING))

    def _later(self, until: datetime) -> None:
        self._reminding().put_off(tuple(self._waiting), until)
        self._put_away()

    def _show_again(self) -> None:
        if self._window is None or not self._window.isVisible():
            return
        if self._waiting:
            from bilan_desktop.wording.agenda import headline

            said = headline(len(self._waiting))
            self._window.fill(said, self._lines(), is_locked=not self._is_open)
        else:
            self._window.hide()

    def _lines(self) -> list[str]:
        today = self._clock.today()
        return [self._line(due, today) for due in self._waiting.values()]

    def _line(self, due: "Due", today: date) -> str:
        from bilan_desktop.wording.agenda import unnamed_text

        said = unnamed_text(due.kind, due.due, today)
        entry = self._reminding().entry(due.mark) if self._is_open else None
        return f"{said} · {entry.reference}" if entry is not None and entry.reference else said
