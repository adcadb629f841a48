"""Whatever people type, each paper is clean: tagged soundly, between its margins, nothing of it lost.

The samples are spoilt field by field, whatever their shape, so that a new kind of paper is judged by itself.
"""

from enum import Enum
from functools import cache
from typing import Any

import attrs
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument

import paper_samples as samples
import papers_made
import pdf_structure
from bilan_desktop.documents import styles
from bilan_desktop.documents.page import Sheet, rendered
from bilan_desktop.documents.tagging.press import PAGE_HEIGHT, PAGE_WIDTH
from bilan_desktop.documents.typeset.tables import Facts
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.domain.registers.data_copy import Entry
from bilan_desktop.domain.richtext import Block, BlockKind, RichText, Run

SAMPLES = {made.prints.__name__: made for made in papers_made.every(b"").values()}
MADE_UP = {
    *("siret", "nda", "reference", "groups", "vault_id", "code"),  # their shape is checked, or drawn by lot
    *("key", "path", "file_name", "digest", "file_number"),
}
LIMITS = {"address": 500, "email": 200, "phone": 40, "title": 120}
LINES = {
    *("name", "counsellor", "first_name", "last_name", "contact", "funder", "payment", "purpose", "place"),
    *("document", "reason", "region"),
}
LINE = 200

NAME = "Zorbelune"
HOSTILE = {
    "very long": f"{NAME} parle. " + "Une phrase simple, et longue, qui n’en finit pas. " * 200,
    "one long word": NAME + "m" * 10_000,
    "one long Arabic word": f"{NAME} " + "م" * 10_000,
    "emoji": f"{NAME} 🎉👩‍👩‍👧🏽 ❤️ 🇫🇷",
    "Arabic": f"محمد الأمين ({NAME} 12) بن علي",
    "Hebrew": f"דוד בן גוריון – {NAME}, 34 %",
    "markup": f"{NAME} <b>gras</b> &amp; <para> %s {{0}} \\n ]]> ') Tj (",
    "control characters": f"{NAME}\x00\x07\x1b[31m\ufeff\u202e\u2066 fin",
    "accents piled up": f"{NAME} e\u0301" + "\u0302" * 60,
    "many lines": f"{NAME}\n" + "ligne\n" * 400,
    "spaces alone": " \t\u00a0\u2009\n ",
    "nothing to be seen": "\u200b\u00ad\u200d\ufeff",
    "nothing": "",
}


def spoilt(value: Any, text: str, name: str = "") -> Any:
    """The same value with that text wherever somebody may type one, as long as the field admits."""
    if isinstance(value, Enum | bytes) or name in MADE_UP or (isinstance(value, Entry) and not value.is_free):
        return value
    if isinstance(value, str):
        limit = LIMITS.get(name, LINE if name in LINES else None)
        return text if limit is None else " ".join(text[:limit].split())
    if isinstance(value, RichText):
        return spoilt_text(text)
    if isinstance(value, tuple):
        return tuple(spoilt(each, text, name) for each in value)
    if attrs.has(type(value)):
        changed = {
            field.name: spoilt(getattr(value, field.name), text, field.name)
            for field in attrs.fields(type(value))
            if field.init
        }
        return attrs.evolve(value, **{name.lstrip("_"): change for name, change in changed.items()})
    return value


def spoilt_text(text: str) -> RichText:
    """A section that holds it in each shape there is."""
    if not text:
        return RichText()
    return RichText(tuple(Block((Run(text, bold=kind is BlockKind.BULLET),), kind) for kind in BlockKind))


@cache
def printed(kind: str, hostile: str) -> bytes:
    """That kind of paper, spoilt."""
    made = SAMPLES[kind]
    return made.prints(spoilt(made.paper, HOSTILE[hostile]))


def bounds(data: bytes) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of the text of each page, in points from the upper left corner."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    found = []
    for page in range(document.pageCount()):
        box = document.getAllText(page).boundingRectangle()
        found.append((box.left(), box.top(), box.right(), box.bottom()))
    return found


def test_every_kind_of_paper_has_a_sample_to_be_spoilt():
    assert set(papers_made.kinds()) == set(SAMPLES)


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("kind", SAMPLES)
def test_a_paper_is_clean_whatever_was_typed(kind, hostile, qapp):
    data = printed(kind, hostile)
    assert pdf_structure.faults(data) == []
    for left, top, right, bottom in bounds(data):
        assert left >= styles.MARGIN_SIDE - 3
        assert right <= PAGE_WIDTH - styles.MARGIN_SIDE + 3
        assert top >= 20
        assert bottom <= PAGE_HEIGHT - 20
    if NAME in HOSTILE[hostile]:
        assert NAME in pdf_structure.spoken(data).replace("\u00ad", "")


def tried(made: papers_made.Made, text: str) -> bytes | InvalidInput:
    try:
        return made.prints(spoilt(made.paper, text))
    except InvalidInput as refused:
        return refused


@pytest.mark.parametrize("kind", SAMPLES)
def test_letters_that_no_font_writes_are_refused_or_named(kind):
    found = tried(SAMPLES[kind], "漢字")
    if isinstance(found, InvalidInput):
        assert found.problem is Problem.NOT_PRINTABLE
        assert "漢" not in str(found)
    else:
        assert pdf_structure.faults(found) == []


def test_a_text_that_leaves_the_page_is_seen(qapp):
    facts = Facts((("Motif", "mot " * 6_000),), styles.FACTS)
    ((_, _, _, bottom),) = bounds(rendered(Sheet("Essai", samples.DAY), [facts]))
    assert bottom > PAGE_HEIGHT
