"""Windows: the shell knows of each volume whether BitLocker protects it, and tells any user.

`System.Volume.BitLockerProtection`: 1 on, 2 off, 3 being encrypted, 4 being decrypted, 5 suspended, 6 locked. Device
encryption, which Windows Home offers, counts as BitLocker there.
"""

from pathlib import Path, PureWindowsPath
from typing import Final

from bilan_desktop.platform.disk.asking import Ask, ask
from bilan_desktop.platform.disk.state import DiskState

_SCRIPT: Final = (
    "(New-Object -ComObject Shell.Application).NameSpace('{drive}').Self"
    ".ExtendedProperty('System.Volume.BitLockerProtection')"
)
_STATES: Final = {"1": DiskState.ENCRYPTED, "2": DiskState.PLAIN, "4": DiskState.PLAIN, "5": DiskState.PLAIN}


def bitlocker(folder: Path, ask_system: Ask = ask) -> DiskState:
    """The volume that holds a folder. A suspended protection leaves its key on the disk: it counts as none."""
    drive = PureWindowsPath(str(folder)).drive
    if len(drive) != 2 or not drive[0].isalpha():
        return DiskState.UNKNOWN
    command = ["powershell", "-NoProfile", "-NonInteractive", "-Command", _SCRIPT.format(drive=drive)]
    return _STATES.get(ask_system(command).strip(), DiskState.UNKNOWN)
