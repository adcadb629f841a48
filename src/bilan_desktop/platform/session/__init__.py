"""The person's session as the system tells of it: one class for each system, chosen here."""

import sys

from bilan_desktop.platform.session.watch import LockCause, SessionWatch, Told

__all__ = ["LockCause", "SessionWatch", "Told", "session_watch"]


def session_watch(told: Told) -> SessionWatch:
    """The watch of this system."""
    if sys.platform == "win32":
        from bilan_desktop.platform.session.windows import WindowsSession

        return WindowsSession(told)
    if sys.platform == "darwin":
        from bilan_desktop.platform.session.macos import MacSession

        return MacSession(told)
    from bilan_desktop.platform.session.linux import LinuxSession

    return LinuxSession(told)
