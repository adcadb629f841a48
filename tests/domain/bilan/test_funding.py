from datetime import date, timedelta
from uuid import UUID

import pytest
from attrs import evolve, fields
from hypothesis import given
from hypothesis import strategies as st

from bilan_desktop.domain.bilan.contract import Contract
from bilan_desktop.domain.bilan.frame import Frame
from bilan_desktop.domain.bilan.funding import (
    PAPERS,
    Agreed,
    Convention,
    ConventionState,
    Cpf,
    PaperKind,
    Route,
    SelfFunded,
    Signer,
    TrainingPlan,
    funding_of,
    missing_mentions,
    proofs_of,
    require_no_silence,
)
from bilan_desktop.domain.bilan.terms import Organisation, Signed, Terms
from bilan_desktop.domain.errors import Breach, InvalidInput, Problem, RuleBroken
from bilan_desktop.domain.money import Money
from domain_samples import CONSENT_DAY, CPF, PLAN, PROOF, SIGNED, TODAY

SENT = date(2026, 3, 3)
TENTH_DAY = date(2026, 3, 13)
DAY = timedelta(days=1)
DRAFT = Convention(sent_on=(SENT,))


def problem_of(take, *args):
    with pytest.raises(InvalidInput) as caught:
        take(*args)
    return caught.value.field, caught.value.problem


def breach_of(take, *args):
    with pytest.raises(RuleBroken) as caught:
        take(*args)
    return caught.value.breach


@pytest.mark.parametrize("route", Route)
def test_a_new_funding_is_of_the_route_asked_for(route):
    assert funding_of(route).route is route


def test_c2_the_convention_may_be_signed_until_the_tenth_day_included():
    assert DRAFT.last_day == TENTH_DAY
    assert DRAFT.state(SENT) is ConventionState.WAITING
    assert DRAFT.state(TENTH_DAY) is ConventionState.WAITING
    assert DRAFT.signed(TENTH_DAY, PROOF, TODAY).state(TODAY) is ConventionState.SIGNED


def test_c2_silence_at_the_end_of_the_tenth_day_is_a_refusal_and_no_session_follows():
    after = TENTH_DAY + DAY
    assert DRAFT.state(after) is ConventionState.REFUSED_BY_SILENCE
    plan = evolve(PLAN, convention=DRAFT)
    assert breach_of(require_no_silence, plan, after) is Breach.CONVENTION_REFUSED_BY_SILENCE
    assert breach_of(plan.require_paper, after) is Breach.CONVENTION_REFUSED_BY_SILENCE
    assert require_no_silence(plan, TENTH_DAY) is None


def test_c2_a_signature_of_the_eleventh_day_is_barred():
    assert breach_of(DRAFT.signed, TENTH_DAY + DAY, PROOF, TODAY) is Breach.CONVENTION_SIGNED_LATE


def test_c2_a_new_transmission_restarts_the_ten_days_even_after_a_refusal():
    again = DRAFT.sent(date(2026, 3, 20), date(2026, 3, 20))
    assert again.state(date(2026, 3, 20)) is ConventionState.WAITING
    assert again.last_day == date(2026, 3, 30)
    assert again.signed(date(2026, 3, 30), PROOF, TODAY).signed_on == date(2026, 3, 30)


def test_c2_a_new_transmission_undoes_the_signature_of_the_former_draft():
    again = SIGNED.sent(TODAY, TODAY)
    assert (again.signed_on, again.proof) == (None, None)
    assert again.state(TODAY) is ConventionState.WAITING


def test_c2_the_same_transmission_noted_twice_changes_nothing():
    assert SIGNED.sent(SIGNED.sent_on[0], TODAY) is SIGNED


