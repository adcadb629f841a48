from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from bilan_desktop.domain.bilan.document import DocumentClass, DocumentKind
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.calendar import add_years
from bilan_desktop.domain.cases.closing import (
    Ending,
    EndingKind,
    Outcome,
    handed_over,
    plan,
    require_term,
)
from bilan_desktop.domain.cases.follow_up import follow_up_on
from bilan_desktop.domain.errors import Breach, InvalidInput, Problem, RuleBroken
from bilan_desktop.domain.practice import Keeping
from bilan_desktop.domain.sharing.agreement import Basis, KeepFor, Subject
from domain_samples import (
    CONSENT_DAY,
    TODAY,
    case_in,
    document,
    final,
    finished,
    presented,
    retention,
    session,
)
from domain_samples import (
    handed_over as hand_over,
)

DAY = timedelta(days=1)
TERM = date(2026, 11, 20)
COMPLETED = Ending(EndingKind.COMPLETED, TERM)
EARLY = [kind for kind in EndingKind if kind is not EndingKind.COMPLETED]


def plan_of(case, ending=COMPLETED, *, charter=True, today=None):
    return plan(case, ending, today=today or ending.term, keeps_to_the_charter=charter)


def fate_of(case, kind, ending=COMPLETED, *, charter=True):
    return next(fate for fate in plan_of(case, ending, charter=charter).fates if fate.holding.kind is kind)


def agreed(case, *documents, **changes):
    return evolve(case, retention=(*case.retention, retention(*documents, **changes)))


def test_c7_without_an_agreement_all_but_the_administrative_papers_is_destroyed():
    case = finished()
    closing = plan_of(case)
    assert closing.obstacles == ()
    assert closing.require_ready() is None
    assert closing.destroyed == {
        DocumentKind.SESSION_NOTES: 1,
        DocumentKind.SYNTHESIS_DRAFT: 1,
        DocumentKind.TEST_RESULT: 1,
        DocumentKind.SYNTHESIS: 1,
    }
    kept = {fate.holding.kind for fate in closing.fates if fate.outcome is Outcome.ADMINISTRATIVE}
    assert kept == {DocumentKind.HOURS, DocumentKind.IDENTITY}
    assert {fate.outcome for fate in closing.fates} == {Outcome.DESTROYED, Outcome.ADMINISTRATIVE}


def test_e6_just_what_the_agreement_names_survives_for_a_year_after_the_term():
    case = finished()
    notes = case.holdings()[0]
    closing = plan_of(agreed(case, notes.id, case.synthesis_id))
    kept = {fate.holding.kind: fate.until for fate in closing.fates if fate.outcome is Outcome.KEPT}
    assert kept == {
        DocumentKind.SESSION_NOTES: date(2027, 11, 20),
        DocumentKind.SYNTHESIS: date(2027, 11, 20),
    }
    assert DocumentKind.TEST_RESULT in closing.destroyed


def test_c7_a_term_of_29_february_with_one_year_ends_on_the_28th():
    case = agreed(finished(), finished().synthesis_id)
    ending = Ending(EndingKind.COMPLETED, date(2024, 2, 29))
    assert fate_of(case, DocumentKind.SYNTHESIS, ending).until == date(2025, 2, 28)


def test_c7_an_end_agreed_for_a_later_term_is_cut_to_the_ceiling():
    case = agreed(finished(), finished().synthesis_id, keep=KeepFor(until=date(2028, 1, 1)))
    assert fate_of(case, DocumentKind.SYNTHESIS).until == date(2027, 11, 20)
    assert fate_of(case, DocumentKind.SYNTHESIS, charter=False).until == date(2028, 1, 1)


def test_c7_an_end_agreed_before_the_term_keeps_nothing():
    case = agreed(finished(), finished().synthesis_id, keep=KeepFor(until=TERM))
    assert fate_of(case, DocumentKind.SYNTHESIS).outcome is Outcome.DESTROYED
    later = agreed(finished(), finished().synthesis_id, keep=KeepFor(until=TERM + DAY))
    assert fate_of(later, DocumentKind.SYNTHESIS).until == TERM + DAY


@given(st.dates(date(2019, 1, 1), date(2090, 1, 1)), st.integers(0, 80), st.booleans())
def test_c7_nothing_is_ever_kept_past_the_ceiling_of_the_day_of_the_term(term, months, charter):
    case = agreed(finished(), finished().synthesis_id, keep=KeepFor(months=months))
    fate = fate_of(case, DocumentKind.SYNTHESIS, Ending(EndingKind.COMPLETED, term), charter=charter)
    years = 3 if not charter and term >= date(2023, 12, 31) else 1
    if months == 0:
        assert fate.outcome is Outcome.DESTROYED
    else:
        assert term < fate.until <= add_years(term, years)


