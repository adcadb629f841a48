"""macOS: `fdesetup status` tells of the start-up disk; of another one, `diskutil info` tells whether it is encrypted."""

import plistlib
from pathlib import Path, PurePosixPath
from typing import Final
from xml.parsers.expat import ExpatError

from bilan_desktop.platform.disk.asking import Ask, ask
from bilan_desktop.platform.disk.state import DiskState

_ELSEWHERE: Final = PurePosixPath("/Volumes")


def filevault(folder: Path, ask_system: Ask = ask) -> DiskState:
    """The disk that holds a folder. While FileVault turns the disk over, it is said to be on."""
    place = PurePosixPath(folder)
    if place.is_relative_to(_ELSEWHERE) and len(place.parts) > 2:
        return _other(str(PurePosixPath(*place.parts[:3])), ask_system)
    said = ask_system(["/usr/bin/fdesetup", "status"])
    if "FileVault is On" in said:
        return DiskState.ENCRYPTED
    return DiskState.PLAIN if "FileVault is Off" in said else DiskState.UNKNOWN


def _other(volume: str, ask_system: Ask) -> DiskState:
    said = ask_system(["/usr/sbin/diskutil", "info", "-plist", volume])
    try:
        told = plistlib.loads(said.encode())
    except (plistlib.InvalidFileException, ExpatError, ValueError):
        return DiskState.UNKNOWN
    if "Encryption" not in told and "FileVault" not in told:
        return DiskState.UNKNOWN
    is_on = bool(told.get("Encryption")) or bool(told.get("FileVault"))
    return DiskState.ENCRYPTED if is_on else DiskState.PLAIN
