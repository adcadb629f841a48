from datetime import date, timedelta
from uuid import uuid4

import pytest
from attrs import evolve

from bilan_desktop.domain.bilan.contract import Contract, Payment
from bilan_desktop.domain.bilan.funding import Agreed, Convention, Route, SelfFunded, TrainingPlan
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.synthesis import Section
from bilan_desktop.domain.bilan.terms import Signed
from bilan_desktop.domain.cases.checklists import Output, Tick
from bilan_desktop.domain.cases.safeguards import Guard, Place, Standing, safeguards
from bilan_desktop.domain.law.dated import Figure
from bilan_desktop.domain.law.parameters import DatedTable, OwnRow
from bilan_desktop.domain.law.rules import SOURCES, RuleId
from bilan_desktop.domain.money import Money
from bilan_desktop.domain.registers.satisfaction import Moment, Solicitation
from bilan_desktop.domain.richtext import RichText
from bilan_desktop.domain.sharing.agreement import Recipient, RecipientKind, Subject
from bilan_desktop.domain.sharing.disclosure import HandOver
from domain_samples import (
    CONSENT,
    CONSENT_DAY,
    CPF,
    FRAME,
    PLAN,
    PROOF,
    SIGNED,
    TODAY,
    case_in,
    finished,
    presented,
    retention,
    sessions_lasting,
    written,
)

DAY = timedelta(days=1)


def line(case, guard, today=TODAY):
    return next(found for found in safeguards(case, today) if found.guard is guard)


def standing(case, guard, today=TODAY):
    return line(case, guard, today).standing


def test_every_line_cites_a_rule_and_leads_to_the_place_where_it_is_mended():
    for case in (case_in(Phase.REQUEST), evolve(finished(), funding=PLAN)):
        for found in safeguards(case, TODAY):
            assert found.rule in SOURCES
            assert found.place in Place


def test_a_new_case_has_everything_to_do_and_nothing_broken():
    new = {found.guard: found.standing for found in safeguards(case_in(Phase.REQUEST), TODAY)}
    assert Standing.BROKEN not in new.values()
    assert new[Guard.REQUEST] is new[Guard.CONSENT] is new[Guard.CPF_TERMS] is Standing.TO_DO
    assert new[Guard.FRAME] is new[Guard.THREE_SECTIONS] is new[Guard.HAND_OVER] is Standing.TO_DO


def test_c1_e2_e3a_what_is_there_is_kept_and_what_is_missing_is_counted():
    new, ready = case_in(Phase.REQUEST), case_in(Phase.INVESTIGATION)
    assert line(new, Guard.REQUEST).facts == {"missing": 5}
    assert line(new, Guard.FRAME).facts == {"missing": 3}
    assert line(new, Guard.CONSENT).facts == {}
    assert line(ready, Guard.CONSENT).facts == {"given_on": CONSENT_DAY}
    for guard in (Guard.REQUEST, Guard.CONSENT, Guard.FRAME, Guard.CPF_TERMS):
        assert standing(ready, guard) is Standing.KEPT


def test_e5b_under_cpf_the_panel_speaks_of_no_convention():
    guards = {found.guard for found in safeguards(case_in(Phase.INVESTIGATION), TODAY)}
    assert Guard.EMPLOYER_UNINFORMED in guards
    assert not {Guard.CONVENTION, Guard.EMPLOYER_RESULTS} & guards


@pytest.mark.parametrize(
    ("convention", "today", "expected", "facts"),
    [
        (Convention(), TODAY, Standing.TO_DO, {"state": "not_sent"}),
        (
            Convention(sent_on=(TODAY - 8 * DAY,)),
            TODAY,
            Standing.WATCH,
            {"state": "waiting", "last_day": TODAY + 2 * DAY, "day": 8},
        ),
        (
            Convention(sent_on=(TODAY - 11 * DAY,)),
            TODAY,
            Standing.BROKEN,
            {"state": "refused_by_silence", "last_day": TODAY - DAY, "day": 11},
        ),
        (
            SIGNED,
            SIGNED.signed_on,
            Standing.KEPT,
            {"state": "signed", "signed_on": SIGNED.signed_on, "last_day": SIGNED.last_day, "day": 5},
        ),
    ],
)
def test_c2_the_convention_stands_as_its_ten_days_do(convention, today, expected, facts):
    case = case_in(Phase.PRELIMINARY, funding=TrainingPlan(convention=convention))
    found = line(case, Guard.CONVENTION, today)
    assert (found.standing, found.rule) == (expected, RuleId.C2)
    assert found.facts == {**facts, "route": "training_plan"}
    assert standing(case, Guard.EMPLOYER_RESULTS, today) is Standing.KEPT


