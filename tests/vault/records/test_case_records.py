"""A case written part by part comes back as it was, from a real compartment."""

from datetime import date, datetime, time, timedelta
from uuid import uuid4

import pytest
from attrs import evolve
from sqlcipher3.dbapi2 import IntegrityError

import samples
from bilan_desktop.domain.bilan.frame import Appointment, Frame
from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.session import Session, Work
from bilan_desktop.domain.bilan.signature import Signatory
from bilan_desktop.domain.bilan.synthesis import Section
from bilan_desktop.domain.cases.closing import EndingKind
from bilan_desktop.domain.cases.outline import outline
from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.domain.money import Money
from bilan_desktop.domain.sharing.agreement import (
    DisclosureAgreement,
    Recipient,
    RecipientKind,
    Subject,
)
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending import closed, closing
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running import attachments, cases, funding, sessions, synthesis
from bilan_desktop.practice.running import frame as frames
from bilan_desktop.vault.clock import FixedClock
from bilan_desktop.vault.records.case_records import read_case, read_content, read_outline


def again(file: CaseFile) -> CaseFile:
    """The same case, read anew from the disk."""
    desk, case_id = file.desk, file.case.id
    file.close()
    return CaseFile(desk, case_id)


@pytest.mark.parametrize("made", [samples.cpf_case, samples.plan_case], ids=["cpf", "plan"])
def test_a_case_in_any_state_comes_back_as_it_was(desk: Desk, made) -> None:
    file = made(desk)
    assert again(file).case == file.case
    file = samples.to_ready(again(file))
    samples.keep_synthesis(file)
    assert again(file).case == file.case


def test_what_is_taken_away_is_gone_from_the_rows(desk: Desk) -> None:
    file = samples.to_investigation(samples.cpf_case(desk))
    held = samples.hold_session(file)
    added = attachments.attach(file, samples.png(), samples.DocumentKind.QUESTIONNAIRE, "Questionnaire")
    sessions.remove(file, held.id)
    attachments.remove(file, added.id)
    file = again(file)
    assert file.case.sessions == ()
    assert file.case.document(added.id) is None
    with pytest.raises(Fault) as raised:
        file.content(added.id)
    assert raised.value.kind is FaultKind.COMPARTMENT_DAMAGED


def test_appointments_and_disclosure_agreements_come_back(desk: Desk) -> None:
    file = samples.cpf_case(desk)
    at = datetime(2026, 12, 1, 9, 0)
    frame = Frame(
        date(2026, 11, 21), None, "o", "m", (Appointment(uuid4(), at, timedelta(minutes=90), "ici"),)
    )
    agreement = DisclosureAgreement(
        uuid4(),
        samples.TODAY,
        Subject.SYNTHESIS,
        Recipient(RecipientKind.OTHER, "Maison"),
        "suivi",
        samples.TODAY,
        uuid4(),
    )
    before = evolve(file.case, frame=frame, disclosures=(agreement,))
    file.keep(before)
    file = again(file)
    assert file.case == before
    file.keep(evolve(before, frame=evolve(frame, appointments=()), disclosures=()))
    assert again(file).case.frame.appointments == ()


def test_signatures_of_the_synthesis_come_back_as_they_were_drawn(desk: Desk) -> None:
    file = samples.to_observed(samples.cpf_case(desk))
    synthesis.sign(file, Signatory.COUNSELLOR, samples.png(40, 20))
    synthesis.sign(file, Signatory.BENEFICIARY, samples.png())
    case = again(file).case
    assert case == file.case
    assert [signature.image for signature in case.synthesis.signatures] == [
        samples.png(),
        samples.png(40, 20),
    ]


def test_c10_observations_come_back_with_the_version_they_were_made_of(desk: Desk) -> None:
    file = samples.to_observed(samples.cpf_case(desk))
    synthesis.save_section(file, Section.PROJECT, samples.rich("Formateur, sur deux ans."))
    synthesis.present(file, file.today(), "Au cabinet")
    before = file.case
    file = again(file)
    case = file.case
    assert case == before
    assert case.synthesis.observations is None
    assert case.synthesis.versions[0].observations.words == "Je m’y reconnais."
    paper = synthesis.version_paper(file, 1)
    assert paper != synthesis.version_paper(file, 2)
    observed = synthesis.observe(file, file.today(), "")
    assert again(file).case == observed


def test_an_unchanged_case_writes_nothing(desk: Desk) -> None:
    file = samples.cpf_case(desk)
    before = desk.vault.open(file.case.id).generation
    file.keep(file.case)
    assert desk.vault.open(file.case.id).generation == before


def test_what_the_schema_refuses_leaves_the_case_as_it_was(desk: Desk) -> None:
    file = samples.cpf_case(desk)
    before = file.case
    session = Session(uuid4(), samples.TODAY, time(10), time(9), Phase.REQUEST, work=Work.PERSONAL)
    with pytest.raises(IntegrityError):
        file.keep(evolve(before, sessions=(session,)))
    assert file.case == before == again(file).case


def test_a_compartment_without_its_first_row_is_said_to_be_damaged(desk: Desk) -> None:
    file = samples.cpf_case(desk)
    with desk.vault.open(file.case.id).transaction() as connection:
        connection.execute("DELETE FROM bilan")
    with pytest.raises(Fault) as raised:
        again(file)
    assert raised.value.kind is FaultKind.COMPARTMENT_DAMAGED


