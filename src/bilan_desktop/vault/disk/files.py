"""Durable files: private from their first byte, on the disk once a call returns, overwritten before they go.

Every failure of the operating system leaves here as a `Fault`: DISK_FULL, FOLDER_NOT_WRITABLE or DISK_FAILED.
"""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bilan_desktop.domain.errors import Fault, FaultKind

FILE_MODE = 0o600
FOLDER_MODE = 0o700

PART_SUFFIX = ".part"
"""A file being written; what bears this suffix was never confirmed."""
GONE_SUFFIX = ".gone"
"""A file already overwritten, on its way out."""

_BINARY = getattr(os, "O_BINARY", 0)
_CHUNK = 1 << 16

_NO_ROOM = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_NO_RIGHT = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def disk_faults(path: Path) -> Iterator[None]:
    """Turn what the operating system refuses about `path` into a Fault that names its folder."""
    try:
        yield
    except OSError as error:
        raise Fault(_fault_kind(error), folder=path.parent) from error


def _fault_kind(error: OSError) -> FaultKind:
    if error.errno in _NO_ROOM:
        return FaultKind.DISK_FULL
    if error.errno in _NO_RIGHT:
        return FaultKind.FOLDER_NOT_WRITABLE
    return FaultKind.DISK_FAILED


def make_folder(path: Path) -> None:
    """Create a folder that only the user may enter (parents as the system makes them); an existing one stays."""
    with disk_faults(path):
        path.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        _sync_folder(path.parent)


def make_private(folder: Path) -> None:
    """Let nobody but the user enter a folder."""
    with disk_faults(folder):
        folder.chmod(FOLDER_MODE)


def remove(path: Path) -> None:
    """Remove a file that holds no secret, durably; a missing one is no error."""
    with disk_faults(path):
        path.unlink(missing_ok=True)
        _sync_folder(path.parent)


def create_empty(path: Path) -> None:
    """Create a private file of no length, to be filled by someone else; it must not exist yet."""
    with disk_faults(path):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, FILE_MODE))
        _sync_folder(path.parent)


def write(path: Path, content: bytes) -> None:
    """Put `content` at `path`, whole or not at all, and on the disk when this returns."""
    part = path.with_name(path.name + PART_SUFFIX)
    with disk_faults(path):
        try:
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, FILE_MODE)
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                _sync(file.fileno())
            part.replace(path)
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise
        _sync_folder(path.parent)


def append(path: Path, line: bytes) -> None:
    """Add `line` to a file, on the disk when this returns; when it cannot be, the file is as it was."""
    with disk_faults(path):
        existed = path.exists()
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | _BINARY, FILE_MODE)
        try:
            length = os.lseek(descriptor, 0, os.SEEK_END)
            try:
                _write_all(descriptor, line)
                _sync(descriptor)
            except OSError:
                with suppress(OSError):
                    os.ftruncate(descriptor, length)
                    _sync(descriptor)
                raise
        finally:
            os.close(descriptor)
        if not existed:
            _sync_folder(path.parent)


def truncate(path: Path, length: int = 0) -> None:
    """Cut a file to `length` bytes, durably."""
    with disk_faults(path):
        descriptor = os.open(path, os.O_RDWR | _BINARY)
        try:
            os.ftruncate(descriptor, length)
            _sync(descriptor)
        finally:
            os.close(descriptor)


def overwrite(path: Path) -> None:
    """Write random bytes over the whole of a file, in place, and wait until they are on the disk."""
    with disk_faults(path):
        descriptor = os.open(path, os.O_RDWR | _BINARY)
        try:
            remaining = os.fstat(descriptor).st_size
            if remaining == 0:
                return
            noise = _noise()
            while remaining > 0:
                chunk = next(noise)[:remaining]
                _write_all(descriptor, chunk)
                remaining -= len(chunk)
            _sync(descriptor)
        finally:
            os.close(descriptor)


def shred(path: Path) -> None:
    """Overwrite a file, cut it to nothing, give it a random name and remove it; a missing file is no error.

    The folder is not synchronised: call `sync_folder` once for all the files that go together.
    """
    if not path.exists():
        return
    overwrite(path)
    with disk_faults(path):
        os.truncate(path, 0)
        nameless = path.with_name(os.urandom(16).hex() + GONE_SUFFIX)
        path.rename(nameless)
        nameless.unlink()


def replace_shredded(new: Path, old: Path) -> None:
    """Put `new` in the place of `old`, whose bytes are overwritten first. `new` must be durable already."""
    if old.exists():
        overwrite(old)
    with disk_faults(old):
        new.replace(old)


def sync_folder(path: Path) -> None:
    """Wait until the names in a folder are on the disk."""
    with disk_faults(path / "."):
        _sync_folder(path)


def read_start(path: Path, length: int) -> bytes:
    """At most the first `length` bytes of a file, faster than a file object would. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | _BINARY)
    try:
        return os.read(descriptor, length)
    finally:
        os.close(descriptor)


def is_private(path: Path) -> bool:
    """Whether nobody but the user may read the file or enter the folder (always so where modes mean nothing)."""
    return os.name != "posix" or path.stat().st_mode & 0o077 == 0


def _noise() -> Iterator[memoryview]:
    from cryptography.hazmat.primitives.ciphers import (  # noqa: PLC0415 - the start looks at names alone
        Cipher,
        algorithms,
        modes,
    )

    # As fast as the disk: AES-256 in counter mode under a key that nobody keeps. The last bytes are OpenSSL's to use.
    encryptor = Cipher(algorithms.AES(os.urandom(32)), modes.CTR(os.urandom(16))).encryptor()
    zeros, chunk = bytes(_CHUNK), bytearray(_CHUNK + 15)
    while True:
        encryptor.update_into(zeros, chunk)
        yield memoryview(chunk)[:_CHUNK]


def _write_all(descriptor: int, content: bytes | memoryview) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(descriptor, view) :]


if sys.platform == "darwin":  # pragma: no cover - fsync there stops at the disk's own cache
    import fcntl

    def _sync(descriptor: int) -> None:
        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)

else:

    def _sync(descriptor: int) -> None:
        os.fsync(descriptor)


def _sync_folder(path: Path) -> None:
    if os.name != "posix":  # pragma: no cover - Windows writes names through by itself
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
