"""Whether the disk that holds a folder is encrypted as a whole, as far as the system tells without more rights."""

import sys
from pathlib import Path

from bilan_desktop.platform.disk.state import DiskState

__all__ = ["DiskState", "disk_state"]


def disk_state(folder: Path) -> DiskState:
    """Asks this system; may take a few seconds on Windows and macOS, so never in the thread of the windows."""
    if sys.platform == "win32":
        from bilan_desktop.platform.disk.windows import bitlocker

        return bitlocker(folder)
    if sys.platform == "darwin":
        from bilan_desktop.platform.disk.macos import filevault

        return filevault(folder)
    from bilan_desktop.platform.disk.linux import encryption_below

    return encryption_below(folder)
