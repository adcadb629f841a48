"""SQLCipher as the vault wants it, and what the disk refuses said in the vault's own words."""

import os
import re
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.vault.sealing.keys import new_key
from bilan_desktop.vault.storage.connection import Connection, connect, database_faults, is_plain_text


@pytest.fixture
def key() -> bytearray:
    return new_key()


@pytest.fixture
def path(tmp_path: Path, key: bytearray) -> Path:
    path = tmp_path / "a.db"
    path.touch(0o600)
    db = connect(path, key)
    db.execute("CREATE TABLE words (word TEXT)")
    db.execute("INSERT INTO words VALUES ('CANARI')")
    db.close()
    return path


def setting(db: Connection, name: str) -> object:
    return db.execute(f"PRAGMA {name}").fetchone()[0]


def test_the_settings_that_keep_secrets_and_promises_hold(path: Path, key: bytearray) -> None:
    db = connect(path, key)
    found = {
        name: setting(db, name)
        for name in (
            "foreign_keys",
            "trusted_schema",
            "secure_delete",
            "temp_store",
            "synchronous",
            "journal_mode",
        )
    }
    assert found == {
        "foreign_keys": 1,
        "trusted_schema": 0,
        "secure_delete": 1,
        "temp_store": 2,
        "synchronous": 2,
        "journal_mode": "truncate",
    }
    with pytest.raises(dbapi2.OperationalError):
        db.execute("SELECT load_extension('a')")
    db.close()


def test_the_key_is_raw_and_wiped_and_the_callers_stays(path: Path, key: bytearray) -> None:
    before = bytes(key)
    connect(path, key).close()
    assert key == before
    raw = dbapi2.connect(str(path))
    raw.set_key(bytearray(f"x'{before.hex()}'".encode()))
    assert raw.execute("SELECT word FROM words").fetchone() == ("CANARI",)
    raw.close()


def test_a_key_of_another_length_is_never_taken_for_a_passphrase(path: Path, key: bytearray) -> None:
    with pytest.raises(ValueError):
        connect(path, key + b"x")


def test_nothing_readable_is_written(path: Path) -> None:
    content = path.read_bytes()
    assert not is_plain_text(path)
    assert b"CANARI" not in content
    assert b"words" not in content
    assert not re.search(rb"[ -~]{24}", content)


def test_a_file_in_plain_text_is_recognised(tmp_path: Path) -> None:
    plain = dbapi2.connect(str(tmp_path / "plain.db"))
    plain.execute("CREATE TABLE a (b)")
    plain.close()
    assert is_plain_text(tmp_path / "plain.db")


def test_a_missing_database_is_not_made(tmp_path: Path, key: bytearray) -> None:
    with (
        pytest.raises(Fault) as caught,
        database_faults(tmp_path / "a.db", FaultKind.COMPARTMENT_DAMAGED, "a"),
    ):
        connect(tmp_path / "a.db", key)
    assert caught.value.kind is FaultKind.FOLDER_NOT_WRITABLE
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_key_and_a_damaged_page_are_damage(path: Path, key: bytearray) -> None:
    with pytest.raises(Fault) as caught, database_faults(path, FaultKind.COMPARTMENT_DAMAGED, "one"):
        connect(path, new_key())
    assert caught.value.kind is FaultKind.COMPARTMENT_DAMAGED
    assert caught.value.facts == {"compartment": "one"}
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(content)
    with pytest.raises(Fault) as caught, database_faults(path, FaultKind.REGISTER_DAMAGED, "one"):
        connect(path, key)
    assert caught.value.kind is FaultKind.REGISTER_DAMAGED


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (13, FaultKind.DISK_FULL),
        (10, FaultKind.DISK_FAILED),
        (10 | 4 << 8, FaultKind.DISK_FAILED),
        (8, FaultKind.FOLDER_NOT_WRITABLE),
        (14, FaultKind.FOLDER_NOT_WRITABLE),
        (5, FaultKind.VAULT_IN_USE),
        (11, FaultKind.COMPARTMENT_DAMAGED),
        (26, FaultKind.COMPARTMENT_DAMAGED),
    ],
)
def test_what_sqlite_says_of_the_disk_becomes_a_fault(tmp_path: Path, code: int, kind: FaultKind) -> None:
    error = dbapi2.OperationalError("no word of a case")
    error.sqlite_errorcode = code
    with (
        pytest.raises(Fault) as caught,
        database_faults(tmp_path / "a.db", FaultKind.COMPARTMENT_DAMAGED, "a"),
    ):
        raise error
    assert caught.value.kind is kind
    assert "case" not in f"{caught.value} {dict(caught.value.facts)}"


def test_a_mistake_in_sql_is_a_mistake_of_ours(path: Path, key: bytearray) -> None:
    db = connect(path, key)
    with pytest.raises(dbapi2.OperationalError), database_faults(path, FaultKind.COMPARTMENT_DAMAGED, "a"):
        db.execute("SELEKT")
    db.close()


@pytest.mark.skipif(os.name != "posix" or not hasattr(os, "geteuid"), reason="other systems take other locks")
def test_a_writer_that_waits_too_long_for_another_says_so(path: Path, key: bytearray) -> None:
    one, other = connect(path, key), connect(path, key)
    one.execute("BEGIN IMMEDIATE")
    other.execute("PRAGMA busy_timeout = 0")
    with pytest.raises(Fault) as caught, database_faults(path, FaultKind.COMPARTMENT_DAMAGED, "a"):
        other.execute("BEGIN IMMEDIATE")
    assert caught.value.kind is FaultKind.VAULT_IN_USE
    one.close()
    other.close()