def test_l1_the_hours_done_and_left_are_shown():
    case = case_in(Phase.INVESTIGATION, sessions=sessions_lasting(21))
    assert line(case, Guard.HOURS).facts == {"done": timedelta(hours=21), "remaining": timedelta(hours=3)}


def test_e3a_a_planned_end_that_has_passed_is_broken_from_the_day_after_on():
    case = case_in(Phase.CONCLUSION, frame=evolve(FRAME, planned_end=TODAY))
    assert standing(case, Guard.PLANNED_END) is Standing.KEPT
    assert standing(case, Guard.PLANNED_END, TODAY + DAY) is Standing.BROKEN
    closed = evolve(case, phase=Phase.CLOSED)
    assert Guard.PLANNED_END not in {found.guard for found in safeguards(closed, TODAY + DAY)}
    assert Guard.PLANNED_END not in {found.guard for found in safeguards(case_in(Phase.REQUEST), TODAY)}


def test_c8_c9_c10_the_synthesis_is_followed_from_draft_to_observations():
    draft = case_in(Phase.CONCLUSION, synthesis=written())
    assert standing(draft, Guard.THREE_SECTIONS) is Standing.KEPT
    assert standing(draft, Guard.PRESENTATION) is Standing.TO_DO
    assert standing(draft, Guard.OBSERVATIONS) is Standing.TO_DO
    shown = evolve(draft, synthesis=presented())
    assert line(shown, Guard.PRESENTATION).facts == {"on": TODAY}
    assert line(shown, Guard.OBSERVATIONS).facts == {"on": TODAY}
    changed = evolve(shown, synthesis=presented().edited(Section.PROJECT, RichText.of("Formatrice")))
    assert standing(changed, Guard.PRESENTATION) is Standing.TO_DO


def test_c6_third_parties_are_counted():
    case = finished()
    assert line(case, Guard.ONLY_ADDRESSEE).facts == {"third_parties": 0}
    funder = Recipient(RecipientKind.FUNDER, "OPCO")
    sent = HandOver(uuid4(), Subject.SYNTHESIS, funder, date(2026, 11, 20), agreement=uuid4())
    assert line(evolve(case, hand_overs=(*case.hand_overs, sent)), Guard.ONLY_ADDRESSEE).facts == {
        "third_parties": 1
    }


def test_e5a_every_exit_is_counted_and_every_refusal():
    case = finished()
    left = len(case.hand_overs)
    assert line(case, Guard.EXITS).facts == {"left": left, "refused": 0}
    voucher = HandOver(uuid4(), Subject.ATTENDANCE, Recipient(RecipientKind.FUNDER), date(2026, 11, 20))
    sent = evolve(case, hand_overs=(*case.hand_overs, voucher))
    assert line(sent, Guard.EXITS).facts == {"left": left + 1, "refused": 0}
    assert line(sent, Guard.ONLY_ADDRESSEE).facts == {"third_parties": 0}


def test_c7_e6_hand_over_and_destruction_are_to_do_until_they_are_done():
    case = finished()
    assert standing(case, Guard.HAND_OVER) is Standing.KEPT
    assert standing(evolve(case, hand_overs=()), Guard.HAND_OVER) is Standing.TO_DO
    kept = evolve(
        case, retention=(retention(case.synthesis_id), retention(case.synthesis_id).withdrawn(TODAY))
    )
    assert line(kept, Guard.DESTRUCTION).facts == {"agreements": 1}
    assert standing(kept, Guard.DESTRUCTION) is Standing.TO_DO
    assert standing(evolve(kept, phase=Phase.CLOSED), Guard.DESTRUCTION) is Standing.KEPT


