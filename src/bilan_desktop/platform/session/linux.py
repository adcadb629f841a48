"""Linux: logind and UPower on the system's message bus, the screen saver on the session's.

logind announces sleep before it comes and waits, five seconds at most, for whoever holds an inhibitor of the kind « delay »
(https://systemd.io/INHIBITOR_LOCKS): the vault is locked first, then the inhibitor is let go. Its session object tells
`Lock`, and that its `Active` changed when another user comes to the screen. UPower tells the lid. The screen saver's
`ActiveChanged` covers desktops that lock without logind.

Everything is asked without waiting: a bus that does not answer holds nothing up. A change of properties is asked for anew
rather than read from the signal, whose dictionary of variants PySide6 does not take apart.
"""

import os
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
    QDBusVariant,
)

from bilan_desktop.platform.session.watch import LockCause, SessionWatch, Told

_LOGIN: Final = "org.freedesktop.login1"
_MANAGER: Final = "/org/freedesktop/login1"
_PROPERTIES: Final = "org.freedesktop.DBus.Properties"
_UPOWER: Final = "org.freedesktop.UPower"
_UPOWER_PATH: Final = "/org/freedesktop/UPower"
_SAVERS: Final = (
    ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
    ("/org/cinnamon/ScreenSaver", "org.cinnamon.ScreenSaver"),
    ("/org/mate/ScreenSaver", "org.mate.ScreenSaver"),
)

Where = tuple[str, str, str, str]
"""Service, path, interface and name."""
Answer = Callable[[list[Any]], None]


class LinuxSession(SessionWatch):
    """Listens on the two buses; `system` and `session` are the system's own unless a test gives others."""

    def __init__(
        self,
        told: Told,
        system: QDBusConnection | None = None,
        session: QDBusConnection | None = None,
    ) -> None:
        super().__init__(told)
        self._given = system, session
        self._ears: _Ears | None = None

    def start(self) -> None:
        """Subscribes, finds the session, and asks to be waited for before sleep."""
        if self._ears is None:
            system, session = self._given
            self._ears = _Ears(
                self.told, system or QDBusConnection.systemBus(), session or QDBusConnection.sessionBus()
            )
            self._ears.listen()

    def stop(self) -> None:
        """Lets go of the inhibitor and subscribes to nothing any more."""
        if self._ears is not None:
            self._ears.close()
            self._ears = None

    @property
    def heard(self) -> frozenset[LockCause]:
        """What has answered so far."""
        return frozenset(self._ears.heard) if self._ears is not None else frozenset()


