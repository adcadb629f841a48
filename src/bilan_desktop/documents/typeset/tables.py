"""The parts of a paper that stand side by side: tables, columns, frames."""

from collections.abc import Sequence

from attrs import evolve, frozen

from bilan_desktop.documents.typeset.blocks import line_boxes
from bilan_desktop.documents.typeset.boxes import (
    Block,
    Box,
    Laid,
    Node,
    Stroke,
    height_of,
    kept_together,
    laid_all,
    stacked,
)
from bilan_desktop.documents.typeset.inks import FrameInk, RuleInk
from bilan_desktop.documents.typeset.lines import lines_of
from bilan_desktop.documents.typeset.look import TextStyle
from bilan_desktop.documents.typeset.printable import is_blank
from bilan_desktop.domain.richtext import Run

_NOTHING = "–"
"""Stands in a cell that is empty, so that it can be seen, and heard, that nothing was left out."""


@frozen
class TableLook:
    """How a table looks. Shares are those of the columns in the whole width, white is in points."""

    shares: tuple[float, ...]
    style: TextStyle
    header: TextStyle
    gutter: float = 12.0
    padding: float = 4.0
    line: str = "#000000"
    thickness: float = 0.3
    ruled: bool = True


@frozen
class Table:
    """A table with a header above its columns."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    look: TableLook
    before: float = 0.0
    field: str = "text"

    def laid(self, measure: float) -> Laid:
        """One box a row; the header is drawn again on a new page."""
        head_cells = [Node("TH", scope="Column") for _ in self.headers]
        head = _row(
            head_cells, self.headers, [self.look.header] * len(self.headers), self.look, measure, self.field
        )
        styles = [self.look.style] * len(self.headers)
        nodes, boxes = [Node("TR", tuple(head_cells))], [evolve(head, before=self.before, keeps_next=True)]
        for row in self.rows:
            cells = [Node("TD") for _ in row]
            boxes.append(evolve(_row(cells, row, styles, self.look, measure, self.field), head=head))
            nodes.append(Node("TR", tuple(cells)))
        return Laid((Node("Table", tuple(nodes)),), tuple(boxes))


@frozen
class Facts:
    """A table of two columns, a name and its value in each row."""

    rows: tuple[tuple[str, str], ...]
    look: TableLook
    before: float = 0.0
    field: str = "text"
    keeps_next: bool = False

    def laid(self, measure: float) -> Laid:
        """One box a row, together on a page."""
        nodes, boxes = [], []
        for row in self.rows:
            cells = [Node("TH", scope="Row"), Node("TD")]
            styles = [self.look.header, self.look.style]
            boxes.append(_row(cells, row, styles, self.look, measure, self.field))
            nodes.append(Node("TR", tuple(cells)))
        boxes[0] = evolve(boxes[0], before=self.before)
        return Laid((Node("Table", tuple(nodes)),), kept_together(boxes, with_next=self.keeps_next))


def _row(
    cells: Sequence[Node],
    texts: Sequence[str],
    styles: Sequence[TextStyle],
    look: TableLook,
    measure: float,
    field: str,
) -> Box:
    strokes: list[Stroke] = []
    left = height = 0.0
    for node, text, style, share in zip(cells, texts, styles, look.shares, strict=True):
        width = measure * share
        said = _NOTHING if is_blank(text, field) else text
        lines = lines_of((Run(said),), style, width - look.gutter, field)
        boxes = line_boxes(lines, evolve(style, before=0.0), node)
        strokes += stacked(boxes, left, look.padding)
        height = max(height, height_of(boxes))
        left += width
    height += 2 * look.padding
    if look.ruled:
        strokes.append(Stroke(None, RuleInk(measure, look.thickness, look.line), 0.0, height))
    return Box(height, tuple(strokes))


@frozen
class Columns:
    """Blocks side by side on one page, read one column after the other."""

    columns: tuple[tuple[Block, ...], ...]
    gutter: float = 24.0
    before: float = 0.0
    keeps_next: bool = False
    shares: tuple[float, ...] = ()

    def laid(self, measure: float) -> Laid:
        """One box."""
        count = len(self.columns)
        room = measure - self.gutter * (count - 1)
        shares = self.shares or (1 / count,) * count
        left = height = 0.0
        nodes: list[Node] = []
        strokes: list[Stroke] = []
        for share, blocks in zip(shares, self.columns, strict=True):
            part = laid_all(blocks, room * share)
            nodes += part.nodes
            strokes += stacked(part.boxes, left)
            height = max(height, height_of(part.boxes))
            left += room * share + self.gutter
        return Laid(tuple(nodes), (Box(height, tuple(strokes), self.before, self.keeps_next),))


@frozen
class Framed:
    """Blocks in a thin frame, on one page."""

    blocks: tuple[Block, ...]
    colour: str = "#000000"
    padding: float = 12.0
    before: float = 0.0

    def laid(self, measure: float) -> Laid:
        """One box."""
        part = laid_all(self.blocks, measure - 2 * self.padding)
        height = height_of(part.boxes) + 2 * self.padding
        frame = Stroke(None, FrameInk(measure, height, self.colour))
        strokes = (frame, *stacked(part.boxes, self.padding, self.padding))
        return Laid(part.nodes, (Box(height, strokes, self.before),))
