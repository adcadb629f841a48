import pytest

from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.law.rules import RuleId
from bilan_desktop.domain.sharing.agreement import RecipientKind
from bilan_desktop.domain.sharing.parties import PARTIES, Item, may_get, rule_of

PLAN = (Item.DATES, Item.HOURS, Item.PRICE, Item.ATTENDANCE)
EMPLOYER, FUNDER = RecipientKind.EMPLOYER, RecipientKind.FUNDER


@pytest.mark.parametrize(
    ("route", "employer", "funder", "rule"),
    [
        (Route.CPF, (), (Item.HOURS, Item.ENTRY_EXIT), RuleId.E5B),
        (Route.TRAINING_PLAN, PLAN, PLAN, RuleId.E5C),
        (Route.REDEPLOYMENT_LEAVE, PLAN, PLAN, RuleId.E5C),
        (Route.TRANSITION_PROJECT, (Item.ABSENCE,), (Item.ABSENCE,), RuleId.E5C),
        (Route.FRANCE_TRAVAIL, (), (Item.HOURS, Item.ENTRY_EXIT), RuleId.E5A),
        (Route.SELF_FUNDED, (), (), RuleId.E5A),
        (Route.PUBLIC_AGENT, (Item.ATTENDANCE,), (), RuleId.E5C),
        (Route.INSURANCE_FUND, (), (Item.HOURS, Item.INVOICE), RuleId.E5A),
    ],
)
def test_e5a_e5b_e5c_each_route_says_what_its_employer_and_its_funder_may_get(route, employer, funder, rule):
    assert may_get(route, EMPLOYER) == employer
    assert may_get(route, FUNDER) == funder
    assert rule_of(route) is rule


@pytest.mark.parametrize("route", Route)
def test_c6_nobody_else_has_a_part_in_a_route(route):
    assert set(PARTIES[route]) <= {EMPLOYER, FUNDER}
    for kind in (RecipientKind.CEP_OPERATOR, RecipientKind.OTHER):
        assert may_get(route, kind) == ()
