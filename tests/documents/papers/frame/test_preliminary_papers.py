"""What is handed over in the preliminary phase: the information beforehand, and the programme agreed on."""

import pytest
from attrs import evolve

import paper_samples as samples
import pdf_structure
from bilan_desktop.documents.papers.frame.information import InformationPaper, information_pdf
from bilan_desktop.documents.papers.frame.programme import ProgrammePaper, programme_pdf
from bilan_desktop.domain.bilan.frame import Frame
from bilan_desktop.domain.bilan.funding import Route

PROGRAMME = ProgrammePaper(samples.PRACTICE, samples.KARIM, samples.REFERENCE, samples.FRAMED, samples.DAY)


def spoken(data: bytes) -> str:
    return pdf_structure.spoken(data).replace("\xa0", " ").replace("\u202f", " ")


def information(route: Route, methods: tuple[str, ...] = ()) -> str:
    paper = InformationPaper(samples.PRACTICE, samples.KARIM, samples.REFERENCE, route, methods, samples.DAY)
    return spoken(information_pdf(paper))


@pytest.mark.parametrize("route", Route)
def test_e1_the_information_tells_phases_methods_consent_secrecy_keeping_rights_and_referral(
    route: Route,
) -> None:
    said = information(route, ("Récit de parcours", "Enquêtes métier"))
    for told in (
        "phase préliminaire",
        "phase d’investigation",
        "phase de conclusions",
        "Récit de parcours",
        "n’est pas une faute",
        "226-13",
        "destinés qu’à vous",
        "détruits aussitôt",
        "un an au plus",
        "conseil en évolution professionnelle",
        "droit",
    ):
        assert told in said


def test_e5b_under_cpf_the_employer_learns_nothing_and_a_payer_never_a_result() -> None:
    assert "votre employeur n’en est pas informé" in information(Route.CPF)
    assert "jamais un résultat" in information(Route.TRAINING_PLAN)
    assert "employeur" not in information(Route.SELF_FUNDED)


def test_e3b_where_no_method_is_announced_yet_the_usual_ones_are_told() -> None:
    assert "Des entretiens, des questionnaires" in information(Route.CPF)


def test_e3a_the_programme_tells_aims_means_and_planned_sessions_and_is_signed_by_both() -> None:
    said = spoken(programme_pdf(PROGRAMME))
    for told in (
        "Choisir entre deux projets.",
        "Enquêtes auprès de professionnels",
        "2 octobre 2026",
        "15 décembre 2026",
        "3 h 30, sur vingt-quatre heures au plus",
        "9 octobre 2026",
        "Au cabinet",
        "En visioconférence",
        "Maëlle Queffélec-Dupré",
    ):
        assert told in said
    assert said.count("Signature :") == 2
    assert "Projet" not in said


@pytest.mark.parametrize("lacking", ["starts_on", "planned_end", "objectives", "means"])
def test_a_programme_with_a_gap_is_a_draft_and_says_where(lacking: str) -> None:
    empty = getattr(Frame(), lacking)
    paper = evolve(PROGRAMME, frame=evolve(samples.FRAMED, **{lacking: empty}))
    assert paper.is_draft
    assert "À compléter" in spoken(programme_pdf(paper))
    assert not PROGRAMME.is_draft
