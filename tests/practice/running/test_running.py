"""What a counsellor does while a bilan runs, through the use cases: each rule bars at its gate and says so."""

from datetime import datetime, time, timedelta
from uuid import uuid4

import pytest
from attrs import evolve

import samples
from bilan_desktop.domain.beneficiary import Beneficiary
from bilan_desktop.domain.bilan.document import ATTACHMENT_LIMIT, DocumentKind
from bilan_desktop.domain.bilan.frame import Frame
from bilan_desktop.domain.bilan.funding import ConventionState, Cpf, Route, TrainingPlan
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.request import ConsentHow, Request
from bilan_desktop.domain.bilan.session import Session, Work
from bilan_desktop.domain.bilan.synthesis import Section, SynthesisState
from bilan_desktop.domain.errors import Breach, Fault, FaultKind, InvalidInput, Problem, RuleBroken
from bilan_desktop.domain.richtext import RichText
from bilan_desktop.practice import directory, signing
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.running import attachments, cases, frame, funding, request, sessions, synthesis
from bilan_desktop.vault.clock import FixedClock


def barred(act) -> Breach:
    """What bars an act."""
    with pytest.raises(RuleBroken) as raised:
        act()
    return raised.value.breach


def refused(act) -> tuple[str, Problem]:
    """Which field an act refuses, and why."""
    with pytest.raises(InvalidInput) as raised:
        act()
    return raised.value.field, raised.value.problem


def test_references_follow_each_other_within_a_year(desk: Desk, clock: FixedClock) -> None:
    first, second = samples.cpf_case(desk), samples.plan_case(desk)
    clock.set(samples.NOW.replace(year=2027, month=1, day=4))
    desk.vault.confirm_day(clock.today())
    third = samples.cpf_case(desk)
    references = [f.case.reference for f in (first, second, third)]
    assert references == ["B-2026-001", "B-2026-002", "B-2027-001"]
    assert cases.find(desk, " b-2026-002 ") == second.case.id
    with pytest.raises(Fault) as raised:
        cases.find(desk, "B-2026-003")
    assert raised.value.kind is FaultKind.CASE_UNKNOWN


def test_a_case_needs_a_name(desk: Desk) -> None:
    assert refused(lambda: cases.open_new(desk, Beneficiary("", "X"), Route.CPF)) == (
        "first_name",
        Problem.EMPTY,
    )
    file = samples.cpf_case(desk)
    wrong = evolve(samples.KARIM, email="karim")
    assert refused(lambda: cases.save_beneficiary(file, wrong)) == ("email", Problem.WRONG_FORMAT)
    assert cases.save_beneficiary(file, samples.NADIA).beneficiary.last_name == "Bellanger"


def test_the_gate_before_the_investigation_asks_for_each_thing_in_turn(desk: Desk) -> None:
    file = samples.cpf_case(desk)
    frame.advance(file)
    assert barred(lambda: frame.advance(file)) is Breach.REQUEST_INCOMPLETE
    complete = Request(samples.Initiative.BENEFICIARY, "a", "b", "c", "d", "e", "f")
    request.save(file, complete)
    assert barred(lambda: frame.advance(file)) is Breach.CONSENT_MISSING
    signing.consent_on_screen(file, file.today(), samples.png())
    assert file.case.consent.how is ConsentHow.SIGNED_ON_SCREEN
    assert barred(lambda: frame.advance(file)) is Breach.FUNDING_PAPER_MISSING
    samples.fill_funding(file)
    assert barred(lambda: frame.advance(file)) is Breach.FRAME_INCOMPLETE
    samples.fill_frame(file)
    assert frame.advance(file).phase is Phase.INVESTIGATION


def test_c1_consent_wants_a_day_that_has_come_and_a_proof(desk: Desk) -> None:
    file = samples.cpf_case(desk)
    act = request.record_consent
    how = ConsentHow.SIGNED_FORM
    assert refused(lambda: act(file, None, how, samples.png())) == ("given_on", Problem.EMPTY)
    tomorrow = file.today() + timedelta(days=1)
    assert refused(lambda: act(file, tomorrow, how, samples.png())) == ("given_on", Problem.IN_THE_FUTURE)
    assert refused(lambda: act(file, file.today(), how, b"")) == ("file", Problem.FILE_EMPTY)
    assert file.case.documents == ()