def test_c2_a_transmission_has_come_and_is_not_older_than_the_last_one():
    assert problem_of(DRAFT.sent, TODAY + DAY, TODAY) == ("sent_on", Problem.IN_THE_FUTURE)
    assert problem_of(DRAFT.sent, SENT - DAY, TODAY) == ("sent_on", Problem.TOO_EARLY)
    assert problem_of(DRAFT.sent, None, TODAY) == ("sent_on", Problem.EMPTY)


def test_c2_a_signature_has_a_draft_before_it_a_day_and_a_proof():
    assert problem_of(Convention().signed, TODAY, PROOF, TODAY) == ("sent_on", Problem.EMPTY)
    assert problem_of(DRAFT.signed, SENT - DAY, PROOF, TODAY) == ("signed_on", Problem.TOO_EARLY)
    assert problem_of(DRAFT.signed, TODAY + DAY, PROOF, TODAY) == ("signed_on", Problem.IN_THE_FUTURE)
    assert problem_of(DRAFT.signed, SENT, None, TODAY) == ("convention_proof", Problem.NOTHING_CHOSEN)
    assert DRAFT.signed(SENT, PROOF, TODAY).proof == PROOF


def test_c2_nothing_sent_is_no_refusal():
    assert Convention().state(TODAY) is ConventionState.NOT_SENT
    assert Convention().last_day is None


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 40))
def test_c2_whatever_the_day_of_the_draft_the_tenth_day_after_is_the_last(sent, days):
    state = Convention(sent_on=(sent,)).state(sent + days * DAY)
    assert state is (ConventionState.WAITING if days <= 10 else ConventionState.REFUSED_BY_SILENCE)


def test_c2_under_the_plan_the_signed_convention_comes_before_the_investigation():
    assert PLAN.require_paper(SIGNED.signed_on) is None
    assert breach_of(PLAN.require_paper, SIGNED.signed_on - DAY) is Breach.FUNDING_PAPER_MISSING
    waiting = evolve(PLAN, convention=DRAFT)
    assert breach_of(waiting.require_paper, TENTH_DAY) is Breach.FUNDING_PAPER_MISSING
    assert breach_of(TrainingPlan().require_paper, TODAY) is Breach.FUNDING_PAPER_MISSING


def test_c2_under_cpf_the_file_number_and_the_accepted_terms_come_before_the_investigation():
    assert CPF.require_paper(CONSENT_DAY) is None
    assert breach_of(CPF.require_paper, CONSENT_DAY - DAY) is Breach.FUNDING_PAPER_MISSING
    assert breach_of(evolve(CPF, edof_number="").require_paper, TODAY) is Breach.FUNDING_PAPER_MISSING
    assert breach_of(evolve(CPF, terms_accepted_on=None).require_paper, TODAY) is Breach.FUNDING_PAPER_MISSING
    assert require_no_silence(CPF, TODAY) is None


def test_e5b_under_cpf_there_is_no_field_for_an_employer_nor_for_a_convention():
    names = {attribute.name for attribute in fields(Cpf)}
    assert not any("employer" in name or "convention" in name for name in names)


@pytest.mark.parametrize("number", ["1234", "2026-EDOF/0012.A b"])
def test_a_file_number_of_edof_is_taken_as_it_is_written(number):
    assert Cpf(edof_number=f" {number} ").checked(TODAY).edof_number == number


@pytest.mark.parametrize(
    ("cpf", "field", "problem"),
    [
        (Cpf(edof_number="123"), "edof_number", Problem.WRONG_FORMAT),
        (Cpf(edof_number="-1234"), "edof_number", Problem.WRONG_FORMAT),
        (Cpf(edof_number="1" * 41), "edof_number", Problem.TOO_LONG),
        (Cpf(terms_accepted_on=TODAY + DAY), "terms_accepted_on", Problem.IN_THE_FUTURE),
        (Cpf(entry_on=date(1989, 1, 1)), "entry_on", Problem.TOO_EARLY),
        (Cpf(entry_on=TODAY, exit_on=TODAY - DAY), "exit_on", Problem.END_BEFORE_START),
        (Cpf(price=Money(-1)), "price", Problem.NEGATIVE),
        (Cpf(price=Money.euros(100_000, 1)), "price", Problem.TOO_LONG),
    ],
)
def test_the_first_field_of_a_cpf_funding_that_cannot_stand_is_named(cpf, field, problem):
    assert problem_of(cpf.checked, TODAY) == (field, problem)


