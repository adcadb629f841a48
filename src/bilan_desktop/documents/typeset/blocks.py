"""The parts of a paper that are text: headings, paragraphs, lists."""

from collections.abc import Sequence

from attrs import evolve, frozen

from bilan_desktop.documents.typeset.boxes import Box, Laid, Node, Stroke
from bilan_desktop.documents.typeset.inks import LineInk, RuleInk
from bilan_desktop.documents.typeset.lines import Line, lines_of
from bilan_desktop.documents.typeset.look import Align, TextStyle
from bilan_desktop.documents.typeset.printable import is_blank
from bilan_desktop.domain.richtext import Run

BULLET = "•"
UNTITLED = "Sans titre"
"""Stands for a heading that would leave no ink: what follows it is still found under something."""


def line_boxes(
    lines: Sequence[Line], style: TextStyle, node: Node | None, dx: float = 0.0
) -> tuple[Box, ...]:
    """The lines of a paragraph as boxes: no page ends after its first line nor begins with its last."""
    count = len(lines)
    return tuple(
        Box(
            style.leading,
            (Stroke(node, LineInk(line, style), dx),) if line.pieces else (),
            before=style.before if index == 0 else 0.0,
            keeps_next=count > 1 and index in {0, count - 2},
        )
        for index, line in enumerate(lines)
    )


@frozen
class Paragraph:
    """A paragraph. `field` names what was typed, for an InvalidInput; a paragraph that announces a list keeps to it."""

    runs: tuple[Run, ...]
    style: TextStyle
    field: str = "text"
    keeps_next: bool = False
    role: str = "P"

    @classmethod
    def of(cls, text: str, style: TextStyle, field: str = "text", *, keeps_next: bool = False) -> "Paragraph":
        """A paragraph that looks alike from end to end."""
        return cls((Run(text),), style, field, keeps_next)

    def laid(self, measure: float) -> Laid:
        """Its lines; without ink it is no part of what is read."""
        node = Node(self.role)
        boxes = line_boxes(lines_of(self.runs, self.style, measure, self.field), self.style, node)
        if self.keeps_next:
            boxes = (*boxes[:-1], evolve(boxes[-1], keeps_next=True))
        return Laid((node,) if any(box.strokes for box in boxes) else (), boxes)


@frozen
class Heading:
    """A heading from level 1: never left alone at the foot of a page, and a bookmark unless told otherwise."""

    text: str
    level: int
    style: TextStyle
    bookmarked: bool = True
    field: str = "text"

    def laid(self, measure: float) -> Laid:
        """Its lines, kept to what follows."""
        node = Node(f"H{self.level}")
        text = UNTITLED if is_blank(self.text, self.field) else self.text
        lines = lines_of((Run(text),), self.style, measure, self.field)
        boxes = [evolve(box, keeps_next=True) for box in line_boxes(lines, self.style, node)]
        if self.bookmarked:
            boxes[0] = evolve(boxes[0], bookmark=text, depth=self.level - 1)
        return Laid((node,), (*boxes, Box(self.style.after, keeps_next=True)))


@frozen
class ListBlock:
    """A list, bulleted or numbered from 1. Each item is runs of text; blank ones are left out."""

    items: tuple[tuple[Run, ...], ...]
    style: TextStyle
    numbered: bool = False
    field: str = "text"
    indent: float = 18.0

    def laid(self, measure: float) -> Laid:
        """Its items; the first keeps the list's white above it."""
        nodes: list[Node] = []
        boxes: list[Box] = []
        items = [runs for runs in self.items if not is_blank("".join(run.text for run in runs), self.field)]
        for index, runs in enumerate(items):
            node, item = self._item(index, runs, measure)
            nodes.append(node)
            boxes += item
        if not items:
            return Laid()
        if len(items) > 1:
            boxes[0] = evolve(boxes[0], keeps_next=True)
        return Laid((Node("L", tuple(nodes), numbered=self.numbered),), tuple(boxes))

    def _item(self, index: int, runs: tuple[Run, ...], measure: float) -> tuple[Node, list[Box]]:
        label, body = Node("Lbl"), Node("LBody")
        mark = f"{index + 1}." if self.numbered else BULLET
        width = self.indent + max(0, len(mark) - 3) * self.style.size * 0.6
        style = self.style if index == 0 else evolve(self.style, before=self.style.after)
        (sign,) = lines_of((Run(mark),), evolve(style, align=Align.LEFT), width)
        rows = line_boxes(lines_of(runs, style, measure - width, self.field), style, body, width)
        first = evolve(rows[0], strokes=(Stroke(label, LineInk(sign, style)), *rows[0].strokes))
        return Node("LI", (label, body)), [first, *rows[1:]]


@frozen
class Space:
    """White between two parts; it disappears at the head of a page."""

    height: float

    def laid(self, measure: float) -> Laid:  # noqa: ARG002 - a block like the others
        """Nothing but height."""
        return Laid((), (Box(0.0, before=self.height, keeps_next=True),))


@frozen
class Rule:
    """A level rule over the whole measure, an ornament."""

    thickness: float = 0.6
    colour: str = "#000000"
    before: float = 0.0
    after: float = 0.0

    def laid(self, measure: float) -> Laid:
        """The rule with its white."""
        stroke = Stroke(None, RuleInk(measure, self.thickness, self.colour))
        return Laid((), (Box(self.after, (stroke,), self.before, keeps_next=True),))
