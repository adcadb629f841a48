"""From the plain text of a story to the text of a field: wrapped lines joined, French typography, rich text.

A blank line separates paragraphs, a line that begins with « - » or « 1. » is an item of a list, indented lines go on
with it; in a synthesis, `**bold**` and `*italic*`.
"""

import re
from collections.abc import Iterator

from bilan_desktop.domain.richtext import Block, BlockKind, RichText, Run
from bilan_desktop.wording.french import typeset

_ITEM = re.compile(r"(?:(?P<bullet>-)|(?P<number>[0-9]+\.)) +(?P<rest>.*)")
_MARKED = re.compile(r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>.+?)\*")


def line(text: str) -> str:
    """One line, in French typography."""
    return typeset(" ".join(text.split()))


def lines(text: str) -> str:
    """The lines as they are, such as those of an address."""
    return typeset(text.strip())


def flow(text: str) -> str:
    """Paragraphs with an empty line between them, and lists with an item a line."""
    parts: list[str] = []
    for number, paragraph in enumerate(_paragraphs(text)):
        if number:
            parts.append("")
        parts += [f"{mark}{words}" for mark, words in paragraph]
    return "\n".join(parts)


def rich(text: str) -> RichText:
    """A section of a synthesis."""
    return RichText(
        tuple(
            Block(tuple(_runs(words)), _kind(mark))
            for paragraph in _paragraphs(text)
            for mark, words in paragraph
        )
    )


def _paragraphs(text: str) -> Iterator[list[tuple[str, str]]]:
    """Each paragraph as its pieces: the mark of an item (« - », « 2. », or nothing) and its words."""
    for raw in re.split(r"\n[ \t]*\n", text.strip()):
        pieces: list[tuple[str, list[str]]] = []
        for written in filter(str.strip, raw.splitlines()):
            item = _ITEM.fullmatch(written)
            if item:
                pieces.append((f"{item['bullet'] or item['number']} ", [item["rest"].strip()]))
            elif pieces:
                pieces[-1][1].append(written.strip())
            else:
                pieces.append(("", [written.strip()]))
        if pieces:
            yield [(mark, typeset(" ".join(words))) for mark, words in pieces]


def _kind(mark: str) -> BlockKind:
    if not mark:
        return BlockKind.PARAGRAPH
    return BlockKind.BULLET if mark == "- " else BlockKind.NUMBERED


def _runs(words: str) -> Iterator[Run]:
    start = 0
    for marked in _MARKED.finditer(words):
        if marked.start() > start:
            yield Run(words[start : marked.start()])
        bold, italic = marked["bold"], marked["italic"]
        yield Run(bold or italic, bold=bold is not None, italic=italic is not None)
        start = marked.end()
    if start < len(words):
        yield Run(words[start:])