def test_a_cpf_funding_half_filled_in_is_kept():
    assert Cpf().checked(TODAY) == Cpf()
    whole = Cpf("1234", TODAY, TODAY, TODAY, Money.euros(1600))
    assert whole.checked(TODAY) == whole
    assert Cpf(exit_on=TODAY).checked(TODAY).exit_on == TODAY


def test_the_texts_of_a_plan_are_cleaned_and_its_days_kept():
    plan = TrainingPlan(
        employer=Organisation(name=" Atelier ", email=" rh@exemple.fr "),
        funder=" OPCO\n",
        terms=Terms(title=" Bilan ", content=" a "),
        convention=SIGNED,
        price=Money.euros(1800),
    ).checked(TODAY)
    assert (plan.employer.name, plan.employer.email, plan.funder) == (
        "Atelier",
        "rh@exemple.fr",
        "OPCO",
    )
    assert (plan.terms.title, plan.terms.content) == ("Bilan", "a")
    assert plan.convention.signed_on == SIGNED.signed_on
    assert plan.convention.proof == UUID(int=8)


@pytest.mark.parametrize(
    ("plan", "field", "problem"),
    [
        (TrainingPlan(employer=Organisation(name="a" * 201)), "employer_name", Problem.TOO_LONG),
        (TrainingPlan(employer=Organisation(email="rh")), "employer_email", Problem.WRONG_FORMAT),
        (TrainingPlan(terms=Terms(title="a" * 201)), "convention_title", Problem.TOO_LONG),
        (TrainingPlan(price=Money(-100)), "price", Problem.NEGATIVE),
    ],
)
def test_the_first_field_of_a_plan_that_cannot_stand_is_named(plan, field, problem):
    assert problem_of(plan.checked, TODAY) == (field, problem)


AGREED = (Route.TRANSITION_PROJECT, Route.FRANCE_TRAVAIL, Route.PUBLIC_AGENT, Route.INSURANCE_FUND)
PAPER = Signed(SENT, PROOF)


def agreed(route, **changes):
    whole = Agreed(route, paper=PAPER, grant=PAPER if route is Route.INSURANCE_FUND else Signed())
    return evolve(whole, **changes)


@pytest.mark.parametrize("route", AGREED)
def test_c2_the_paper_of_the_payer_comes_before_the_investigation(route):
    assert agreed(route).require_paper(SENT) is None
    assert breach_of(agreed(route).require_paper, SENT - DAY) is Breach.FUNDING_PAPER_MISSING
    assert breach_of(agreed(route, paper=Signed()).require_paper, TODAY) is Breach.FUNDING_PAPER_MISSING
    assert require_no_silence(agreed(route), TODAY) is None


def test_c2_a_fund_of_the_self_employed_agrees_and_the_contract_is_signed_too():
    fund = agreed(Route.INSURANCE_FUND)
    assert fund.wants_grant
    assert breach_of(evolve(fund, grant=Signed()).require_paper, TODAY) is Breach.FUNDING_PAPER_MISSING
    later = evolve(fund, grant=Signed(SENT + DAY, PROOF))
    assert breach_of(later.require_paper, SENT) is Breach.FUNDING_PAPER_MISSING
    assert later.require_paper(SENT + DAY) is None


def test_only_france_travail_wants_attestations():
    assert [route for route in AGREED if Agreed(route).wants_attestations] == [Route.FRANCE_TRAVAIL]
    assert [route for route in AGREED if Agreed(route).wants_grant] == [Route.INSURANCE_FUND]


