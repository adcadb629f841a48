"""One program at a time: an exclusive lock of the operating system on the vault's `lock` file.

The system lets go of it when the process ends, however it ends; the file itself stays.
"""

import os
import sys
from pathlib import Path
from typing import Self

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.vault.disk import files

if sys.platform == "win32":  # pragma: no cover - the same lock in another system's words
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    _TAKEN: tuple[type[OSError], ...] = (PermissionError,)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    _TAKEN = (BlockingIOError,)


class VaultLock:
    """The lock, held from its making until `release`."""

    def __init__(self, path: Path) -> None:
        """Take the lock. Raises Fault VAULT_IN_USE when another program, or this one, holds it."""
        with files.disk_faults(path):
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, files.FILE_MODE)
            try:
                _take(descriptor)
            except _TAKEN as error:
                os.close(descriptor)
                raise Fault(FaultKind.VAULT_IN_USE, folder=path.parent) from error
            except OSError:
                os.close(descriptor)
                raise
        self._descriptor: int | None = descriptor

    def release(self) -> None:
        """Let go; a second call does nothing."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()
