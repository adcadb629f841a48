"""SQLCipher as this vault wants it: raw keys, durable commits, and errors that become Faults.

What each setting is for, and the traps around keys, were measured on SQLCipher 4.19: a raw key of another length than
67 signs is silently taken for a passphrase; a key that is not set makes a file in plain text.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2
from sqlcipher3.dbapi2 import Connection

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.vault.disk import files
from bilan_desktop.vault.sealing.keys import KEY_LENGTH, wipe

__all__ = ["Connection", "connect", "database_faults", "is_plain_text"]

_HEX = b"0123456789abcdef"
_PLAIN_FIRST_BYTES = b"SQLite format 3\0"
_BUSY_SECONDS = 5.0
_WORDS_OF_SQLITE = 0xFF

# TRUNCATE opens 2 to 3 times faster than WAL and commits faster than DELETE, as durably: at synchronous=FULL the
# journal's new length is synchronised too. cipher_memory_security would make each opening six times slower, for the
# whole process; the pages of a closed compartment may stay in memory until it is used again, as the threat model says.
_SETTINGS = (
    "PRAGMA cipher_log_level = NONE",
    "PRAGMA cipher_memory_security = OFF",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA fullfsync = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA journal_mode = TRUNCATE",
)

_FAULTS = {
    dbapi2.SQLITE_FULL: FaultKind.DISK_FULL,
    dbapi2.SQLITE_IOERR: FaultKind.DISK_FAILED,
    dbapi2.SQLITE_READONLY: FaultKind.FOLDER_NOT_WRITABLE,
    dbapi2.SQLITE_PERM: FaultKind.FOLDER_NOT_WRITABLE,
    dbapi2.SQLITE_CANTOPEN: FaultKind.FOLDER_NOT_WRITABLE,
    dbapi2.SQLITE_BUSY: FaultKind.VAULT_IN_USE,
    dbapi2.SQLITE_LOCKED: FaultKind.VAULT_IN_USE,
}
_DAMAGE = {dbapi2.SQLITE_CORRUPT, dbapi2.SQLITE_NOTADB}


def connect(path: Path, key: bytearray) -> Connection:
    """A connection to the existing database at `path` under a raw data key; nothing is checked by reading yet.

    Any thread may use it, one at a time. Raises sqlcipher3's errors: use within `database_faults`.
    """
    if len(key) != KEY_LENGTH:
        raise ValueError("SQLCipher would take it for a passphrase")
    db = dbapi2.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=_BUSY_SECONDS,
    )
    raw = _raw_key(key)
    try:
        db.set_key(raw)
        for setting in _SETTINGS:
            db.execute(setting).close()
    except BaseException:
        db.close()
        raise
    finally:
        wipe(raw)
    return db


@contextmanager
def database_faults(path: Path, damaged: FaultKind, compartment: str) -> Iterator[None]:
    """Turn what SQLite says of the disk or of a damaged file into a Fault; mistakes in SQL or data pass unchanged."""
    try:
        yield
    except dbapi2.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & _WORDS_OF_SQLITE
        if code in _DAMAGE:
            raise Fault(damaged, compartment=compartment) from error
        if code in _FAULTS:
            raise Fault(_FAULTS[code], folder=path.parent) from error
        raise


def is_plain_text(path: Path) -> bool:
    """Whether the database at `path` was written without encryption, which must never be."""
    with files.disk_faults(path):
        return files.read_start(path, len(_PLAIN_FIRST_BYTES)) == _PLAIN_FIRST_BYTES


def _raw_key(key: bytearray) -> bytearray:
    # bytes.hex() would leave an immutable copy of the key behind.
    raw = bytearray(b"x'" + bytes(2 * KEY_LENGTH) + b"'")
    for at, byte in enumerate(key):
        raw[2 + 2 * at], raw[3 + 2 * at] = _HEX[byte >> 4], _HEX[byte & 15]
    return raw
