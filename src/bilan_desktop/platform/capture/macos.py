"""macOS: NSWindow's `sharingType`, set through the Objective-C runtime. ScreenCaptureKit overlooks it from macOS 15 on."""

import ctypes
from typing import Any, Final

from bilan_desktop.platform.capture.shield import Shield, Shielding

_NONE: Final = 0  # NSWindowSharingNone
_READ_ONLY: Final = 1  # NSWindowSharingReadOnly, what windows have at first


class MacShield(Shield):
    """`runtime` is libobjc unless a test gives another. Qt names a window by its view."""

    shielding = Shielding.PARTIAL

    def __init__(self, runtime: Any = None) -> None:
        self._runtime = runtime
        if runtime is None:
            self._runtime = ctypes.CDLL("/usr/lib/libobjc.A.dylib")
            self._runtime.sel_registerName.restype = ctypes.c_void_p
            self._runtime.sel_registerName.argtypes = [ctypes.c_char_p]

    def hide(self, window: int) -> bool:
        """Asks the window server to share nothing of a window."""
        return self._set(window, _NONE)

    def show(self, window: int) -> bool:
        """Lets a window be captured again."""
        return self._set(window, _READ_ONLY)

    def _set(self, view: int, sharing: int) -> bool:
        owner = self._send(ctypes.c_void_p, view, b"window")
        if not owner:
            return False
        self._send(None, owner, b"setSharingType:", sharing)
        return True

    def _send(self, gives: Any, target: int, selector: bytes, *given: int) -> Any:
        kinds = [ctypes.c_void_p, ctypes.c_void_p, *(ctypes.c_ulong for _ in given)]
        call = ctypes.cast(self._runtime.objc_msgSend, ctypes.CFUNCTYPE(gives, *kinds))
        return call(target, self._runtime.sel_registerName(selector), *given)
