"""Where everything lies in a vault's folder; the only module that knows the file names."""

import os
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from uuid import UUID

from attrs import frozen

from bilan_desktop.vault.disk.files import GONE_SUFFIX, PART_SUFFIX

CAPSULE_SUFFIX = ".key"
DATABASE_SUFFIX = ".db"
JOURNAL_SUFFIX = "-journal"
NEXT_SUFFIX = ".next"
"""A file sealed under the coming master key, until the change of passphrase is committed."""

SYSTEM_FILES = frozenset({".DS_Store", ".directory", "Thumbs.db", "desktop.ini"})
"""What file managers leave in any folder they show."""

_NAMELESS = re.compile(r"[0-9a-f]{32}" + re.escape(GONE_SUFFIX))


@frozen
class Layout:
    """The paths inside one vault's folder. `folder` need not exist."""

    folder: Path

    @property
    def header(self) -> Path:
        """Format, vault id and key slots (`header.py`)."""
        return self.folder / "vault.json"

    @property
    def creating(self) -> Path:
        """Marks a vault whose creation has not come to its end."""
        return self.folder / "creating"

    @property
    def register(self) -> Path:
        """The register's database."""
        return self.folder / "register.db"

    @property
    def register_capsule(self) -> Path:
        """The register's key, sealed."""
        return self.folder / "register.key"

    @cached_property
    def compartments(self) -> Path:
        """The folder of databases and capsules."""
        return self.folder / "compartments"

    @property
    def intents(self) -> Path:
        """What a destruction or a closing was about to do (`intents.py`)."""
        return self.folder / "intents.log"

    @property
    def clock(self) -> Path:
        """The latest day seen (`clock.py`)."""
        return self.folder / "clock.json"

    @property
    def reminders(self) -> Path:
        """Instants and kinds of coming reminders, without names."""
        return self.folder / "reminders.json"

    @property
    def drafts(self) -> Path:
        """What was being typed when the vault locked, sealed (`drafts.py`)."""
        return self.folder / "drafts.sealed"

    @property
    def lock(self) -> Path:
        """One program at a time (`lock.py`)."""
        return self.folder / "lock"

    def database(self, compartment: UUID) -> Path:
        """The database of a compartment."""
        return self.compartments / f"{compartment}{DATABASE_SUFFIX}"

    def capsule(self, compartment: UUID) -> Path:
        """The capsule of a compartment."""
        return self.compartments / f"{compartment}{CAPSULE_SUFFIX}"

    def capsule_ids(self) -> list[UUID]:
        """The compartments that have a capsule, in the order of their ids."""
        return list(self._ids(CAPSULE_SUFFIX))

    def database_ids(self) -> list[UUID]:
        """The compartments that have a database, in the order of their ids."""
        return list(self._ids(DATABASE_SUFFIX))

    def belongs(self, path: Path) -> bool:
        """Whether a file in the vault's folder or among its compartments bears a name that the vault gives."""
        if path.parent == self.compartments:
            stem = path.name.removesuffix(NEXT_SUFFIX).removesuffix(JOURNAL_SUFFIX)
            return compartment_id(stem.removesuffix(CAPSULE_SUFFIX).removesuffix(DATABASE_SUFFIX)) is not None
        return path in {
            *(self.header, self.register, self.register_capsule, self.intents, self.clock, self.reminders),
            *(self.lock, self.creating, self.compartments, self.drafts),
            *(beside(self.header, NEXT_SUFFIX), beside(self.register_capsule, NEXT_SUFFIX)),
            beside(self.register, JOURNAL_SUFFIX),
        }

    def leftovers(self) -> Iterator[Path]:
        """Files that interrupted writes and destructions left: never confirmed, or overwritten already."""
        for folder in (self.folder, self.compartments):
            for path in folder.iterdir() if folder.is_dir() else ():
                if _NAMELESS.fullmatch(path.name) or (
                    path.name.endswith(PART_SUFFIX) and self.belongs(path.with_suffix(""))
                ):
                    yield path

    def _ids(self, suffix: str) -> Iterator[UUID]:
        """In their order, which is that of their names: text is sorted faster than ids are."""
        if not self.compartments.is_dir():
            return
        with os.scandir(self.compartments) as entries:
            names = [entry.name for entry in entries if entry.name.endswith(suffix)]
        for name in sorted(names):
            identity = compartment_id(name.removesuffix(suffix))
            if identity is not None:
                yield identity


def compartment_id(text: str) -> UUID | None:
    """The id that `text` spells in its one canonical way, else None."""
    try:
        identity = UUID(text)
    except ValueError:
        return None
    return identity if str(identity) == text else None


def beside(path: Path, suffix: str) -> Path:
    """The file that stands beside `path` with `suffix` added to its whole name."""
    return path.with_name(path.name + suffix)
