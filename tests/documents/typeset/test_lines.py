"""Lines: where they end, what stands at their end, how wide they are."""

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from bilan_desktop.documents import styles
from bilan_desktop.documents.typeset.breaking import broken
from bilan_desktop.documents.typeset.faces import main_face
from bilan_desktop.documents.typeset.lines import Line, lines_of
from bilan_desktop.documents.typeset.look import Align
from bilan_desktop.documents.typeset.words import Glue, atoms_of, hyphenated
from bilan_desktop.domain.errors import InvalidInput
from bilan_desktop.domain.richtext import Run

SENTENCE = (
    "Les compétences d’animation sont acquises : il accueille, forme et accompagne chaque année une dizaine de personnes, "
    "avec un livret qu’il a rédigé lui-même, et règle les désaccords avant qu’ils ne coûtent un poste."
)
STYLE = styles.BODY


def texts(lines: list[Line]) -> list[str]:
    return ["".join(piece.text for piece in line.pieces) for line in lines]


def set_in(text: str, measure: float, style=STYLE) -> list[Line]:
    return lines_of((Run(text),), style, measure)


def test_the_words_stand_in_their_order():
    assert "".join(texts(set_in(SENTENCE, 300))).replace("\u00a0", " ") == SENTENCE


@pytest.mark.parametrize("measure", [120, 200, 300, 454])
def test_no_line_is_wider_than_its_measure(measure):
    assert all(line.width <= measure + 0.1 for line in set_in(SENTENCE * 3, measure))


def test_lines_are_of_even_length():
    lines = set_in(SENTENCE * 4, 454)
    assert min(line.width for line in lines[:-1]) > 454 * 0.83


@pytest.mark.parametrize("sign", [";", ":", "!", "?", "»"])
@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f"])
def test_no_line_begins_with_a_sign_that_closes(sign, space):
    for measure in range(60, 160, 3):
        starts = [
            t[:1]
            for t in texts(set_in(f"voici donc un exemple{space}{sign} et la suite de la phrase", measure))
        ]
        assert sign not in starts


def test_no_line_ends_with_an_opening_quotation_mark():
    for measure in range(60, 160, 3):
        ends = [t.strip()[-1:] for t in texts(set_in("il a dit « bonjour à tous » et il est parti", measure))]
        assert "«" not in ends


def test_a_compound_word_may_end_a_line_after_its_hyphen():
    ends = {
        t.strip()[-1]
        for m in range(60, 120, 2)
        for t in texts(set_in("un savoir-faire reconnu vis-à-vis de tous", m))
    }
    assert "-" in ends


def test_a_reference_an_article_or_a_date_is_not_cut():
    for measure in range(50, 120, 3):
        lines = [
            t.strip()
            for t in texts(set_in("B-2026-014 du 23\u00a0novembre, articles 226-13 et 226-14", measure))
        ]
        assert not any(line.endswith(("B-", "2026-", "23", "226-")) for line in lines)


def test_a_narrow_column_cuts_words_where_french_does_and_says_it_softly():
    lines = set_in("anticonstitutionnellement " * 8, 170)
    cut = [line for line in lines if line.pieces[-1].text == "-"]
    assert cut
    assert all(line.pieces[-1].actual == "\u00ad" for line in cut)
    assert "".join(texts(lines)).replace("-", "").split() == ["anticonstitutionnellement"] * 8


def test_names_and_capitals_are_never_hyphenated():
    atoms = hyphenated(atoms_of((Run("ORGANISATION McAllisterson"),), STYLE), STYLE)
    assert [atom.glue for atom in atoms] == [Glue.SPACE, Glue.SPACE]


def test_a_heading_is_never_hyphenated():
    lines = set_in("anticonstitutionnellement " * 8, 170, evolve(STYLE, hyphenate=False))
    assert not any("-" in text for text in texts(lines))


def test_a_soft_hyphen_and_a_zero_width_space_are_seen_only_where_a_line_ends():
    whole = texts(set_in("abcdef\u00adghij\u200bklm", 400))
    assert whole == ["abcdefghijklm"]
    cut = texts(set_in("abcdef\u00adghijkl", 45, evolve(STYLE, hyphenate=False)))
    assert cut == ["abcdef-", "ghijkl"]


def test_a_word_wider_than_the_line_is_cut_anywhere():
    lines = set_in("https://exemple.fr/" + "x" * 300, 100)
    assert "".join(texts(lines)).replace(" ", "") == "https://exemple.fr/" + "x" * 300
    assert all(line.width <= 100.1 for line in lines)


def test_line_breaks_of_the_text_are_kept():
    assert texts(set_in("un\n\ntrois", 300)) == ["un", "", "trois"]


def test_an_empty_text_is_one_empty_line():
    assert set_in("", 300) == [Line((), 0.0)]
    assert set_in("   ", 300) == [Line((), 0.0)]


def test_bold_and_italic_change_face_within_a_word():
    (line,) = lines_of((Run("très "), Run("im", bold=True), Run("portant", italic=True)), STYLE, 300)
    assert [(p.text, p.face.name.split("-")[1]) for p in line.pieces] == [
        ("très ", "Regular"),
        ("im", "Bold"),
        ("portant", "Italic"),
    ]


def test_lines_may_stand_in_the_middle_or_on_the_right():
    (left,) = set_in("mot", 100)
    (middle,) = set_in("mot", 100, evolve(STYLE, align=Align.CENTRE))
    (right,) = set_in("mot", 100, evolve(STYLE, align=Align.RIGHT))
    assert left.offset == 0
    assert middle.offset * 2 == pytest.approx(right.offset)
    assert right.offset == pytest.approx(100 - right.width)


def test_no_atoms_make_no_line():
    assert broken([], 100) == []


def test_widths_are_those_of_the_font():
    face = main_face(bold=False, italic=False)
    assert face.width("aé", 10) == pytest.approx((face.widths["a"] + face.widths["é"]) / 100)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.floats(min_value=30, max_value=500))
def test_any_text_fits_any_measure_or_is_refused(text, measure):
    try:
        lines = set_in(text, measure)
    except InvalidInput:
        return
    widest = max((p.width for line in lines for p in line.pieces if len(p.text) == 1), default=0)
    assert all(line.width <= max(measure, widest) + 0.1 for line in lines)
