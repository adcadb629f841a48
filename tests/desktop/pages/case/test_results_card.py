"""The detailed results are written part by part, established, and handed over to the beneficiary."""

import pytest
from PySide6.QtTest import QTest

import samples
from bilan_desktop.desktop.widgets.fields.rich_text_editor import RichTextEditor
from bilan_desktop.desktop.widgets.figures.interests_hexagon import InterestsHexagon
from bilan_desktop.domain.bilan.document import DocumentKind
from desktop.finding import button, buttons, field, fill, front, press, says, settle


@pytest.fixture
def page(desk, open_page):
    """A case in its investigation."""
    return open_page(samples.to_investigation(samples.cpf_case(desk)), "sessions/results")


def test_a_part_is_added_written_and_established(page, stored, qtbot) -> None:
    case_id = page.running().file.case.id
    assert "Établir le document" not in buttons(page)
    fill(page, "Titre d’une nouvelle partie", "Intérêts")
    press(page, "Ajouter cette partie")
    editor = field(page, "Intérêts")
    assert isinstance(editor, RichTextEditor)
    QTest.keyClicks(editor.editor, "Le concret, d'abord.")
    qtbot.waitUntil(lambda: stored(case_id).results[0].content.plain == "Le concret, d'abord.")
    press(page, "Établir le document")
    results_id = stored(case_id).results_id
    qtbot.waitUntil(lambda: stored(case_id).document(results_id) is not None)
    assert stored(case_id).document(results_id).kind is DocumentKind.DETAILED_RESULTS
    qtbot.waitUntil(lambda: says(page, "Document établi le samedi 21 novembre 2026"))
    press(page, "Remettre ou imprimer…")
    assert says(front(), "À qui ?")
    assert says(front(), "Résultats détaillés")


def test_six_interests_with_their_figures_are_shown_as_a_hexagon(page, stored, qtbot) -> None:
    fill(page, "Titre d’une nouvelle partie", "Intérêts")
    press(page, "Ajouter cette partie")
    (hexagon,) = page.findChildren(InterestsHexagon)
    assert not hexagon.isVisible()
    editor = field(page, "Intérêts")
    given = "Realiste 6, investigateur 7, artistique 4, social 10, entreprenant 11, conventionnel 3"
    QTest.keyClicks(editor.editor, given)
    qtbot.waitUntil(hexagon.isVisible, timeout=20_000)
    assert hexagon.accessibleName().startswith("Hexagone des intérêts, de 0 à 12\u202f: Réaliste 6")
    qtbot.waitUntil(lambda: hexagon.height() >= hexagon.heightForWidth(hexagon.width()), timeout=20_000)
    QTest.keyClicks(editor.editor, " social 5")
    qtbot.waitUntil(lambda: not hexagon.isVisible(), timeout=20_000)


def test_a_part_without_a_title_is_not_added_and_says_so(page, stored) -> None:
    press(page, "Ajouter cette partie")
    assert field(page, "Titre d’une nouvelle partie").error()
    assert stored(page.running().file.case.id).results == ()


def test_a_part_is_taken_away_after_a_question_whose_default_keeps_it(page, stored) -> None:
    fill(page, "Titre d’une nouvelle partie", "Valeurs")
    press(page, "Ajouter cette partie")
    press(page, "Retirer « Valeurs »")
    assert button(front(), "Garder la partie").isDefault()
    press(front(), "Retirer la partie")
    settle()
    assert stored(page.running().file.case.id).results == ()
    assert "Retirer « Valeurs »" not in buttons(page)
