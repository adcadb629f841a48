"""The copy of one's data (RGPD, art. 15 and 20): whole, masked where it speaks of others, closed by a code, registered."""

import json
from datetime import time, timedelta
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pikepdf
import pytest

import samples
from bilan_desktop.documents.files.data_json import FILE, SCHEMA
from bilan_desktop.domain.bilan.document import DocumentKind
from bilan_desktop.domain.bilan.request import Request
from bilan_desktop.domain.bilan.session import Session
from bilan_desktop.domain.cases.closing import EndingKind
from bilan_desktop.domain.cases.restriction import RestrictionGround
from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.domain.registers.complaint import Complainant, ComplaintSubject
from bilan_desktop.domain.registers.data_copy import MASK, Choice, everywhere
from bilan_desktop.domain.registers.rgpd import Answer, Right, RightsRequest
from bilan_desktop.domain.sharing.agreement import RecipientKind, Subject
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending import closed, closing
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.registers import complaints, copying, restrictions, rights
from bilan_desktop.practice.registers.complaints import Told
from bilan_desktop.practice.running import attachments, request, sessions
from json_schema import faults
from pdf_structure import faults as structure_faults
from pdf_structure import spoken as text_of

TODAY = samples.TODAY
THIRD = "Solvène Quartz"
WHOLE = Choice()


def asked(desk: Desk, right: Right = Right.ACCESS) -> RightsRequest:
    return rights.receive(desk, right, TODAY, "B-2026-001")


def full_case(desk: Desk) -> CaseFile:
    """A case with something under nearly every heading, that speaks of a third person."""
    file = samples.to_ready(samples.cpf_case(desk))
    said = f"Sa cheffe, Mme {THIRD}, l’a encouragé. 😀"
    sessions.save_notes(file, file.case.sessions[0].id, said, f"{THIRD} l’inquiète ; à revoir.")
    attachments.attach(file, samples.png(), DocumentKind.QUESTIONNAIRE, "Questionnaire d’intérêts")
    samples.keep_synthesis(file)
    told = Told(TODAY, Complainant.BENEFICIARY, ComplaintSubject.COURSE, "B-2026-001")
    complaints.record(desk, told)
    return file


def opened(path: Path, code: str) -> tuple[dict, dict[str, bytes], str]:
    """The JSON, the other files and the text of a closed copy."""
    with pikepdf.open(path, password=code) as pdf:
        carried = {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}
        assert pdf.encryption.R == 6
        assert pdf.encryption.bits == 256
        plain = BytesIO()
        pdf.save(plain)
    assert structure_faults(plain.getvalue()) == []
    return json.loads(carried.pop(FILE)), carried, text_of(plain.getvalue())


def handed(desk: Desk, path: Path, choice: Choice = WHOLE) -> tuple[dict, dict[str, bytes], str]:
    wish = asked(desk)
    copy = copying.gather(desk, "B-2026-001", wish)
    return opened(path, copying.hand_over(desk, wish, copy, choice, path))


def test_art_15_and_20_the_copy_holds_everything_private_notes_and_pieces_as_they_are(desk, tmp_path) -> None:
    file = full_case(desk)
    told, carried, text = handed(desk, tmp_path / "copie.pdf")
    held = told["held"]
    assert held["beneficiary"]["last_name"] == "Lemoine"
    assert held["sessions"][0]["thoughts"] == f"{THIRD} l’inquiète ; à revoir."
    assert held["request"]["motives"] == file.case.request.motives
    assert held["synthesis"]["observations"]["words"] == "Je m’y reconnais."
    assert [each["right"] for each in held["requests"]] == ["access"]
    assert [each["subject"] for each in held["complaints"]] == ["course"]
    assert f"{THIRD} l’inquiète" in text
    assert "vos notes" in text or "notes de travail du conseiller" in text
    names = {piece["id"]: piece["file"] for piece in told["pieces"]}
    assert len(names) == len(file.case.documents)
    for document in file.case.documents:
        assert carried[names[str(document.id)]] == file.content(document.id)
    assert any(name.endswith("-questionnaire.png") for name in carried)


def test_art_20_the_json_is_what_its_documented_schema_says(desk, tmp_path) -> None:
    full_case(desk)
    told, carried, _ = handed(desk, tmp_path / "copie.pdf")
    schema = json.loads(carried[SCHEMA])
    assert faults(told, schema) == []
    told["held"]["sessions"][0]["day"] = "hier"
    told["held"]["sessions"][0]["more"] = 1
    del told["held"]["beneficiary"]["first_name"]
    assert len(faults(told, schema)) == 3


def test_art_15_4_what_concerns_a_third_person_is_masked_in_both_and_a_piece_left_out(desk, tmp_path) -> None:
    full_case(desk)
    copy = copying.gather(desk, "B-2026-001")
    questionnaire = next(p for p in copy.pieces if p.document.kind is DocumentKind.QUESTIONNAIRE)
    choice = Choice(everywhere(copy.passages(), THIRD), frozenset({questionnaire.document.id}))
    told, carried, text = handed(desk, tmp_path / "copie.pdf", choice)
    said = told["held"]["sessions"][0]
    assert said["said"].startswith(f"Sa cheffe, Mme {MASK}, l’a encouragé.")
    assert said["thoughts"].startswith(MASK)
    assert THIRD not in json.dumps(told, ensure_ascii=False) + text
    assert text.count(MASK.replace("\u202f", " ")) == 2
    assert told["masked"] == 2
    (piece,) = [each for each in told["pieces"] if each["kind"] == "questionnaire"]
    assert (piece["file"], piece["title"]) == (None, "")
    assert questionnaire.file_name not in carried
    assert "elle concerne aussi d’autres personnes" in text
    assert faults(told, json.loads(carried[SCHEMA])) == []


