"""Every character that anybody may type is printed, replaced by something that reads, or refused; none is a box."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan_desktop.documents.typeset.faces import by_face, can_write
from bilan_desktop.documents.typeset.printable import EMOJI, is_blank, printable
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.domain.richtext import Run

FRENCH = (
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    "àâäéèêëîïôöùûüÿçœæÀÂÄÉÈÊËÎÏÔÖÙÛÜŸÇŒÆ«»’‘“”…–—·•€%°²×½−+=<>≤≥→()[]{}/&@#*_'\"!?;:,.-\u00a0\u202f\u2011"
)


def test_french_is_left_as_it_is():
    assert printable(FRENCH) == FRENCH


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("e\u0301te\u0301", "été"),
        ("a\r\nb\u2028c\x85d", "a\nb\nc\nd"),
        ("a\tb", "a b"),
        ("a\x00\x1b[0mb", "a[0mb"),
        ("\ufeffbonjour\u200e", "bonjour"),
        ("eﬃcacité ﬁn", "efficacité fin"),
        ("𝐆𝐫𝐚𝐬", "Gras"),
        ("❤\ufe0f", "❤"),
        ("🎉", EMOJI),
        ("🎉🎉", EMOJI),
        ("👩‍👩‍👧🏽", EMOJI),
        ("🇫🇷 !", f"{EMOJI} !"),
        ("👍🏽", EMOJI),
        ("soft\u00adhyphen", "soft\u00adhyphen"),
    ],
)
def test_what_cannot_be_drawn_as_typed_is_drawn_as_it_reads(typed, printed):
    assert printable(typed) == printed


@pytest.mark.parametrize(("typed", "count"), [("王小明", 3), ("a हि", 2), ("ไทย", 3), ("𓀀", 1)])
def test_letters_no_font_writes_are_refused_with_their_number(typed, count):
    with pytest.raises(InvalidInput) as caught:
        printable(typed, "first_name")
    assert (caught.value.field, caught.value.problem) == ("first_name", Problem.NOT_PRINTABLE)
    assert caught.value.facts == {"count": count}


def test_every_character_there_is_has_a_glyph_or_a_fate():
    refused = 0
    for code in (*range(0x20000), *range(0x20000, sys.maxunicode + 1, 4096)):
        try:
            shown = printable(chr(code))
        except InvalidInput:
            refused += 1
            continue
        assert all(can_write(c) for c in shown if c not in "\n\u00ad\u200b"), hex(code)
    assert refused > 40_000


@given(st.text(max_size=200), st.booleans(), st.booleans())
def test_any_text_is_cut_into_faces_that_write_it(text, bold, italic):
    try:
        shown = printable(text)
    except InvalidInput:
        return
    shown = "".join(c for c in shown if c not in "\n\u00ad\u200b")
    parts = list(by_face(shown, bold=bold, italic=italic))
    assert "".join(part for _, part in parts) == shown
    assert all(face.writes(part) for face, part in parts)


def test_what_is_printable_stays_so():
    for text in ("e\u0301 🎉 ﬁ\t", Run("été").text):
        assert printable(printable(text)) == printable(text)


@pytest.mark.parametrize("text", ["", " \n\t", "\u00a0\u202f\u2009", "\u200b\u00ad\ufeff\u200d"])
def test_what_leaves_no_ink_is_blank(text):
    assert is_blank(text)
    assert not is_blank(f"{text}.{text}")
