"""Windows' messages as they lie in memory, and what is asked of its libraries; the libraries are not there to be tried."""

import ctypes

import pytest
from PySide6.QtCore import QCoreApplication

from bilan_desktop.platform.session.watch import LockCause
from bilan_desktop.platform.session.windows import LID, WindowsSession, _Message, _Setting, cause_of

SESSION_CHANGE, POWER, SUSPEND, SETTING = 0x02B1, 0x0218, 0x0004, 0x8013


def message(number: int, first: int, second: int = 0) -> _Message:
    """A MSG."""
    return _Message(None, number, first, second)


@pytest.mark.parametrize(
    ("number", "first", "cause"),
    [
        (SESSION_CHANGE, 0x7, LockCause.SESSION),
        (SESSION_CHANGE, 0x8, None),  # unlocked
        (SESSION_CHANGE, 0x2, LockCause.SWITCH),
        (SESSION_CHANGE, 0x1, None),  # come back
        (SESSION_CHANGE, 0x6, LockCause.SESSION),
        (POWER, SUSPEND, LockCause.SLEEP),
        (POWER, 0x12, None),  # woken up
        (POWER, SETTING, None),  # nothing is said of what changed
        (0x0201, 0x7, None),  # a click
    ],
)
def test_each_message_says_why_or_nothing(number: int, first: int, cause: LockCause | None) -> None:
    sent = message(number, first)
    assert cause_of(ctypes.addressof(sent)) == cause


@pytest.mark.parametrize(
    ("which", "value", "cause"), [(LID, 0, LockCause.LID), (LID, 1, None), (bytes(16), 0, None)]
)
def test_the_lid_is_told_as_it_closes(which: bytes, value: int, cause: LockCause | None) -> None:
    setting = _Setting((ctypes.c_ubyte * 16).from_buffer_copy(which), 4, value)
    sent = message(POWER, SETTING, ctypes.addressof(setting))
    assert cause_of(ctypes.addressof(sent)) == cause


class Library:
    """Notes what it is asked."""

    def __init__(self, answer: int = 1) -> None:
        self.asked: list[str] = []
        self._answer = answer

    def __getattr__(self, name: str):
        def asked(*_: object) -> int:
            self.asked.append(name)
            return self._answer

        return asked


def test_it_registers_and_takes_it_back(qapp) -> None:
    terminal, user, told = Library(), Library(), []
    watch = WindowsSession(told.append, terminal, user)
    watch.start()
    watch.start()
    assert watch.heard == {LockCause.SLEEP, LockCause.SESSION, LockCause.SWITCH, LockCause.LID}
    watch.stop()
    watch.stop()
    assert watch.heard == frozenset()
    assert terminal.asked == ["WTSRegisterSessionNotification", "WTSUnRegisterSessionNotification"]
    assert user.asked == ["RegisterPowerSettingNotification", "UnregisterPowerSettingNotification"]
    assert QCoreApplication.instance() is qapp


def test_what_windows_refuses_to_tell_is_not_said_to_be_heard(qapp) -> None:
    watch = WindowsSession(lambda _: None, Library(0), Library(0))
    watch.start()
    assert watch.heard == {LockCause.SLEEP}
    watch.stop()


def test_a_message_that_comes_to_a_window_is_told(qapp) -> None:
    told: list[LockCause] = []
    watch = WindowsSession(told.append, Library(), Library())
    watch.start()
    sent = message(SESSION_CHANGE, 0x7)
    assert watch._filter is not None  # noqa: SLF001
    assert watch._filter.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(sent)) == (False, 0)  # noqa: SLF001
    watch.stop()
    assert told == [LockCause.SESSION]
