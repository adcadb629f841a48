from datetime import date, timedelta
from uuid import UUID

import pytest

from bilan_desktop.domain.bilan.terms import Organisation, Signed, Terms
from bilan_desktop.domain.errors import InvalidInput, Problem

TODAY = date(2026, 11, 21)
PROOF = UUID(int=7)


@pytest.mark.parametrize("hours", [timedelta(0), timedelta(hours=24, minutes=1)])
def test_l1_a_paper_plans_no_more_than_a_bilan_may_last(hours):
    with pytest.raises(InvalidInput) as caught:
        Terms(planned=hours).checked(TODAY)
    assert (caught.value.field, caught.value.problem) == ("planned", Problem.WRONG_FORMAT)


def test_l1_twenty_four_hours_may_be_planned():
    assert Terms(planned=timedelta(hours=24)).checked(TODAY).planned == timedelta(hours=24)


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        (Terms(title="a" * 201), "convention_title"),
        (Terms(content="a" * 20_001), "convention_content"),
        (Terms(payment="a" * 20_001), "payment_terms"),
        (Terms(qualifications="a" * 20_001), "qualifications"),
        (Terms(stopping="a" * 20_001), "stopping"),
    ],
)
def test_the_first_term_that_is_too_long_is_named(terms, field):
    with pytest.raises(InvalidInput) as caught:
        terms.checked(TODAY)
    assert (caught.value.field, caught.value.problem) == (field, Problem.TOO_LONG)


def test_an_organisation_is_named_after_its_role():
    assert Organisation(" Agence ", email=" a@example.fr ").checked("payer") == Organisation(
        "Agence", email="a@example.fr"
    )
    with pytest.raises(InvalidInput) as caught:
        Organisation(email="rh").checked("payer")
    assert caught.value.field == "payer_email"


def test_c2_a_paper_is_signed_on_a_day_that_has_come_and_proved():
    assert Signed.recorded(TODAY, PROOF, TODAY) == Signed(TODAY, PROOF)
    for day, proof, field in ((None, PROOF, "signed_on"), (TODAY, None, "paper_proof")):
        with pytest.raises(InvalidInput) as caught:
            Signed.recorded(day, proof, TODAY)
        assert caught.value.field == field
