"""The statements for payers, read as their recipient reads them: what the route allows, and not a word more."""

import pytest

import paper_samples as samples
import pdf_structure
from bilan_desktop.documents.papers.office.figures import FiguresPaper, figures_pdf
from bilan_desktop.documents.papers.office.statement import StatementPaper, statement_pdf
from bilan_desktop.domain.registers.bpf import yearly


def spoken(data: bytes) -> str:
    text = " ".join(text for _, text in pdf_structure.read_aloud(data))
    return " ".join(text.replace("\u202f", " ").replace("\u00a0", " ").split())


def said(name: str) -> str:
    told = samples.STATEMENTS[name]
    return spoken(
        statement_pdf(StatementPaper(samples.PRACTICE, samples.KARIM, samples.REFERENCE, told, samples.DAY))
    )


@pytest.mark.parametrize("name", samples.STATEMENTS)
def test_e5_no_statement_has_a_word_of_the_content(name):
    words = said(name)
    assert "Karim Lemoine" in words
    assert samples.REFERENCE in words
    assert samples.HELD[0].said not in words


def test_e5b_entry_and_end_for_the_platform():
    assert "Dossier EDOF 123456789" in said("entry")
    assert "Entrée vendredi 9 octobre 2026" in said("entry")
    assert "Accompagnement" not in said("entry")
    end = said("exit")
    assert "Sortie vendredi 20 novembre 2026" in end
    assert "Accompagnement 6 h" in end
    assert "Prix" not in end


def test_e5c_the_employer_of_a_plan_reads_days_times_hours_and_price():
    words = said("attendance")
    assert "vendredi 9 octobre 2026 17:30 – 19:30 2 h" in words
    assert "Prix convenu 1 800,00 €" in words
    assert "Accompagnement 6 h" in words


def test_e5_a_public_employer_reads_presence_without_hours_or_price():
    words = said("presence")
    assert "17:30 – 19:30" in words
    assert "Accompagnement" not in words
    assert "Prix" not in words
    assert "Durée" not in words


def test_e5c_a_statement_of_absence_does_not_say_what_it_was_for():
    words = said("absence")
    assert "17:30 – 19:30" in words
    assert "bilan" not in words.lower()
    assert "transition" not in words.lower()
    assert "accompagnement" not in words.lower()


def test_l6_the_yearly_figures_have_their_total_and_name_nobody():
    words = spoken(figures_pdf(FiguresPaper(samples.PRACTICE, samples.FIGURES, samples.DAY)))
    assert "Bilans de compétences de l’année 2026" in words
    assert "Total Tous statuts 3 52 h 3 000,00 €" in words
    assert "Sans prix noté B-2026-004" in words
    assert "Lemoine" not in words


def test_l6_a_year_without_a_bilan_says_so():
    words = spoken(figures_pdf(FiguresPaper(samples.PRACTICE, yearly((), 2025), samples.DAY)))
    assert "Aucun bilan ne s’est terminé cette année." in words
