"""What leaves the vault for a place that the user chose: from then on it is outside the program's promise."""

import hashlib
from contextlib import suppress
from pathlib import Path

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.vault.disk import files
from bilan_desktop.vault.disk.layout import Layout


def write(path: Path, content: bytes) -> None:
    """Writes a file that only the user may read, whole or not at all.

    Raises Fault FILE_IN_VAULT for a place inside a vault, where nothing may lie in clear nor take the place of its files;
    FILE_NOT_WRITTEN when the place refuses it, DISK_FULL when there is no room. No file is then left.
    """
    if _is_in_a_vault(path):
        raise Fault(FaultKind.FILE_IN_VAULT, folder=path.parent)
    try:
        files.write(path, content)
    except Fault as fault:
        _take_back_unconfirmed(path, content)
        if fault.kind is FaultKind.DISK_FULL:
            raise
        raise Fault(FaultKind.FILE_NOT_WRITTEN, folder=path.parent) from None


def take_back(path: Path) -> None:
    """Overwrites and removes a file just written, when its hand-over could not be registered."""
    files.shred(path)


def digest(content: bytes) -> bytes:
    """What a file is known by again (SHA-256)."""
    return hashlib.sha256(content).digest()


def erase(path: Path, taken: bytes) -> None:
    """Overwrites and removes the original of a file that was taken in, as far as its disk lets that be promised.

    `taken`: the digest of what was taken in. Raises Fault FILE_CHANGED when another content has come to its place since (a
    scanner that reuses a name), which would be lost; FILE_NOT_ERASED when the place refuses. A file that is gone is no error.
    """
    try:
        is_same = not path.exists() or _digest_at(path) == taken
        if is_same:
            files.shred(path)
    except (OSError, Fault):
        raise Fault(FaultKind.FILE_NOT_ERASED, folder=path.parent) from None
    if not is_same:
        raise Fault(FaultKind.FILE_CHANGED, folder=path.parent)


def _digest_at(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, hashlib.sha256).digest()


def _is_in_a_vault(path: Path) -> bool:
    return any(Layout(folder).header.exists() for folder in path.resolve().parents)


def _take_back_unconfirmed(path: Path, content: bytes) -> None:
    """Removes what did arrive though its disk could not confirm it: it would lie there, and be said not to."""
    with suppress(OSError, Fault):
        if path.read_bytes() == content:
            files.shred(path)
