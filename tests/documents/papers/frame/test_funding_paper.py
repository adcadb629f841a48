"""The tripartite convention: every mention that R. 6313-8 asks for, and « Projet » until it is there."""

from datetime import date, timedelta

import pytest
from attrs import evolve

import paper_samples as samples
import pdf_structure
from bilan_desktop.documents.papers.frame.amendment import AmendmentPaper, amendment_pdf
from bilan_desktop.documents.papers.frame.funding_paper import FundingPaper, funding_pdf
from bilan_desktop.domain.bilan.frame import Extension, Frame
from bilan_desktop.domain.bilan.funding import TrainingPlan, missing_mentions
from bilan_desktop.domain.bilan.terms import Organisation, Terms
from bilan_desktop.domain.money import Money

WHOLE = FundingPaper(
    practice=samples.PRACTICE,
    beneficiary=samples.KARIM,
    reference=samples.REFERENCE,
    funding=TrainingPlan(
        employer=Organisation(
            "Entrepôts du Grand Quai",
            "Mme Aubin",
            "rh@example.fr",
            "1, quai Neuf\n99000 Port",
        ),
        funder="OPCO des Quais",
        terms=Terms(
            title="Bilan de compétences de vingt heures",
            content="Analyse de la demande.\nExploration.\nConclusions.",
            means="Entretiens individuels, questionnaires, enquêtes.",
            course_and_follow_up="Sept entretiens, puis un entretien de suivi à six mois.",
            handing_over="Remis en main propre au seul bénéficiaire, contre signature.",
            payment="À réception de la facture, à la fin du bilan",
            planned=timedelta(hours=20),
        ),
        price=Money.euros(1500),
    ),
    frame=Frame(date(2026, 10, 2), date(2026, 12, 4), "Préparer une évolution vers la formation."),
    made_on=date(2026, 9, 14),
    allotted=timedelta(hours=24),
)


def spoken(paper: FundingPaper) -> str:
    data = funding_pdf(paper)
    assert pdf_structure.faults(data) == []
    return "\n".join(" ".join(line.split()) for line in pdf_structure.spoken(data).splitlines())


def test_c2_a_whole_convention_holds_every_mention():
    said = spoken(WHOLE)
    assert not WHOLE.is_draft
    for words in (
        "Bilan de compétences de vingt heures",
        "Préparer une évolution",
        "Exploration.",
        "Entretiens individuels",
        "20 h au plus",
        "Du 2 octobre 2026 au 4 décembre 2026",
        "entretien de suivi à six mois",
        "contre signature",
        "1 500,00 €",
        "À réception de la facture",
        "OPCO des Quais",
        "1, quai Neuf, 99000 Port",
        "10 jours",
        "silence vaut refus",
    ):
        assert words in said
    assert "À compléter" not in said


def test_c2_a_convention_with_a_gap_says_where_and_calls_itself_a_draft():
    unpaid = evolve(WHOLE.funding, terms=evolve(WHOLE.funding.terms, payment=""))
    gap = evolve(WHOLE, funding=unpaid, frame=Frame(objectives="Un objectif."))
    assert gap.is_draft
    assert spoken(gap).count("À compléter") == 2
    assert funding_pdf(gap) != funding_pdf(WHOLE)


def test_an_empty_convention_names_all_that_is_missing():
    empty = evolve(WHOLE, funding=TrainingPlan(), frame=Frame())
    assert len(missing_mentions(TrainingPlan(), Frame())) == 11
    assert "24 h au plus" in spoken(empty)


def test_the_three_parties_sign_side_by_side():
    drawn = samples.drawing()
    said = spoken(evolve(WHOLE, signatures=(drawn, drawn, drawn)))
    assert said.count("Signature de ") == 3
    assert "Signature de Mme Aubin" in said


@pytest.mark.parametrize("field", ["content", "means", "course_and_follow_up", "handing_over"])
def test_a_very_long_mention_runs_over_pages(field):
    terms = evolve(WHOLE.funding.terms, **{field: "Une phrase. " * 1600})
    assert "Une phrase." in spoken(evolve(WHOLE, funding=evolve(WHOLE.funding, terms=terms)))


def test_e3a_an_amendment_puts_the_end_off_for_its_parties_and_keeps_the_reason_to_itself():
    extension = Extension(
        date(2026, 11, 20), date(2026, 12, 4), date(2027, 1, 29), "Un deuil dans la famille"
    )
    data = amendment_pdf(AmendmentPaper(WHOLE, extension, 2))
    assert pdf_structure.faults(data) == []
    said = " ".join(text for _, text in pdf_structure.read_aloud(data)).replace("\u00a0", " ")
    for words in (
        "Avenant n° 2",
        "vendredi 4 décembre 2026",
        "vendredi 29 janvier 2027",
        "Entrepôts du Grand Quai",
    ):
        assert words in said
    assert "deuil" not in said
    assert said.count("Signature") == 3
