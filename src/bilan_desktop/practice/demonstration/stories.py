"""The stories of the demonstration, one file each in `resources/demonstration/`, and the practice they happen in.

All of them are invented. Days are told from the first day of each story, which is told from today.
"""

import tomllib
from collections.abc import Mapping
from typing import Any

from attrs import frozen

from bilan_desktop.domain.beneficiary import Beneficiary, Civility, Status
from bilan_desktop.domain.practice import Practice
from bilan_desktop.practice.demonstration import texts
from bilan_desktop.resources import resource

Told = Mapping[str, Any]
"""A table of a story."""

_FOLDER = "demonstration"
_PRACTICE = "practice.toml"


@frozen
class Story:
    """What is told of one person; `name` is the file's."""

    name: str
    told: Told

    @property
    def opened(self) -> int:
        """The day the case was opened, in days from today: below zero."""
        return int(self.told["course"]["opened"])

    @property
    def beneficiary(self) -> Beneficiary:
        """The person."""
        person = self.told["person"]
        return Beneficiary(
            first_name=person["first_name"],
            last_name=person["last_name"],
            civility=Civility(person["civility"]),
            status=Status(person["status"]),
            email=person["email"],
            phone=person["phone"],
            address=texts.lines(person.get("address", "")),
        )

    def part(self, name: str) -> Told:
        """One table of the story, empty when nothing is told."""
        found: Told = self.told.get(name, {})
        return found

    def parts(self, name: str) -> list[Told]:
        """The tables of that name, in the order in which they are told."""
        found: list[Told] = self.told.get(name, [])
        return found


@frozen
class Setting:
    """The practice of the demonstration, and the passphrase of its vault, which is no secret."""

    practice: Practice
    passphrase: str


def stories() -> tuple[Story, ...]:
    """Every story, in the order of their files."""
    files = sorted(path for path in resource(_FOLDER).glob("*.toml") if path.name != _PRACTICE)
    return tuple(Story(path.stem, tomllib.loads(path.read_text("utf-8"))) for path in files)


def setting() -> Setting:
    """The practice and its passphrase."""
    told = tomllib.loads(resource(_FOLDER, _PRACTICE).read_text("utf-8"))
    practice = Practice(
        name=texts.line(told["name"]),
        counsellor=told["counsellor"],
        siret=told["siret"],
        nda=told["nda"],
        address=texts.lines(told["address"]),
        email=told["email"],
        phone=told["phone"],
    )
    return Setting(practice, told["passphrase"])
