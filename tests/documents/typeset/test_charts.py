"""A chart on paper is a figure with its words, in black, grey and white."""

from io import BytesIO

import pikepdf
import pytest

import chart_samples
import paper_samples
import pdf_structure
from bilan_desktop.desktop.theme.tokens import contrast
from bilan_desktop.documents.page import MEASURE, Sheet, rendered
from bilan_desktop.documents.parts import titled
from bilan_desktop.documents.typeset.boxes import Stroke
from bilan_desktop.documents.typeset.charts import COLOURS, WHITE, ChartBlock, PaperMetrics
from bilan_desktop.domain.errors import InvalidInput
from bilan_desktop.drawing.retention import Kept, retention
from bilan_desktop.drawing.shapes import Bar, Role

CHARTS = chart_samples.every_chart()


def printed(chart) -> bytes:
    return rendered(
        Sheet("Essai", paper_samples.DAY, paper_samples.PRACTICE),
        [*titled("Essai"), ChartBlock(chart)],
    )


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_one_sound_figure_that_says_what_it_shows(name):
    data = printed(CHARTS[name])
    assert pdf_structure.faults(data) == []
    assert ("Figure", " ".join(CHARTS[name].in_words().split())) in pdf_structure.read_aloud(data)


@pytest.mark.parametrize("name", CHARTS)
def test_all_of_a_chart_stands_within_its_bounds_and_the_text(name):
    laid = ChartBlock(CHARTS[name]).laid(MEASURE)
    (box,) = laid.boxes
    (stroke,) = box.strokes
    assert isinstance(stroke, Stroke)
    assert stroke.node is laid.nodes[0]
    metrics = PaperMetrics()
    for shape in stroke.ink.drawing.shapes:
        left, top, right, bottom = chart_samples.box_of(shape, metrics)
        assert left >= -0.01
        assert top >= -0.01
        assert right <= MEASURE + 0.01
        assert bottom <= box.height + 0.01


def test_the_words_of_a_chart_can_be_searched_and_copied():
    data = printed(CHARTS["retention"])
    with pikepdf.open(BytesIO(data)) as pdf:
        for element in pdf.objects:
            if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/Figure":
                del element["/Alt"]
        out = BytesIO()
        pdf.save(out)
    (said,) = (text for role, text in pdf_structure.read_aloud(out.getvalue()) if role == "Figure")
    for words in ("Document de synthèse", "31 déc. 2036", "suivi"):
        assert words in said


def test_a_laser_printer_that_has_black_alone_loses_nothing():
    strong = {role for role, colour in COLOURS.items() if contrast(colour, WHITE) >= 7}
    white = {role for role, colour in COLOURS.items() if colour == WHITE}
    assert strong | white == set(Role)
    assert white == {Role.REQUIRED_BAR, Role.MARK_SOFT, Role.ON_MARK}
    for name in CHARTS:
        for shape in CHARTS[name].drawn(MEASURE, PaperMetrics()).shapes:
            if isinstance(shape, Bar) and shape.role in white:
                assert shape.outline in strong
                assert shape.thickness >= 0.5


@pytest.mark.parametrize("what", ["مفتاح شجرة", "שלום עולם", "Plan 🎉", "x" * 400, "<b>&amp;</b> %s {x}"])
def test_whatever_is_written_in_a_chart_is_printed(what):
    data = printed(retention(chart_samples.TERM, [Kept(what, chart_samples.KEPT[0].until)]))
    assert pdf_structure.faults(data) == []


def test_letters_that_no_font_writes_are_refused():
    with pytest.raises(InvalidInput):
        printed(retention(chart_samples.TERM, [Kept("漢字", chart_samples.KEPT[0].until)]))
