"""What a payer, or an inspection, may get without asking anybody, route by route (C5, C6, E5a, E5b, E5c).

Never a result, never the synthesis: those go through `domain/sharing/disclosure.py` and the person's written agreement.
"""

from enum import StrEnum

from bilan_desktop.domain.bilan.document import DocumentClass
from bilan_desktop.domain.bilan.funding import PAPERS, Route, Signer
from bilan_desktop.domain.law.rules import RuleId
from bilan_desktop.domain.sharing.agreement import RecipientKind, Subject


class Item(StrEnum):
    """What a paper for a payer may say; each has its word in `wording/`."""

    DATES = "dates"
    HOURS = "hours"
    PRICE = "price"
    ATTENDANCE = "attendance"
    ENTRY_EXIT = "entry_exit"
    ABSENCE = "absence"
    INVOICE = "invoice"


_PLAN = (Item.DATES, Item.HOURS, Item.PRICE, Item.ATTENDANCE)
_EMPLOYER, _FUNDER = RecipientKind.EMPLOYER, RecipientKind.FUNDER

PARTIES: dict[Route, dict[RecipientKind, tuple[Item, ...]]] = {
    Route.CPF: {_FUNDER: (Item.HOURS, Item.ENTRY_EXIT)},
    Route.TRAINING_PLAN: {_EMPLOYER: _PLAN, _FUNDER: _PLAN},
    Route.REDEPLOYMENT_LEAVE: {_EMPLOYER: _PLAN, _FUNDER: _PLAN},
    Route.TRANSITION_PROJECT: {_EMPLOYER: (Item.ABSENCE,), _FUNDER: (Item.ABSENCE,)},
    Route.FRANCE_TRAVAIL: {_FUNDER: (Item.HOURS, Item.ENTRY_EXIT)},
    Route.SELF_FUNDED: {},
    Route.PUBLIC_AGENT: {_EMPLOYER: (Item.ATTENDANCE,)},
    Route.INSURANCE_FUND: {_FUNDER: (Item.HOURS, Item.INVOICE)},
}
"""Who has a part in each route; whoever is not named has none, and gets nothing."""


def may_get(route: Route, kind: RecipientKind) -> tuple[Item, ...]:
    """What that party may get under a route; empty for one that has no part in it."""
    return PARTIES[route].get(kind, ())


OPENED_BY: dict[Subject, frozenset[Item]] = {
    Subject.ATTENDANCE: frozenset({Item.ATTENDANCE, Item.ABSENCE}),
    Subject.COMPLETION_CERTIFICATE: frozenset({Item.HOURS, Item.ATTENDANCE}),
    Subject.CONVENTION: frozenset({Item.PRICE}),
    Subject.CONTRACT: frozenset({Item.PRICE}),
    Subject.FUNDING_AGREEMENT: frozenset({Item.PRICE, Item.INVOICE}),
    Subject.INVOICE: frozenset({Item.PRICE, Item.INVOICE}),
    Subject.STATEMENT: frozenset({Item.ENTRY_EXIT, Item.ATTENDANCE, Item.ABSENCE, Item.INVOICE}),
}
"""The papers that a payer may have, and which of the items each asks that the payer may get."""

_AGREED_ON = {Subject.CONVENTION, Subject.CONTRACT, Subject.FUNDING_AGREEMENT, Subject.INVOICE}
_SIGNS_AS = {
    RecipientKind.EMPLOYER: {Signer.EMPLOYER, Signer.ADMINISTRATION},
    RecipientKind.FUNDER: {Signer.FUNDER},
}


def has_right_to(subject: Subject, kind: RecipientKind, route: Route) -> bool:
    """Whether that recipient may have a paper of a route without an agreement of the beneficiary.

    The beneficiary may have everything. A payer: what says no more than it may get, the paper that it signs, and the
    invoice of it. An inspection: the vouchers and the proof of a destruction. Anybody else: nothing.
    """
    if kind is RecipientKind.BENEFICIARY:
        return True
    if kind is RecipientKind.INSPECTOR:
        is_voucher = subject.document_class is DocumentClass.VOUCHER
        return is_voucher or subject is Subject.DESTRUCTION_CERTIFICATE
    signs = not _SIGNS_AS.get(kind, set()).isdisjoint(PAPERS[route].signers)
    opens = OPENED_BY.get(subject, frozenset()).intersection(may_get(route, kind))
    return bool(opens) or (signs and subject in _AGREED_ON)


class Access(StrEnum):
    """On what ground a recipient of a kind may have a paper."""

    RIGHT = "right"
    AGREED = "agreed"
    NEVER = "never"

    @property
    def rank(self) -> int:
        """The place among the three, the freest first."""
        return list(Access).index(self)


def access_to(subject: Subject, kind: RecipientKind, route: Route) -> Access:
    """By right, by an agreement of the beneficiary that names the paper, or never.

    Never: a draft to a third party (C8), what is no synthesis to the CEP operator (L3), content to an inspection (C5).
    """
    if has_right_to(subject, kind, route):
        return Access.RIGHT
    never = subject is Subject.SYNTHESIS_DRAFT or kind is RecipientKind.INSPECTOR
    never = never or (kind is RecipientKind.CEP_OPERATOR and subject is not Subject.SYNTHESIS)
    return Access.NEVER if never else Access.AGREED


def rule_of(route: Route) -> RuleId:
    """The rule by which nothing more goes to the payer."""
    if route is Route.CPF:
        return RuleId.E5B
    employer_is_party = _EMPLOYER in PARTIES[route]
    return RuleId.E5C if employer_is_party else RuleId.E5A
