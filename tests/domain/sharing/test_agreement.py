from datetime import date, timedelta
from uuid import uuid4

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from bilan_desktop.domain.bilan.document import DocumentClass
from bilan_desktop.domain.calendar import add_months
from bilan_desktop.domain.errors import Breach, InvalidInput, Problem, RuleBroken
from bilan_desktop.domain.sharing.agreement import (
    Basis,
    KeepFor,
    Recipient,
    RecipientKind,
    Subject,
    longest_deadline,
)
from domain_samples import PROOF, TODAY, disclosure, retention

DAY = timedelta(days=1)
TERM = date(2026, 11, 30)
DOCUMENT = uuid4()


def check(agreement, term=TERM, *, charter=True):
    return agreement.checked(term, TODAY, keeps_to_the_charter=charter)


def problem_of(agreement):
    with pytest.raises(InvalidInput) as caught:
        check(agreement)
    return caught.value.field, caught.value.problem


def over_ceiling(agreement, term=TERM, *, charter=True):
    with pytest.raises(RuleBroken) as caught:
        check(agreement, term, charter=charter)
    assert caught.value.breach is Breach.RETENTION_OVER_CEILING
    return caught.value.facts["latest"]


@pytest.mark.parametrize(
    ("term", "charter", "latest"),
    [
        (date(2023, 12, 30), True, date(2024, 12, 30)),
        (date(2023, 12, 30), False, date(2024, 12, 30)),
        (date(2023, 12, 31), True, date(2024, 12, 31)),
        (date(2023, 12, 31), False, date(2026, 12, 31)),
        (date(2024, 2, 29), True, date(2025, 2, 28)),
        (date(2024, 2, 29), False, date(2027, 2, 28)),
        (date(2018, 6, 1), False, date(2019, 6, 1)),
    ],
)
def test_c7_the_longest_date_follows_the_day_of_the_term_and_what_the_practice_promised(
    term, charter, latest
):
    assert longest_deadline(term, keeps_to_the_charter=charter) == latest


def test_c7_five_years_are_barred_and_the_longest_lawful_date_is_offered():
    wish = retention(DOCUMENT, keep=KeepFor(months=60))
    assert over_ceiling(wish) == date(2027, 11, 30)
    assert over_ceiling(wish, charter=False) == date(2029, 11, 30)


def test_c7_a_date_on_the_ceiling_passes_and_the_day_after_does_not():
    assert check(retention(DOCUMENT, keep=KeepFor(until=date(2027, 11, 30))))
    assert over_ceiling(retention(DOCUMENT, keep=KeepFor(until=date(2027, 12, 1)))) == date(2027, 11, 30)


def test_c7_a_year_from_a_29_february_ends_on_the_28th():
    assert KeepFor(months=12).deadline(date(2024, 2, 29)) == date(2025, 2, 28)
    assert check(retention(DOCUMENT, given_on=date(2024, 2, 1)), date(2024, 2, 29))


def test_c7_a_date_outweighs_a_number_of_months_and_nothing_said_keeps_nothing():
    assert KeepFor(months=12, until=date(2027, 1, 1)).deadline(TERM) == date(2027, 1, 1)
    assert KeepFor().deadline(TERM) == TERM


@given(st.integers(1, 36), st.dates(date(2019, 1, 1), date(2090, 1, 1)), st.booleans())
def test_c7_whatever_is_agreed_nothing_is_kept_beyond_the_ceiling(months, term, charter):
    agreement = retention(DOCUMENT, keep=KeepFor(months=months), given_on=date(2019, 1, 1))
    latest = longest_deadline(term, keeps_to_the_charter=charter)
    if add_months(term, months) > latest:
        assert over_ceiling(agreement, term, charter=charter) == latest
    else:
        assert check(agreement, term, charter=charter).keep.deadline(term) <= latest


@pytest.mark.parametrize(
    ("agreement", "field", "problem"),
    [
        (retention(), "documents", Problem.NOTHING_CHOSEN),
        (retention(DOCUMENT, given_on=None), "given_on", Problem.EMPTY),
        (retention(DOCUMENT, given_on=TODAY + DAY), "given_on", Problem.IN_THE_FUTURE),
        (retention(DOCUMENT, keep=KeepFor()), "keep", Problem.EMPTY),
        (retention(DOCUMENT, keep=KeepFor(months=0)), "keep", Problem.EMPTY),
        (retention(DOCUMENT, keep=KeepFor(months=-3)), "keep", Problem.TOO_EARLY),
        (retention(DOCUMENT, keep=KeepFor(until=TERM)), "keep", Problem.TOO_EARLY),
        (retention(DOCUMENT, purpose=" "), "purpose", Problem.EMPTY),
        (retention(DOCUMENT, purpose="a" * 201), "purpose", Problem.TOO_LONG),
    ],
)
def test_e6_an_agreement_names_documents_an_end_and_what_follow_up_it_serves(agreement, field, problem):
    assert problem_of(agreement) == (field, problem)


def test_e6_an_agreement_may_end_the_day_after_the_term():
    assert check(retention(DOCUMENT, keep=KeepFor(until=TERM + DAY)))


