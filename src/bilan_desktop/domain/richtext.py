"""What a section of the synthesis may hold: paragraphs and lists, bold and italic, nothing else (C9)."""

import json
from enum import StrEnum
from typing import Any, Self

from attrs import frozen

from bilan_desktop.domain.errors import InvalidInput, Problem

SECTION_LIMIT = 60_000


class BlockKind(StrEnum):
    """The three shapes of a block."""

    PARAGRAPH = "p"
    BULLET = "b"
    NUMBERED = "n"


@frozen
class Run:
    """Characters that look alike."""

    text: str
    bold: bool = False
    italic: bool = False


@frozen
class Block:
    """A paragraph, or one item of a list."""

    runs: tuple[Run, ...] = ()
    kind: BlockKind = BlockKind.PARAGRAPH

    @property
    def plain(self) -> str:
        """The characters alone."""
        return "".join(run.text for run in self.runs)


@frozen
class RichText:
    """A section's text."""

    blocks: tuple[Block, ...] = ()

    @classmethod
    def of(cls, text: str) -> Self:
        """Plain text, one paragraph a line."""
        return cls(tuple(Block((Run(line),) if line else ()) for line in text.split("\n")))

    @property
    def plain(self) -> str:
        """The characters alone, one block a line."""
        return "\n".join(block.plain for block in self.blocks)

    @property
    def is_empty(self) -> bool:
        """True when nothing but white space is there."""
        return not self.plain.strip()

    def checked(self, field: str) -> Self:
        """The same text. Raises InvalidInput when longer than a section may be."""
        length = len(self.plain)
        if length > SECTION_LIMIT:
            raise InvalidInput(field, Problem.TOO_LONG, limit=SECTION_LIMIT, length=length)
        return self

    def dumps(self) -> str:
        """As JSON text, for a row of a compartment."""
        return json.dumps(
            [[block.kind.value, [_packed(run) for run in block.runs]] for block in self.blocks],
            ensure_ascii=False,
        )

    @classmethod
    def loads(cls, text: str) -> Self:
        """From what `dumps` wrote; an empty text is an empty section."""
        if not text:
            return cls()
        blocks: list[tuple[str, list[list[Any]]]] = json.loads(text)
        return cls(
            tuple(Block(tuple(_unpacked(run) for run in runs), BlockKind(kind)) for kind, runs in blocks)
        )


def _packed(run: Run) -> list[str | int]:
    return [run.text, int(run.bold) + 2 * int(run.italic)]


def _unpacked(packed: list[Any]) -> Run:
    text, marks = packed
    return Run(str(text), bool(marks & 1), bool(marks & 2))