def test_c1_a_consent_signed_again_cannot_be_dated_after_the_sessions_it_allows(
    desk: Desk, clock: FixedClock
) -> None:
    file = samples.to_investigation(samples.cpf_case(desk))
    samples.hold_session(file)
    held = file.case
    clock.set(samples.NOW + timedelta(days=1))
    wrong = lambda: signing.consent_on_screen(file, file.today(), samples.png())  # noqa: E731
    assert refused(wrong) == ("given_on", Problem.TOO_LATE)
    assert file.case == held
    again = signing.consent_on_screen(file, held.opened_on, samples.png())
    assert again.consent.how is ConsentHow.SIGNED_ON_SCREEN


def test_c2_ten_days_run_from_each_sending_and_silence_bars_sessions(desk: Desk, clock: FixedClock) -> None:
    file = samples.plan_case(desk)
    sent = file.today()
    funding.send_convention(file, sent)
    clock.set(samples.NOW + timedelta(days=10))
    held = Session(uuid4(), file.today(), time(9), time(10), Phase.REQUEST)
    sessions.save(file, held)
    clock.set(samples.NOW + timedelta(days=11))
    assert file.case.funding.convention.state(file.today()) is ConventionState.REFUSED_BY_SILENCE
    later = evolve(held, id=uuid4(), day=file.today())
    assert barred(lambda: sessions.save(file, later)) is Breach.CONVENTION_REFUSED_BY_SILENCE
    funding.send_convention(file, file.today())
    sessions.save(file, later)
    paper = attachments.attach(file, samples.png(), DocumentKind.CONVENTION, "")
    assert funding.sign_convention(file, file.today(), paper.id).funding.convention.proof == paper.id


def test_c2_cpf_knows_no_convention(desk: Desk) -> None:
    file = samples.cpf_case(desk)
    assert barred(lambda: funding.send_convention(file, file.today())) is Breach.CONVENTION_UNDER_CPF


def test_saving_the_plan_leaves_the_days_of_its_convention(desk: Desk) -> None:
    file = samples.plan_case(desk)
    funding.send_convention(file, file.today())
    funding.save(file, TrainingPlan())
    assert file.case.funding.convention.sent_on == (file.today(),)
    assert refused(lambda: funding.save(samples.cpf_case(desk), Cpf("?"))) == (
        "edof_number",
        Problem.WRONG_FORMAT,
    )


def test_planned_sessions_come_and_go(desk: Desk) -> None:
    file = samples.cpf_case(desk)
    at = datetime(2026, 12, 2, 9, 0)
    frame.plan_session(file, at, timedelta(hours=2), "Au cabinet")
    frame.plan_session(file, at - timedelta(days=1), timedelta(hours=1), "")
    assert [a.at.day for a in file.case.frame.appointments] == [1, 2]
    frame.save(file, Frame(objectives="Choisir"))
    assert len(file.case.frame.appointments) == 2
    (line,), _ = directory.running_cases(desk)
    assert (line.tasks[0].step.value, line.tasks[0].due.day) == ("appointment", 1)
    frame.cancel_session(file, file.case.frame.appointments[0].id)
    assert [a.at.day for a in file.case.frame.appointments] == [2]
    zero = timedelta(0)
    assert refused(lambda: frame.plan_session(file, at, zero, "")) == (
        "appointment_duration",
        Problem.WRONG_FORMAT,
    )


def test_l1_the_remainder_is_offered_instead_of_a_session_too_long(desk: Desk, clock: FixedClock) -> None:
    file = samples.to_investigation(samples.cpf_case(desk))
    for day in range(3):
        clock.set(samples.NOW + timedelta(days=day))
        samples.hold_session(file, "08:00", "15:50")
    clock.set(samples.NOW + timedelta(days=3))
    hour = Session(uuid4(), file.today(), time(9), time(10), Phase.INVESTIGATION, work=Work.PERSONAL)
    with pytest.raises(RuleBroken) as raised:
        sessions.save(file, hour)
    assert raised.value.facts["remaining"] == timedelta(minutes=30)
    sessions.save(file, evolve(hour, ends_at=time(9, 30)))
    assert file.case.hours.total == timedelta(hours=24)
    sessions.save_notes(file, hour.id, "Elle a tout relu.", "")
    assert file.case.sessions[-1].said == "Elle a tout relu."


