import pytest

from bilan_desktop.domain.errors import Breach, RuleBroken
from bilan_desktop.domain.watch import scores

RESULTS = [
    "Score de 32/40 au test de logique.",
    "32/40 en raisonnement",
    "Elle est au percentile 85.",
    "au 85e percentile",
    "RIASEC : R 12 I 34",
    "R 12, I 34, A 8, S 22, E 18, C 9",
    "QI de 128",
    "MBTI : ENFP",
    "Réaliste 12, Social 34",
    "Ouverture 72 %, Extraversion 40 %",
    "note T 62",
    "Stanine 7",
    "Résultat : 7/10 à l’épreuve",
    "score : 41",
    "17,5/20 au test d’aptitude",
]
OTHERS = [
    "24/24 h", "le 12/10/2026", "ouvert 7j/7", "le 5/10 à midi", "entre 30/40 ans", "équipe de 9 personnes, 4 ans",
    "−12 % de ruptures", "TOEIC 850/990", "Score de satisfaction client de 92", "loi des 20/80", "licence avec 14/20",
    "L. 6313-4", "plan au 1/50", "niveau B2 en anglais", "dominante Social – Entreprenant", "une note de 12 pages",
    "de 45 à 60/40", "Le type de personnalité ne dit pas tout.",
]  # fmt: skip


@pytest.mark.parametrize("text", RESULTS)
def test_c9_scores_and_raw_results_are_barred_from_the_synthesis(text):
    with pytest.raises(RuleBroken) as raised:
        scores.require_none("skills", text)
    assert raised.value.breach is Breach.SCORE_IN_SYNTHESIS
    assert raised.value.facts == {"field": "skills"}


@pytest.mark.parametrize("text", OTHERS)
def test_c9_marks_of_a_diploma_dates_and_figures_of_a_job_may_stay(text):
    scores.require_none("skills", text)
