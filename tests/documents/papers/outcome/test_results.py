"""The detailed results show in a figure what their text gives figures to."""

from attrs import evolve

import papers_made
import pdf_structure
from bilan_desktop.documents.papers.outcome.results import results_pdf
from paper_samples import text

PAPER = papers_made.every(b"")["results"].paper


def figures(paper) -> list[str]:
    data = results_pdf(paper)
    assert pdf_structure.faults(data) == []
    return [said for role, said in pdf_structure.read_aloud(data) if role == "Figure"]


def test_six_interests_with_their_figures_stand_in_a_hexagon_below_their_part():
    read = pdf_structure.read_aloud(results_pdf(PAPER))
    place = next(n for n, (role, _) in enumerate(read) if role == "Figure")
    assert read[place][1].startswith("Hexagone des intérêts, de 0 à 20 : Réaliste 11 ; Investigateur 8")
    assert read[place - 1][1] == "Conventionnel : 6"
    assert read[place + 1] == ("H2", "Compétences")


def test_a_part_that_leaves_one_interest_without_a_figure_has_no_hexagon():
    interests, skills = PAPER.parts
    words = evolve(interests, content=text("Réaliste 6, social 10, et peu d’artistique."))
    assert figures(evolve(PAPER, parts=(words, skills))) == []
