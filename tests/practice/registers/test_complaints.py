"""Complaints (L6): the register keeps categories, days and a reference; the letter goes to the case, encrypted."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from attrs import evolve

import samples
from bilan_desktop.domain.bilan.document import DocumentKind
from bilan_desktop.domain.cases.closing import EndingKind
from bilan_desktop.domain.cases.restriction import RestrictionGround
from bilan_desktop.domain.errors import Breach, Fault, FaultKind, InvalidInput, Problem, RuleBroken
from bilan_desktop.domain.registers.complaint import (
    Complainant,
    ComplaintAnswer,
    ComplaintSubject,
    Improvement,
)
from bilan_desktop.domain.registers.rgpd import Right
from bilan_desktop.domain.registers.satisfaction import Moment, Question, Score
from bilan_desktop.practice import satisfaction
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending import closed, closing
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.registers import complaints, quality, restrictions, rights
from bilan_desktop.practice.registers.complaints import Told
from bilan_desktop.vault.clock import FixedClock

DAY = timedelta(days=1)
TOLD = Told(samples.TODAY, Complainant.BENEFICIARY, ComplaintSubject.COURSE)


def wrong(desk: Desk, told: Told) -> tuple[str, Problem]:
    with pytest.raises(InvalidInput) as raised:
        complaints.record(desk, told)
    return raised.value.field, raised.value.problem


def close(file: CaseFile) -> None:
    closing.close(file, closing.ending(file, EndingKind.COMPLETED, file.today()))


def test_l6_a_complaint_is_received_then_answered_and_what_waits_comes_first(desk: Desk) -> None:
    first = complaints.record(desk, evolve(TOLD, received_on=samples.TODAY - 3 * DAY))
    second = complaints.record(desk, evolve(TOLD, received_on=samples.TODAY - 2 * DAY))
    assert complaints.complaints(desk) == (first, second)
    answered = complaints.record(
        desk,
        evolve(
            TOLD,
            received_on=first.received_on,
            answered_on=samples.TODAY,
            answer=ComplaintAnswer.ACCEPTED,
            improvement=Improvement.ORGANISATION,
        ),
        first.id,
    )
    assert complaints.complaints(desk) == (second, answered)


def test_a_line_written_by_mistake_goes_and_the_journal_remembers(desk: Desk) -> None:
    samples.cpf_case(desk).close()
    mistaken = complaints.record(desk, evolve(TOLD, reference="B-2026-001"))
    complaints.remove(desk, mistaken)
    assert complaints.complaints(desk) == ()
    last = desk.vault.register.journal()[-1]
    assert (last.event, last.case_reference) == ("complaint_removed", "B-2026-001")


def test_what_is_missing_is_said_beside_its_field(desk: Desk) -> None:
    assert wrong(desk, evolve(TOLD, received_on=None)) == ("received_on", Problem.EMPTY)
    assert wrong(desk, evolve(TOLD, complainant=None)) == ("complainant", Problem.NOTHING_CHOSEN)
    assert wrong(desk, evolve(TOLD, subject=None)) == ("complaint_subject", Problem.NOTHING_CHOSEN)
    assert wrong(desk, evolve(TOLD, reference="14")) == ("reference", Problem.WRONG_FORMAT)
    assert wrong(desk, evolve(TOLD, letter=samples.png())) == ("letter", Problem.NOTHING_CHOSEN)
    with pytest.raises(Fault) as raised:
        complaints.record(desk, evolve(TOLD, reference="B-2026-099"))
    assert raised.value.kind is FaultKind.CASE_UNKNOWN
    assert complaints.complaints(desk) == ()


def test_l6_the_letter_goes_to_the_running_case_and_on_to_its_proofs(desk: Desk) -> None:
    file = samples.to_ready(samples.cpf_case(desk))
    case_id = file.case.id
    file.close()
    complaints.record(desk, evolve(TOLD, reference="b-2026-001", letter=samples.png()))
    file = CaseFile(desk, case_id)
    assert [d.kind for d in file.case.documents].count(DocumentKind.COMPLAINT) == 1
    close(file)
    kept = [d.kind for part in closed.open_closed(desk, case_id).parts for d in part.documents]
    assert kept.count(DocumentKind.COMPLAINT) == 1


def test_l6_a_letter_after_the_end_goes_to_the_proofs_of_the_case(desk: Desk) -> None:
    file = samples.to_ready(samples.cpf_case(desk))
    close(file)
    told = evolve(TOLD, reference="B-2026-001", letter=samples.png())
    complaints.record(desk, told)
    parts = closed.open_closed(desk, file.case.id).parts
    (part,) = [p for p in parts if any(d.kind is DocumentKind.COMPLAINT for d in p.documents)]
    (letter,) = [d for d in part.documents if d.kind is DocumentKind.COMPLAINT]
    assert closed.content(desk, part.compartment, letter.id) == samples.png()
    asked = rights.receive(desk, Right.RESTRICTION, samples.TODAY, "B-2026-001")
    restrictions.restrict(desk, asked, RestrictionGround.CLAIMS, samples.TODAY)
    with pytest.raises(RuleBroken) as raised:
        complaints.record(desk, told)
    assert raised.value.breach is Breach.CASE_RESTRICTED
    assert len(complaints.complaints(desk)) == 1


def test_a_letter_to_a_case_of_which_nothing_is_left_is_refused(desk: Desk, clock: FixedClock) -> None:
    file = samples.to_ready(samples.cpf_case(desk))
    close(file)
    later = date(2037, 1, 2)
    clock.set(samples.NOW.replace(year=later.year, month=later.month, day=later.day))
    desk.vault.confirm_day(later)
    desk.vault.enforce()
    told = evolve(TOLD, reference="B-2026-001", letter=samples.png())
    assert wrong(desk, told) == ("letter", Problem.NOTHING_CHOSEN)
    complaints.record(desk, evolve(told, letter=b""))
    assert len(complaints.complaints(desk)) == 1


def test_l6_the_traces_of_a_year_are_exported_without_a_name(desk: Desk, tmp_path: Path) -> None:
    file = samples.to_ready(samples.cpf_case(desk))
    satisfaction.answer(
        satisfaction.of_running(file), Moment.END, samples.TODAY, {Question.OVERALL: Score.FULLY}
    )
    close(file)
    complaints.record(desk, evolve(TOLD, reference="B-2026-001"))
    assert quality.known_years(desk) == (2026,)
    shown = quality.quality(desk, 2026)
    path = tmp_path / "qualite.csv"
    quality.export(shown, path)
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert path.stat().st_mode & 0o777 == 0o600
    rows = list(csv.DictReader(content.decode("utf-8-sig").splitlines(), delimiter=";"))
    first = rows[0]
    assert " ".join(first["Résultat"].split()) == "100 % d’avis favorables"
    assert " ".join(first["Base"].split()) == "1 réponse pour 1 questionnaire"
    assert {row["Indicateur"] for row in rows} == _NAMES
    assert b"Lemoine" not in content


_NAMES = {
    "Satisfaction à la fin du bilan",
    "Satisfaction à six mois",
    "Réclamations",
    "Améliorations décidées",
    "Arrêts avant le terme",
    "Suivis à six mois",
}
