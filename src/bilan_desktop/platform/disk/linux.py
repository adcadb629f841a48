"""Linux: from the folder to its mount, from the mount to its device, from the device down to what lies under it.

A device of the device mapper says in `dm/uuid` which target it is: `CRYPT-LUKS2-…` for dm-crypt. LVM and RAID stand on others,
named in `slaves`. Some filesystems encrypt by themselves: eCryptfs and those of FUSE as a whole, ext4 and F2FS by folder.
"""

import os
import re
import sys
from pathlib import Path
from typing import Final

from bilan_desktop.platform.disk.state import DiskState

_ENCRYPTING: Final = {
    "ecryptfs",
    "fuse.gocryptfs",
    "fuse.encfs",
    "fuse.cryfs",
    "fuse.securefs",
    "fuse.veracrypt",
}
_GET_FLAGS: Final = 0x80086601  # FS_IOC_GETFLAGS
_FLAG_ENCRYPTED: Final = 0x800  # FS_ENCRYPT_FL
_DEEPEST: Final = 12
"""Devices stand on one another, but never on themselves."""


def encryption_below(folder: Path, root: Path = Path("/")) -> DiskState:
    """What lies under a folder; `root` is where `proc` and `sys` are, another one in tests."""
    if _is_encrypted_folder(folder):
        return DiskState.ENCRYPTED
    try:
        mounts = (root / "proc/self/mountinfo").read_text("utf-8", "surrogateescape")
    except OSError:
        return DiskState.UNKNOWN
    kind, source = mount_of(folder, mounts)
    if kind in _ENCRYPTING:
        return DiskState.ENCRYPTED
    if not source.startswith("/dev/"):
        return DiskState.UNKNOWN
    device = (root / source.lstrip("/")).resolve().name
    return _below(root / "sys/class/block", device, _DEEPEST)


def mount_of(folder: Path, mounts: str) -> tuple[str, str]:
    """The filesystem and the source of the mount that holds a folder, by proc(5)'s mountinfo."""
    where = folder.resolve()
    found = (-1, "", "")
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        place, told = before.split(" "), after.split(" ")
        if len(place) < 5 or len(told) < 2:
            continue
        point = Path(_plain(place[4]))
        depth = len(point.parts)
        # The last of two mounts at one place hides the first.
        if where.is_relative_to(point) and depth >= found[0]:
            found = depth, told[0], _plain(told[1])
    return found[1], found[2]


def _below(blocks: Path, device: str, deepest: int) -> DiskState:
    """Encrypted when the device is, or when everything it stands on is."""
    here = blocks / device
    if not device or not here.exists() or deepest == 0:
        return DiskState.UNKNOWN
    if _read(here / "dm/uuid").startswith("CRYPT-"):
        return DiskState.ENCRYPTED
    slaves = here / "slaves"
    under = sorted(each.name for each in slaves.iterdir()) if slaves.is_dir() else []
    states = {_below(blocks, each, deepest - 1) for each in under}
    if DiskState.PLAIN in states or not states:
        return DiskState.PLAIN
    return DiskState.UNKNOWN if DiskState.UNKNOWN in states else DiskState.ENCRYPTED


def _read(path: Path) -> str:
    try:
        return path.read_text("ascii", "replace")
    except OSError:
        return ""


def _plain(field: str) -> str:
    """A field of mountinfo without its octal escapes."""
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), field)


def _is_encrypted_folder(folder: Path) -> bool:
    """Whether the filesystem encrypts this folder by itself (fscrypt)."""
    if sys.platform != "linux":
        return False
    import fcntl  # noqa: PLC0415 - there is none on Windows

    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return False
    try:
        flags = fcntl.ioctl(descriptor, _GET_FLAGS, b"\0" * 8)
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return bool(int.from_bytes(flags[:4], sys.byteorder) & _FLAG_ENCRYPTED)
