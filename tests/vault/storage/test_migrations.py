"""Numbered migrations: all that are due or none, and a newer database is left alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.vault.sealing.capsule import CompartmentKind
from bilan_desktop.vault.storage import migrations
from bilan_desktop.vault.storage.connection import Connection

CASE = CompartmentKind.CASE


@pytest.fixture
def schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of migrations of cases, for the test to fill; migrations are read anew."""
    monkeypatch.setattr(migrations.resources, "files", lambda _: tmp_path)
    migrations.scripts.cache_clear()
    (tmp_path / "schema" / "case").mkdir(parents=True)
    yield tmp_path / "schema" / "case"
    migrations.scripts.cache_clear()


@pytest.fixture
def db() -> Iterator[Connection]:
    db = dbapi2.connect(":memory:", isolation_level=None)
    yield db
    db.close()


def tables(db: Connection) -> list[str]:
    return [
        name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    ]


def test_migrations_run_in_the_order_of_their_numbers_and_once(schema: Path, db: Connection) -> None:
    (schema / "0002.sql").write_text("ALTER TABLE a ADD COLUMN c TEXT;\nINSERT INTO a VALUES (1, 'x;y');\n")
    (schema / "0001.sql").write_text("-- first; not a statement\nCREATE TABLE a (b);\nCREATE TABLE d (e);\n")
    assert migrations.is_behind(db, CASE)
    migrations.migrate(db, CASE)
    assert tables(db) == ["a", "d"]
    assert db.execute("SELECT * FROM a").fetchall() == [(1, "x;y")]
    assert migrations.version(db) == 2
    assert not migrations.is_behind(db, CASE)


def test_a_trigger_is_one_statement(schema: Path, db: Connection) -> None:
    (schema / "0001.sql").write_text(
        "CREATE TABLE a (b);\n"
        "CREATE TRIGGER t AFTER INSERT ON a BEGIN\n    DELETE FROM a WHERE b = 1;\n    DELETE FROM a WHERE b = 2;\nEND;\n"
    )
    migrations.migrate(db, CASE)
    db.execute("INSERT INTO a VALUES (2)")
    assert db.execute("SELECT count(*) FROM a").fetchone() == (0,)


def test_a_new_migration_reaches_a_database_that_has_the_old_ones(schema: Path, db: Connection) -> None:
    (schema / "0001.sql").write_text("CREATE TABLE a (b);\n")
    migrations.migrate(db, CASE)
    (schema / "0002.sql").write_text("CREATE TABLE c (d);\n")
    migrations.scripts.cache_clear()
    migrations.migrate(db, CASE)
    assert tables(db) == ["a", "c"]


def test_a_database_of_a_newer_program_is_refused(schema: Path, db: Connection) -> None:
    db.execute("PRAGMA user_version = 1")
    with pytest.raises(Fault) as caught:
        migrations.is_behind(db, CASE)
    assert caught.value.kind is FaultKind.VAULT_TOO_NEW
    assert dict(caught.value.facts) == {"format": 1, "known": 0}


def test_a_kind_without_migrations_is_up_to_date(schema: Path, db: Connection) -> None:
    assert not migrations.is_behind(db, CompartmentKind.RETAINED)
    migrations.migrate(db, CompartmentKind.RETAINED)
    assert tables(db) == []


def test_a_migration_that_ends_within_a_statement_is_noticed(schema: Path, db: Connection) -> None:
    (schema / "0001.sql").write_text("CREATE TABLE a (b)\n")
    with pytest.raises(AssertionError):
        migrations.migrate(db, CASE)


@pytest.mark.parametrize("kind", CompartmentKind)
def test_every_kind_has_its_migrations_numbered_without_a_gap(kind: CompartmentKind) -> None:
    folder = Path(migrations.__file__).parents[1] / "schema" / kind.value
    names = sorted(path.name for path in folder.iterdir())
    assert names == [f"{number:04}.sql" for number in range(1, len(names) + 1)]
    assert len(migrations.scripts(kind)) == len(names) > 0