@pytest.mark.parametrize(
    ("funding", "field", "problem"),
    [
        (Agreed(Route.FRANCE_TRAVAIL, payer=Organisation(name="a" * 201)), "payer_name", Problem.TOO_LONG),
        (Agreed(Route.FRANCE_TRAVAIL, file_number="1" * 41), "file_number", Problem.TOO_LONG),
        (
            Agreed(Route.FRANCE_TRAVAIL, entry_on=TODAY, exit_on=TODAY - DAY),
            "exit_on",
            Problem.END_BEFORE_START,
        ),
        (Agreed(Route.FRANCE_TRAVAIL, price=Money(-1)), "price", Problem.NEGATIVE),
        (SelfFunded(price=Money(-1)), "price", Problem.NEGATIVE),
        (SelfFunded(Terms(title="a" * 201)), "convention_title", Problem.TOO_LONG),
    ],
)
def test_the_first_field_of_the_other_fundings_that_cannot_stand_is_named(funding, field, problem):
    assert problem_of(funding.checked, TODAY) == (field, problem)


def test_c2_the_contract_comes_before_the_investigation_and_a_withdrawal_bars_it():
    own = SelfFunded(contract=Contract(SENT, PROOF))
    assert own.require_paper(SENT) is None
    assert breach_of(own.require_paper, SENT - DAY) is Breach.FUNDING_PAPER_MISSING
    assert breach_of(SelfFunded().require_paper, TODAY) is Breach.FUNDING_PAPER_MISSING
    back = evolve(own, contract=own.contract.withdrawn(SENT, TODAY))
    assert breach_of(back.require_paper, TODAY) is Breach.CONTRACT_WITHDRAWN
    assert breach_of(require_no_silence, back, TODAY) is Breach.CONTRACT_WITHDRAWN


@pytest.mark.parametrize("route", Route)
def test_c2_each_route_has_its_paper_and_the_provider_signs_all_but_the_platforms_terms(route):
    paper = PAPERS[route]
    assert (Signer.PROVIDER in paper.signers) == (route is not Route.CPF)
    assert (Signer.BENEFICIARY in paper.signers) == (route is not Route.CPF)
    assert (paper.kind is PaperKind.CONVENTION) == (
        route
        in {
            Route.TRAINING_PLAN,
            Route.REDEPLOYMENT_LEAVE,
            Route.TRANSITION_PROJECT,
            Route.PUBLIC_AGENT,
        }
    )


@pytest.mark.parametrize(
    ("funding", "count"), [(CPF, 0), (PLAN, 1), (agreed(Route.INSURANCE_FUND), 1), (SelfFunded(), 0)]
)
def test_the_documents_that_prove_a_funding_are_known(funding, count):
    assert len(proofs_of(funding)) == count


@pytest.mark.parametrize("route", [route for route in Route if route is not Route.CPF])
def test_e3c_a_paper_lacks_every_mention_until_it_is_written(route):
    missing = missing_mentions(funding_of(route), Frame())
    assert ("qualifications" in missing) == (PAPERS[route].kind is PaperKind.CONTRACT)
    assert ("employer_name" in missing) == (route in {Route.TRAINING_PLAN, Route.REDEPLOYMENT_LEAVE})
    assert ("payer_name" in missing) == (route in AGREED)
    assert {"convention_title", "price", "planned_end", "payment_terms", "handing_over"} <= set(missing)


def test_c2_under_cpf_no_paper_of_ours_lacks_anything():
    assert missing_mentions(Cpf(), Frame()) == ()


def test_c2_the_redeployment_leave_has_the_same_ten_days():
    leave = evolve(PLAN, route=Route.REDEPLOYMENT_LEAVE, convention=DRAFT)
    assert breach_of(require_no_silence, leave, TENTH_DAY + DAY) is Breach.CONVENTION_REFUSED_BY_SILENCE
    assert require_no_silence(leave, TENTH_DAY) is None
