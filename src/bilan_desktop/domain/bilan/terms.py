"""What the papers of a funding have in common: who stands behind an organisation, what was agreed, who signed when."""

from datetime import date, timedelta
from uuid import UUID

from attrs import evolve, frozen

from bilan_desktop.domain import text
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.domain.law.dated import hours_ceiling

FILE_LIMIT = 40


@frozen
class Organisation:
    """An employer, an administration or a funder: who signs for it, and how it is reached."""

    name: str = ""
    contact: str = ""
    email: str = ""
    address: str = ""

    def checked(self, role: str) -> "Organisation":
        """The same, cleaned. Raises InvalidInput on a field called after its role: `employer_name`, `payer_email`."""
        return Organisation(
            name=text.line(f"{role}_name", self.name),
            contact=text.line(f"{role}_contact", self.contact),
            email=text.email(f"{role}_email", self.email),
            address=text.paragraph(f"{role}_address", self.address, limit=500),
        )


@frozen
class Terms:
    """What a convention, a quote or a contract says of the bilan (R. 6313-8, L. 6353-4).

    `planned` is how long the bilan is to last under this paper; nothing else is counted from it but what may be paid.
    """

    title: str = ""
    content: str = ""
    means: str = ""
    course_and_follow_up: str = ""
    handing_over: str = ""
    payment: str = ""
    qualifications: str = ""
    stopping: str = ""
    planned: timedelta | None = None

    def checked(self, today: date) -> "Terms":
        """The same, cleaned. Raises InvalidInput: a text too long, or more hours than a bilan may last (L1)."""
        if self.planned is not None and not timedelta(0) < self.planned <= hours_ceiling(today):
            raise InvalidInput("planned", Problem.WRONG_FORMAT)
        return evolve(
            self,
            title=text.line("convention_title", self.title),
            content=text.paragraph("convention_content", self.content),
            means=text.paragraph("convention_means", self.means),
            course_and_follow_up=text.paragraph("course_and_follow_up", self.course_and_follow_up),
            handing_over=text.paragraph("handing_over", self.handing_over),
            payment=text.paragraph("payment_terms", self.payment),
            qualifications=text.paragraph("qualifications", self.qualifications),
            stopping=text.paragraph("stopping", self.stopping),
        )


@frozen
class Signed:
    """A paper: the day it was signed, and the document that proves it."""

    on: date | None = None
    proof: UUID | None = None

    @classmethod
    def recorded(cls, on: date | None, proof: UUID | None, today: date) -> "Signed":
        """The paper as typed. Raises InvalidInput: no day, a day to come, or nothing that proves it."""
        day = text.past_day("signed_on", on, today)
        if proof is None:
            raise InvalidInput("paper_proof", Problem.NOTHING_CHOSEN)
        return cls(day, proof)
