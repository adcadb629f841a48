"""What the indicators of quality say, and that they say nothing where nothing is known."""

from attrs import evolve

from bilan_desktop.domain.registers.complaint import Improvement
from bilan_desktop.wording.quality import indicators
from quality_samples import ANSWERED, of


def said(year) -> list[str]:
    lines = (f"{one.name} | {one.result} | {one.base}" for one in indicators(year))
    return [" ".join(line.split()) for line in lines]


def test_l6_each_result_stands_with_its_count():
    assert said(of()) == [
        "Satisfaction à la fin du bilan | 67 % d’avis favorables | 3 réponses pour 5 questionnaires",
        "Satisfaction à six mois | — | 0 réponse pour 0 questionnaire",
        "Réclamations | 2 reçues | 1 réponse donnée, délai moyen : 10 jours",
        "Améliorations décidées | 0 | à la suite des réclamations",
        "Arrêts avant le terme | 1 | sur 2 bilans clos",
        "Suivis à six mois | 1 réponse | pour 2 demandes, sur 2 bilans clos",
    ]


def test_l6_what_a_line_is_made_of_is_told():
    end, _, complaints, _, stopped, followed = indicators(of())
    assert end.behind[0][1] == "Pas du tout 0 · Plutôt non 1 · Plutôt oui 0 · Tout à fait 2"
    assert [name for name, _ in end.behind[1:]] == ["Réponse déclinée", "À ne pas publier"]
    assert [" ".join(outcome.split()) for _, outcome in complaints.behind] == [
        "Sans réponse à ce jour",
        "Explications données, le 14 mai 2026",
    ]
    assert stopped.behind == (("Arrêt en cours de bilan · Changement d’emploi", "B-2026-001"),)
    assert followed.behind == (("Réponse attendue", "B-2026-001"), ("Réponse reçue", "B-2026-002"))


def test_an_improvement_and_a_case_concerned_are_told():
    improved = evolve(ANSWERED, improvement=Improvement.PAPERS, reference="B-2026-002")
    _, _, complaints, improvements, *_ = indicators(of(complaints=(improved,)))
    assert improvements.behind == (("Documents", "1"),)
    assert complaints.behind[0][0].endswith("Financeur · Prix et paiement · B-2026-002")
