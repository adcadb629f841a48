"""Each funding's paper is quoted from where it is written (C2)."""

import pytest

from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.law.paper_sources import PAPER_SOURCES, source_of
from bilan_desktop.domain.law.rules import SOURCES, RuleId


@pytest.mark.parametrize("route", Route)
def test_c2_only_the_plan_and_the_leave_are_held_by_the_article_on_the_convention(route):
    quoted = "R. 6313-8" in source_of(RuleId.C2, route).text
    assert quoted == (route in {Route.TRAINING_PLAN, Route.REDEPLOYMENT_LEAVE})


def test_c2_every_funding_has_its_source_and_what_is_not_sure_says_so():
    assert set(PAPER_SOURCES) == set(Route)
    unsure = {route for route, source in PAPER_SOURCES.items() if source.to_check}
    assert not unsure & {Route.CPF, Route.TRAINING_PLAN, Route.REDEPLOYMENT_LEAVE, Route.SELF_FUNDED}


def test_another_rule_is_quoted_alike_under_every_funding():
    assert source_of(RuleId.E5B, Route.CPF) == SOURCES[RuleId.E5B]
    assert source_of(RuleId.C2, None) == SOURCES[RuleId.C2]
