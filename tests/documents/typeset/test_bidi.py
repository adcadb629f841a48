"""Right-to-left text: letters joined, lines in the order the eye reads."""

import pytest

from bilan_desktop.documents import styles
from bilan_desktop.documents.typeset import bidi
from bilan_desktop.documents.typeset.lines import lines_of
from bilan_desktop.domain.richtext import Run


def drawn(text: str, measure: float = 450) -> list[str]:
    lines = lines_of((Run(text),), styles.BODY, measure)
    return ["".join(piece.text for piece in line.pieces) for line in lines]


def shaped(word: str) -> str:
    return "".join(form for form, _ in bidi.shaped(word))


def test_arabic_letters_take_the_form_of_their_place():
    assert shaped("محمد") == "\ufee3\ufea4\ufee4\ufeaa"


def test_a_letter_that_joins_to_nothing_after_it_cuts_the_word():
    assert shaped("دار") == "\ufea9\ufe8d\ufead"


def test_lam_and_alef_are_written_as_one():
    assert [form for form, _ in bidi.shaped("لا")] == ["\ufefb"]
    assert [form for form, _ in bidi.shaped("الأمين")][:3] == ["\ufe8d", "\ufef7", "\ufee3"]


def test_what_was_written_is_kept_beside_what_is_drawn():
    assert "".join(written for _, written in bidi.shaped("الأمين")) == "الأمين"


def test_hebrew_is_not_joined_and_its_marks_reach_over_their_letter():
    assert shaped("שלום") == "שלום"
    assert shaped("שָ") == "ָש"


def test_a_name_from_right_to_left_is_turned_round_within_a_french_line():
    assert drawn("Bilan de דוד לוי (Paris)") == ["Bilan de יול דוד (Paris)"]


def test_figures_keep_their_order_in_a_right_to_left_run():
    assert drawn("né en דוד 1984 לוי, ici") == ["né en יול 1984 דוד, ici"]


def test_a_pair_of_brackets_follows_what_it_holds():
    assert drawn("a דוד (12 ans)") == ["a " + "דוד"[::-1] + " (12 ans)"]


def test_brackets_are_mirrored_inside_a_right_to_left_run():
    assert drawn("a דוד (לוי) דוד") == ["a " + "דוד (לוי) דוד"[::-1].translate(str.maketrans("()", ")("))]


def test_a_right_to_left_paragraph_stands_on_the_right():
    (line,) = lines_of((Run("שלום עולם"),), styles.BODY, 450)
    assert line.offset == pytest.approx(450 - line.width)
    (latin,) = lines_of((Run("Bonjour שלום"),), styles.BODY, 450)
    assert latin.offset == 0


def test_latin_words_keep_their_order_in_a_right_to_left_paragraph():
    assert drawn("שלום Paris Lyon עולם") == ["םלוע Paris Lyon םולש"]


def test_a_long_right_to_left_paragraph_is_broken_before_it_is_turned_round():
    lines = drawn("שלום עולם " * 30, 200)
    assert len(lines) > 3
    assert all(line.strip().startswith(("םלוע", "םולש")) for line in lines)


@pytest.mark.parametrize("text", ["", "Bonjour", "12 €", "Ελένη", "Дмитрий"])
def test_text_from_left_to_right_is_seen_as_such(text):
    assert not bidi.holds_right_to_left(text)
    assert not bidi.is_right_to_left(text)
