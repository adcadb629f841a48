"""Windows: SetWindowDisplayAffinity (https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-setwindowdisplayaffinity)."""

import ctypes
from typing import Any, Final

from bilan_desktop.platform.capture.shield import Shield, Shielding

_NONE: Final = 0x00
_MONITOR: Final = 0x01
"""Black in captures: what Windows before version 2004 knows."""
_EXCLUDED: Final = 0x11
"""Not there at all in captures."""


class WindowsShield(Shield):
    """`user` is user32 unless a test gives another."""

    shielding = Shielding.WHOLE

    def __init__(self, user: Any = None) -> None:
        loader: Any = getattr(ctypes, "WinDLL", None)
        self._user = user if user is not None else loader("user32")

    def hide(self, window: int) -> bool:
        """Takes a top-level window out of captures, or blackens it there."""
        return self._set(window, _EXCLUDED) or self._set(window, _MONITOR)

    def show(self, window: int) -> bool:
        """Puts a top-level window back in captures."""
        return self._set(window, _NONE)

    def _set(self, window: int, affinity: int) -> bool:
        return bool(self._user.SetWindowDisplayAffinity(ctypes.c_void_p(window), affinity))
