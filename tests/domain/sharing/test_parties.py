import pytest

from bilan_desktop.domain.bilan.document import DocumentClass, DocumentKind
from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.law.rules import RuleId
from bilan_desktop.domain.sharing.agreement import RecipientKind, Subject
from bilan_desktop.domain.sharing.parties import (
    PARTIES,
    Access,
    Item,
    access_to,
    has_right_to,
    may_get,
    rule_of,
)

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


SIGNED = {Subject.CONVENTION, Subject.CONTRACT, Subject.FUNDING_AGREEMENT, Subject.INVOICE}
SHEETS = {Subject.ATTENDANCE, Subject.COMPLETION_CERTIFICATE, Subject.STATEMENT}
RIGHTS = {
    (Route.CPF, EMPLOYER): set(),
    (Route.CPF, FUNDER): {Subject.COMPLETION_CERTIFICATE, Subject.STATEMENT},
    (Route.TRAINING_PLAN, EMPLOYER): SIGNED | SHEETS,
    (Route.TRAINING_PLAN, FUNDER): SIGNED | SHEETS,
    (Route.REDEPLOYMENT_LEAVE, EMPLOYER): SIGNED | SHEETS,
    (Route.REDEPLOYMENT_LEAVE, FUNDER): SIGNED | SHEETS,
    (Route.TRANSITION_PROJECT, EMPLOYER): {Subject.ATTENDANCE, Subject.STATEMENT},
    (Route.TRANSITION_PROJECT, FUNDER): SIGNED | {Subject.ATTENDANCE, Subject.STATEMENT},
    (Route.FRANCE_TRAVAIL, EMPLOYER): set(),
    (Route.FRANCE_TRAVAIL, FUNDER): SIGNED | {Subject.COMPLETION_CERTIFICATE, Subject.STATEMENT},
    (Route.SELF_FUNDED, EMPLOYER): set(),
    (Route.SELF_FUNDED, FUNDER): set(),
    (Route.PUBLIC_AGENT, EMPLOYER): SIGNED | SHEETS,
    (Route.PUBLIC_AGENT, FUNDER): set(),
    (Route.INSURANCE_FUND, EMPLOYER): set(),
    (Route.INSURANCE_FUND, FUNDER): {
        Subject.COMPLETION_CERTIFICATE,
        Subject.FUNDING_AGREEMENT,
        Subject.INVOICE,
        Subject.STATEMENT,
    },
}
"""What each payer has a right to, document by document; whatever is not named goes to it by an agreement only."""

INSPECTED = SIGNED | SHEETS | {Subject.CPF_TERMS, Subject.DESTRUCTION_CERTIFICATE}


@pytest.mark.parametrize("route", Route)
@pytest.mark.parametrize("kind", RecipientKind)
@pytest.mark.parametrize("subject", Subject)
def test_e5a_e5b_e5c_c5_each_document_goes_by_right_to_those_the_table_names(subject, kind, route):
    everybody = {
        RecipientKind.BENEFICIARY: set(Subject),
        RecipientKind.INSPECTOR: INSPECTED,
        EMPLOYER: RIGHTS[route, EMPLOYER],
        FUNDER: RIGHTS[route, FUNDER],
    }
    assert has_right_to(subject, kind, route) is (subject in everybody.get(kind, set()))
    never = {
        RecipientKind.INSPECTOR: set(Subject),
        RecipientKind.CEP_OPERATOR: set(Subject) - {Subject.SYNTHESIS},
    }
    barred = never.get(kind, set()) | {Subject.SYNTHESIS_DRAFT}
    expected = Access.NEVER if subject in barred else Access.AGREED
    assert access_to(subject, kind, route) is (
        Access.RIGHT if has_right_to(subject, kind, route) else expected
    )


@pytest.mark.parametrize("route", Route)
@pytest.mark.parametrize("subject", [subject for subject in Subject if subject.is_content])
def test_c6_nothing_of_the_content_goes_to_anybody_but_the_beneficiary_by_right(subject, route):
    assert [k for k in RecipientKind if has_right_to(subject, k, route)] == [RecipientKind.BENEFICIARY]


@pytest.mark.parametrize("subject", Subject)
def test_each_that_may_leave_has_the_class_of_its_documents(subject):
    papers = {DocumentClass.VOUCHER, DocumentClass.PROOF}
    assert subject.is_content is (subject.document_class not in papers)
    kind = next((kind for kind in DocumentKind if kind.value == subject.value), None)
    made_here = {Subject.STATEMENT: DocumentClass.VOUCHER, Subject.INFORMATION: DocumentClass.PROOF}
    expected = kind.document_class if kind else made_here.get(subject, DocumentClass.WORKING)
    assert subject.document_class is expected


def test_what_goes_by_right_comes_before_what_needs_an_agreement_and_what_never_goes():
    assert sorted(Access, key=lambda access: access.rank) == [Access.RIGHT, Access.AGREED, Access.NEVER]
