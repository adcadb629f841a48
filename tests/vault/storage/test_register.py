"""The register: typed in, typed out, nothing nominative."""

import threading
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from attrs import evolve
from sqlcipher3 import dbapi2

from bilan_desktop.domain.law.dated import Figure
from bilan_desktop.domain.law.parameters import OwnRow
from bilan_desktop.domain.registers.breach import DataBreach, Risk
from bilan_desktop.domain.registers.complaint import Complainant, Complaint, ComplaintAnswer, ComplaintSubject
from bilan_desktop.domain.registers.rgpd import Answer, Extension, Right, RightsRequest
from bilan_desktop.domain.registers.satisfaction import (
    GivenSlips,
    Moment,
    Question,
    Score,
    SlipState,
    Tally,
)
from bilan_desktop.vault.sealing.capsule import CompartmentKind
from bilan_desktop.vault.storage.entries import (
    CaseEntry,
    CaseState,
    Certificate,
    CompartmentEntry,
    CopyEntry,
    DestructionMethod,
    DisclosureEntry,
    JournalEntry,
    RefusalEntry,
    StatisticsEntry,
)
from bilan_desktop.vault.storage.register import Register
from bilan_desktop.vault.vault import Vault
from vaults import FIRST_DAY

TODAY = date(2026, 3, 2)
CASE = CaseEntry(uuid4(), "B-2026-001", TODAY, CaseState.OPEN)
OTHER = CaseEntry(uuid4(), "B-2026-002", TODAY, CaseState.CLOSED)
ENTRY = CompartmentEntry(
    uuid4(), CASE.case_id, CASE.reference, CompartmentKind.CASE, None, "", 3, TODAY, documents={"notes": 2}
)
KEPT = evolve(ENTRY, id=uuid4(), kind=CompartmentKind.RETAINED, destroy_on=date(2027, 3, 2), rule="deadline")


@pytest.fixture
def register(vault: Vault) -> Register:
    return vault.register


@pytest.fixture
def filled(register: Register) -> Register:
    for case in (OTHER, CASE):
        register.add_case(case)
    for entry in (ENTRY, KEPT):
        register.add_compartment(entry)
    return register


def certificate(entry: CompartmentEntry, on: date = TODAY) -> Certificate:
    return Certificate(
        *(uuid4(), entry.reference, entry.id, entry.kind, "closing", entry.destroy_on, on),
        unattended=False,
        documents=entry.documents,
        method=DestructionMethod.OVERWRITTEN,
    )


def test_settings_and_practice_are_remembered_by_key(register: Register) -> None:
    assert register.setting("theme") is None
    register.set_setting("theme", "dark")
    register.set_setting("theme", "light")
    assert register.setting("theme") == "light"
    register.set_practice({"name": "Cabinet", "siret": "1"})
    register.set_practice({"siret": "2"})
    assert register.practice() == {"name": "Cabinet", "siret": "2"}


def test_cases_are_found_by_id_reference_and_state(filled: Register) -> None:
    assert filled.cases() == (CASE, OTHER)
    assert filled.cases(CaseState.CLOSED) == (OTHER,)
    assert filled.case(CASE.case_id) == CASE
    assert filled.case_by_reference("B-2026-002") == OTHER
    assert filled.case(uuid4()) is None
    assert filled.case_by_reference("B-2026-003") is None
    assert filled.references() == ("B-2026-001", "B-2026-002")


def test_a_reference_serves_once(filled: Register) -> None:
    filled.add_case(CASE)
    with pytest.raises(dbapi2.IntegrityError):
        filled.add_case(evolve(CASE, case_id=uuid4()))
    assert len(filled.cases()) == 2


def test_compartments_are_found_by_id_and_case(filled: Register) -> None:
    assert filled.compartment(KEPT.id) == KEPT
    assert filled.compartment(uuid4()) is None
    assert set(filled.compartments()) == {ENTRY, KEPT}
    assert filled.compartments(OTHER.case_id) == ()
    assert filled.compartments(destroyed=True) == ()
    assert filled.compartment_ids() == {ENTRY.id, KEPT.id}
    assert filled.compartment_ids(destroyed=True) == set()
    filled.add_compartment(evolve(KEPT, rule="another"))
    assert filled.compartment(KEPT.id) == KEPT


