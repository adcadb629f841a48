"""The registers on paper: what each says, and that they name nobody."""

from attrs import evolve

import paper_samples as samples
import pdf_structure
from bilan_desktop.documents.papers.office.notice import TOLD, NoticePaper, notice_pdf
from bilan_desktop.documents.papers.office.registers import (
    CommunicationsPaper,
    ProcessingPaper,
    communications_pdf,
    processing_pdf,
)
from bilan_desktop.domain.registers.processing import Activity, Aspect
from bilan_desktop.wording.labels import label


def spoken(data: bytes) -> str:
    """What is read aloud, all its spaces alike."""
    return "\n".join(" ".join(line.split()) for line in pdf_structure.spoken(data).splitlines())


def test_l5_the_processing_register_says_all_that_article_thirty_asks_of_each_activity():
    data = processing_pdf(ProcessingPaper(samples.PRACTICE, samples.DAY))
    assert pdf_structure.faults(data) == []
    said = spoken(data)
    assert "Maëlle Queffélec-Dupré, Cabinet Horizon" in said
    for activity in Activity:
        assert label(activity) in said
    for aspect in Aspect:
        assert said.count(f"{label(aspect)}\n") == len(Activity)
    assert "Mesures de sécurité" in said
    assert "Argon2id" in said


def test_l5_the_processing_register_quotes_the_delays_in_force_and_the_promise_of_the_practice():
    said = spoken(processing_pdf(ProcessingPaper(samples.PRACTICE, samples.DAY)))
    assert "10 ans à compter de la fin de l’exercice" in said
    assert "au plus 1 an après le terme" in said
    legal = evolve(samples.PRACTICE, keeps_to_the_charter=False)
    assert "au plus 3 ans après le terme" in spoken(processing_pdf(ProcessingPaper(legal, samples.DAY)))


def test_a_practice_without_contact_has_no_empty_line():
    silent = evolve(samples.PRACTICE, email="", phone="")
    assert "Joindre" not in spoken(processing_pdf(ProcessingPaper(silent, samples.DAY)))


def test_c6_the_register_of_communications_counts_and_lists_what_went_and_what_was_refused():
    data = communications_pdf(CommunicationsPaper(samples.PRACTICE, samples.COMMUNICATIONS, samples.DAY))
    assert pdf_structure.faults(data) == []
    said = spoken(data)
    assert "Remises\n2" in said
    assert "Demandes refusées\n1" in said
    assert "Employeur\nRefusé : Engagements déontologiques, 5" in said
    assert "B-2026-009" in said


def test_an_empty_register_of_communications_says_so():
    said = spoken(communications_pdf(CommunicationsPaper(samples.PRACTICE, (), samples.DAY)))
    assert "Rien n’a été remis ni demandé." in said


def test_a_long_register_of_communications_goes_on_over_pages():
    lines = samples.COMMUNICATIONS * 60
    data = communications_pdf(CommunicationsPaper(samples.PRACTICE, lines, samples.DAY))
    assert pdf_structure.faults(data) == []
    assert sum(text == "B-2026-009" for _, text in pdf_structure.read_aloud(data)) == 60


def test_l5_the_notice_tells_people_who_why_how_long_and_what_they_may_ask():
    data = notice_pdf(NoticePaper(samples.PRACTICE, samples.DAY))
    assert pdf_structure.faults(data) == []
    said = spoken(data)
    assert "Maëlle Queffélec-Dupré, Cabinet Horizon, est responsable" in said
    assert "contact@example.fr" in said
    for activity in TOLD:
        assert label(activity) in said
    for words in (
        "Finalité",
        "Base légale",
        "Durée",
        "art. 15 à 18 et 20",
        "délai de 1 mois",
        "CNIL",
        "10 ans",
    ):
        assert words in said
    silent = evolve(samples.PRACTICE, email="", phone="")
    assert "Posez-lui toute question" in spoken(notice_pdf(NoticePaper(silent, samples.DAY)))
