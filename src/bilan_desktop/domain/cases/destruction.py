"""What is attested of a destruction, without a name and without a word of content."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from attrs import frozen

from bilan_desktop.domain.bilan.document import DocumentKind
from bilan_desktop.domain.cases.closing import Outcome
from bilan_desktop.domain.law.rules import RuleId


class DestructionReason(StrEnum):
    """Why something was destroyed."""

    CLOSING = "closing"
    DEADLINE = "deadline"
    WITHDRAWAL = "withdrawal"
    ADMINISTRATIVE_DEADLINE = "administrative_deadline"

    @property
    def rule(self) -> RuleId:
        """The rule that asks for it."""
        return _RULES[self]


_RULES = {
    DestructionReason.CLOSING: RuleId.C7,
    DestructionReason.DEADLINE: RuleId.E6,
    DestructionReason.WITHDRAWAL: RuleId.E6,
    DestructionReason.ADMINISTRATIVE_DEADLINE: RuleId.L6,
}


@frozen
class StillKept:
    """What of a bilan is not destroyed yet: why, until when, and what kinds of documents."""

    outcome: Outcome
    until: date
    kinds: tuple[DocumentKind, ...]


@frozen
class DestructionCertificate:
    """One destruction: the case's reference, what kinds and how many documents, why, when, and whether nobody was there."""

    id: UUID
    reference: str
    compartment: UUID
    reason: DestructionReason
    destroyed_on: date
    documents: tuple[tuple[DocumentKind, int], ...]
    due_on: date | None = None
    unattended: bool = False
