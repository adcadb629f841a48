"""Windows: session and power messages, sent to a window of our own that is never shown.

`WM_WTSSESSION_CHANGE` tells the lock of the session, its end and the switch to another user; `WM_POWERBROADCAST` tells sleep and,
for who asked to be told, the lid (https://learn.microsoft.com/windows/win32/termserv/wm-wtssession-change,
https://learn.microsoft.com/windows/win32/power/power-setting-guids). Windows waits two seconds for the answer to sleep.
"""

import ctypes
from typing import Any, Final

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtGui import QWindow

from bilan_desktop.platform.session.watch import LockCause, SessionWatch, Told

_SESSION_CHANGE: Final = 0x02B1
_POWER: Final = 0x0218
_SUSPEND: Final = 0x0004
_SETTING_CHANGED: Final = 0x8013
_OF_SESSION: Final = {
    0x2: LockCause.SWITCH,  # WTS_CONSOLE_DISCONNECT
    0x4: LockCause.SWITCH,  # WTS_REMOTE_DISCONNECT
    0x6: LockCause.SESSION,  # WTS_SESSION_LOGOFF
    0x7: LockCause.SESSION,  # WTS_SESSION_LOCK
}
LID: Final = bytes.fromhex("4d0f3eba17b89440a2d1d56379e6a0f3")
"""GUID_LIDSWITCH_STATE_CHANGE as it lies in memory."""


class _Message(ctypes.Structure):
    """The beginning of MSG."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("number", ctypes.c_uint),
        ("first", ctypes.c_size_t),
        ("second", ctypes.c_ssize_t),
    )


class _Setting(ctypes.Structure):
    """POWERBROADCAST_SETTING, with a setting of four bytes."""

    _fields_ = (("which", ctypes.c_ubyte * 16), ("length", ctypes.c_uint), ("value", ctypes.c_uint))


def cause_of(address: int) -> LockCause | None:
    """Why the message at this address asks to lock; None for any other."""
    message = _Message.from_address(address)
    if message.number == _SESSION_CHANGE:
        return _OF_SESSION.get(message.first)
    if message.number != _POWER:
        return None
    if message.first == _SUSPEND:
        return LockCause.SLEEP
    if message.first == _SETTING_CHANGED and message.second:
        setting = _Setting.from_address(message.second)
        if bytes(setting.which) == LID and setting.value == 0:
            return LockCause.LID
    return None


class WindowsSession(SessionWatch):
    """Listens through a hidden window; `terminal` and `user` are wtsapi32 and user32 unless a test gives others."""

    def __init__(self, told: Told, terminal: Any = None, user: Any = None) -> None:
        super().__init__(told)
        self._terminal, self._user = terminal, user
        self._window: QWindow | None = None
        self._filter: _Filter | None = None
        self._power: int | None = None
        self._heard: set[LockCause] = set()

    def start(self) -> None:
        """Asks to be told of the session and of the lid; sleep is told to every window."""
        app = QCoreApplication.instance()
        if self._window is not None or app is None:
            return
        terminal, user = self._libraries()
        self._window = QWindow()
        handle = ctypes.c_void_p(self._window.winId())
        self._filter = _Filter(self.told)
        app.installNativeEventFilter(self._filter)
        self._heard = {LockCause.SLEEP}
        if terminal.WTSRegisterSessionNotification(handle, 0):
            self._heard |= {LockCause.SESSION, LockCause.SWITCH}
        lid = (ctypes.c_ubyte * 16).from_buffer_copy(LID)
        self._power = user.RegisterPowerSettingNotification(handle, ctypes.byref(lid), 0)
        if self._power:
            self._heard.add(LockCause.LID)

    def stop(self) -> None:
        """Is told nothing any more."""
        app = QCoreApplication.instance()
        if self._window is None or self._filter is None or app is None:
            return
        terminal, user = self._libraries()
        terminal.WTSUnRegisterSessionNotification(ctypes.c_void_p(self._window.winId()))
        if self._power:
            user.UnregisterPowerSettingNotification(ctypes.c_void_p(self._power))
        app.removeNativeEventFilter(self._filter)
        self._window.destroy()
        self._window, self._filter, self._power = None, None, None
        self._heard.clear()

    @property
    def heard(self) -> frozenset[LockCause]:
        """What Windows has agreed to tell."""
        return frozenset(self._heard)

    def _libraries(self) -> tuple[Any, Any]:
        if self._terminal is None:
            loader: Any = getattr(ctypes, "WinDLL")  # noqa: B009 - there is none elsewhere
            self._terminal, self._user = loader("wtsapi32"), loader("user32")
            self._user.RegisterPowerSettingNotification.restype = ctypes.c_void_p
        return self._terminal, self._user


class _Filter(QAbstractNativeEventFilter):
    def __init__(self, told: Told) -> None:
        super().__init__()
        self._told = told

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: Any) -> object:
        """Every message to any window passes here."""
        cause = cause_of(int(message))
        if cause is not None:
            self._told(cause)
        return False, 0