def test_what_is_due_by_a_day_comes_the_first_due_first(filled: Register) -> None:
    sooner = evolve(KEPT, id=uuid4(), destroy_on=KEPT.destroy_on - timedelta(days=1))
    gone = evolve(KEPT, id=uuid4(), destroyed_on=TODAY)
    for entry in (sooner, gone):
        filled.add_compartment(entry)
    assert filled.due_compartments(KEPT.destroy_on) == (sooner, KEPT)
    assert filled.due_compartments(sooner.destroy_on) == (sooner,)
    assert filled.due_compartments(TODAY) == ()


def test_documents_are_counted_for_the_certificate(filled: Register) -> None:
    filled.count_documents(ENTRY.id, {"tests": 4})
    found = filled.compartment(ENTRY.id)
    assert found is not None
    assert found.documents == {"tests": 4}


def test_a_generation_never_falls(filled: Register) -> None:
    def generation(compartment: UUID) -> int:
        entry = filled.compartment(compartment)
        assert entry is not None
        return entry.generation

    filled.record_generations({ENTRY.id: 9, KEPT.id: 1})
    assert (generation(ENTRY.id), generation(KEPT.id)) == (9, 3)


def test_a_destruction_is_recorded_once_and_moves_the_case_on(filled: Register) -> None:
    first = certificate(ENTRY)
    assert filled.record_destruction(first)
    assert not filled.record_destruction(certificate(ENTRY, date(2026, 3, 3)))
    assert filled.certificates() == (first,)
    assert filled.compartments(destroyed=True) == (evolve(ENTRY, destroyed_on=TODAY),)
    assert filled.compartment_ids() == {KEPT.id}
    assert filled.compartment_ids(destroyed=True) == {ENTRY.id}
    assert filled.case(CASE.case_id) == evolve(CASE, state=CaseState.CLOSED)
    filled.record_destruction(certificate(KEPT))
    assert filled.case(CASE.case_id) == evolve(CASE, state=CaseState.DESTROYED)
    assert filled.case(OTHER.case_id) == OTHER


def test_a_case_stays_open_while_its_own_compartment_lives(filled: Register) -> None:
    filled.record_destruction(certificate(KEPT))
    assert filled.case(CASE.case_id) == CASE


def test_the_journal_keeps_its_order(register: Register) -> None:
    before = len(register.journal())
    compartment = uuid4()
    register.note(FIRST_DAY, "exported", "B-2026-001", compartment, "C6")
    register.note(FIRST_DAY + timedelta(minutes=1), "opened")
    assert register.journal()[before:] == (
        JournalEntry(FIRST_DAY, "exported", "B-2026-001", compartment, "C6"),
        JournalEntry(FIRST_DAY + timedelta(minutes=1), "opened", None, None, None),
    )


def test_disclosures_are_kept_by_reference(register: Register) -> None:
    one = DisclosureEntry("B-2026-001", "synthesis", "beneficiary", TODAY)
    other = evolve(one, case_reference="B-2026-002")
    register.add_disclosure(one)
    register.add_disclosure(other)
    assert register.disclosures() == (one, other)
    assert register.disclosures("B-2026-002") == (other,)


def test_c6_refused_requests_are_kept_in_order_without_a_name(register: Register) -> None:
    one = RefusalEntry("B-2026-001", "synthesis", "employer", TODAY, "E5b")
    other = evolve(one, case_reference="B-2026-002", rule="C6")
    register.add_refusal(one)
    register.add_refusal(other)
    assert register.refusals() == (one, other)


def test_l5_a_request_replaces_what_was_known_of_it_the_latest_first(register: Register) -> None:
    one = RightsRequest(uuid4(), Right.ACCESS, TODAY, "B-2026-001")
    other = RightsRequest(uuid4(), Right.ERASURE, TODAY + timedelta(days=1))
    for request in (one, other):
        register.set_rights_request(request)
    answered = one.extended(TODAY, Extension.NUMBER, TODAY).answering(TODAY, Answer.DONE, TODAY)
    register.set_rights_request(answered)
    assert register.rights_requests() == (other, answered)


def test_l5_a_breach_keeps_its_moment_to_the_minute(register: Register) -> None:
    breach = DataBreach(uuid4(), FIRST_DAY, Risk.HIGH, "Un ordinateur perdu.")
    later = evolve(breach, id=uuid4(), discovered_at=FIRST_DAY + timedelta(hours=1))
    register.set_data_breach(breach)
    register.set_data_breach(later)
    told = evolve(breach, notified_at=FIRST_DAY + timedelta(hours=2), informed_on=TODAY)
    register.set_data_breach(told)
    assert register.data_breaches() == (later, told)