def test_c6_the_copy_is_registered_as_handed_to_the_person_and_answers_the_request(desk, tmp_path) -> None:
    file = full_case(desk)
    handed(desk, tmp_path / "copie.pdf")
    (answered,) = rights.requests(desk)
    assert (answered.answer, answered.answered_on) == (Answer.DONE, TODAY)
    line = file.reread().hand_overs[-1]
    assert (line.subject, line.recipient.kind) == (Subject.DATA_COPY, RecipientKind.BENEFICIARY)
    assert line.request == answered.id
    entry = desk.vault.register.disclosures()[-1]
    assert (entry.subject, entry.recipient_kind) == ("data_copy", "beneficiary")


def test_art_15_of_a_closed_case_the_copy_tells_what_is_kept_and_what_was_destroyed(desk, tmp_path) -> None:
    file = full_case(desk)
    samples.hold_session(file, "14:00", "15:00")
    case_id = file.case.id
    closing.close(file, closing.ending(file, EndingKind.COMPLETED, TODAY))
    told, carried, text = handed(desk, tmp_path / "copie.pdf")
    assert told["closed"] is True
    assert told["held"]["course"]["ending"] == "completed"
    assert told["held"]["request"] is None
    assert [each["said"] for each in told["held"]["sessions"]] == ["", ""]
    assert told["held"]["certificates"][0]["reason"] == "closing"
    assert any(each["kind"] == "synthesis" for each in told["pieces"])
    assert THIRD not in text
    assert faults(told, json.loads(carried[SCHEMA])) == []
    line = closed.open_closed(desk, case_id).hand_overs[-1]
    assert (line.subject, line.request) == (Subject.DATA_COPY, rights.requests(desk)[0].id)


def test_art_15_and_18_a_restricted_case_still_gives_its_copy(desk, tmp_path) -> None:
    full_case(desk)
    restrictions.restrict(desk, asked(desk, Right.RESTRICTION), RestrictionGround.ACCURACY, TODAY)
    told, _, _ = handed(desk, tmp_path / "copie.pdf")
    assert told["held"]["restrictions"][0]["ground"] == "accuracy"


def test_a_copy_that_cannot_be_written_or_registered_leaves_no_file_and_no_line(
    desk, tmp_path, monkeypatch
) -> None:
    full_case(desk)
    wish = asked(desk)
    copy = copying.gather(desk, "B-2026-001", wish)
    with pytest.raises(Fault) as raised:
        copying.hand_over(desk, wish, copy, Choice(), tmp_path / "nulle-part" / "copie.pdf")
    assert raised.value.kind is FaultKind.FILE_NOT_WRITTEN
    desk.vault.register.set_rights_request(wish)

    def fails(*_: object) -> None:
        raise Fault(FaultKind.DISK_FULL)

    monkeypatch.setattr(type(desk.vault.register), "add_disclosure", fails)
    with pytest.raises(Fault):
        copying.hand_over(desk, wish, copy, Choice(), tmp_path / "copie.pdf")
    assert not (tmp_path / "copie.pdf").exists()
    assert rights.requests(desk)[0].is_open


def test_nothing_is_left_of_a_destroyed_case_to_copy(desk) -> None:
    file = full_case(desk)
    closing.close(file, closing.ending(file, EndingKind.COMPLETED, TODAY))
    register = desk.vault.register
    desk.vault.destroy([row.id for row in register.compartments(file.case.id) if row.destroy_on], "deadline")
    with pytest.raises(Fault) as raised:
        copying.gather(desk, "B-2026-001")
    assert raised.value.kind is FaultKind.CASE_UNKNOWN


def test_the_copy_of_a_long_case_in_any_script_is_a_clean_paper(desk) -> None:
    file = samples.to_investigation(samples.cpf_case(desk))
    request.save(file, Request(motives="Motif. " * 2_000, trigger="བོད་ et 😀"))
    for day in range(12):
        held = Session(uuid4(), TODAY, time(8 + day), time(8 + day, 30), file.case.phase)
        sessions.save(file, held)
        sessions.save_notes(file, held.id, "Une phrase assez longue.\n" * 150, "Une note.")
    paper = copying.paper(desk, copying.gather(desk, "B-2026-001"), Choice())
    assert structure_faults(paper) == []
    text = text_of(paper)
    assert "[U+0F56]" in text
    assert text.count("Une phrase assez longue.") == 12 * 150
    assert timedelta(minutes=30) * 12 == file.case.hours.total


def test_the_slip_holds_the_code_and_nobodys_name(desk) -> None:
    full_case(desk)
    copy = copying.gather(desk, "B-2026-001")
    text = text_of(copying.slip(desk, copy, "abcd-efgh-jkmn-pqrs-tvwx"))
    assert "abcd-efgh-jkmn-pqrs-tvwx" in text
    assert "Copie des données" in text
    assert "Lemoine" not in text
