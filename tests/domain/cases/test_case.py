from datetime import date, timedelta
from uuid import uuid4

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from bilan_desktop.domain.bilan.document import DocumentKind
from bilan_desktop.domain.bilan.frame import Frame
from bilan_desktop.domain.bilan.funding import Cpf, Route
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.request import Consent, ConsentHow, Request
from bilan_desktop.domain.cases.case import reference, reference_parts
from bilan_desktop.domain.errors import Breach, InvalidInput, Problem, RuleBroken
from domain_samples import (
    CONSENT_DAY,
    CPF,
    FRAME,
    NOW,
    PLAN,
    SIGNED,
    TODAY,
    case_in,
    document,
    final,
    session,
    sessions_lasting,
    written,
)

DAY = timedelta(days=1)
READY = case_in(Phase.INVESTIGATION)


def barred(take, *args):
    with pytest.raises(RuleBroken) as caught:
        take(*args)
    return caught.value.breach


@given(st.integers(1990, 2099), st.integers(1, 999_999))
def test_a_reference_is_read_back(year, number):
    assert reference_parts(f" {reference(year, number).lower()} ") == (year, number)


def test_a_reference_has_three_figures_at_least():
    assert reference(2026, 14) == "B-2026-014"


@pytest.mark.parametrize("typed", ["", "2026-014", "B-26-014", "B-2026-14", "B-2026-0000014", "B 2026 014"])
def test_what_is_no_reference_is_refused(typed):
    with pytest.raises(InvalidInput) as caught:
        reference_parts(typed)
    assert (caught.value.field, caught.value.problem) == ("reference", Problem.WRONG_FORMAT)


def test_c1_no_investigation_session_before_the_consent_is_recorded():
    case = evolve(READY, consent=None)
    assert barred(case.require_session, session(), TODAY) is Breach.CONSENT_MISSING
    assert case.require_session(session(phase=Phase.PRELIMINARY), TODAY) is None


def test_c1_an_investigation_session_may_be_held_on_the_day_of_the_consent_and_not_the_day_before():
    assert READY.require_session(session(CONSENT_DAY), TODAY) is None
    assert barred(READY.require_session, session(CONSENT_DAY - DAY), TODAY) is Breach.SESSION_BEFORE_CONSENT


def test_c1_a_consent_is_never_dated_after_the_first_session_of_the_investigation():
    early, late = (
        Consent(CONSENT_DAY, ConsentHow.SIGNED_FORM, uuid4()),
        Consent(CONSENT_DAY + DAY, ConsentHow.SIGNED_FORM, uuid4()),
    )
    case = evolve(READY, sessions=(session(CONSENT_DAY, phase=Phase.PRELIMINARY), session(CONSENT_DAY)))
    assert case.consented(early).consent == early
    with pytest.raises(InvalidInput) as caught:
        case.consented(late)
    assert caught.value.problem is Problem.TOO_LATE
    assert caught.value.facts == {"latest": CONSENT_DAY}
    assert evolve(case, sessions=case.sessions[:1]).consented(late).consent == late


def test_c2_an_investigation_session_waits_for_the_paper_of_a_new_route():
    case = evolve(READY, funding=Cpf())
    assert barred(case.require_session, session(), TODAY) is Breach.FUNDING_PAPER_MISSING
    later = evolve(READY, funding=evolve(CPF, terms_accepted_on=CONSENT_DAY + DAY))
    assert barred(later.require_session, session(CONSENT_DAY), TODAY) is Breach.FUNDING_PAPER_MISSING
    assert later.require_session(session(CONSENT_DAY + DAY), TODAY) is None


def test_c2_after_ten_days_of_silence_no_session_is_added_in_any_phase():
    silent = evolve(PLAN, convention=evolve(SIGNED, signed_on=None))
    case = case_in(Phase.PRELIMINARY, funding=silent)
    first = session(date(2026, 9, 30), phase=Phase.PRELIMINARY)
    assert case.require_session(first, date(2026, 9, 30)) is None
    assert barred(case.require_session, first, date(2026, 10, 1)) is Breach.CONVENTION_REFUSED_BY_SILENCE


def test_c2_a_session_held_before_a_silence_may_still_be_corrected():
    held = session()
    silent = evolve(PLAN, convention=evolve(SIGNED, signed_on=None))
    case = evolve(READY, funding=silent, sessions=(held,))
    assert case.require_session(evolve(held, said="Aime former"), TODAY) is None
    assert (
        barred(case.require_session, session(CONSENT_DAY + DAY), TODAY)
        is Breach.CONVENTION_REFUSED_BY_SILENCE
    )


def test_l1_the_case_bars_a_session_over_the_hours():
    full = evolve(READY, sessions=sessions_lasting(24))
    assert barred(full.require_session, session(TODAY), TODAY) is Breach.HOURS_EXCEEDED
    assert full.hours.total == timedelta(hours=24)


