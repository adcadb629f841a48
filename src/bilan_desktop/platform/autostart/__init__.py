"""Starting at log-in, if the counsellor agreed; each system has its own way, and its own way to say no elsewhere."""

import sys

from bilan_desktop.platform.autostart.autostart import Autostart

__all__ = ["Autostart", "autostart_here"]


def autostart_here() -> Autostart:
    """The way of the system the program runs on."""
    if sys.platform == "win32":
        import winreg

        from bilan_desktop.platform.autostart.run_key import RunKey

        return RunKey(winreg)
    if sys.platform == "darwin":
        from bilan_desktop.platform.autostart.launch_agent import LaunchAgent

        return LaunchAgent()
    from bilan_desktop.platform.autostart.freedesktop import FreedesktopAutostart

    return FreedesktopAutostart()
