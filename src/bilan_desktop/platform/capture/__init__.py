"""Keeping windows out of screen captures, where the system can."""

import sys

from bilan_desktop.platform.capture.shield import NoShield, Shield

__all__ = ["NoShield", "Shield", "shield_here"]


def shield_here() -> Shield:
    """The way of the system the program runs on."""
    if sys.platform == "win32":
        from bilan_desktop.platform.capture.windows import WindowsShield

        return WindowsShield()
    if sys.platform == "darwin":
        from bilan_desktop.platform.capture.macos import MacShield

        return MacShield()
    return NoShield()