@pytest.mark.parametrize(
    ("today", "outcome"),
    [
        (date(2027, 11, 19), Outcome.KEPT),
        (date(2027, 11, 20), Outcome.DESTROYED),
        (date(2028, 3, 1), Outcome.DESTROYED),
    ],
)
def test_c7_what_was_agreed_until_a_day_that_has_come_goes_with_a_late_closing(today, outcome):
    case = finished()
    synthesis = next(h for h in case.holdings() if h.kind is DocumentKind.SYNTHESIS)
    case = agreed(case, synthesis.id)
    closing = plan_of(case, today=today)
    fate = next(f for f in closing.fates if f.holding == synthesis)
    assert (fate.outcome, fate.agreement) == (outcome, case.retention[0])
    assert closing.destroyed.get(DocumentKind.SYNTHESIS, 0) == (outcome is Outcome.DESTROYED)
    assert all(group.until > today for group in closing.groups())


def test_administrative_papers_whose_years_are_over_go_with_a_late_closing():
    closing = plan_of(finished(), today=date(2033, 1, 1))
    left = {fate.holding.kind: fate.until for fate in closing.fates if fate.until}
    assert left == {DocumentKind.HOURS: date(2036, 12, 31)}
    assert closing.destroyed[DocumentKind.IDENTITY] == 1


def test_e6_a_withdrawn_agreement_keeps_nothing():
    case = finished()
    withdrawn = evolve(case, retention=(retention(case.synthesis_id).withdrawn(TODAY),))
    assert fate_of(withdrawn, DocumentKind.SYNTHESIS).outcome is Outcome.DESTROYED


def test_e6_an_agreement_not_founded_on_follow_up_keeps_no_working_document():
    case = finished()
    notes = case.holdings()[0]
    asked = agreed(case, notes.id, case.synthesis_id, basis=Basis.WRITTEN_REQUEST)
    assert fate_of(asked, DocumentKind.SESSION_NOTES).outcome is Outcome.DESTROYED
    assert fate_of(asked, DocumentKind.SYNTHESIS).outcome is Outcome.KEPT


def test_e6_of_two_agreements_on_one_document_the_longer_one_counts():
    case = finished()
    both = agreed(agreed(case, case.synthesis_id, keep=KeepFor(months=3)), case.synthesis_id)
    assert fate_of(both, DocumentKind.SYNTHESIS).until == date(2027, 11, 20)


def test_l3_what_is_kept_for_the_cep_operator_cites_its_own_source():
    case = agreed(finished(), finished().synthesis_id, basis=Basis.CEP_REQUEST)
    fate = fate_of(case, DocumentKind.SYNTHESIS)
    assert fate.source.text == "L. 6313-4, al. 3"
    assert fate.agreement is case.retention[0]


@pytest.mark.parametrize("kind", [EndingKind.REFUSED, EndingKind.CONSENT_WITHDRAWN])
def test_c1_a_refusal_or_a_withdrawal_destroys_the_content_whatever_was_agreed(kind):
    case = agreed(finished(), finished().synthesis_id)
    fate = fate_of(case, DocumentKind.SYNTHESIS, Ending(kind, TERM, offered=True))
    assert fate.outcome is Outcome.DESTROYED


@pytest.mark.parametrize("kind", EARLY)
def test_c7_what_exists_is_offered_before_an_early_end(kind):
    case = case_in(Phase.INVESTIGATION, sessions=(session(said="Aime former"),))
    assert plan_of(case, Ending(kind, TERM)).obstacles == (Breach.NOT_OFFERED,)
    assert plan_of(case, Ending(kind, TERM, offered=True)).obstacles == ()


@pytest.mark.parametrize("kind", EARLY)
def test_l4_an_end_before_anything_exists_asks_nothing(kind):
    assert plan_of(case_in(Phase.REQUEST), Ending(kind, TERM)).require_ready() is None


def test_c7_closing_waits_for_the_conclusion_the_final_synthesis_and_the_hand_over():
    case = case_in(Phase.INVESTIGATION)
    assert plan_of(case).obstacles == (
        Breach.CLOSING_OUT_OF_PHASE,
        Breach.SYNTHESIS_NOT_FINAL,
        Breach.CLOSING_BEFORE_HAND_OVER,
    )
    with pytest.raises(RuleBroken) as caught:
        plan_of(case).require_ready()
    assert caught.value.breach is Breach.CLOSING_OUT_OF_PHASE


