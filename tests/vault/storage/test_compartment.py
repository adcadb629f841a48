"""A compartment: what is confirmed is there, what is not has never been, and damage is told."""

import os
import stat
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from attrs import evolve
from sqlcipher3 import dbapi2

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.vault.sealing.capsule import CompartmentKind
from bilan_desktop.vault.sealing.keys import new_key
from bilan_desktop.vault.storage import compartment as compartment_module
from bilan_desktop.vault.storage import migrations
from bilan_desktop.vault.storage.compartment import Compartment, Connection, Meta
from vaults import words_of, write_words

KEY = new_key()
META = Meta(
    uuid4(),
    CompartmentKind.CASE,
    date(2026, 3, 2),
    uuid4(),
    "B-2026-001",
    "deadline",
    {"notes": 2},
    generation=0,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A compartment with one word."""
    made = Compartment.create(tmp_path / "a.db", KEY, META, None, lambda db: write_words(db, "un"))
    made.close()
    return tmp_path / "a.db"


@pytest.fixture
def opened(path: Path) -> Compartment:
    opened = open_again(path)
    yield opened
    opened.close()


def open_again(path: Path) -> Compartment:
    return Compartment.open(path, KEY, META.id, META.kind, None)


def refusal(path: Path) -> FaultKind:
    with pytest.raises(Fault) as caught:
        open_again(path)
    return caught.value.kind


def test_it_says_what_it_is(path: Path, opened: Compartment) -> None:
    assert opened.meta == META
    assert (opened.id, opened.kind, opened.destroy_on) == (META.id, CompartmentKind.CASE, None)
    assert words_of(opened) == ["un"]


@pytest.mark.skipif(os.name != "posix", reason="modes mean nothing on Windows")
def test_its_files_are_private(path: Path, opened: Compartment) -> None:
    with opened.transaction() as db:
        write_words(db, "deux")
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}


def test_a_transaction_is_stored_whole_and_raises_the_generation(path: Path, opened: Compartment) -> None:
    with opened.transaction() as db:
        write_words(db, "deux", "trois")
    assert opened.generation == 1
    opened.close()
    again = open_again(path)
    assert words_of(again) == ["un", "deux", "trois"]
    assert again.generation == 1
    again.close()


def test_a_transaction_left_by_an_exception_never_was(opened: Compartment) -> None:
    def leave(db: Connection) -> None:
        write_words(db, "deux")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), opened.transaction() as db:
        leave(db)
    assert words_of(opened) == ["un"]
    assert opened.generation == 0


def test_a_constraint_that_fails_undoes_the_whole_transaction(opened: Compartment) -> None:
    with pytest.raises(dbapi2.IntegrityError), opened.transaction() as db:
        db.executemany("INSERT INTO words VALUES (?)", [("deux",), (None,)])
    assert words_of(opened) == ["un"]


def test_a_transaction_that_wrote_nothing_costs_no_generation(opened: Compartment) -> None:
    with opened.transaction() as db:
        db.execute("SELECT * FROM words").fetchall()
    assert opened.generation == 0


def test_a_transaction_within_another_joins_it(opened: Compartment) -> None:
    def write_and_leave() -> None:
        with opened.transaction() as db:
            write_words(db, "deux")
        assert words_of(opened) == ["un", "deux"]
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), opened.transaction():
        write_and_leave()
    assert words_of(opened) == ["un"]


def test_a_transaction_that_sqlite_has_given_up_already_is_not_given_up_twice(opened: Compartment) -> None:
    with pytest.raises(dbapi2.IntegrityError), opened.transaction() as db:
        db.execute("INSERT OR ROLLBACK INTO words VALUES (NULL)")
    assert words_of(opened) == ["un"]


def test_a_creation_that_fails_raises_and_closes(tmp_path: Path) -> None:
    def fail(_: object) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Compartment.create(tmp_path / "a.db", KEY, META, None, fail)
    with pytest.raises(Fault):
        Compartment.create(tmp_path / "a.db", KEY, META, None)


def test_a_file_in_plain_text_is_never_accepted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def without_key(path: Path, _: bytearray) -> dbapi2.Connection:
        return dbapi2.connect(str(path), isolation_level=None)

    monkeypatch.setattr(compartment_module, "connect", without_key)
    with pytest.raises(Fault) as caught:
        Compartment.create(tmp_path / "a.db", KEY, META, None)
    assert caught.value.kind is FaultKind.COMPARTMENT_DAMAGED


def test_what_is_missing_empty_or_damaged_says_so(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(b"")
    assert refusal(path) is FaultKind.COMPARTMENT_DAMAGED
    path.write_bytes(os.urandom(len(content)))
    assert refusal(path) is FaultKind.COMPARTMENT_DAMAGED
    path.unlink()
    assert refusal(path) is FaultKind.COMPARTMENT_MISSING


def test_the_register_damaged_is_said_to_be_the_register(tmp_path: Path) -> None:
    meta = Meta(uuid4(), CompartmentKind.REGISTER, date(2026, 3, 2))
    Compartment.create(tmp_path / "r.db", KEY, meta, None).close()
    (tmp_path / "r.db").write_bytes(os.urandom(8192))
    with pytest.raises(Fault) as caught:
        Compartment.open(tmp_path / "r.db", KEY, meta.id, meta.kind, None)
    assert caught.value.kind is FaultKind.REGISTER_DAMAGED


def test_a_compartment_in_the_place_of_another_is_damage(path: Path) -> None:
    with pytest.raises(Fault) as caught:
        Compartment.open(path, KEY, uuid4(), META.kind, None)
    assert caught.value.kind is FaultKind.COMPARTMENT_DAMAGED
    with pytest.raises(Fault) as caught:
        Compartment.open(path, KEY, META.id, CompartmentKind.RETAINED, None)
    assert caught.value.kind is FaultKind.COMPARTMENT_DAMAGED


def test_opening_brings_the_schema_up_to_date(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = migrations.scripts(META.kind)
    monkeypatch.setattr(migrations, "scripts", lambda _: (*known, "CREATE TABLE later (a);\n"))
    opened = open_again(path)
    with opened.read() as db:
        assert db.execute("SELECT count(*) FROM later").fetchone() == (0,)
        assert migrations.version(db) == len(known) + 1
    opened.close()


def test_a_compartment_of_a_newer_program_is_refused_and_untouched(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrations, "scripts", lambda _: ())
    before = path.read_bytes()
    assert refusal(path) is FaultKind.VAULT_TOO_NEW
    assert path.read_bytes() == before


def test_a_sound_compartment_has_no_damage(opened: Compartment) -> None:
    assert opened.damage() == []


def damage_of(path: Path) -> list[str]:
    try:
        opened = open_again(path)
    except Fault as fault:
        return [fault.kind.value]
    try:
        return opened.damage()
    finally:
        opened.close()


def test_a_flipped_bit_in_any_page_is_found(path: Path) -> None:
    content = path.read_bytes()
    for page in range(len(content) // 4096):
        at = 4096 * page + 2048
        path.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        found = damage_of(path)
        assert found == ["compartment_damaged"] or f"HMAC verification failed for page {page + 1}" in found
    path.write_bytes(content)
    assert damage_of(path) == []


def test_a_file_cut_short_is_damage(path: Path, opened: Compartment) -> None:
    os.truncate(path, path.stat().st_size - 4096 - 100)
    assert opened.damage() != []


def test_a_reference_to_nothing_is_damage(opened: Compartment) -> None:
    with opened.transaction() as db:
        db.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY)")
        db.execute("CREATE TABLE child (id REFERENCES parent)")
    with opened.read() as db:
        db.execute("PRAGMA foreign_keys = OFF")
    with opened.transaction() as db:
        db.execute("INSERT INTO child VALUES (7)")
    assert opened.damage() == ["foreign key of child"]


def test_once_closed_it_serves_no_more(opened: Compartment) -> None:
    closed = []
    opened.on_close = closed.append
    opened.close()
    opened.close()
    assert closed == [opened]
    for use in (opened.read, opened.transaction):
        with pytest.raises(Fault) as caught, use():
            pytest.fail("it opened")
        assert caught.value.kind is FaultKind.VAULT_LOCKED


def test_meta_without_a_case_is_for_the_register(tmp_path: Path) -> None:
    meta = evolve(META, kind=CompartmentKind.REGISTER, case_id=None, reference=None)
    Compartment.create(tmp_path / "r.db", KEY, meta, None).close()
    opened = Compartment.open(tmp_path / "r.db", KEY, meta.id, meta.kind, None)
    assert opened.meta == meta
    opened.close()
