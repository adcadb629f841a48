"""What is asked of each system to keep a window out of captures; Windows and macOS are played."""

import ctypes
import sys

import pytest

from bilan_desktop.platform.capture import NoShield, shield_here
from bilan_desktop.platform.capture.macos import MacShield
from bilan_desktop.platform.capture.shield import Shielding
from bilan_desktop.platform.capture.windows import WindowsShield


class User:
    """user32: remembers what each window may show; knows the affinities it is given."""

    def __init__(self, *known: int) -> None:
        self.known = known
        self.windows: dict[int, int] = {}

    def SetWindowDisplayAffinity(self, window: ctypes.c_void_p, affinity: int) -> int:
        if affinity not in self.known:
            return 0
        assert window.value is not None
        self.windows[window.value] = affinity
        return 1


def test_windows_leaves_the_window_out_and_takes_it_in_again() -> None:
    user = User(0x00, 0x01, 0x11)
    shield = WindowsShield(user)
    assert shield.hide(42)
    assert user.windows == {42: 0x11}
    assert shield.show(42)
    assert user.windows == {42: 0x00}


def test_an_older_windows_blackens_it_and_one_that_refuses_says_so() -> None:
    older = User(0x00, 0x01)
    assert WindowsShield(older).hide(42)
    assert older.windows == {42: 0x01}
    assert not WindowsShield(User()).hide(42)


class Runtime:
    """libobjc, for a view 7 whose window is 9."""

    def __init__(self) -> None:
        self.names: dict[int, bytes] = {}
        self.sharing: dict[int, int] = {}
        kind = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)
        self.objc_msgSend = kind(self._send)

    def sel_registerName(self, name: bytes) -> int:
        self.names[len(self.names) + 1] = name
        return len(self.names)

    def _send(self, target: int, selector: int, given: int) -> int:
        if self.names[selector] == b"window":
            return 9 if target == 7 else 0
        self.sharing[target] = given
        return 0


def test_macos_shares_nothing_of_the_window_of_the_view() -> None:
    runtime = Runtime()
    shield = MacShield(runtime)
    assert shield.hide(7)
    assert runtime.sharing == {9: 0}
    assert shield.show(7)
    assert runtime.sharing == {9: 1}
    assert not shield.hide(8)


@pytest.mark.skipif(sys.platform != "linux", reason="each system has its own")
def test_linux_promises_nothing() -> None:
    shield = shield_here()
    assert isinstance(shield, NoShield)
    assert shield.shielding is Shielding.NONE
    assert not shield.hide(1)
    assert not shield.show(1)