class _Ears(QObject):
    def __init__(self, told: Told, system: QDBusConnection, session: QDBusConnection) -> None:
        super().__init__()
        self.heard: set[LockCause] = set()
        self._told, self._system, self._session = told, system, session
        self._session_path = ""
        self._inhibitor = -1
        self._asked: set[QDBusPendingCallWatcher] = set()
        self._subscribed: list[tuple[QDBusConnection, Where, str]] = []

    def listen(self) -> None:
        if self._session.isConnected():
            for path, interface in _SAVERS:
                self._subscribe(self._session, ("", path, interface, "ActiveChanged"), "saver_changed")
                self._call(self._session, (interface, path, interface, "GetActive"), [], self._saver_is_there)
        if self._system.isConnected():
            manager = f"{_LOGIN}.Manager"
            self._subscribe(self._system, (_LOGIN, _MANAGER, manager, "PrepareForSleep"), "sleep_announced")
            self._subscribe(
                self._system, (_UPOWER, _UPOWER_PATH, _PROPERTIES, "PropertiesChanged"), "lid_changed"
            )
            mine = os.environ.get("XDG_SESSION_ID") or "auto"
            self._call(self._system, (_LOGIN, _MANAGER, manager, "GetSession"), [mine], self._found_session)
            self._inhibit()
            self._property(_UPOWER, _UPOWER_PATH, _UPOWER, "LidIsPresent", self._lid_is_there)

    def close(self) -> None:
        self._let_go()
        self._asked.clear()
        for bus, (service, path, interface, name), slot in self._subscribed:
            bus.disconnect(service, path, interface, name, self, _slot(slot))
        self._subscribed.clear()

    # What is told

    @Slot(QDBusMessage)
    def sleep_announced(self, message: QDBusMessage) -> None:
        if message.arguments()[:1] == [True]:
            self._told(LockCause.SLEEP)
            self._let_go()
        else:
            self._inhibit()

    @Slot(QDBusMessage)
    def session_locked(self, _: QDBusMessage) -> None:
        self._told(LockCause.SESSION)

    @Slot(QDBusMessage)
    def saver_changed(self, message: QDBusMessage) -> None:
        if message.arguments()[:1] == [True]:
            self._told(LockCause.SESSION)

    @Slot(QDBusMessage)
    def session_changed(self, _: QDBusMessage) -> None:
        self._property(_LOGIN, self._session_path, f"{_LOGIN}.Session", "Active", self._is_active)

    @Slot(QDBusMessage)
    def lid_changed(self, _: QDBusMessage) -> None:
        self._property(_UPOWER, _UPOWER_PATH, _UPOWER, "LidIsClosed", self._lid_is_closed)

    # What is answered

    def _found_session(self, answer: list[Any]) -> None:
        self._session_path = answer[0].path()
        session = f"{_LOGIN}.Session"
        self._subscribe(self._system, (_LOGIN, self._session_path, session, "Lock"), "session_locked")
        changed = (_LOGIN, self._session_path, _PROPERTIES, "PropertiesChanged")
        self._subscribe(self._system, changed, "session_changed")
        self.heard |= {LockCause.SESSION, LockCause.SWITCH}

    def _saver_is_there(self, _: list[Any]) -> None:
        self.heard.add(LockCause.SESSION)

    def _is_active(self, answer: list[Any]) -> None:
        if _plain(answer) is False:
            self._told(LockCause.SWITCH)

    def _lid_is_there(self, answer: list[Any]) -> None:
        if _plain(answer):
            self.heard.add(LockCause.LID)

    def _lid_is_closed(self, answer: list[Any]) -> None:
        if _plain(answer):
            self._told(LockCause.LID)

    def _inhibit(self) -> None:
        if self._inhibitor < 0:
            what = ["sleep", "Bilan Desktop", "Le coffre se verrouille", "delay"]
            inhibit = (_LOGIN, _MANAGER, f"{_LOGIN}.Manager", "Inhibit")
            self._call(self._system, inhibit, what, self._inhibited)

    def _inhibited(self, answer: list[Any]) -> None:
        self._let_go()
        descriptor = answer[0]
        assert isinstance(descriptor, QDBusUnixFileDescriptor)
        self._inhibitor = os.dup(descriptor.fileDescriptor())
        self.heard.add(LockCause.SLEEP)

    def _let_go(self) -> None:
        if self._inhibitor >= 0:
            os.close(self._inhibitor)
            self._inhibitor = -1

    # The bus

    def _subscribe(self, bus: QDBusConnection, what: Where, slot: str) -> None:
        service, path, interface, name = what
        if bus.connect(service, path, interface, name, self, _slot(slot)):
            self._subscribed.append((bus, what, slot))

    def _property(self, service: str, path: str, interface: str, name: str, answered: Answer) -> None:
        self._call(self._system, (service, path, _PROPERTIES, "Get"), [interface, name], answered)

    def _call(self, bus: QDBusConnection, what: Where, arguments: list[Any], answered: Answer) -> None:
        message = QDBusMessage.createMethodCall(*what)
        message.setArguments(arguments)
        watcher = QDBusPendingCallWatcher(bus.asyncCall(message), self)
        self._asked.add(watcher)

        def finished(_: QDBusPendingCallWatcher) -> None:
            if watcher not in self._asked:
                return
            self._asked.discard(watcher)
            reply = watcher.reply()
            if reply.type() is QDBusMessage.MessageType.ReplyMessage and reply.arguments():
                answered(reply.arguments())
            watcher.deleteLater()

        watcher.finished.connect(finished)


def _slot(name: str) -> Any:  # PySide6's stubs want bytes, PySide6 itself the text that SLOT gives
    return SLOT(f"{name}(QDBusMessage)")


def _plain(answer: list[Any]) -> Any:
    value = answer[0]
    return value.variant() if isinstance(value, QDBusVariant) else value
