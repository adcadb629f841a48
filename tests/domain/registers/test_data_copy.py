from uuid import UUID

import pytest
from attrs import evolve

from bilan_desktop.domain.bilan.document import Document, DocumentKind, MediaType
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.registers.data_copy import (
    MASK,
    Chapter,
    DataCopy,
    Entry,
    Mask,
    Passage,
    Piece,
    Record,
    everywhere,
    likely_names,
    masked_text,
    merged,
)
from domain_samples import TODAY, case_in

SAID = Entry("said", "Ce que la personne a dit", "Sa cheffe, Mme Quartz.", "Sa cheffe, Mme Quartz.", True)
DAY = Entry("day", "Date", "2026-11-21", "21 novembre 2026")
EMPTY = Entry("thoughts", "Notes", " ", " ", True)
DOCUMENT = Document(UUID(int=3), DocumentKind.QUESTIONNAIRE, "Quartz et lui", TODAY, MediaType.PDF, 3)
COPY = DataCopy(
    "B-2026-001",
    TODAY,
    case_in(Phase.REQUEST).beneficiary,
    False,
    (Chapter("sessions", "Séances", (Record("Séance du 21", (DAY, SAID, EMPTY)), Record("", (SAID,)))),),
    (
        Piece(1, "Questionnaire", DOCUMENT, UUID(int=4), "piece-01-questionnaire.pdf"),
        Piece(2, "Autre", evolve(DOCUMENT, title=""), UUID(int=4), "piece-02-autre.pdf"),
    ),
)


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        ("Mme Quartz parle.", [(4, 10)], f"Mme {MASK} parle."),
        ("Mme Quartz parle.", [(4, 10), (8, 12)], f"Mme {MASK}arle."),
        ("abcdef", [(0, 2), (2, 4)], f"{MASK}ef"),
        ("abcdef", [(4, 99), (-3, 1)], f"{MASK}bcd{MASK}"),
        ("abcdef", [(3, 3), (5, 2)], "abcdef"),
        ("", [(0, 4)], ""),
    ],
)
def test_art_15_4_what_concerns_others_is_masked_and_nothing_else(text, spans, expected):
    assert masked_text(text, spans) == expected


def test_masks_that_touch_become_one():
    assert merged([(5, 7), (0, 2), (2, 3)], 10) == [(0, 3), (5, 7)]


def test_art_15_4_the_passages_are_the_texts_typed_by_hand_and_the_titles_of_the_pieces():
    assert [(p.path, p.name) for p in COPY.passages()] == [
        ("sessions/0/said", "Séance du 21 · Ce que la personne a dit"),
        ("sessions/1/said", "Séances · Ce que la personne a dit"),
        ("pieces/1/title", "Questionnaire"),
    ]


def test_art_15_4_a_name_is_masked_wherever_it_stands_for_the_reader_and_the_machine_alike():
    masks = everywhere(COPY.passages(), " quartz ")
    assert len(masks) == 3
    masked = COPY.masked(masks)
    day, said, empty = masked.chapters[0].records[0].entries
    assert said.said == said.value == f"Sa cheffe, Mme {MASK}."
    assert (day, empty) == (DAY, EMPTY)
    assert masked.pieces[0].document.title == f"{MASK} et lui"
    assert masked.pieces[1].document.title == ""
    assert COPY.masked((Mask("elsewhere", 0, 3),)) == COPY


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sa cheffe, Mme Quartz, l’encourage.", ["Quartz"]),
        ("Avec M. Zorbel et le Dr Brume.", ["Zorbel", "Brume"]),
        ("Solvène Quartz l’inquiète.", ["Solvène Quartz"]),
        ("Mme Solvène de Quartz est là. Mme est là.", ["Solvène de Quartz"]),
        ("Il pense à Ibrahim. Elle aussi.", ["Ibrahim"]),
        ("Karim Lemoine est venu ; on dit Karim.", []),
        ("Elle aime former. « Oui », dit-elle.\nPuis rien. Le CPF paie.", []),
        ("", []),
    ],
)
def test_art_15_4_what_seems_to_name_somebody_else_is_pointed_at(text, names):
    found = likely_names(text, ("Karim", "Lemoine"))
    assert [text[start:end] for start, end in found] == names


def test_words_are_sought_whole_over_any_white_space_and_blank_ones_nowhere():
    passages = (Passage("a", "A", "Anne Martin, annette, ANNE\nMARTIN"),)
    assert everywhere(passages, "Anne Martin") == (Mask("a", 0, 11), Mask("a", 22, 33))
    assert everywhere(passages, "  \n") == ()


def test_no_word_of_a_copy_stands_in_its_repr():
    shown = f"{COPY!r}{SAID!r}{COPY.passages()!r}"
    assert "cheffe" not in shown
