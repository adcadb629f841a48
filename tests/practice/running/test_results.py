"""The detailed results: written, established, handed over, and gone at the closing unless kept by agreement."""

import pytest
from attrs import evolve

import pdf_structure
import samples
from bilan_desktop.domain.bilan.document import DocumentKind
from bilan_desktop.domain.cases.closing import EndingKind
from bilan_desktop.domain.cases.safeguards import Guard, Place, safeguards
from bilan_desktop.domain.cases.texts import watched_texts
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.domain.richtext import RichText
from bilan_desktop.domain.sharing.agreement import Basis, KeepFor, RetentionAgreement
from bilan_desktop.practice import signing
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending import closed, closing
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running import results
from bilan_desktop.practice.running.watching import Watcher


def written(desk: Desk) -> CaseFile:
    file = samples.to_investigation(samples.cpf_case(desk))
    samples.hold_session(file)
    for title, words in (("Intérêts", "Le concret."), ("Valeurs", "L’équité.")):
        part = results.add_part(file, title)
        results.save_part(file, evolve(part, content=samples.rich(words, "Une preuve.")))
    return file


def test_parts_come_back_in_their_order_with_their_texts(desk: Desk) -> None:
    file = written(desk)
    case = file.case
    file.close()
    again = CaseFile(desk, case.id)
    assert again.case == case
    assert [part.title for part in again.case.results] == ["Intérêts", "Valeurs"]
    results.remove_part(again, case.results[0].id)
    assert [part.title for part in again.case.results] == ["Valeurs"]


def test_the_paper_tells_each_part_and_says_whose_it_is(desk: Desk) -> None:
    file = written(desk)
    results.add_part(file, "Vide")
    data = results.paper(file)
    assert pdf_structure.faults(data) == []
    headings = [text for role, text in pdf_structure.read_aloud(data) if role == "H2"]
    assert headings == ["Intérêts", "Valeurs"]
    spoken = pdf_structure.spoken(data).replace("\xa0", " ")
    for told in ("M. Karim Lemoine", "B-2026-001", "1 h 30", "Le concret.", "qu’à son bénéficiaire"):
        assert told in spoken
    assert "thoughts" not in spoken
    assert "À relire ensemble" not in spoken


def test_c6_established_results_are_one_document_however_often_they_are_established(desk: Desk) -> None:
    file = written(desk)
    assert [h.kind for h in file.case.holdings()].count(DocumentKind.DETAILED_RESULTS) == 1
    first = results.establish(file)
    part = file.case.results[0]
    results.save_part(file, evolve(part, content=samples.rich("Autre chose.", "Encore.")))
    second = results.establish(file)
    assert first.id == second.id == file.case.results_id
    assert [h.kind for h in file.case.holdings()].count(DocumentKind.DETAILED_RESULTS) == 1
    assert "Autre chose." in pdf_structure.spoken(file.content(second.id))


def test_nothing_written_establishes_nothing(desk: Desk) -> None:
    file = samples.cpf_case(desk)
    results.add_part(file, "Intérêts")
    with pytest.raises(InvalidInput) as raised:
        results.establish(file)
    assert (raised.value.field, raised.value.problem) == ("results", Problem.EMPTY)
    assert file.case.documents == ()


def test_c3_the_results_are_looked_through_like_every_other_text(desk: Desk) -> None:
    texts = [where.text for where in watched_texts(written(desk).case) if where.spot == "results"]
    assert texts == ["Le concret.\nUne preuve. (fait)", "L’équité.\nUne preuve. (fait)"]


def test_c3_a_sensitive_passage_of_the_results_leads_to_where_they_are_written(desk: Desk) -> None:
    file = written(desk)
    part = file.case.results[0]
    results.save_part(file, evolve(part, content=RichText.of("Elle prend des antidépresseurs.")))
    lines = safeguards(file.case, file.today(), Watcher(file).noticed())
    (found,) = [line for line in lines if line.guard is Guard.SENSITIVE]
    assert (found.place, found.facts["spot"]) == (Place.SESSIONS, "results")


@pytest.mark.parametrize("established", [False, True])
def test_c7_an_agreement_keeps_the_results_and_the_working_text_goes(desk: Desk, established: bool) -> None:
    file = written(desk)
    if established:
        results.establish(file)
    samples.frame.advance(file)
    samples.write_synthesis(file)
    samples.synthesis.present(file, file.today(), "Au cabinet")
    samples.synthesis.observe(file, file.today(), "")
    samples.synthesis.finalise(file)
    case_id, results_id = file.case.id, file.case.results_id
    wish = RetentionAgreement(
        samples.uuid4(),
        Basis.FOLLOW_UP,
        file.today(),
        (results_id,),
        KeepFor(months=6),
        "Suivi du projet",
        None,
    )
    signing.retention_on_screen(file, wish, samples.png())
    signing.receipt_on_screen(
        file, (samples.Subject.SYNTHESIS, samples.Subject.DETAILED_RESULTS), samples.png()
    )
    closing.close(file, closing.ending(file, EndingKind.COMPLETED, file.today(), offered=True))
    parts = closed.open_closed(desk, case_id).parts
    ((compartment, document),) = [
        (part.compartment, d)
        for part in parts
        for d in part.documents
        if d.kind is DocumentKind.DETAILED_RESULTS
    ]
    assert "Le concret." in pdf_structure.spoken(closed.content(desk, compartment, document.id))
