from datetime import timedelta

import pytest
from attrs import evolve

from bilan_desktop.domain.bilan.request import Consent, ConsentHow, Initiative, Request
from bilan_desktop.domain.errors import InvalidInput, Problem
from domain_samples import PROOF, REQUEST, TODAY


def refused(*args):
    with pytest.raises(InvalidInput) as caught:
        Consent.recorded(*args)
    return caught.value.field, caught.value.problem


def test_c1_a_consent_has_a_day_a_way_and_a_proof():
    consent = Consent.recorded(TODAY, ConsentHow.SIGNED_FORM, PROOF, TODAY)
    assert (consent.given_on, consent.proof) == (TODAY, PROOF)


def test_c1_a_consent_without_a_day_or_a_proof_or_from_tomorrow_is_none():
    assert refused(None, ConsentHow.SIGNED_FORM, PROOF, TODAY) == ("given_on", Problem.EMPTY)
    tomorrow = TODAY + timedelta(days=1)
    assert refused(tomorrow, ConsentHow.SIGNED_FORM, PROOF, TODAY) == ("given_on", Problem.IN_THE_FUTURE)
    assert refused(TODAY, ConsentHow.SIGNED_ON_SCREEN, None, TODAY) == ("proof", Problem.NOTHING_CHOSEN)


def test_e2_an_empty_request_lacks_all_that_clarifies_the_motives():
    assert Request().missing == ("initiative", "trigger", "motives", "expectations", "free_will")
    assert REQUEST.missing == ()


@pytest.mark.parametrize("name", ["initiative", "trigger", "motives", "expectations", "free_will"])
def test_e2_each_of_them_is_wanted(name):
    empty = Initiative.UNSAID if name == "initiative" else ""
    assert evolve(REQUEST, **{name: empty}).missing == (name,)


def test_e2_constraints_and_who_pushed_may_stay_empty():
    assert REQUEST.constraints == ""
    assert REQUEST.who_pushed == ""


def test_the_texts_of_a_request_are_cleaned_and_bounded():
    checked = evolve(REQUEST, motives="  Changer \n").checked()
    assert checked.motives == "Changer"
    assert checked.initiative is Initiative.BENEFICIARY
    with pytest.raises(InvalidInput) as caught:
        evolve(REQUEST, constraints="a" * 20_001).checked()
    assert (caught.value.field, caught.value.problem) == ("constraints", Problem.TOO_LONG)
