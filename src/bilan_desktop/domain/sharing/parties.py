"""What an employer or a funder may get without asking anybody, route by route (C6, E5a, E5b, E5c).

Never a result, never the synthesis: those go through `domain/sharing/disclosure.py` and the person's written agreement.
"""

from enum import StrEnum

from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.law.rules import RuleId
from bilan_desktop.domain.sharing.agreement import RecipientKind


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


def rule_of(route: Route) -> RuleId:
    """The rule by which nothing more goes to the payer."""
    if route is Route.CPF:
        return RuleId.E5B
    employer_is_party = _EMPLOYER in PARTIES[route]
    return RuleId.E5C if employer_is_party else RuleId.E5A
