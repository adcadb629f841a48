"""Who may receive what (C6, E5b, E5c, L3), and the register of what was handed over."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from attrs import frozen

from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.synthesis import Synthesis, SynthesisState
from bilan_desktop.domain.errors import Breach, RuleBroken
from bilan_desktop.domain.sharing.agreement import DisclosureAgreement, Recipient, RecipientKind, Subject
from bilan_desktop.domain.sharing.parties import Access, access_to


@frozen
class HandOver:
    """A line of the disclosure register: what, to whom, when.

    `receipt` is the document the beneficiary signed, `agreement` the one that this hand-over used up,
    `request` the request under the RGPD that it answers.
    """

    id: UUID
    subject: Subject
    recipient: Recipient
    on: date
    receipt: UUID | None = None
    agreement: UUID | None = None
    request: UUID | None = None

    @property
    def is_signed_by_the_beneficiary(self) -> bool:
        """True for a hand-over to the beneficiary against signature."""
        return self.recipient.kind is RecipientKind.BENEFICIARY and self.receipt is not None


def authorise(
    subject: Subject,
    recipient: Recipient | None,
    *,
    phase: Phase,
    route: Route,
    synthesis: Synthesis,
    agreements: Iterable[DisclosureAgreement],
    today: date,
) -> DisclosureAgreement | None:
    """Lets a document leave, or raises RuleBroken with the rule that bars it; `route` is that of the document.

    Returns the agreement that this hand-over uses up, None for whoever needs none (C6, `parties.has_right_to`).
    """
    if recipient is None:
        raise RuleBroken(Breach.RECIPIENT_MISSING)
    _require_ready(subject, phase, synthesis)
    access = access_to(subject, recipient.kind, route)
    if access is Access.RIGHT:
        return None
    if access is Access.NEVER:
        raise RuleBroken(_never(subject, recipient.kind))
    matching = [
        a
        for a in agreements
        if a.subject is subject and a.recipient.is_same(recipient) and a.withdrawn_on is None
    ]
    if not matching:
        breach = _missing(subject, recipient.kind, route)
        raise RuleBroken(breach, route=route.value, recipient=recipient.kind.value)
    lasting = [a for a in matching if a.until >= today]
    if not lasting:
        raise RuleBroken(Breach.AGREEMENT_EXPIRED, until=max(a.until for a in matching))
    unused = [a for a in lasting if a.used_on is None]
    if not unused:
        raise RuleBroken(Breach.AGREEMENT_ALREADY_USED)
    return unused[0]


def _require_ready(subject: Subject, phase: Phase, synthesis: Synthesis) -> None:
    if subject is Subject.SYNTHESIS and synthesis.state is not SynthesisState.FINAL:
        early = phase.rank < Phase.CONCLUSION.rank
        raise RuleBroken(Breach.FINAL_BEFORE_CONCLUSION if early else Breach.SYNTHESIS_NOT_FINAL)
    if subject is Subject.SYNTHESIS_DRAFT and phase.rank < Phase.CONCLUSION.rank:
        raise RuleBroken(Breach.FINAL_BEFORE_CONCLUSION)


def _never(subject: Subject, kind: RecipientKind) -> Breach:
    if subject is Subject.SYNTHESIS_DRAFT:
        return Breach.SYNTHESIS_NOT_FINAL
    is_cep = kind is RecipientKind.CEP_OPERATOR
    return Breach.CEP_GETS_THE_SYNTHESIS_ONLY if is_cep else Breach.INSPECTION_SEES_NO_CONTENT


def _missing(subject: Subject, kind: RecipientKind, route: Route) -> Breach:
    if kind is RecipientKind.EMPLOYER and route is Route.CPF:
        return Breach.EMPLOYER_UNDER_CPF
    if kind is RecipientKind.EMPLOYER and subject.is_content:
        return Breach.EMPLOYER_GETS_NO_RESULT
    if kind in {RecipientKind.EMPLOYER, RecipientKind.FUNDER} and not subject.is_content:
        return Breach.PAYER_GETS_ITS_PAPERS
    if kind is RecipientKind.CEP_OPERATOR:
        return Breach.CEP_REQUEST_MISSING
    return Breach.DISCLOSURE_WITHOUT_AGREEMENT
