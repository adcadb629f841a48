"""Restriction of processing (L5; RGPD, art. 18): while it lasts, what a case holds is kept, and nothing else is done with it.

What the person does themselves stays possible: receiving what is theirs (art. 15), withdrawing an agreement.
"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from attrs import evolve, fields, frozen

from bilan_desktop.domain import text
from bilan_desktop.domain.bilan.document import DocumentKind
from bilan_desktop.domain.errors import Breach, InvalidInput, Problem, RuleBroken
from bilan_desktop.domain.sharing.agreement import DisclosureAgreement, RecipientKind, RetentionAgreement

if TYPE_CHECKING:
    from bilan_desktop.domain.cases.case import Case


class RestrictionGround(StrEnum):
    """The four grounds of art. 18, 1."""

    ACCURACY = "accuracy"
    UNLAWFUL = "unlawful"
    CLAIMS = "claims"
    OBJECTION = "objection"


@frozen
class Restriction:
    """One restriction, from the day it holds to the day it was lifted. `request` is the person's, in the register.

    `informed_on` is the day on which the person was told that it would be lifted (art. 18, 3).
    """

    id: UUID
    ground: RestrictionGround
    since: date
    request: UUID | None = None
    informed_on: date | None = None
    lifted_on: date | None = None

    @property
    def is_active(self) -> bool:
        """True until it is lifted."""
        return self.lifted_on is None

    def checked(self, today: date) -> "Restriction":
        """The same. Raises InvalidInput for a day to come."""
        text.past_day("since", self.since, today)
        return self

    def lifted(self, informed_on: date | None, today: date) -> "Restriction":
        """Lifted today, of which the person was told before (art. 18, 3).

        Raises InvalidInput for a day before the restriction or to come.
        """
        day = text.past_day("informed_on", informed_on, today)
        if day < self.since:
            raise InvalidInput("informed_on", Problem.TOO_EARLY, earliest=self.since)
        return evolve(self, informed_on=day, lifted_on=today)


def active(restrictions: tuple[Restriction, ...]) -> Restriction | None:
    """The restriction that holds, None when there is none."""
    return next((each for each in restrictions if each.is_active), None)


def require_unrestricted(restrictions: tuple[Restriction, ...]) -> None:
    """Raises RuleBroken while one holds."""
    held = active(restrictions)
    if held is not None:
        raise RuleBroken(Breach.CASE_RESTRICTED, since=held.since)


def restricted(
    restrictions: tuple[Restriction, ...], new: Restriction, ground: RestrictionGround | None, today: date
) -> tuple[Restriction, ...]:
    """With a new one. Raises InvalidInput without a ground, for a day to come, or while another holds."""
    if ground is None:
        raise InvalidInput("ground", Problem.NOTHING_CHOSEN)
    if active(restrictions) is not None:
        raise InvalidInput("ground", Problem.ALREADY_COVERED)
    return (*restrictions, evolve(new, ground=ground).checked(today))


def require_lawful_change(before: "Case", after: "Case") -> None:
    """What may change of a case while its processing is restricted, whoever asks.

    The restriction itself, a hand-over to the beneficiary, an agreement that they withdraw with its paper, and that somebody
    else asked and was refused; raises RuleBroken for anything else.
    """
    held = active(before.restrictions)
    if held is None:
        return
    changed = {f.name for f in fields(type(before)) if getattr(before, f.name) != getattr(after, f.name)}
    allowed = {
        "restrictions": True,
        "hand_overs": _only_to_the_beneficiary(before, after),
        "retention": _only_withdrawn(before.retention, after.retention),
        "disclosures": _only_withdrawn(before.disclosures, after.disclosures),
        "documents": _only_their_papers(before, after),
        "refusals": after.refusals[: len(before.refusals)] == before.refusals,
    }
    if not all(allowed.get(name, False) for name in changed):
        raise RuleBroken(Breach.CASE_RESTRICTED, since=held.since)


def _only_to_the_beneficiary(before: "Case", after: "Case") -> bool:
    count = len(before.hand_overs)
    added = after.hand_overs[count:]
    kept = after.hand_overs[:count] == before.hand_overs
    return kept and all(line.recipient.kind is RecipientKind.BENEFICIARY for line in added)


Agreement = RetentionAgreement | DisclosureAgreement


def _only_withdrawn(before: Sequence[Agreement], after: Sequence[Agreement]) -> bool:
    return len(before) == len(after) and all(
        new == old or (old.is_active and evolve(new, withdrawn_on=None) == old)
        for old, new in zip(before, after, strict=True)
    )


def _only_their_papers(before: "Case", after: "Case") -> bool:
    count = len(before.documents)
    papers = {DocumentKind.WITHDRAWAL, DocumentKind.RECEIPT}
    return after.documents[:count] == before.documents and all(
        document.kind in papers for document in after.documents[count:]
    )