def test_the_figures_of_a_case_replace_those_before(register: Register) -> None:
    figures = StatisticsEntry(
        *("B-2026-001", 2026, "cpf", "employee", "completed"),
        timedelta(hours=14, minutes=30),
        timedelta(hours=8),
        None,
    )
    register.set_statistics(evolve(figures, price_cents=1))
    register.set_statistics(figures)
    priced = evolve(figures, case_reference="B-2026-002", price_cents=160_000)
    register.set_statistics(priced)
    assert register.statistics() == (figures, priced)


def test_l6_a_follow_up_that_is_over_is_counted_with_its_case(register: Register) -> None:
    figures = StatisticsEntry(
        *("B-2026-001", 2026, "cpf", "employee", "abandoned", timedelta(hours=9), timedelta(), None),
        cause="new_job",
    )
    other = evolve(figures, case_reference="B-2026-002")
    register.set_statistics(figures)
    register.set_statistics(other)
    register.set_follow_up_trace("B-2026-001", "answered")
    assert register.statistics() == (evolve(figures, follow_up="answered"), other)


def test_l6_answers_are_counted_one_by_one_and_a_slip_serves_once(register: Register) -> None:
    first, second, refused = uuid4(), uuid4(), uuid4()
    for slip in (first, second, refused):
        register.give_slip(slip, Moment.END, 2026)
    register.give_slip(first, Moment.SIX_MONTHS, 2030)
    answers = {Question.OVERALL: Score.FULLY, Question.HEARD: Score.RATHER}
    register.count_answers(first, answers)
    register.count_answers(first, answers)
    register.count_answers(second, {Question.OVERALL: Score.FULLY})
    register.count_answers(uuid4(), answers)
    register.decline_slip(refused)
    register.decline_slip(second)
    assert register.tallies() == (
        Tally(2026, Moment.END, Question.HEARD, Score.RATHER, 1),
        Tally(2026, Moment.END, Question.OVERALL, Score.FULLY, 2),
    )
    assert register.given_slips() == (
        GivenSlips(2026, Moment.END, SlipState.ANSWERED, 2),
        GivenSlips(2026, Moment.END, SlipState.DECLINED, 1),
    )


def test_l6_a_complaint_is_kept_in_its_present_state(register: Register) -> None:
    first = Complaint(uuid4(), TODAY, Complainant.FUNDER, ComplaintSubject.PRICE)
    earlier = evolve(first, id=uuid4(), received_on=TODAY - timedelta(days=1), reference="B-2026-001")
    register.set_complaint(earlier)
    register.set_complaint(first)
    answered = evolve(earlier, answered_on=TODAY, answer=ComplaintAnswer.PARTLY)
    register.set_complaint(answered)
    assert register.complaints() == (first, answered)
    register.drop_complaint(first.id)
    assert register.complaints() == (answered,)


def test_l8_a_figure_that_was_entered_is_kept_in_its_present_state(register: Register) -> None:
    ceiling = OwnRow(uuid4(), Figure.CPF_CEILING_EUROS, TODAY, 1800, "Décret inventé", TODAY)
    years = OwnRow(uuid4(), Figure.CPF_INTERVAL_YEARS, TODAY, 4, "Décret inventé", TODAY)
    register.set_parameter(years)
    register.set_parameter(ceiling)
    assert register.parameters() == (ceiling, years)
    corrected = evolve(years, since=TODAY + timedelta(days=1), value=3)
    register.set_parameter(corrected)
    register.drop_parameter(ceiling.id)
    assert register.parameters() == (corrected,)


def test_copies_are_remembered(register: Register) -> None:
    copy = CopyEntry(uuid4(), TODAY, "/media/cle", "complete")
    register.set_copy(copy)
    register.set_copy(evolve(copy, state="gone"))
    assert register.copies() == (evolve(copy, state="gone"),)


def test_several_calls_are_one_transaction(filled: Register) -> None:
    before = filled.generation

    def write_and_leave() -> None:
        filled.set_setting("theme", "dark")
        filled.note(FIRST_DAY, "opened")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), filled.transaction():
        write_and_leave()
    assert filled.setting("theme") is None
    with filled.transaction():
        filled.set_setting("theme", "dark")
        filled.set_setting("size", "150")
    assert filled.generation == before + 1


def test_any_thread_may_call(filled: Register) -> None:
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for turn in range(20):
                filled.set_setting(f"{number}", str(turn))
                assert filled.case(CASE.case_id) == CASE
        except BaseException as error:  # noqa: BLE001
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert [filled.setting(str(number)) for number in range(4)] == ["19"] * 4
