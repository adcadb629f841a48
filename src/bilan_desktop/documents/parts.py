"""What several papers share: a title, rich text as blocks, places to sign."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from attrs import field, frozen

from bilan_desktop.documents import styles
from bilan_desktop.documents.files.inspection import signature as drawn
from bilan_desktop.documents.typeset.blocks import Heading, ListBlock, Paragraph
from bilan_desktop.documents.typeset.boxes import Block, Box, Laid, Node, Stroke
from bilan_desktop.documents.typeset.figures import Picture
from bilan_desktop.documents.typeset.inks import FrameInk, LineInk, RuleInk
from bilan_desktop.documents.typeset.lines import lines_of
from bilan_desktop.documents.typeset.look import TextStyle
from bilan_desktop.documents.typeset.tables import Columns
from bilan_desktop.domain.richtext import Block as TextBlock
from bilan_desktop.domain.richtext import BlockKind, RichText, Run
from bilan_desktop.wording.french import day_month_year, typeset

_SIGNATURE_WIDTH = 150.0
_SIGNATURE_HEIGHT = 50.0
_HEADING_LIMIT = 80


@frozen
class Signature:
    """Who signs, as what, on which day; `image` is the drawn signature (PNG), empty where a line to sign is wanted."""

    role: str
    name: str
    on: date | None = None
    image: bytes = field(default=b"", repr=False)


def titled(title: str, subtitle: str = "", *, about: str = "subtitle") -> list[Block]:
    """A paper's title with the line below it."""
    blocks: list[Block] = [Heading(title, 1, styles.TITLE)]
    if subtitle:
        blocks.append(Paragraph.of(subtitle, styles.SUBTITLE, about))
    return blocks


def rich(text: RichText, field_name: str) -> list[Block]:
    """A section's text as blocks: paragraphs, and lists of the items that follow one another.

    Empty paragraphs are left out. A short paragraph in bold from end to end is taken for the heading it is meant as.
    """
    filled = [block for block in text.blocks if block.plain.strip()]
    groups = [(kind, list(group)) for kind, group in groupby(filled, lambda block: block.kind)]
    found: list[Block] = []
    for index, (kind, group) in enumerate(groups):
        if kind is BlockKind.PARAGRAPH:
            announces = group[-1] if index + 1 < len(groups) else None
            found += [_paragraph(block, field_name, keeps_next=block is announces) for block in group]
        else:
            items = tuple(block.runs for block in group)
            found.append(ListBlock(items, styles.ITEM, kind is BlockKind.NUMBERED, field_name))
    return found


def _paragraph(block: TextBlock, field_name: str, *, keeps_next: bool) -> Block:
    if _is_heading(block):
        plain = block.plain.strip()
        return Heading(plain, 3, styles.SUBSECTION, bookmarked=False, field=field_name)
    return Paragraph(block.runs, styles.BODY, field_name, keeps_next=keeps_next)


def _is_heading(block: TextBlock) -> bool:
    plain = block.plain.strip()
    bold = all(run.bold for run in block.runs if run.text.strip())
    return bold and len(plain) <= _HEADING_LIMIT and "\n" not in plain


def sentence(text: str, style: TextStyle = styles.BODY, *, keeps_next: bool = False) -> Paragraph:
    """A sentence of the program's own, in French typography."""
    return Paragraph.of(typeset(text), style, keeps_next=keeps_next)


def sentences(items: Iterable[str], *, numbered: bool = False) -> ListBlock:
    """A list of the program's own sentences."""
    return listed((typeset(item) for item in items), numbered=numbered)


def listed(items: Iterable[str], field_name: str = "text", *, numbered: bool = False) -> ListBlock:
    """A list of plain texts, as they are."""
    return ListBlock(tuple((Run(item),) for item in items), styles.ITEM, numbered, field_name)


def signed(signatures: Iterable[Signature]) -> Columns:
    """The places to sign, side by side, on one page; one alone stands on the right, as in a letter."""
    places = [tuple(_place(each)) for each in signatures]
    columns = places if len(places) > 1 else [(), *places]
    return Columns(tuple(columns), gutter=36, before=14)


def _place(signature: Signature) -> list[Block]:
    on = f"Le {day_month_year(signature.on)}" if signature.on else typeset("Date :")
    blocks: list[Block] = [
        Paragraph.of(signature.role, styles.FACT_NAME),
        Paragraph.of(signature.name, styles.FACT, "name"),
        Paragraph.of(on, styles.FACT),
    ]
    if signature.image:
        alt = f"Signature de {signature.name}"
        return [*blocks, Picture(drawn(signature.image), alt, _SIGNATURE_WIDTH, _SIGNATURE_HEIGHT, before=4)]
    return [*blocks, sentence("Signature :", styles.FACT), SigningLine()]


@frozen
class SigningLine:
    """Room for a hand-written signature above a thin line, an ornament."""

    height: float = 38.0

    def laid(self, measure: float) -> Laid:
        """One box."""
        stroke = Stroke(None, RuleInk(measure, 0.6, styles.INK), 0.0, self.height)
        return Laid((), (Box(self.height, (stroke,)),))


@frozen
class Ticks:
    """Boxes to tick by hand, side by side, each before its word; the boxes are an ornament, the words are read."""

    words: tuple[str, ...]
    side: float = 9.0

    def laid(self, measure: float) -> Laid:
        """One box."""
        node, style = Node("P"), styles.FACT
        share = measure / len(self.words)
        strokes: list[Stroke] = []
        for place, word in enumerate(self.words):
            (line, *_) = lines_of((Run(word),), style, share - 2 * self.side)
            strokes.append(Stroke(None, FrameInk(self.side, self.side, styles.INK), place * share, 2.0))
            strokes.append(Stroke(node, LineInk(line, style), place * share + 1.7 * self.side))
        return Laid((node,), (Box(style.leading, tuple(strokes), before=4.0),))