def test_attachments_are_checked_by_their_content(desk: Desk, tmp_path) -> None:
    file = samples.cpf_case(desk)
    for content, problem in ((b"", Problem.FILE_EMPTY), (b"GIF89a...", Problem.FILE_KIND_UNKNOWN)):
        assert refused(lambda c=content: attachments.attach(file, c, DocumentKind.INVOICE, "x")) == (
            "file",
            problem,
        )
    assert refused(lambda: attachments.read_file(tmp_path / "absent.pdf"))[1] is Problem.FILE_UNREADABLE
    big = tmp_path / "gros.pdf"
    with big.open("wb") as out:
        out.truncate(ATTACHMENT_LIMIT + 1)
    assert refused(lambda: attachments.read_file(big))[1] is Problem.FILE_TOO_LARGE
    assert file.case.documents == ()


def test_what_proves_something_is_not_removed(desk: Desk) -> None:
    file = samples.cpf_case(desk)
    samples.fill_request(file)
    proof = file.case.consent.proof
    assert refused(lambda: attachments.remove(file, proof))[1] is Problem.ALREADY_COVERED
    assert refused(lambda: attachments.remove(file, uuid4()))[1] is Problem.NOTHING_CHOSEN


def test_c8_to_c10_lead_the_synthesis_to_its_frozen_version(desk: Desk) -> None:
    file = samples.to_investigation(samples.cpf_case(desk))
    samples.hold_session(file)
    samples.write_synthesis(file)
    assert barred(lambda: synthesis.present(file, file.today(), "ici")) is Breach.FINAL_BEFORE_CONCLUSION
    frame.advance(file)
    assert barred(lambda: synthesis.finalise(file)) is Breach.SYNTHESIS_NOT_PRESENTED
    synthesis.present(file, file.today(), "Au cabinet")
    assert barred(lambda: synthesis.finalise(file)) is Breach.OBSERVATIONS_NOT_ASKED
    synthesis.observe(file, file.today(), "Je dirais autrement.")
    synthesis.save_section(file, Section.SKILLS, RichText.of("Autrement dit."))
    assert barred(lambda: synthesis.finalise(file)) is Breach.SYNTHESIS_NOT_PRESENTED
    synthesis.present(file, file.today(), "Au cabinet")
    assert barred(lambda: synthesis.finalise(file)) is Breach.OBSERVATIONS_NOT_ASKED
    synthesis.observe(file, file.today(), "")
    synthesis.finalise(file)
    assert file.case.synthesis.state is SynthesisState.FINAL
    assert file.case.synthesis.observations.none_made
    assert file.case.synthesis.versions[0].observations.words == "Je dirais autrement."
    frozen = synthesis.paper(file)
    assert frozen == file.content(file.case.synthesis_id)
    edit = RichText.of("encore")
    assert barred(lambda: synthesis.save_section(file, Section.SKILLS, edit)) is Breach.SYNTHESIS_FROZEN


def test_versions_are_kept_once_each_and_can_be_looked_at(desk: Desk) -> None:
    file = samples.to_conclusion(samples.cpf_case(desk))
    samples.write_synthesis(file)
    synthesis.keep_version(file)
    synthesis.keep_version(file)
    assert [v.number for v in file.case.synthesis.versions] == [1]
    assert synthesis.version_paper(file, 1).startswith(b"%PDF")
    assert synthesis.paper_of(file)().startswith(b"%PDF")


def test_the_dashboard_tells_what_is_next_and_what_cannot_be_read(desk: Desk, vault_folder) -> None:
    fine, broken = samples.cpf_case(desk), samples.plan_case(desk)
    broken.close()
    database = vault_folder / "compartments" / f"{broken.case.id}.db"
    database.write_bytes(b"\0" * database.stat().st_size)
    (line,), (unreadable,) = directory.running_cases(desk)
    assert line.id == fine.case.id
    assert line.tasks[0].step.value == "fill_request"
    assert (unreadable.reference, unreadable.fault.kind) == ("B-2026-002", FaultKind.COMPARTMENT_DAMAGED)


def test_the_practice_is_kept_with_its_check_digit(desk: Desk) -> None:
    assert desk.practice.siret == "73282932000074"
    wrong = evolve(desk.practice, siret="732 829 320 00075")
    assert refused(lambda: desk.save_practice(wrong)) == ("siret", Problem.WRONG_CHECK_DIGIT)
    saved = desk.save_practice(evolve(desk.practice, logo=samples.png(), keeps_to_the_charter=False))
    assert desk.practice == saved
