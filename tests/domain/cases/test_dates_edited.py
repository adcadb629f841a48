"""Days corrected afterwards: what was lawful when it was noted does not become unlawful behind a rule's back."""

from datetime import date

import pytest
from attrs import evolve

from bilan_desktop.domain.bilan.funding import Agreed, Convention, Cpf, PastFunding, Route
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.terms import Signed
from bilan_desktop.domain.errors import Breach, InvalidInput, Problem, RuleBroken
from domain_samples import CONSENT_DAY, CPF, DAY, PLAN, PROOF, TODAY, case_in, session

HELD = session(CONSENT_DAY + 7 * DAY)
LATER = session(CONSENT_DAY + 14 * DAY)
PRELIMINARY = session(CONSENT_DAY + DAY, phase=Phase.PRELIMINARY)


def barred(case, new) -> Breach:
    with pytest.raises(RuleBroken) as raised:
        case.require_session(new, TODAY)
    return raised.value.breach


def refused(case, funding) -> tuple:
    with pytest.raises(InvalidInput) as raised:
        case.funded(funding)
    return raised.value.field, raised.value.problem, raised.value.facts.get("latest")


def test_c2_a_session_is_not_moved_before_the_paper_that_allows_it():
    paper = evolve(CPF, terms_accepted_on=CONSENT_DAY + 5 * DAY)
    case = case_in(Phase.INVESTIGATION, funding=paper, sessions=(HELD, LATER))
    assert barred(case, evolve(HELD, day=CONSENT_DAY + 4 * DAY)) is Breach.FUNDING_PAPER_MISSING
    case.require_session(evolve(HELD, day=CONSENT_DAY + 5 * DAY), TODAY)


def test_c2_a_preliminary_session_does_not_become_one_of_investigation_before_the_paper():
    paper = evolve(CPF, terms_accepted_on=CONSENT_DAY + 5 * DAY)
    case = case_in(Phase.INVESTIGATION, funding=paper, sessions=(PRELIMINARY,))
    turned = evolve(PRELIMINARY, phase=Phase.INVESTIGATION)
    assert barred(case, turned) is Breach.FUNDING_PAPER_MISSING
    case.require_session(evolve(turned, day=CONSENT_DAY + 5 * DAY), TODAY)


def test_c2_while_a_new_convention_waits_a_session_moves_between_those_held_and_no_further():
    waiting = evolve(PLAN, convention=Convention(sent_on=(*PLAN.convention.sent_on, TODAY - DAY)))
    case = case_in(Phase.INVESTIGATION, funding=waiting, sessions=(HELD, LATER, session(LATER.day + DAY)))
    case.require_session(evolve(LATER, day=HELD.day + DAY), TODAY)
    assert barred(case, evolve(LATER, day=TODAY)) is Breach.FUNDING_PAPER_MISSING


def test_c2_a_session_is_not_moved_past_a_silence():
    sent = TODAY - 30 * DAY
    silent = evolve(PLAN, convention=Convention(sent_on=(sent,)))
    case = case_in(Phase.PRELIMINARY, funding=silent, sessions=(PRELIMINARY,))
    case.require_session(evolve(PRELIMINARY, day=sent + 10 * DAY), TODAY)
    assert barred(case, evolve(PRELIMINARY, day=sent + 11 * DAY)) is Breach.CONVENTION_REFUSED_BY_SILENCE


def test_c2_a_session_moved_into_a_former_funding_wants_the_paper_of_that_one():
    former = PastFunding(evolve(CPF, terms_accepted_on=CONSENT_DAY + 3 * DAY), CONSENT_DAY + 9 * DAY)
    case = case_in(Phase.INVESTIGATION, funding=PLAN, past_fundings=(former,), sessions=(LATER,))
    assert barred(case, evolve(LATER, day=CONSENT_DAY + 2 * DAY)) is Breach.FUNDING_PAPER_MISSING
    case.require_session(evolve(LATER, day=CONSENT_DAY + 3 * DAY), TODAY)


@pytest.mark.parametrize(
    ("known", "told", "said"),
    [
        (
            CPF,
            evolve(CPF, terms_accepted_on=HELD.day + DAY),
            ("terms_accepted_on", Problem.TOO_LATE, HELD.day),
        ),
        (CPF, evolve(CPF, terms_accepted_on=None), ("terms_accepted_on", Problem.EMPTY, None)),
        (CPF, evolve(CPF, edof_number=""), ("edof_number", Problem.EMPTY, None)),
        (
            Agreed(Route.FRANCE_TRAVAIL, paper=Signed(CONSENT_DAY, PROOF)),
            Agreed(Route.FRANCE_TRAVAIL, paper=Signed(HELD.day + DAY, PROOF)),
            ("signed_on", Problem.TOO_LATE, HELD.day),
        ),
    ],
)
def test_c2_a_paper_is_not_dated_after_the_sessions_it_allows(known, told, said):
    case = case_in(Phase.INVESTIGATION, funding=known, sessions=(PRELIMINARY, HELD, LATER))
    assert refused(case, told) == said


def test_c2_a_paper_may_be_corrected_up_to_the_first_session_it_allows():
    case = case_in(Phase.INVESTIGATION, sessions=(HELD, LATER))
    told = evolve(CPF, terms_accepted_on=HELD.day)
    assert case.funded(told).funding == told


def test_c2_a_new_convention_may_be_signed_after_the_sessions_that_the_former_one_allowed():
    sent = (*PLAN.convention.sent_on, TODAY - DAY)
    case = case_in(
        Phase.INVESTIGATION, funding=evolve(PLAN, convention=Convention(sent_on=sent)), sessions=(HELD,)
    )
    signed = evolve(PLAN, convention=Convention(sent_on=sent, signed_on=TODAY, proof=PROOF))
    assert case.funded(signed).funding == signed


def test_c2_a_paper_filled_in_before_any_session_is_free():
    case = case_in(Phase.PRELIMINARY, funding=Cpf(), sessions=(PRELIMINARY,))
    assert case.funded(evolve(CPF, terms_accepted_on=date(2026, 11, 1))).funding.edof_number
