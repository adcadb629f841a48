"""Everything that makes the vault lock by itself, and what is said before and after."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from bilan_desktop.desktop.locking.idle import IdleWatch, moments
from bilan_desktop.desktop.theme.tokens import Tone
from bilan_desktop.platform.capture.shield import NoShield, Shield
from bilan_desktop.platform.disk.state import DiskState
from bilan_desktop.platform.session.watch import Deaf, LockCause
from bilan_desktop.wording.french import plural

if TYPE_CHECKING:
    from datetime import datetime

    from bilan_desktop.desktop.locking.banner import Banners
    from bilan_desktop.desktop.locking.clipboard import ClipboardKeeper
    from bilan_desktop.desktop.locking.privacy import ScreenPrivacy
    from bilan_desktop.platform.session.watch import SessionWatch, Told

_READ_IN = 12  # seconds


@frozen
class Surroundings:
    """What the machine tells the lock: what time passes, what the session tells, what hides windows, what the disk is."""

    now: Callable[[], float] = moments
    session: "Callable[[Told], SessionWatch]" = Deaf
    shield: Callable[[], Shield] = NoShield
    disk: Callable[[Path], DiskState] = lambda _: DiskState.UNKNOWN


class Locker(QObject):
    """`due(LockCause)` when the vault must lock now; whoever hears it has locked when it returns.

    `minutes_left(int)` while the vault is open. Made before the first window shows; what it takes is made by `listen`,
    or at the unlock when that comes sooner.
    """

    due = Signal(object)
    minutes_left = Signal(int)

    def __init__(self, app: QApplication, window: QWidget, around: Surroundings) -> None:
        super().__init__(window)
        self._app, self._window, self._around = app, window, around
        self.idle = IdleWatch(app, self, now=around.now)
        self._banners: Banners | None = None
        self._clipboard: ClipboardKeeper | None = None
        self._privacy: ScreenPrivacy | None = None
        self._session: SessionWatch | None = None
        self._sentence = ""
        self._is_fresh = False
        self.idle.due.connect(lambda: self.due.emit(LockCause.IDLE))
        self.idle.lock_pressed.connect(lambda: self.due.emit(LockCause.ASKED))
        self.idle.warned.connect(self._warn)
        self.idle.calmed.connect(self._put_away)
        self.idle.minutes_left.connect(self._tell_minutes)

    @property
    def sentence(self) -> str:
        """« Verrouillé à 14 h 02 : mise en veille. », until a while after the next unlock."""
        return self._sentence

    @property
    def banners(self) -> "Banners":
        """What is said over the window in front."""
        if self._banners is None:
            from bilan_desktop.desktop.locking.banner import Banners

            self._banners = Banners(self._window)
        return self._banners

    @property
    def privacy(self) -> "ScreenPrivacy":
        """What keeps the windows out of captures."""
        if self._privacy is None:
            from bilan_desktop.desktop.locking.privacy import ScreenPrivacy

            self._privacy = ScreenPrivacy(self._app, self, self._around.shield())
        return self._privacy

    @property
    def session(self) -> "SessionWatch":
        """What tells of the person's session."""
        if self._session is None:
            self._session = self._around.session(self.due.emit)
        return self._session

    def listen(self) -> None:
        """Begins to hear what the system tells of the session, to watch the clipboard, and to hide the windows."""
        from bilan_desktop.desktop.locking.clipboard import ClipboardKeeper

        if self._clipboard is None:
            self._clipboard = ClipboardKeeper(self._app, self)
            self.privacy.forbid()
            self.session.start()

    def lock(self, cause: LockCause, moment: "datetime") -> None:
        """The vault is about to be locked."""
        from bilan_desktop.desktop.locking.causes import locked_at

        self.idle.stop()
        self._put_away()
        self._sentence = locked_at(moment, cause)

    def locked(self) -> None:
        """The vault is locked."""
        self.privacy.forbid()
        if self._clipboard is not None:
            self._clipboard.empty()

    def unlocked(self, minutes: int, titles: list[str]) -> None:
        """The vault is open; `titles` are the dialogs that have something to give back."""
        self.listen()
        self._is_fresh = True
        self.idle.set_after(minutes * 60)
        self.idle.start()
        if titles:
            named = ", ".join(f"«\u202f{title}\u202f»" for title in titles)
            said = self.tr("Ce que vous écriviez dans {dialogs} est gardé, et revient quand vous l’ouvrez.")
            self.banners.say(said.format(dialogs=named), "info", Tone.ACCENT, seconds=_READ_IN)

    def end(self) -> None:
        """The program ends."""
        self.idle.stop()
        if self._session is not None:
            self._session.stop()
        if self._clipboard is not None:
            self._clipboard.empty()

    def _put_away(self) -> None:
        if self._banners is not None:
            self._banners.put_away()

    def _tell_minutes(self, minutes: int) -> None:
        if not self._is_fresh:
            self._sentence = ""
        self._is_fresh = False
        self.minutes_left.emit(minutes)

    def _warn(self, seconds: int) -> None:
        said = self.tr("Verrouillage dans {seconds}. Une touche ou la souris garde le coffre ouvert.")
        self.banners.say(said.format(seconds=plural(seconds, "seconde")), "lock", Tone.WARNING)