@pytest.mark.parametrize("phase", [Phase.CONCLUSION, Phase.CLOSED])
def test_l2_a_session_does_not_run_ahead_of_the_case(phase):
    assert barred(READY.require_session, session(phase=phase), TODAY) is Breach.PHASE_ORDER


def test_c7_a_closed_case_takes_nothing_more():
    closed = case_in(Phase.CLOSED)
    assert barred(closed.require_session, session(), TODAY) is Breach.CASE_CLOSED
    assert barred(closed.advanced, TODAY) is Breach.CASE_CLOSED
    assert READY.require_open() is None


def test_l2_a_case_goes_from_phase_to_phase_when_each_has_what_it_wants():
    case = case_in(Phase.REQUEST).advanced(TODAY)
    assert case.phase is Phase.PRELIMINARY
    ready = evolve(READY, phase=Phase.PRELIMINARY)
    assert ready.advanced(TODAY).phase is Phase.INVESTIGATION
    held = evolve(READY, sessions=(session(),))
    assert held.advanced(TODAY).phase is Phase.CONCLUSION


def test_l2_the_investigation_ends_after_a_session_of_it_and_the_conclusion_with_the_closing():
    preliminary_only = evolve(READY, sessions=(session(phase=Phase.PRELIMINARY),))
    assert barred(preliminary_only.advanced, TODAY) is Breach.PHASE_ORDER
    assert barred(case_in(Phase.CONCLUSION).advanced, TODAY) is Breach.PHASE_ORDER


@pytest.mark.parametrize(
    ("lacking", "breach"),
    [
        ({"request": Request()}, Breach.REQUEST_INCOMPLETE),
        ({"consent": None}, Breach.CONSENT_MISSING),
        ({"funding": Cpf()}, Breach.FUNDING_PAPER_MISSING),
        ({"frame": Frame()}, Breach.FRAME_INCOMPLETE),
    ],
)
def test_e2_c1_c2_e3a_the_preliminary_phase_is_not_left_without_each_of_them(lacking, breach):
    case = evolve(READY, phase=Phase.PRELIMINARY, **lacking)
    assert barred(case.advanced, TODAY) is breach


def test_e2_what_is_missing_is_named_by_its_field():
    with pytest.raises(RuleBroken) as caught:
        evolve(READY, request=Request()).require_investigation(TODAY)
    assert caught.value.facts["missing"] == "initiative trigger motives expectations free_will"


def test_c7_everything_of_a_case_has_a_fate_in_the_order_of_a_story():
    notes = session(said="Aime former")
    silent = session(CONSENT_DAY + DAY)
    case = evolve(READY, sessions=(notes, silent), synthesis=written().kept(NOW))
    case = evolve(
        case, documents=(document(DocumentKind.INVOICE), document(DocumentKind.QUESTIONNAIRE, "Valeurs"))
    )
    holdings = case.holdings()
    assert [holding.kind for holding in holdings] == [
        DocumentKind.SESSION_NOTES,
        DocumentKind.SYNTHESIS_DRAFT,
        DocumentKind.QUESTIONNAIRE,
        DocumentKind.INVOICE,
        DocumentKind.HOURS,
        DocumentKind.IDENTITY,
    ]
    assert holdings[1].made_on == NOW.date()
    assert len({holding.id for holding in holdings}) == len(holdings)
    assert holdings == case.holdings()


def test_a_draft_that_no_version_dates_is_dated_by_the_case():
    case = evolve(READY, synthesis=written())
    assert case.holding(case.drafts_id).made_on == case.opened_on


def test_e6_an_agreement_may_name_the_synthesis_before_it_is_final():
    assert READY.holding(READY.synthesis_id).kind is DocumentKind.SYNTHESIS
    assert final(READY).holding(READY.synthesis_id).kind is DocumentKind.SYNTHESIS
    with pytest.raises(InvalidInput) as caught:
        READY.holding(uuid4())
    assert (caught.value.field, caught.value.problem) == ("documents", Problem.NOTHING_CHOSEN)


def test_a_document_is_found_by_its_id():
    filed = document(DocumentKind.INVOICE)
    case = evolve(READY, documents=(filed,))
    assert case.document(filed.id) is filed
    assert case.document(None) is None
    assert case.route is Route.CPF


@pytest.mark.parametrize(
    ("planned", "expected"),
    [(None, TODAY), (TODAY - DAY, TODAY), (TODAY, TODAY), (TODAY + DAY, TODAY + DAY)],
)
def test_e6_the_expected_term_is_the_planned_end_while_it_lies_ahead(planned, expected):
    case = evolve(READY, frame=evolve(FRAME, planned_end=planned))
    assert case.expected_term(TODAY) == expected
