"""Complaints: who complained of what, when it was answered and how (L6; Référentiel national qualité, indicateur 31).

A line names nobody and holds no word of anybody: categories, days and, where there is one, the reference of a case. The
letters themselves go to that case, with its proofs. What was improved thereupon is a category too (indicateur 32).
"""

from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from attrs import frozen

from bilan_desktop.domain import text
from bilan_desktop.domain.errors import InvalidInput, Problem

PATIENCE = timedelta(days=30)
"""How long a complaint may wait before it is said to be late; no text sets a delay."""


class Complainant(StrEnum):
    """Who complains."""

    BENEFICIARY = "beneficiary"
    EMPLOYER = "employer"
    FUNDER = "funder"
    ADVISER = "adviser"
    OTHER = "other"


class ComplaintSubject(StrEnum):
    """Of what."""

    INFORMATION = "information"
    COURSE = "course"
    METHODS = "methods"
    DOCUMENTS = "documents"
    CONFIDENTIALITY = "confidentiality"
    ACCESS = "access"
    PRICE = "price"
    OTHER = "other"


class ComplaintAnswer(StrEnum):
    """What was answered."""

    ACCEPTED = "accepted"
    PARTLY = "partly"
    EXPLAINED = "explained"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Improvement(StrEnum):
    """What the practice changed thereupon."""

    INFORMATION = "information"
    ORGANISATION = "organisation"
    METHODS = "methods"
    PAPERS = "papers"
    SKILLS = "skills"


class ComplaintState(StrEnum):
    """Where a complaint stands on a day."""

    WAITING = "waiting"
    LATE = "late"
    ANSWERED = "answered"


@frozen
class Complaint:
    """One complaint; `reference` is that of a case, empty when none is concerned."""

    id: UUID
    received_on: date
    complainant: Complainant
    subject: ComplaintSubject
    reference: str = ""
    answered_on: date | None = None
    answer: ComplaintAnswer | None = None
    improvement: Improvement | None = None

    def delay(self, today: date) -> timedelta:
        """How long the answer took, or has been waited for."""
        return (self.answered_on or today) - self.received_on

    @property
    def due_on(self) -> date:
        """The last day on which an answer is not said to be late."""
        return self.received_on + PATIENCE

    def state(self, today: date) -> ComplaintState:
        """Where it stands on a day."""
        if self.answered_on is not None:
            return ComplaintState.ANSWERED
        return ComplaintState.LATE if self.delay(today) > PATIENCE else ComplaintState.WAITING

    def checked(self, today: date) -> "Complaint":
        """The same. Raises InvalidInput for a day that cannot be, and for a day without an answer or the other way round."""
        text.past_day("received_on", self.received_on, today)
        if self.answered_on is None:
            if self.answer is not None or self.improvement is not None:
                raise InvalidInput("answered_on", Problem.EMPTY)
            return self
        text.past_day("answered_on", self.answered_on, today)
        if self.answered_on < self.received_on:
            raise InvalidInput("answered_on", Problem.TOO_EARLY, earliest=self.received_on)
        if self.answer is None:
            raise InvalidInput("answer", Problem.NOTHING_CHOSEN)
        return self