def test_e6_a_written_request_needs_no_purpose():
    request = retention(DOCUMENT, basis=Basis.WRITTEN_REQUEST, purpose="")
    assert check(request).purpose == ""


def test_e6_nothing_is_kept_without_the_signed_paper():
    with pytest.raises(RuleBroken) as caught:
        check(retention(DOCUMENT, proof=None)).proved()
    assert caught.value.breach is Breach.RETENTION_WITHOUT_PROOF
    assert retention(DOCUMENT).proved().proof == PROOF


@pytest.mark.parametrize("basis", Basis)
@pytest.mark.parametrize("document_class", DocumentClass)
def test_e6_a_working_document_is_kept_only_for_a_follow_up(basis, document_class):
    agreement = retention(DOCUMENT, basis=basis)
    if document_class is DocumentClass.WORKING and basis is not Basis.FOLLOW_UP:
        with pytest.raises(RuleBroken) as caught:
            agreement.require_class(document_class)
        assert caught.value.breach is Breach.WORKING_NEEDS_FOLLOW_UP
        assert not agreement.may_keep(document_class)
    else:
        assert agreement.require_class(document_class) is None
        assert agreement.may_keep(document_class)


def test_e6_a_withdrawal_ends_an_agreement_and_its_day_is_kept():
    withdrawn = retention(DOCUMENT).withdrawn(TODAY)
    assert not withdrawn.is_active
    assert withdrawn.withdrawn(TODAY + DAY).withdrawn_on == TODAY
    assert retention(DOCUMENT).is_active


def test_c6_a_recipient_is_known_by_kind_and_name_whatever_the_capitals():
    named = Recipient(RecipientKind.OTHER, "Mission  Locale ")
    assert named.is_same(Recipient(RecipientKind.OTHER, "mission locale"))
    assert not named.is_same(Recipient(RecipientKind.OTHER, "mission"))
    assert not named.is_same(Recipient(RecipientKind.FUNDER, "mission locale"))


@pytest.mark.parametrize(
    ("agreement", "field", "problem"),
    [
        (disclosure(RecipientKind.OTHER, given_on=TODAY + DAY), "given_on", Problem.IN_THE_FUTURE),
        (disclosure(RecipientKind.OTHER, name=" "), "recipient_name", Problem.EMPTY),
        (disclosure(RecipientKind.OTHER, purpose=""), "purpose", Problem.EMPTY),
        (disclosure(RecipientKind.OTHER, until=None), "until", Problem.EMPTY),
        (disclosure(RecipientKind.OTHER, until=TODAY - DAY), "until", Problem.END_BEFORE_START),
    ],
)
def test_c6_an_agreement_to_disclose_names_recipient_purpose_and_end(agreement, field, problem):
    with pytest.raises(InvalidInput) as caught:
        agreement.checked(TODAY)
    assert (caught.value.field, caught.value.problem) == (field, problem)


def test_c6_an_agreement_to_disclose_has_its_signed_paper():
    with pytest.raises(RuleBroken) as caught:
        disclosure(RecipientKind.OTHER, proof=None).checked(TODAY)
    assert caught.value.breach is Breach.DISCLOSURE_WITHOUT_AGREEMENT
    kept = disclosure(RecipientKind.OTHER, name=" Mission  locale ").checked(TODAY)
    assert kept.recipient.name == "Mission locale"
    assert evolve(kept, until=TODAY).checked(TODAY).until == TODAY


def test_c6_an_agreement_lets_one_document_go_to_one_recipient_once_until_its_end():
    agreement = evolve(disclosure(RecipientKind.OTHER), until=TODAY)
    asked = (agreement.subject, agreement.recipient)
    assert agreement.lets(*asked, TODAY)
    assert not agreement.lets(*asked, TODAY + DAY)
    assert not agreement.lets(Subject.DETAILED_RESULTS, agreement.recipient, TODAY)
    assert not agreement.lets(agreement.subject, Recipient(RecipientKind.FUNDER, "X"), TODAY)
    assert not evolve(agreement, used_on=TODAY).lets(*asked, TODAY)
    assert not evolve(agreement, withdrawn_on=TODAY).lets(*asked, TODAY)


@pytest.mark.parametrize(
    ("basis", "document_class", "kept"),
    [
        (Basis.FOLLOW_UP, DocumentClass.WORKING, True),
        (Basis.CEP_REQUEST, DocumentClass.SYNTHESIS, True),
        (Basis.CEP_REQUEST, DocumentClass.WORKING, False),
    ],
)
def test_e5d_what_outlives_the_action_does_so_for_a_follow_up_or_for_the_cep_and_a_year_at_most(
    basis, document_class, kept
):
    assert retention(basis=basis).may_keep(document_class) is kept
    assert longest_deadline(date(2024, 2, 29), keeps_to_the_charter=True) == date(2025, 2, 28)


def test_c6_an_agreement_to_disclose_is_withdrawn_once():
    given = disclosure(RecipientKind.OTHER)
    assert given.is_active
    gone = given.withdrawn(TODAY)
    assert not gone.is_active
    assert gone.withdrawn(TODAY + timedelta(days=1)).withdrawn_on == TODAY
