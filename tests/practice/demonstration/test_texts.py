"""How the plain text of a story becomes the text of a field."""

from bilan_desktop.domain.richtext import Block, BlockKind, RichText, Run
from bilan_desktop.practice.demonstration import texts


def test_wrapped_lines_are_joined_and_paragraphs_kept():
    assert (
        texts.flow("\nUn début\nqui se poursuit.\n\nPuis la suite.\n")
        == "Un début qui se poursuit.\n\nPuis la suite."
    )


def test_items_of_a_list_keep_their_lines_with_what_follows_them():
    told = "À voir :\n\n- une idée\n  qui tient en deux lignes ;\n- une autre."
    assert texts.flow(told) == "À voir\u202f:\n\n- une idée qui tient en deux lignes\u202f;\n- une autre."


def test_straight_typing_becomes_french_typography():
    assert (
        texts.line("Il dit : « c'est l'heure », à 24 h.")
        == "Il dit\u202f: «\u202fc’est l’heure\u202f», à 24\u00a0h."
    )


def test_bold_italic_and_lists_become_rich_text():
    told = "**Projet.** Devenir *formateur* :\n\n1. d'abord ;\n2. ensuite.\n\n- *un* mot"
    assert texts.rich(told) == RichText(
        (
            Block(
                (Run("Projet.", bold=True), Run(" Devenir "), Run("formateur", italic=True), Run("\u202f:"))
            ),
            Block((Run("d’abord\u202f;"),), BlockKind.NUMBERED),
            Block((Run("ensuite."),), BlockKind.NUMBERED),
            Block((Run("un", italic=True), Run(" mot")), BlockKind.BULLET),
        )
    )


def test_nothing_told_is_nothing_written():
    assert texts.flow("\n \n") == ""
    assert texts.rich("") == RichText(())


def test_an_address_keeps_its_lines():
    assert (
        texts.lines("\n12, quai des Songes\n99000 Port-Lanterne\n")
        == "12, quai des Songes\n99000 Port-Lanterne"
    )
