"""The texts of a copy: what is selected is masked, to the character, whatever stands before it."""

import pytest
from PySide6.QtGui import QTextCursor

from bilan_desktop.desktop.dialogs.data_copy.passages import Passages
from bilan_desktop.domain.registers.data_copy import Mask, Passage

FIRST = Passage("sessions/0/said", "Séance 1", "😀 Mme Quartz 😀 parle.\nAnne écoute Anne.")
SECOND = Passage("sessions/1/said", "Séance 2", "Rien que lui, et Quartz.")


@pytest.fixture
def texts(qtbot):
    made = Passages((FIRST, SECOND))
    qtbot.addWidget(made)
    return made


def select(texts: Passages, words: str, to: str = "") -> None:
    """Selects from the first of these words to the last of those."""
    start = texts.document().find(words)
    end = texts.document().find(to, start) if to else start
    first, last = start.selectionStart(), end.selectionEnd()
    start.setPosition(first)
    start.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    texts.setTextCursor(start)


def masked(texts: Passages) -> list[str]:
    known = {passage.path: passage.text for passage in (FIRST, SECOND)}
    return [known[mask.path][mask.start : mask.end] for mask in texts.masks]


def test_art_15_4_the_selected_words_are_masked_to_the_character(qtbot, texts) -> None:
    select(texts, "Quartz")
    with qtbot.waitSignal(texts.changed):
        assert texts.mask_selection()
    assert masked(texts) == ["Quartz"]
    assert texts.extraSelections()[0].format.fontStrikeOut()
    assert texts.extraSelections()[0].cursor.selectedText() == "Quartz"
    assert not texts.textCursor().hasSelection()


def test_art_15_4_a_selection_over_two_texts_masks_a_part_of_each_and_no_heading(texts) -> None:
    select(texts, "écoute", "que lui")
    assert texts.mask_selection()
    assert masked(texts) == ["écoute Anne.", "Rien que lui"]


def test_art_15_4_a_name_is_masked_everywhere_and_comes_back_one_by_one(texts) -> None:
    select(texts, "Quartz")
    assert texts.mask_everywhere()
    assert masked(texts) == ["Quartz", "Quartz"]
    select(texts, "Anne")
    assert texts.mask_everywhere()
    assert masked(texts) == ["Quartz", "Anne", "Anne", "Quartz"]
    select(texts, "Quartz")
    assert texts.unmask_selection()
    assert masked(texts) == ["Anne", "Anne", "Quartz"]
    assert texts.masks[-1] == Mask(SECOND.path, 17, 23)


def test_art_15_4_likely_names_are_underlined_until_they_are_masked(texts) -> None:
    def underlined() -> list[str]:
        marks = [each for each in texts.extraSelections() if not each.format.fontStrikeOut()]
        return [each.cursor.selectedText() for each in marks]

    assert underlined() == ["Quartz", "Anne", "Quartz"]
    assert texts.left_to_look_at == 3
    select(texts, "Quartz")
    texts.mask_everywhere()
    assert underlined() == ["Anne"]


def test_nothing_selected_masks_nothing_and_nothing_masked_comes_back(texts) -> None:
    assert not texts.mask_selection()
    assert not texts.mask_everywhere()
    assert not texts.unmask_selection()
    select(texts, "Séance 1")
    assert not texts.mask_selection()


def test_half_a_picture_is_masked_whole(texts) -> None:
    cursor = texts.document().find("Mme")
    cursor.setPosition(cursor.selectionStart() - 2)
    cursor.setPosition(cursor.position() - 1, QTextCursor.MoveMode.KeepAnchor)
    texts.setTextCursor(cursor)
    texts.mask_selection()
    assert all("😀" in each for each in masked(texts))
