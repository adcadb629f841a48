"""Pages: full, without a lonely heading or line."""

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from bilan_desktop.documents import styles
from bilan_desktop.documents.typeset.blocks import Heading, ListBlock, Paragraph, Rule, Space
from bilan_desktop.documents.typeset.boxes import (
    Box,
    Laid,
    Stroke,
    height_of,
    kept_together,
    laid_all,
    stacked,
)
from bilan_desktop.documents.typeset.inks import RuleInk
from bilan_desktop.documents.typeset.paging import paged
from bilan_desktop.documents.typeset.tables import Columns, Facts, Framed, Table
from bilan_desktop.domain.richtext import Run


def heights(pages) -> list[list[float]]:
    return [[placed.box.height for placed in page] for page in pages]


def test_nothing_is_one_empty_page():
    assert paged([], 100) == [[]]


def test_boxes_fill_a_page_then_the_next():
    assert heights(paged([Box(40), Box(50), Box(30)], 100)) == [[40, 50], [30]]


def test_white_above_a_box_is_dropped_at_the_head_of_a_page():
    pages = paged([Box(60, before=30), Box(60, before=30)], 100)
    assert [page[0].top for page in pages] == [0, 0]


def test_a_heading_goes_with_what_follows():
    assert heights(paged([Box(70), Box(20, keeps_next=True), Box(30)], 100)) == [[70], [20, 30]]


def test_boxes_that_all_hold_together_are_cut_where_the_page_is_full():
    boxes = [Box(30, keeps_next=True)] * 7
    assert heights(paged(boxes, 100)) == [[30] * 3, [30] * 3, [30]]


def test_a_box_higher_than_a_page_stands_alone():
    assert heights(paged([Box(10), Box(150), Box(10)], 100)) == [[10], [150], [10]]


def test_the_head_of_a_table_is_drawn_again_as_an_ornament():
    head = Box(20, (Stroke(None, RuleInk(10)),))
    rows = [Box(50, head=head)] * 3
    first, second, third = paged(rows, 100)
    assert [placed.top for placed in second] == [0, 20]
    assert second[0].box.strokes[0].node is None
    assert len(first) == len(third) == 2


@given(st.lists(st.tuples(st.floats(1, 99), st.booleans()), max_size=60))
def test_every_box_is_on_one_page_in_its_order_and_no_page_overflows(drawn):
    boxes = [Box(height, keeps_next=keeps) for height, keeps in drawn]
    pages = paged(boxes, 100)
    assert [placed.box for page in pages for placed in page] == boxes
    for page in pages:
        assert sum(placed.box.height for placed in page) <= 100.1


def lines(block, measure=200):
    return [box for box in block.laid(measure).boxes if box.strokes]


def test_no_page_ends_after_the_first_line_of_a_paragraph_nor_begins_with_its_last():
    boxes = lines(Paragraph.of("mot " * 60, styles.BODY))
    assert len(boxes) > 4
    assert [box.keeps_next for box in boxes] == [True, *[False] * (len(boxes) - 3), True, False]


def test_a_paragraph_of_three_lines_is_never_cut():
    boxes = lines(Paragraph.of("un\ndeux\ntrois", styles.BODY))
    assert [box.keeps_next for box in boxes] == [True, True, False]


def test_a_heading_holds_to_the_first_two_lines_of_its_text():
    blocks = [
        Paragraph.of("a\n" * 20, styles.BODY),
        Heading("Titre", 2, styles.SECTION),
        Paragraph.of("b\n" * 9, styles.BODY),
    ]
    boxes = laid_all(blocks, 200).boxes
    title = next(index for index, box in enumerate(boxes) if box.bookmark)
    for height in range(100, 900, 7):
        for page in paged(boxes, height):
            shown = [placed.box for placed in page if placed.box.strokes]
            if boxes[title] in shown:
                assert len(shown) - shown.index(boxes[title]) >= 3


def test_a_list_keeps_its_first_two_items_together_and_its_labels_beside_them():
    block = ListBlock(((Run("un"),), (Run("deux"),), (Run("trois"),)), styles.ITEM, numbered=True)
    laid = block.laid(200)
    assert [box.keeps_next for box in laid.boxes] == [True, False, False]
    (node,) = laid.nodes
    assert [item.role for item in node.kids] == ["LI"] * 3
    assert all(len(box.strokes) == 2 for box in laid.boxes)


def test_a_wide_number_leaves_its_text_room():
    block = ListBlock(tuple((Run("x"),) for _ in range(1200)), styles.ITEM, numbered=True)
    label, body = block.laid(200).boxes[-1].strokes
    assert body.dx > label.ink.line.width


def test_columns_are_one_box_as_high_as_the_highest():
    short, tall = Paragraph.of("a", styles.BODY), Paragraph.of("a\nb\nc", styles.BODY)
    (box,) = Columns(((short,), (tall,)), gutter=20).laid(200).boxes
    assert box.height == height_of(tall.laid(90).boxes)
    assert {stroke.dx for stroke in box.strokes} == {0, 110}


def test_a_frame_goes_round_what_it_holds():
    (box,) = Framed((Paragraph.of("a", styles.FIRST),), padding=10).laid(200).boxes
    assert box.height == styles.FIRST.leading + 20


def test_facts_stay_on_one_page():
    facts = Facts((("a", "1"), ("b", "2"), ("c", "3")), styles.FACTS, before=9)
    boxes = facts.laid(300).boxes
    assert [box.keeps_next for box in boxes] == [True, True, False]
    assert boxes[0].before == 9
    assert all(box.keeps_next for box in evolve(facts, keeps_next=True).laid(300).boxes)


def test_a_table_has_its_head_ready_for_another_page():
    boxes = Table(("Nature", "Nombre"), (("a", "1"),), styles.COUNTS).laid(300).boxes
    assert boxes[1].head is not None
    assert boxes[1].head.height == boxes[0].height


def test_rules_and_spaces_are_no_part_of_what_is_read():
    assert Space(10).laid(100).nodes == ()
    assert Rule().laid(100).nodes == ()


def test_stacked_boxes_keep_the_white_between_them():
    stroke = Stroke(None, RuleInk(10))
    strokes = stacked((Box(10, (stroke,), before=5), Box(10, (stroke,), before=5)), 3, 2)
    assert [(s.dx, s.dy) for s in strokes] == [(3, 2), (3, 17)]


def test_boxes_kept_together_may_keep_to_the_next():
    assert [b.keeps_next for b in kept_together([Box(1), Box(1)])] == [True, False]
    assert [b.keeps_next for b in kept_together([Box(1), Box(1)], with_next=True)] == [True, True]


def test_an_empty_cell_says_that_it_is_empty():
    laid = Facts((("Motif", " \u00a0"),), styles.FACTS).laid(400)
    _, value = (stroke.ink.line.pieces for stroke in laid.boxes[0].strokes if stroke.node)
    assert [piece.text for piece in value] == ["–"]


def test_a_heading_that_cannot_be_seen_is_still_one():
    laid = Heading("\u200b", 2, styles.SECTION).laid(400)
    assert laid.boxes[0].bookmark == "Sans titre"
    assert laid.boxes[0].strokes


def test_blank_items_are_no_items():
    blank, said = (Run(" \u200b"),), (Run("dit"),)
    laid = ListBlock((blank, said, blank), styles.ITEM, numbered=True).laid(400)
    assert len(laid.boxes) == len(laid.nodes[0].kids) == 1
    assert ListBlock((blank,), styles.ITEM).laid(400) == Laid()
