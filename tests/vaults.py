"""A vault seen from below: compartments with a few words in a table of their own, no law, no person."""

import os
import shutil
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from attrs import frozen

import bilan_desktop
from bilan_desktop.vault.clock import FixedClock
from bilan_desktop.vault.sealing.capsule import CompartmentKind
from bilan_desktop.vault.sealing.keys import KdfParameters
from bilan_desktop.vault.sealing.recovery import RecoveryCode
from bilan_desktop.vault.storage import migrations
from bilan_desktop.vault.storage.compartment import Compartment, Connection
from bilan_desktop.vault.vault import Vault

PASSPHRASE = "galet-tilleul-brume-safran-noisette-voilier-craie"
CHEAP = KdfParameters(memory_kib=64 * 1024, passes=1, lanes=1)
"""The least the vault accepts: a tenth of a second instead of one."""
FIRST_DAY = datetime(2026, 3, 2, 9, 0).astimezone()
NEXT_YEAR = date(2027, 3, 2)


@frozen
class Template:
    """A locked, empty vault to copy, and the recovery code, which opens it without a slow derivation."""

    folder: Path
    code: RecoveryCode

    def copied(self, folder: Path) -> Path:
        """A copy of it at `folder`."""
        return Path(shutil.copytree(self.folder, folder))


def make_template(folder: Path) -> Template:
    """A vault made on the first day."""
    vault, code = Vault.create(folder, PASSPHRASE, FixedClock(FIRST_DAY), kdf=CHEAP)
    vault.lock()
    return Template(folder, code)


def write_words(db: Connection, *words: str) -> None:
    """Put words into the table of words, which is made if need be."""
    db.execute("CREATE TABLE IF NOT EXISTS words (word TEXT NOT NULL)")
    db.executemany("INSERT INTO words VALUES (?)", [(word,) for word in words])


def words_of(compartment: Compartment) -> list[str]:
    """The words of an open compartment."""
    with compartment.read() as db:
        return [word for (word,) in db.execute("SELECT word FROM words ORDER BY rowid")]


def add_case(vault: Vault, *words: str, reference: str = "B-2026-001") -> UUID:
    """A case with words in it, closed again; its id."""
    with vault.new_case(reference, vault.today()) as compartment, compartment.transaction() as db:
        write_words(db, *words)
    compartment.close()
    return compartment.id


def read_words(vault: Vault, compartment: UUID) -> list[str]:
    """The words of a compartment, opened for that."""
    with vault.open(compartment) as opened:
        return words_of(opened)


def close_case(
    vault: Vault,
    case: UUID,
    *words: str,
    until: date = NEXT_YEAR,
    destroyed: Mapping[str, int] | None = None,
) -> UUID:
    """Close a case, keeping `words` in a compartment due on `until`; its id."""
    with vault.replacing(case) as closing:
        kept = closing.create(CompartmentKind.RETAINED, until, rule="deadline", documents={"synthesis": 1})
        with kept.transaction() as db:
            write_words(db, *words)
        closing.commit("closing", destroyed)
    kept.close()
    return kept.id


def at(day: date, hour: int = 9) -> datetime:
    """An hour of a day, in the local zone."""
    return datetime(day.year, day.month, day.day, hour).astimezone()


def add_migration() -> None:
    """Let this process be of a newer program, which has one migration of cases more."""
    known = migrations.scripts(CompartmentKind.CASE)
    script = "CREATE TABLE newer (word TEXT);\nINSERT INTO newer SELECT word FROM words;\nDROP TABLE words;\n"
    others = {kind: migrations.scripts(kind) for kind in CompartmentKind}
    scripts = others | {CompartmentKind.CASE: (*known, script)}
    migrations.scripts = scripts.__getitem__


def other_program() -> dict[str, str]:
    """The environment in which another Python process finds the package and what tests share."""
    places = (Path(bilan_desktop.__file__).parents[1], Path(__file__).parent)
    return os.environ | {"PYTHONPATH": os.pathsep.join(map(str, places))}
