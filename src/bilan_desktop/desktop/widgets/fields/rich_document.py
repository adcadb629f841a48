"""Between a text document of Qt and the few things a section of the synthesis may hold (C9)."""

import re
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextList,
    QTextListFormat,
    QTextTable,
)

from bilan_desktop.domain.richtext import Block, BlockKind, RichText, Run

_NUMBERED_STYLES = {
    QTextListFormat.Style.ListDecimal,
    QTextListFormat.Style.ListLowerAlpha,
    QTextListFormat.Style.ListUpperAlpha,
    QTextListFormat.Style.ListLowerRoman,
    QTextListFormat.Style.ListUpperRoman,
}
_LIST_STYLES = {
    BlockKind.BULLET: QTextListFormat.Style.ListDisc,
    BlockKind.NUMBERED: QTextListFormat.Style.ListDecimal,
}
_OBJECT = "\ufffc"
_LINE_BREAK = "\u2028"
_CELL_BREAK = " · "
_UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")  # Unicode's Cc, Zl, Zp, Cs
_BULLET_SIGN = re.compile(r"^[·•▪◦§]\s+")
_PARAGRAPH_AIR = 4


class _Deaf(QTextDocument):
    """A document that loads nothing: no picture of a pasted text is ever looked for."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return None


def read_document(document: QTextDocument) -> RichText:
    """What a document holds, its looks reduced to bold, italic and lists."""
    blocks = [block for each in _blocks(document) for block in _reduced(each)]
    return tidy(RichText(tuple(blocks)))


def read_html(html: str) -> RichText:
    """What a pasted HTML text holds.

    Pictures go; fonts, colours, links and headings leave their words; the cells of a table's row become one line.
    """
    document = _Deaf()
    document.setHtml(html)
    blocks: list[Block] = []
    row: tuple[int, int] | None = None
    for each in _blocks(document):
        here = _table_row(each)
        for block in _reduced(each, foreign=True):
            if here is not None and here == row and blocks:
                blocks[-1] = _joined(blocks[-1], block)
            else:
                blocks.append(block)
            row = here
    return tidy(RichText(tuple(block for block in blocks if block.plain.strip())))


def read_plain(text: str) -> RichText:
    """Pasted plain text, one paragraph a line."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n").split("\n")
    return tidy(RichText(tuple(Block((Run(_clean(line)),)) for line in lines)))


def tidy(text: RichText) -> RichText:
    """The same text with neighbouring runs of one look joined; a text of one empty paragraph is no text."""
    blocks = tuple(Block(tuple(_merged(block.runs)), block.kind) for block in text.blocks)
    if blocks == (Block(),):
        return RichText()
    return RichText(blocks)


def write_document(document: QTextDocument, text: RichText) -> None:
    """Makes a document hold a text and nothing else; what could be undone before is forgotten."""
    document.setUndoRedoEnabled(False)
    document.clear()
    insert(QTextCursor(document), text)
    document.setUndoRedoEnabled(True)


def insert(cursor: QTextCursor, text: RichText) -> None:
    """Puts a text in at a cursor, as one step that can be undone. One paragraph goes into the line it is put in."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    current: QTextList | None = cursor.currentList()
    for index, block in enumerate(text.blocks):
        if index:
            cursor.insertBlock(_block_format(), QTextCharFormat())
        if index or _takes_kind(cursor, text):
            current = set_kind(cursor, block.kind, current)
        for run in block.runs:
            cursor.insertText(_clean(run.text), char_format(bold=run.bold, italic=run.italic))
    cursor.endEditBlock()


def _takes_kind(cursor: QTextCursor, text: RichText) -> bool:
    """Whether the block a text is put into becomes of the kind of the text's first block."""
    if cursor.block().text():
        return False
    return len(text.blocks) > 1 or cursor.currentList() is None


def set_kind(cursor: QTextCursor, kind: BlockKind, current: QTextList | None = None) -> QTextList | None:
    """Makes the cursor's block a paragraph or an item; it joins the list `current` when that is of its kind."""
    block = cursor.block()
    there = block.textList()
    if kind is BlockKind.PARAGRAPH:
        if there is not None:
            there.remove(block)
        cursor.setBlockFormat(_block_format())
        return None
    if current is not None and kind_of_list(current) is kind:
        current.add(block)
        return current
    made = QTextListFormat()
    made.setStyle(_LIST_STYLES[kind])
    made.setIndent(1)
    return cursor.createList(made)


def kind_of_list(which: QTextList | None) -> BlockKind:
    """What kind of block the items of a list are; a paragraph when there is no list."""
    if which is None:
        return BlockKind.PARAGRAPH
    return BlockKind.NUMBERED if which.format().style() in _NUMBERED_STYLES else BlockKind.BULLET


def char_format(*, bold: bool, italic: bool) -> QTextCharFormat:
    """The look of a run."""
    made = QTextCharFormat()
    made.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    made.setFontItalic(italic)
    return made


def _block_format() -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setBottomMargin(_PARAGRAPH_AIR)
    return made


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _reduced(block: QTextBlock, *, foreign: bool = False) -> list[Block]:
    """A block of Qt as blocks of ours: a line break inside it begins another."""
    heading = block.blockFormat().headingLevel() > 0
    kind = kind_of_list(block.textList())
    lines: list[list[Run]] = [[]]
    fragments = block.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        look = fragment.charFormat()
        bold = look.fontWeight() >= QFont.Weight.DemiBold and not heading
        for index, part in enumerate(fragment.text().split(_LINE_BREAK)):
            if index:
                lines.append([])
            if words := _clean(part):
                lines[-1].append(Run(words, bold, look.fontItalic()))
        fragments += 1
    blocks = [Block(tuple(_merged(runs)), kind) for runs in lines]
    return [_typed_bullet(each) for each in blocks] if foreign else blocks


def _typed_bullet(block: Block) -> Block:
    """Word processors paste a list as paragraphs that begin with a sign: make them items again."""
    if block.kind is not BlockKind.PARAGRAPH or not (sign := _BULLET_SIGN.match(block.plain)):
        return block
    left, runs = sign.end(), []
    for run in block.runs:
        kept = run.text[left:]
        left = max(0, left - len(run.text))
        if kept:
            runs.append(Run(kept, run.bold, run.italic))
    return Block(tuple(runs), BlockKind.BULLET)


def _table_row(block: QTextBlock) -> tuple[int, int] | None:
    """The table a block stands in, by its place, and its row there."""
    cursor = QTextCursor(block)
    table: QTextTable | None = cursor.currentTable()
    return None if table is None else (table.firstPosition(), table.cellAt(cursor).row())


def _joined(one: Block, other: Block) -> Block:
    if not one.runs or not other.runs:
        return one if one.runs else other
    return Block((*one.runs, Run(_CELL_BREAK), *other.runs), BlockKind.PARAGRAPH)


def _merged(runs: Iterable[Run]) -> Iterator[Run]:
    held: Run | None = None
    for run in runs:
        if not run.text:
            continue
        if held is not None and (held.bold, held.italic) == (run.bold, run.italic):
            held = Run(held.text + run.text, run.bold, run.italic)
            continue
        if held is not None:
            yield held
        held = run
    if held is not None:
        yield held


def _clean(text: str) -> str:
    """Without objects and control characters; a tab is a space."""
    spaced = text.replace("\t", " ").replace(_OBJECT, "")
    return _UNWRITABLE.sub("", spaced)
