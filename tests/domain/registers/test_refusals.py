from datetime import date
from uuid import UUID

import pytest
from attrs import evolve

from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.domain.law.rules import RuleId
from bilan_desktop.domain.registers.refusals import RefusedRequest, rule_against
from bilan_desktop.domain.sharing.agreement import Recipient, RecipientKind, Subject

OPENED, TODAY = date(2026, 9, 1), date(2026, 11, 21)
ASKED = RefusedRequest(
    UUID(int=1),
    Subject.SYNTHESIS,
    Recipient(RecipientKind.EMPLOYER, " Ateliers  du Ponant "),
    TODAY,
    RuleId.E5B,
)


@pytest.mark.parametrize(
    ("subject", "kind", "route", "rule"),
    [
        (Subject.SYNTHESIS, RecipientKind.EMPLOYER, Route.CPF, RuleId.E5B),
        (Subject.DETAILED_RESULTS, RecipientKind.EMPLOYER, Route.TRAINING_PLAN, RuleId.E5C),
        (Subject.SYNTHESIS_DRAFT, RecipientKind.EMPLOYER, Route.CPF, RuleId.E5B),
        (Subject.SYNTHESIS, RecipientKind.CEP_OPERATOR, Route.CPF, RuleId.L3),
        (Subject.DETAILED_RESULTS, RecipientKind.CEP_OPERATOR, Route.CPF, RuleId.L3),
        (Subject.SYNTHESIS, RecipientKind.FUNDER, Route.CPF, RuleId.C6),
        (Subject.SYNTHESIS, RecipientKind.OTHER, Route.TRAINING_PLAN, RuleId.C6),
    ],
)
def test_e5b_e5c_l3_c6_each_refusal_cites_the_rule_that_bars_the_one_who_asks(subject, kind, route, rule):
    assert rule_against(subject, kind, route, TODAY) is rule


@pytest.mark.parametrize("kind", [RecipientKind.BENEFICIARY, None])
def test_c6_the_beneficiary_is_never_refused(kind):
    with pytest.raises(InvalidInput) as raised:
        rule_against(Subject.SYNTHESIS, kind, Route.CPF, TODAY)
    assert (raised.value.field, raised.value.problem) == ("recipient_kind", Problem.NOTHING_CHOSEN)


def test_a_name_is_cleaned_and_may_be_missing():
    assert ASKED.checked(OPENED, TODAY).recipient.name == "Ateliers du Ponant"
    nameless = evolve(ASKED, recipient=Recipient(RecipientKind.EMPLOYER))
    assert nameless.checked(OPENED, TODAY) == nameless


@pytest.mark.parametrize(
    ("on", "problem"),
    [
        (date(2026, 11, 22), Problem.IN_THE_FUTURE),
        (date(2026, 8, 31), Problem.TOO_EARLY),
    ],
)
def test_a_request_comes_while_there_is_a_case(on, problem):
    with pytest.raises(InvalidInput) as raised:
        evolve(ASKED, on=on).checked(OPENED, TODAY)
    assert (raised.value.field, raised.value.problem) == ("refused_on", problem)
    assert evolve(ASKED, on=OPENED).checked(OPENED, TODAY).on == OPENED