def test_c7_both_the_synthesis_and_the_detailed_results_are_handed_over_against_signature():
    case = final(case_in(Phase.CONCLUSION))
    assert plan_of(case).obstacles == (Breach.CLOSING_BEFORE_HAND_OVER,)
    both = hand_over(case)
    assert handed_over(both, Subject.DETAILED_RESULTS)
    for kept in both.hand_overs:
        assert plan_of(evolve(both, hand_overs=(kept,))).obstacles == (Breach.CLOSING_BEFORE_HAND_OVER,)
    unsigned = tuple(evolve(line, receipt=None) for line in both.hand_overs)
    assert plan_of(evolve(both, hand_overs=unsigned)).obstacles == (Breach.CLOSING_BEFORE_HAND_OVER,)
    assert plan_of(both).obstacles == ()


def test_c7_a_closed_case_is_not_closed_again():
    assert plan_of(evolve(finished(), phase=Phase.CLOSED)).obstacles == (Breach.CASE_CLOSED,)


def test_c7_vouchers_are_kept_ten_years_after_the_accounting_year_and_proofs_five():
    case = evolve(finished(), documents=(document(DocumentKind.INVOICE), document(DocumentKind.CONSENT_FORM)))
    invoice = fate_of(case, DocumentKind.INVOICE)
    assert (invoice.outcome, invoice.until) == (Outcome.ADMINISTRATIVE, date(2036, 12, 31))
    assert invoice.source.text == "Code de commerce, L. 123-22"
    assert fate_of(case, DocumentKind.CONSENT_FORM).until == date(2031, 11, 20)


def test_c7_documents_with_different_ends_go_to_different_compartments():
    case = finished()
    notes, _, tested, *_ = case.holdings()
    case = agreed(agreed(case, notes.id, tested.id), case.synthesis_id, keep=KeepFor(months=6))
    groups = plan_of(case).groups()
    kept = [group for group in groups if group.outcome is Outcome.KEPT]
    assert [(len(group.holdings), group.until) for group in kept] == [
        (2, date(2027, 11, 20)),
        (1, date(2027, 5, 20)),
    ]
    assert all(group.agreement in case.retention and group.document_class is None for group in kept)
    papers = [group for group in groups if group.outcome is Outcome.ADMINISTRATIVE]
    assert {group.document_class for group in papers} == {DocumentClass.VOUCHER, DocumentClass.PROOF}
    assert all(group.agreement is None for group in papers)
    assert sum(len(group.holdings) for group in groups) + sum(plan_of(case).destroyed.values()) == len(
        case.holdings()
    )


def test_the_term_has_come_and_does_not_precede_the_last_session():
    case = case_in(Phase.CONCLUSION, sessions=(session(CONSENT_DAY), session(CONSENT_DAY + DAY)))
    assert require_term(case, CONSENT_DAY + DAY, TODAY) == CONSENT_DAY + DAY
    for day, problem in [
        (None, Problem.EMPTY),
        (TODAY + DAY, Problem.IN_THE_FUTURE),
        (CONSENT_DAY, Problem.TOO_EARLY),
    ]:
        with pytest.raises(InvalidInput) as caught:
            require_term(case, day, TODAY)
        assert (caught.value.field, caught.value.problem) == ("term", problem)


def test_c8_the_term_does_not_precede_the_presentation_of_the_synthesis():
    case = evolve(case_in(Phase.CONCLUSION, sessions=(session(CONSENT_DAY),)), synthesis=presented())
    assert require_term(case, TODAY, TODAY) == TODAY
    with pytest.raises(InvalidInput) as caught:
        require_term(case, TODAY - DAY, TODAY)
    assert (caught.value.problem, caught.value.facts) == (Problem.TOO_EARLY, {"earliest": TODAY})


def test_without_a_session_the_term_does_not_precede_the_opening_of_the_case():
    case = case_in(Phase.REQUEST)
    assert require_term(case, case.opened_on, TODAY) == case.opened_on
    with pytest.raises(InvalidInput):
        require_term(case, case.opened_on - DAY, TODAY)


@pytest.mark.parametrize(
    ("term", "follow_up"),
    [
        (date(2025, 8, 31), date(2026, 2, 28)),
        (date(2023, 8, 31), date(2024, 2, 29)),
        (date(2026, 11, 30), date(2027, 5, 30)),
    ],
)
def test_e3d_the_follow_up_is_six_months_after_the_term(term, follow_up):
    assert follow_up_on(term) == follow_up


def test_administrative_papers_go_when_the_practice_chose():
    keeping = Keeping(vouchers=12, proofs=6)
    chosen = plan(finished(), COMPLETED, today=TERM, keeps_to_the_charter=True, keeping=keeping)
    until = {
        f.holding.kind.document_class: f.until for f in chosen.fates if f.outcome is Outcome.ADMINISTRATIVE
    }
    assert until[DocumentClass.VOUCHER] == date(2038, 12, 31)
    assert until[DocumentClass.PROOF] == date(2032, 11, 20)
