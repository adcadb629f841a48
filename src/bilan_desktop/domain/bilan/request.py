"""The request (E2) and the consent (C1): why the person comes, and of whose free will."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from attrs import fields, frozen

from bilan_desktop.domain import text
from bilan_desktop.domain.errors import InvalidInput, Problem


class Initiative(StrEnum):
    """Who took the initiative of the bilan."""

    UNSAID = ""
    BENEFICIARY = "beneficiary"
    EMPLOYER = "employer"
    ADVISER = "adviser"
    OTHER = "other"


@frozen
class Request:
    """The « Demande » page: what the person said of their motives, and what was understood of them."""

    initiative: Initiative = Initiative.UNSAID
    trigger: str = ""
    motives: str = ""
    expectations: str = ""
    constraints: str = ""
    who_pushed: str = ""
    free_will: str = ""

    def checked(self) -> "Request":
        """The same, cleaned. Raises InvalidInput when a text is longer than a page may be."""
        return Request(self.initiative, *(text.paragraph(name, getattr(self, name)) for name in TEXTS))

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the fields that E2 and C1 want and that are still empty."""
        wanted = ("initiative", "trigger", "motives", "expectations", "free_will")
        return tuple(name for name in wanted if not getattr(self, name))


TEXTS = tuple(field.name for field in fields(Request) if field.name != "initiative")


class ConsentHow(StrEnum):
    """How the beneficiary consented."""

    SIGNED_FORM = "signed_form"
    SIGNED_ON_SCREEN = "signed_on_screen"


@frozen
class Consent:
    """The beneficiary's consent: when, how, and the document that proves it (a signed form, or a signature drawn here)."""

    given_on: date
    how: ConsentHow
    proof: UUID

    @classmethod
    def recorded(cls, given_on: date | None, how: ConsentHow, proof: UUID | None, today: date) -> "Consent":
        """The consent as typed. Raises InvalidInput: no date, a date to come, or nothing that proves it (C1)."""
        day = text.past_day("given_on", given_on, today)
        if proof is None:
            raise InvalidInput("proof", Problem.NOTHING_CHOSEN)
        return cls(day, how, proof)
