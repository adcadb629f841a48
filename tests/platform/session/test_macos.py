"""What macOS calls back, with its two libraries played; they are not there to be tried."""

import ctypes
from typing import Any

import pytest

from bilan_desktop.platform.session.macos import MacSession
from bilan_desktop.platform.session.watch import LockCause


class Core:
    """CoreFoundation: remembers who is to be called for which name."""

    common_modes = ctypes.c_void_p(1)

    def __init__(self) -> None:
        self.observers: dict[str, Any] = {}
        self.removed = 0

    def CFNotificationCenterGetDarwinNotifyCenter(self) -> str:
        return "darwin"

    def CFNotificationCenterGetDistributedCenter(self) -> str:
        return "distributed"

    def CFStringCreateWithCString(self, _: None, text: bytes, encoding: int) -> bytes:
        return text

    def CFNotificationCenterAddObserver(
        self, centre: str, observer: object, callback: Any, name: bytes, thing: None, when: int
    ) -> None:
        self.observers[f"{centre} {name.decode()}"] = callback

    def CFNotificationCenterRemoveEveryObserver(self, centre: str, observer: object) -> None:
        self.removed += 1

    def CFRunLoopGetMain(self) -> int:
        return 7

    def CFRunLoopAddSource(self, loop: int, source: int, mode: object) -> None:
        assert (loop, source) == (7, 9)


class Power:
    """IOKit."""

    def __init__(self, root: int = 5) -> None:
        self._root = root
        self.called_back: Any = None
        self.allowed: list[int] = []
        self.left = False

    def IORegisterForSystemPower(self, _: None, port: object, callback: Any, notifier: object) -> int:
        self.called_back = callback
        return self._root

    def IONotificationPortGetRunLoopSource(self, port: object) -> int:
        return 9

    def IOAllowPowerChange(self, root: ctypes.c_uint32, argument: ctypes.c_long) -> int:
        assert root.value == self._root
        self.allowed.append(argument.value)
        return 0

    def IODeregisterForSystemPower(self, notifier: object) -> None:
        self.left = True


@pytest.fixture
def told() -> list[LockCause]:
    """What the program was told."""
    return []


@pytest.fixture
def mac(told):
    """A session that listens, with both libraries."""
    core, power = Core(), Power()
    session = MacSession(told.append, core, power)
    session.start()
    session.start()
    return session, core, power


@pytest.mark.parametrize(
    ("name", "cause"),
    [
        ("distributed com.apple.screenIsLocked", LockCause.SESSION),
        ("distributed com.apple.screensaver.didstart", LockCause.SESSION),
        ("darwin com.apple.coregraphics.GUIConsoleSessionChanged", LockCause.SWITCH),
    ],
)
def test_each_notification_is_told(mac, told, name: str, cause: LockCause) -> None:
    _, core, _ = mac
    core.observers[name](None, None, None, None, None)
    assert told == [cause]


def test_sleep_waits_until_the_vault_is_locked(mac, told) -> None:
    session, _, power = mac
    power.called_back(None, 0, 0xE0000270, 11)
    assert (told, power.allowed) == ([], [11])
    session.told = lambda cause: told.append((cause, list(power.allowed)))
    power.called_back(None, 0, 0xE0000280, 12)
    assert (told, power.allowed) == ([(LockCause.SLEEP, [11])], [11, 12])
    power.called_back(None, 0, 0xE0000300, 13)  # woken up
    assert power.allowed == [11, 12]


def test_what_is_heard_depends_on_what_was_granted(mac) -> None:
    session, core, power = mac
    assert session.heard == {LockCause.SESSION, LockCause.SWITCH, LockCause.SLEEP, LockCause.LID}
    session.stop()
    assert session.heard == frozenset()
    assert (core.removed, power.left) == (3, True)
    refused = MacSession(lambda _: None, Core(), Power(0))
    refused.start()
    assert refused.heard == {LockCause.SESSION, LockCause.SWITCH}
    refused.stop()