@pytest.mark.parametrize(
    ("price", "before", "day", "expected"),
    [
        (1600, False, TODAY, {Guard.CPF_CEILING: Standing.KEPT, Guard.CPF_INTERVAL: Standing.KEPT}),
        (1601, True, TODAY, {Guard.CPF_CEILING: Standing.WATCH, Guard.CPF_INTERVAL: Standing.WATCH}),
        (None, None, TODAY, {Guard.CPF_INTERVAL: Standing.TO_DO}),
        (1601, None, date(2026, 2, 25), {}),
    ],
)
def test_l8_the_ceiling_and_the_years_between_two_bilans_are_watched_and_never_bar(
    price, before, day, expected
):
    euros = Money.euros(price) if price else None
    funding = evolve(CPF, price=euros, funded_before=before, terms_accepted_on=day)
    lines = safeguards(case_in(Phase.PRELIMINARY, funding=funding), TODAY)
    found = {each.guard: each.standing for each in lines if each.rule is RuleId.L8}
    assert found == expected


def entered(figure, value, since=TODAY):
    return OwnRow(uuid4(), figure, since, value, "Décret inventé", TODAY)


def test_l8_the_warnings_follow_the_rows_that_the_counsellor_entered_and_quote_them():
    table = DatedTable((entered(Figure.CPF_CEILING_EUROS, 1500), entered(Figure.CPF_INTERVAL_YEARS, 3)))
    funding = evolve(CPF, price=Money.euros(1600), funded_before=False, terms_accepted_on=TODAY)
    case = case_in(Phase.PRELIMINARY, funding=funding)
    shipped = {each.guard: each for each in safeguards(case, TODAY)}
    own = {each.guard: each for each in safeguards(case, TODAY, (), table)}
    assert shipped[Guard.CPF_CEILING].standing is Standing.KEPT
    assert shipped[Guard.CPF_CEILING].row.entered_on is None
    assert own[Guard.CPF_CEILING].standing is Standing.WATCH
    assert own[Guard.CPF_CEILING].facts == {"ceiling": Money.euros(1500)}
    assert own[Guard.CPF_CEILING].row.source.text == "Décret inventé"
    assert own[Guard.CPF_INTERVAL].facts == {"years": 3}
    assert {guard for guard in own if own[guard] != shipped[guard]} == {Guard.CPF_CEILING, Guard.CPF_INTERVAL}


def test_l8_a_case_is_judged_by_the_day_its_terms_were_accepted_and_by_today_until_then():
    table = DatedTable((entered(Figure.CPF_CEILING_EUROS, 1500),))

    def standing_of(accepted, today):
        funding = evolve(CPF, price=Money.euros(1600), terms_accepted_on=accepted)
        lines = safeguards(case_in(Phase.PRELIMINARY, funding=funding), today, (), table)
        return next(each.standing for each in lines if each.guard is Guard.CPF_CEILING)

    assert standing_of(TODAY - DAY, TODAY) is Standing.KEPT
    assert standing_of(TODAY, TODAY) is Standing.WATCH
    assert standing_of(None, TODAY - DAY) is Standing.KEPT
    assert standing_of(None, TODAY) is Standing.WATCH


def test_c10_observations_are_to_do_again_once_the_text_was_changed():
    case = case_in(Phase.CONCLUSION, synthesis=presented())
    assert standing(case, Guard.OBSERVATIONS) is Standing.KEPT
    changed = presented().edited(Section.SKILLS, RichText.of("Autre"))
    assert standing(evolve(case, synthesis=changed), Guard.OBSERVATIONS) is Standing.TO_DO


def test_l8_what_exists_no_more_has_no_line():
    table = DatedTable((entered(Figure.CPF_CEILING_EUROS, 0), entered(Figure.CPF_INTERVAL_YEARS, 0)))
    case = case_in(Phase.PRELIMINARY, funding=evolve(CPF, price=Money.euros(1900), terms_accepted_on=TODAY))
    guards = {each.guard for each in safeguards(case, TODAY, (), table)}
    assert not guards & {Guard.CPF_CEILING, Guard.CPF_INTERVAL}


