"""The papers of each route, payments, and a funding that changes on the way, through the use cases."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from attrs import evolve

import pdf_structure
import samples
from bilan_desktop.domain.bilan.contract import ContractState
from bilan_desktop.domain.bilan.document import DocumentKind
from bilan_desktop.domain.bilan.frame import Frame
from bilan_desktop.domain.bilan.funding import (
    Agreed,
    Cpf,
    Route,
    SelfFunded,
    TrainingPlan,
    missing_mentions,
    proofs_of,
)
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.terms import Organisation, Signed, Terms
from bilan_desktop.domain.cases.closing import EndingKind
from bilan_desktop.domain.errors import Breach, InvalidInput, Problem, RuleBroken
from bilan_desktop.domain.money import Money
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending import closing
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running import attachments, cases, frame, funding, sessions
from bilan_desktop.vault.clock import FixedClock
from bilan_desktop.vault.records.kept_records import read_administrative

DAY = timedelta(days=1)
NOT_CPF = [route for route in Route if route is not Route.CPF]


def opened(desk: Desk, route: Route) -> CaseFile:
    return cases.open_new(desk, samples.KARIM, route)


def barred(act) -> Breach:
    with pytest.raises(RuleBroken) as raised:
        act()
    return raised.value.breach


def spoken(file: CaseFile) -> str:
    data = funding.paper(file)
    assert pdf_structure.faults(data) == []
    return " ".join(pdf_structure.spoken(data).split())


@pytest.mark.parametrize("route", Route)
def test_c2_each_route_opens_the_investigation_once_its_paper_is_signed(desk: Desk, route: Route) -> None:
    file = opened(desk, route)
    frame.advance(file)
    samples.fill_request(file)
    samples.fill_frame(file)
    assert barred(lambda: frame.advance(file)) is Breach.FUNDING_PAPER_MISSING
    samples.sign_route(file)
    assert frame.advance(file).phase is Phase.INVESTIGATION


@pytest.mark.parametrize("route", NOT_CPF)
def test_e3c_the_paper_of_each_route_is_a_draft_that_can_be_printed(desk: Desk, route: Route) -> None:
    file = opened(desk, route)
    said = spoken(file)
    assert missing_mentions(file.case.funding, file.case.frame)
    assert "À compléter" in said
    assert "M. Karim Lemoine" in said


def test_e3c_a_contract_bears_what_the_law_asks_for(desk: Desk) -> None:
    file = opened(desk, Route.SELF_FUNDED)
    samples.fill_frame(file)
    words = ("Intitulé", "Contenu", "Moyens", "Déroulement", "Remise", "Règlement", "Titres", "Arrêt")
    terms = Terms(*(f"{word} ici" for word in words), planned=timedelta(hours=16))
    funding.save(file, SelfFunded(terms, price=Money.euros(1000)))
    said = spoken(file)
    for word in words:
        assert f"{word} ici" in said
    for mention in (
        "10 jours",
        "14 jours",
        "30 %",
        "16 h au plus",
        "Connaissances préalables",
        "force majeure",
    ):
        assert mention.replace(" ", "") in said.replace("\u00a0", "").replace("\u202f", "").replace(" ", "")
    assert missing_mentions(file.case.funding, file.case.frame) == ()
    assert "À compléter" not in said
    assert "Fait en deux exemplaires" in said


def test_c2_under_cpf_there_is_no_paper_of_ours(desk: Desk) -> None:
    assert barred(lambda: funding.paper(samples.cpf_case(desk))) is Breach.CONVENTION_UNDER_CPF


def test_a_paper_of_another_route_is_barred(desk: Desk) -> None:
    file = opened(desk, Route.FRANCE_TRAVAIL)
    assert barred(lambda: funding.send_convention(file, file.today())) is Breach.PAPER_OF_ANOTHER_ROUTE
    assert barred(lambda: funding.add_payment(file, file.today(), Money(1))) is Breach.PAPER_OF_ANOTHER_ROUTE
    own = opened(desk, Route.SELF_FUNDED)
    assert barred(lambda: funding.sign_paper(own, own.today(), None)) is Breach.PAPER_OF_ANOTHER_ROUTE


def test_saving_the_fields_leaves_what_was_signed_and_paid(desk: Desk, clock: FixedClock) -> None:
    file = opened(desk, Route.INSURANCE_FUND)
    samples.sign_route(file)
    kept = file.case.funding
    funding.save(file, Agreed(Route.INSURANCE_FUND, payer=Organisation("Autre fonds (fictif)")))
    assert (file.case.funding.paper, file.case.funding.grant) == (kept.paper, kept.grant)
    own = opened(desk, Route.SELF_FUNDED)
    samples.sign_route(own)
    clock.set(samples.NOW + timedelta(days=11))
    funding.add_payment(own, own.today(), Money.euros(300))
    funding.save(own, SelfFunded(price=Money.euros(1100)))
    assert len(own.case.funding.payments) == 1
    assert barred(lambda: funding.save(own, SelfFunded(price=Money.euros(900)))) is Breach.PAYMENT_AHEAD
    fresh = opened(desk, Route.CPF)
    funding.save(fresh, Cpf("EDOF-1234"))
    assert fresh.case.funding.edof_number == "EDOF-1234"


def test_a_proof_that_the_case_does_not_hold_is_none(desk: Desk) -> None:
    file = opened(desk, Route.PUBLIC_AGENT)
    with pytest.raises(InvalidInput) as raised:
        funding.sign_paper(file, file.today(), uuid4())
    assert raised.value.problem is Problem.NOTHING_CHOSEN
    assert file.case.funding.paper == Signed()


@pytest.mark.parametrize("route", NOT_CPF)
def test_the_signed_paper_is_not_taken_away_even_after_a_change_of_route(desk: Desk, route: Route) -> None:
    file = opened(desk, route)
    samples.sign_route(file)
    papers = [d.id for d in file.case.documents]
    for _ in range(2):
        for paper in papers:
            with pytest.raises(InvalidInput) as raised:
                attachments.remove(file, paper)
            assert raised.value.problem is Problem.ALREADY_COVERED
        if file.case.route is route:
            funding.change_route(file, Route.CPF, file.today())


def test_e3c_payments_from_the_eleventh_day_on_within_what_is_done(desk: Desk, clock: FixedClock) -> None:
    file = opened(desk, Route.SELF_FUNDED)
    samples.sign_route(file)
    clock.set(samples.NOW + timedelta(days=11))
    tenth, eleventh = samples.TODAY + 10 * DAY, samples.TODAY + 11 * DAY
    early = barred(lambda: funding.add_payment(file, tenth, Money.euros(100)))
    assert early is Breach.PAYMENT_BEFORE_WITHDRAWAL_ENDS
    assert barred(lambda: funding.add_payment(file, eleventh, Money.euros(301))) is Breach.PAYMENT_AHEAD
    funding.add_payment(file, eleventh, Money.euros(300))
    (payment,) = file.case.funding.payments
    assert barred(lambda: funding.add_payment(file, eleventh, Money(1))) is Breach.PAYMENT_AHEAD
    funding.remove_payment(file, payment.id)
    assert file.case.funding.payments == ()


def test_e3c_a_contract_taken_back_bars_sessions_until_a_new_one(desk: Desk) -> None:
    file = opened(desk, Route.SELF_FUNDED)
    samples.sign_route(file)
    frame.advance(file)
    funding.withdraw_contract(file, file.today())
    assert barred(lambda: samples.hold_session(file)) is Breach.CONTRACT_WITHDRAWN
    paper = attachments.attach(file, samples.png(), DocumentKind.CONTRACT, "Nouveau contrat")
    funding.sign_contract(file, file.today(), paper.id, at_a_distance=True)
    assert file.case.funding.contract.state(file.today()) is ContractState.WITHDRAWABLE
    samples.hold_session(file)


class TestChange:
    """From CPF to the plan after eight hours."""

    @pytest.fixture
    def file(self, desk: Desk, clock: FixedClock) -> CaseFile:
        file = samples.to_investigation(samples.cpf_case(desk))
        samples.hold_session(file, "08:00", "12:00")
        samples.hold_session(file, "13:00", "17:00")
        clock.set(samples.NOW + timedelta(days=5))
        funding.change_route(file, Route.TRAINING_PLAN, file.today() - DAY)
        return file

    def test_c2_no_session_before_the_new_convention(self, file: CaseFile) -> None:
        assert barred(lambda: samples.hold_session(file)) is Breach.FUNDING_PAPER_MISSING
        samples.sign_route(file)
        samples.hold_session(file)
        assert file.case.hours.total == timedelta(hours=9, minutes=30)

    def test_e5b_the_papers_of_the_employer_never_mention_the_former_funding(self, file: CaseFile) -> None:
        samples.sign_route(file)
        said = spoken(file)
        for word in ("CPF", "compte personnel", "EDOF", "Caisse", "8 h", "24 h", "21 novembre"):
            assert word not in said
        assert "16 h au plus" in said.replace("\u00a0", " ")
        assert "Du 26 novembre 2026" in said.replace("\u00a0", " ")

    def test_e5b_nor_do_they_when_the_paper_plans_more_than_is_left(self, file: CaseFile) -> None:
        samples.sign_route(file)
        plan = file.case.funding
        funding.save(file, evolve(plan, terms=evolve(plan.terms, planned=timedelta(hours=20))))
        assert "16 h au plus" in spoken(file).replace("\u00a0", " ")

    def test_l6_its_end_leaves_figures_for_each_route_and_all_its_papers(
        self, desk: Desk, file: CaseFile
    ) -> None:
        samples.sign_route(file)
        samples.hold_session(file)
        case = file.case
        how = closing.ending(file, EndingKind.ABANDONED, file.today(), offered=True)
        closing.close(file, how)
        figures = desk.vault.register.statistics()
        assert [(f.part, f.route, f.accompaniment) for f in figures] == [
            (1, "cpf", timedelta(hours=8)),
            (2, "training_plan", timedelta(hours=1, minutes=30)),
        ]
        kept = []
        for entry in desk.vault.register.compartments(case.id):
            if entry.destroy_on:
                with desk.vault.open(entry.id).read() as connection:
                    kept.append(read_administrative(connection))
        (vouchers,) = (each for each in kept if each.funding is not None)
        assert vouchers.funding == case.funding
        assert vouchers.past_fundings == case.past_fundings
        assert isinstance(vouchers.past_fundings[0].funding, Cpf)

    def test_l1_the_hours_of_the_former_route_count(self, file: CaseFile, clock: FixedClock) -> None:
        samples.sign_route(file)
        held = samples.hold_session(file, "08:00", "12:00")
        for days in range(1, 4):
            clock.set(samples.NOW + timedelta(days=5 + days))
            sessions.save(file, evolve(held, id=uuid4(), day=file.today()))
        assert barred(lambda: samples.hold_session(file, "14:00", "15:00")) is Breach.HOURS_EXCEEDED


def test_e3a_an_end_that_has_passed_is_put_off_with_a_reason_and_in_no_other_way(
    desk: Desk, clock: FixedClock
) -> None:
    file = samples.to_investigation(samples.cpf_case(desk))
    with pytest.raises(InvalidInput) as raised:
        frame.save(file, evolve(file.case.frame, planned_end=None))
    assert (raised.value.field, raised.value.problem) == ("planned_end", Problem.EMPTY)
    clock.set(samples.NOW + timedelta(days=25))
    frame.save(file, evolve(file.case.frame, planned_end=file.today()))
    clock.set(samples.NOW + timedelta(days=26))
    for end in (None, file.today() + timedelta(days=30)):
        later = evolve(file.case.frame, planned_end=end)
        assert barred(lambda later=later: frame.save(file, later)) is Breach.PLANNED_END_PASSED
    frame.save(file, evolve(file.case.frame, means="Récit de vie"))
    frame.extend(file, file.today() + timedelta(days=30), "Une immersion attendue")
    assert not file.case.frame.is_past_its_end(file.today())


def test_e3a_an_end_that_is_agreed_is_put_off_by_an_extension_alone(desk: Desk) -> None:
    file = samples.cpf_case(desk)
    samples.fill_request(file)
    samples.fill_frame(file)
    samples.fill_funding(file)
    frame.advance(file)
    known = file.case.frame.planned_end
    later = evolve(file.case.frame, planned_end=known + timedelta(days=1))
    frame.save(file, later)
    assert file.case.frame.planned_end == known + timedelta(days=1)
    frame.advance(file)
    again = evolve(file.case.frame, planned_end=known + timedelta(days=2))
    assert barred(lambda: frame.save(file, again)) is Breach.PLANNED_END_AGREED
    frame.save(file, evolve(file.case.frame, planned_end=known))
    assert barred(lambda: frame.save(file, later)) is Breach.PLANNED_END_AGREED
    frame.extend(file, known + timedelta(days=2), "Une immersion attendue")
    (kept,) = file.case.frame.extensions
    assert (kept.former_end, kept.planned_end) == (known, known + timedelta(days=2))


@pytest.mark.parametrize("route", NOT_CPF)
def test_e3a_a_signed_paper_states_the_end_which_an_amendment_then_changes(desk: Desk, route: Route) -> None:
    file = cases.open_new(desk, samples.KARIM, route)
    samples.fill_frame(file)
    later = evolve(file.case.frame, planned_end=file.case.frame.planned_end + timedelta(days=1))
    frame.save(file, later)
    samples.sign_route(file)
    still = evolve(later, planned_end=later.planned_end + timedelta(days=1))
    assert barred(lambda: frame.save(file, still)) is Breach.PLANNED_END_AGREED
    with pytest.raises(InvalidInput):
        frame.save(file, evolve(later, planned_end=None))
    frame.extend(file, still.planned_end, "Une immersion attendue")
    assert len(file.case.amendments) == 1


@pytest.mark.parametrize("route", NOT_CPF)
def test_c2_a_paper_signed_again_is_not_dated_after_the_sessions_it_allowed(
    desk: Desk, clock: FixedClock, route: Route
) -> None:
    file = opened(desk, route)
    frame.advance(file)
    samples.fill_request(file)
    samples.fill_frame(file)
    samples.sign_route(file)
    frame.advance(file)
    held = samples.hold_session(file)
    clock.set(samples.NOW + timedelta(days=2))
    today = file.today()
    proof = next(iter(proofs_of(file.case.funding)))
    acts = {
        TrainingPlan: lambda: funding.sign_convention(file, today, proof),
        Agreed: lambda: funding.sign_paper(file, today, proof),
        SelfFunded: lambda: funding.sign_contract(file, today, proof, at_a_distance=False),
    }
    with pytest.raises(InvalidInput) as raised:
        acts[type(file.case.funding)]()
    assert (raised.value.field, raised.value.facts["latest"]) == ("signed_on", held.day)


def test_e3a_an_extension_is_kept_and_saving_the_frame_leaves_it(desk: Desk) -> None:
    file = samples.cpf_case(desk)
    samples.fill_frame(file)
    frame.extend(file, date(2027, 3, 1), "Une immersion attendue")
    frame.save(file, Frame(file.today(), date(2027, 3, 2), "Choisir."))
    assert len(file.case.frame.extensions) == 1
    assert isinstance(opened(desk, Route.TRAINING_PLAN).case.funding, TrainingPlan)
