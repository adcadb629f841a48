"""macOS: distributed notifications for the screen's lock, Darwin's for another user, IOKit for sleep, all by their C interface.

`com.apple.screenIsLocked` and the screen saver's start are posted by the system to every program (CFNotificationCenter);
before sleep, IOKit tells whoever registered and waits, thirty seconds at most, for `IOAllowPowerChange`
(https://developer.apple.com/library/archive/qa/qa1340). A closed lid is told as sleep.
"""

import ctypes
from ctypes import c_int, c_long, c_uint32, c_void_p
from typing import Any, Final

from bilan_desktop.platform.session.watch import LockCause, SessionWatch, Told

_CAN_SLEEP: Final = 0xE0000270
_WILL_SLEEP: Final = 0xE0000280
_UTF_8: Final = 0x08000100
_AT_ONCE: Final = 4  # CFNotificationSuspensionBehaviorDeliverImmediately
_DISTRIBUTED: Final = {
    "com.apple.screenIsLocked": LockCause.SESSION,
    "com.apple.screensaver.didstart": LockCause.SESSION,
}
_DARWIN: Final = {"com.apple.coregraphics.GUIConsoleSessionChanged": LockCause.SWITCH}
_FRAMEWORK: Final = "/System/Library/Frameworks/{0}.framework/{0}"

Notified = ctypes.CFUNCTYPE(None, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
Powered = ctypes.CFUNCTYPE(None, c_void_p, c_uint32, c_uint32, c_void_p)


class MacSession(SessionWatch):
    """Listens in the run loop that Qt runs; `core` and `power` are CoreFoundation and IOKit unless a test gives others."""

    def __init__(self, told: Told, core: Any = None, power: Any = None) -> None:
        super().__init__(told)
        self._core, self._power = core, power
        self._centres: list[tuple[Any, c_void_p]] = []
        self._callbacks: list[Any] = []  # C keeps their addresses only
        self._root: int = 0
        self._notifier = c_uint32(0)

    def start(self) -> None:
        """Registers with both centres and with IOKit."""
        if self._callbacks:
            return
        core, power = self._libraries()
        local = core.CFNotificationCenterGetDarwinNotifyCenter()
        everywhere = core.CFNotificationCenterGetDistributedCenter()
        for centre, names in ((everywhere, _DISTRIBUTED), (local, _DARWIN)):
            for name, cause in names.items():
                self._observe(centre, name, cause)
        powered = Powered(self._powered)
        self._callbacks.append(powered)
        port = c_void_p()
        self._root = power.IORegisterForSystemPower(
            None, ctypes.byref(port), powered, ctypes.byref(self._notifier)
        )
        if self._root:
            source = power.IONotificationPortGetRunLoopSource(port)
            core.CFRunLoopAddSource(core.CFRunLoopGetMain(), source, core.common_modes)

    def stop(self) -> None:
        """Is told nothing any more."""
        core, power = self._libraries()
        for centre, observer in self._centres:
            core.CFNotificationCenterRemoveEveryObserver(centre, observer)
        if self._root:
            power.IODeregisterForSystemPower(ctypes.byref(self._notifier))
            self._root = 0
        self._centres.clear()
        self._callbacks.clear()

    @property
    def heard(self) -> frozenset[LockCause]:
        """What was registered for."""
        if not self._callbacks:
            return frozenset()
        told = {LockCause.SESSION, LockCause.SWITCH}
        return frozenset(told | {LockCause.SLEEP, LockCause.LID} if self._root else told)

    def _observe(self, centre: Any, name: str, cause: LockCause) -> None:
        def notified(*_: object) -> None:
            self.told(cause)

        core, _ = self._libraries()
        callback = Notified(notified)
        self._callbacks.append(callback)
        observer = c_void_p(len(self._callbacks))
        text = core.CFStringCreateWithCString(None, name.encode(), _UTF_8)
        core.CFNotificationCenterAddObserver(centre, observer, callback, text, None, _AT_ONCE)
        self._centres.append((centre, observer))

    def _powered(self, _: object, __: int, message: int, argument: int | None) -> None:
        if message == _WILL_SLEEP:
            self.told(LockCause.SLEEP)
        if message in {_CAN_SLEEP, _WILL_SLEEP}:
            self._libraries()[1].IOAllowPowerChange(c_uint32(self._root), c_long(argument or 0))

    def _libraries(self) -> tuple[Any, Any]:
        if self._core is None:
            core: Any = ctypes.CDLL(_FRAMEWORK.format("CoreFoundation"))
            power: Any = ctypes.CDLL(_FRAMEWORK.format("IOKit"))
            for name in (
                "CFNotificationCenterGetDarwinNotifyCenter",
                "CFNotificationCenterGetDistributedCenter",
                "CFStringCreateWithCString",
                "CFRunLoopGetMain",
            ):
                getattr(core, name).restype = c_void_p
            core.CFStringCreateWithCString.argtypes = [c_void_p, ctypes.c_char_p, c_uint32]
            core.CFNotificationCenterAddObserver.argtypes = [
                *(c_void_p, c_void_p, Notified, c_void_p, c_void_p),
                c_long,
            ]
            core.CFNotificationCenterRemoveEveryObserver.argtypes = [c_void_p, c_void_p]
            core.CFRunLoopAddSource.argtypes = [c_void_p, c_void_p, c_void_p]
            core.common_modes = c_void_p.in_dll(core, "kCFRunLoopCommonModes")
            power.IORegisterForSystemPower.argtypes = [c_void_p, c_void_p, Powered, c_void_p]
            power.IORegisterForSystemPower.restype = c_uint32
            power.IONotificationPortGetRunLoopSource.argtypes = [c_void_p]
            power.IONotificationPortGetRunLoopSource.restype = c_void_p
            power.IOAllowPowerChange.argtypes = [c_uint32, c_long]
            power.IOAllowPowerChange.restype = c_int
            self._core, self._power = core, power
        return self._core, self._power
