"""The dated steps of a project are read as they were meant, or left alone."""

from datetime import date

import pytest

from bilan_desktop.domain.richtext import Block, BlockKind, RichText, Run
from bilan_desktop.wording.steps import MOST, dated_steps
from chart_samples import numbered

TODAY = date(2026, 11, 23)
OTHER = "autre étape en décembre 2029"


def read(item: str) -> str:
    """How an item is understood, beside another that is sure."""
    dated = dated_steps(numbered(item, OTHER, OTHER), TODAY)
    steps = {step.number: step for step in dated.steps}
    if 1 not in steps:
        return ""
    found = steps[1]
    return (
        f"{found.start.full()} → {found.end.full()}".replace("\u00a0", " ")
        if found.end
        else found.start.full()
    )


@pytest.mark.parametrize(
    ("item", "meant"),
    [
        ("s’immerger cinq jours, en janvier 2027 ;", "janvier 2027"),
        ("Immersion (janv. 2027)", "janvier 2027"),
        ("dépôt du dossier le 1er mars 2027", "1er mars 2027"),
        ("dépôt du dossier le 15 Févr. 2027", "15 février 2027"),
        ("avant le 15/03/2027, un rendez-vous", "15 mars 2027"),
        ("réponse attendue en 06/2027", "juin 2027"),
        ("AOÛT 2027 : déménagement", "août 2027"),
        ("décembre 2026 et rien d’autre", "décembre 2026"),
        ("le 23 novembre 2026", "23 novembre 2026"),
        ("au mois de novembre 2026", "novembre 2026"),
    ],
)
def test_a_day_or_a_month_is_read(item, meant):
    assert read(item).replace("\u00a0", " ") == meant


@pytest.mark.parametrize(
    ("item", "meant"),
    [
        ("titre, de septembre 2027 à juin 2028", "septembre 2027 → juin 2028"),
        ("titre, de septembre à juin 2028", "septembre 2027 → juin 2028"),
        ("essai du 3 mai 2027 au 7 mai 2027", "3 mai 2027 → 7 mai 2027"),
        ("essai du 28 mars au 2 avril 2027", "28 mars 2027 → 2 avril 2027"),
        ("entre mars et mai 2027", "mars 2027 → mai 2027"),
        ("du 03/05/2027 au 07/06/2027", "3 mai 2027 → 7 juin 2027"),
        ("de mars 2027 jusqu’à mai 2027", "mars 2027 → mai 2027"),
        ("commencé de mars 2026 à mai 2027", "mars 2026 → mai 2027"),
    ],
)
def test_a_stretch_of_time_is_read(item, meant):
    assert read(item) == meant


@pytest.mark.parametrize(
    "item",
    [
        "intervenir d’abord à temps partagé",
        "en 2027",
        "en janvier",
        "après l’immersion de janvier 2027, déposer le dossier en mars 2027",
        "de mai 2027 à mars 2027",
        "de mars à mai 2027, puis en juin 2027",
        "le 31 février 2027",
        "le 45/03/2027",
        "de 13/2027 à mai 2027",
        "terminé en octobre 2026",
        "préparé de mars 2026 à mai 2026",
        "un marsouin 2027",
    ],
)
def test_nothing_is_guessed(item):
    assert read(item) == ""


def test_one_dated_step_makes_no_line():
    assert dated_steps(numbered(OTHER, "puis la suite"), TODAY) is None
    assert dated_steps(RichText(), TODAY) is None


def test_more_steps_than_fit_make_no_line():
    assert dated_steps(numbered(*[OTHER] * MOST), TODAY) is not None
    assert dated_steps(numbered(*[OTHER] * (MOST + 1)), TODAY) is None


def test_only_a_numbered_list_is_a_list_of_steps():
    said = ("en mars 2027", "en mai 2027")
    for kind in (BlockKind.PARAGRAPH, BlockKind.BULLET):
        assert dated_steps(RichText(tuple(Block((Run(item),), kind) for item in said)), TODAY) is None


def test_steps_stand_in_the_order_of_their_days_under_their_numbers_in_the_list():
    text = RichText(
        (
            *numbered("sans date", "en mars 2027").blocks,
            Block((Run("Puis\u202f:"),)),
            *numbered("en mai 2028", "sans date", "en avril 2027").blocks,
        )
    )
    dated = dated_steps(text, TODAY)
    assert dated.place == 1
    assert [step.number for step in dated.steps] == [3, 1]