def test_the_content_of_a_document_is_kept_byte_for_byte(desk: Desk) -> None:
    file = samples.cpf_case(desk)
    content = samples.png(300, 200)
    added = attachments.attach(file, content, samples.DocumentKind.QUESTIONNAIRE, "Q")
    with desk.vault.open(file.case.id).read() as connection:
        assert read_content(connection, added.id) == content


@pytest.mark.parametrize("made", [samples.cpf_case, samples.plan_case], ids=["cpf", "plan"])
def test_the_outline_is_the_case_without_its_long_texts(desk: Desk, made) -> None:
    file = made(desk)
    compartment = desk.vault.open(file.case.id)
    for step in (samples.to_investigation, samples.hold_session, samples.write_synthesis):
        step(file)
        with compartment.read() as connection:
            assert read_outline(connection) == outline(read_case(connection)) == outline(file.case)


@pytest.mark.parametrize("spoilt", ["DELETE FROM outline", "UPDATE outline SET schema = 0"])
def test_an_outline_missing_or_of_other_tables_is_made_from_the_case(desk: Desk, spoilt: str) -> None:
    file = samples.to_investigation(samples.cpf_case(desk))
    compartment = desk.vault.open(file.case.id)
    with compartment.transaction() as connection:
        connection.execute(spoilt)
        assert read_outline(connection) == outline(file.case)
    samples.hold_session(file)
    with compartment.read() as connection:
        assert connection.execute("SELECT count(*) FROM outline WHERE schema > 0").fetchone() == (1,)
        assert read_outline(connection) == outline(file.case)


def test_a_word_more_in_a_text_leaves_the_outline_as_it_was(desk: Desk) -> None:
    file = samples.to_conclusion(samples.cpf_case(desk))
    samples.write_synthesis(file)
    compartment = desk.vault.open(file.case.id)
    with compartment.transaction() as connection:
        connection.execute("CREATE TABLE seen (at INTEGER)")
        connection.execute("CREATE TRIGGER watch INSERT ON outline BEGIN INSERT INTO seen VALUES (1); END")
    project = samples.rich("Devenir formateur.", "Immersion en février.")
    synthesis.save_section(file, samples.Section.PROJECT, project)
    with compartment.read() as connection:
        assert connection.execute("SELECT count(*) FROM seen").fetchone() == (0,)
        assert read_case(connection).synthesis.sections.project == project


@pytest.mark.parametrize("route", Route)
def test_the_papers_of_every_route_come_back_as_they_were(desk: Desk, route: Route) -> None:
    file = cases.open_new(desk, samples.KARIM, route)
    assert again(file).case.funding == file.case.funding
    file = again(file)
    samples.sign_route(file)
    case = again(file).case
    assert case == file.case
    assert case.funding.price is not None


def test_payments_come_back_in_the_order_of_their_days(desk: Desk, clock: FixedClock) -> None:
    file = cases.open_new(desk, samples.KARIM, Route.SELF_FUNDED)
    samples.sign_route(file)
    clock.set(samples.NOW + timedelta(days=20))
    for days in (13, 12):
        funding.add_payment(file, samples.TODAY + timedelta(days=days), Money.euros(100))
    case = again(file).case
    assert [payment.on.day for payment in case.funding.payments] == [3, 4]
    assert case == file.case


def test_the_fundings_before_and_the_extensions_come_back(desk: Desk) -> None:
    file = samples.to_investigation(samples.cpf_case(desk))
    for route in (Route.TRAINING_PLAN, Route.INSURANCE_FUND, Route.SELF_FUNDED, Route.CPF):
        funding.change_route(file, route, file.today())
        if route is not Route.CPF:
            samples.sign_route(file)
    frames.extend(file, date(2027, 3, 1), "Une immersion attendue")
    case = again(file).case
    assert case == file.case
    assert len(case.past_fundings) == 4
    assert case.frame.extensions[0].reason == "Une immersion attendue"


@pytest.mark.parametrize("table", ["funding", "cpf"])
def test_a_compartment_without_its_funding_is_said_to_be_damaged(desk: Desk, table: str) -> None:
    file = samples.cpf_case(desk)
    with desk.vault.open(file.case.id).transaction() as connection:
        connection.execute(f"DELETE FROM {table}")
    with pytest.raises(Fault) as raised:
        again(file)
    assert raised.value.kind is FaultKind.COMPARTMENT_DAMAGED


@pytest.mark.parametrize("table", ["frame", "synthesis"])
def test_a_part_that_was_never_written_reads_as_an_empty_one(desk: Desk, table: str) -> None:
    file = samples.cpf_case(desk)
    before = file.case
    with desk.vault.open(before.id).transaction() as connection:
        connection.execute(f'DELETE FROM "{table}"')
    assert again(file).case == before


def test_what_is_kept_without_its_origin_is_said_to_be_damaged(desk: Desk) -> None:
    file = samples.to_ready(samples.cpf_case(desk))
    closing.close(file, closing.ending(file, EndingKind.COMPLETED, file.today()))
    for entry in desk.vault.register.compartments(file.case.id):
        with desk.vault.open(entry.id).transaction() as connection:
            connection.execute("DELETE FROM origin")
    with pytest.raises(Fault) as raised:
        closed.open_closed(desk, file.case.id)
    assert raised.value.kind is FaultKind.COMPARTMENT_DAMAGED