def test_c2_a_paper_of_the_payer_is_to_do_until_it_is_in():
    case = case_in(Phase.PRELIMINARY, funding=Agreed(Route.FRANCE_TRAVAIL))
    assert standing(case, Guard.AGREED_PAPER) is Standing.TO_DO
    signed = evolve(case.funding, paper=Signed(TODAY, CONSENT.proof))
    assert standing(evolve(case, funding=signed), Guard.AGREED_PAPER) is Standing.KEPT
    assert line(case, Guard.PAYER_RESULTS).rule is RuleId.E5A


@pytest.mark.parametrize(
    ("contract", "expected"),
    [
        (Contract(), Standing.TO_DO),
        (Contract(TODAY - 10 * DAY), Standing.WATCH),
        (Contract(TODAY - 11 * DAY), Standing.KEPT),
        (Contract(TODAY - 11 * DAY, withdrawn_on=TODAY - 2 * DAY), Standing.BROKEN),
    ],
)
def test_e3c_the_contract_is_watched_until_it_is_firm(contract, expected):
    case = case_in(Phase.PRELIMINARY, funding=SelfFunded(contract=contract))
    assert standing(case, Guard.CONTRACT) is expected
    assert line(case, Guard.PAYMENTS).facts == {"paid": Money(0)}
    assert standing(case, Guard.PAYER_RESULTS) is Standing.KEPT


def test_e3c_payments_that_a_contract_taken_back_leaves_behind_are_told():
    contract = Contract(TODAY - 30 * DAY, PROOF)
    paid = (Payment(uuid4(), TODAY - 15 * DAY, Money.euros(300)),)
    own = SelfFunded(contract=contract, payments=paid, price=Money.euros(1000))
    case = case_in(Phase.PRELIMINARY, funding=own)
    assert standing(case, Guard.PAYMENTS) is Standing.KEPT
    taken_back = evolve(own, contract=evolve(contract, withdrawn_on=TODAY - 25 * DAY))
    assert standing(evolve(case, funding=taken_back), Guard.PAYMENTS) is Standing.BROKEN


def test_l6_the_person_s_opinion_is_asked_at_the_end():
    case = finished()
    asked = evolve(case, satisfaction=(Solicitation(Moment.END, uuid4(), TODAY),))
    before, after = line(case, Guard.SATISFACTION), line(asked, Guard.SATISFACTION)
    assert (before.rule, before.standing, before.place) == (RuleId.L6, Standing.TO_DO, Place.CLOSING)
    assert (after.standing, after.facts) == (Standing.KEPT, {"on": TODAY})


@pytest.mark.parametrize("rule", RuleId)
def test_every_rule_has_a_line_in_some_case(rule):
    """E5d is told with E6: the same article orders both."""
    cases = [evolve(finished(), funding=funding) for funding in (CPF, PLAN, SelfFunded())]
    cases += [
        case_in(Phase.INVESTIGATION),
        evolve(case_in(Phase.REQUEST), funding=evolve(CPF, price=Money.euros(1600))),
    ]
    told = {found.rule for case in cases for found in safeguards(case, TODAY)}
    assert rule in told or rule is RuleId.E5D


def test_l2_e4_what_a_phase_must_produce_is_counted():
    case = case_in(Phase.INVESTIGATION)
    outputs, autonomy = line(case, Guard.OUTPUTS), line(case, Guard.AUTONOMY)
    assert (outputs.standing, outputs.facts) == (Standing.TO_DO, {"done": 0, "of": 5})
    assert (autonomy.rule, autonomy.facts) == (RuleId.E4, {"done": 0, "of": 5})
    ticks = tuple(Tick(output, TODAY) for output in Output)
    assert standing(evolve(case, ticks=ticks), Guard.OUTPUTS) is Standing.KEPT
    new = {found.guard for found in safeguards(case_in(Phase.REQUEST), TODAY)}
    assert Guard.OUTPUTS in new
    assert Guard.AUTONOMY not in new


def test_e3b_the_means_are_announced():
    assert standing(case_in(Phase.REQUEST), Guard.MEANS) is Standing.TO_DO
    case = evolve(case_in(Phase.REQUEST), frame=evolve(FRAME, means="Récit, enquêtes métier."))
    assert standing(case, Guard.MEANS) is Standing.KEPT
