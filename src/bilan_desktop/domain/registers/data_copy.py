"""The copy of one's data (L5; RGPD, art. 15 and 20): all that is held, what is masked of it, what is left out."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from attrs import evolve, field, frozen

from bilan_desktop.domain.beneficiary import Beneficiary
from bilan_desktop.domain.bilan.document import Document
from bilan_desktop.domain.bilan.funding import Funding, Route
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.cases.closing import EndingKind

MASK = "[masqué\u202f: tiers]"
"""What stands for words that concern somebody else (art. 15, 4)."""

Value = str | int | bool | None | tuple["Value", ...] | Mapping[str, "Value"]


@frozen
class Entry:
    """One thing that is held. `value` is for a machine, `said` for a reader, empty where it says nothing to them.

    `is_free`: typed by hand, so that it may speak of somebody else; `value` and `said` are then the same text.
    """

    key: str
    name: str
    value: Value = field(repr=False)
    said: str = field(repr=False)
    is_free: bool = False


@frozen
class Record:
    """What is held of one thing: a session, an agreement."""

    title: str
    entries: tuple[Entry, ...]


@frozen
class Chapter:
    """Records of one kind. `is_list` where there may be several."""

    key: str
    name: str
    records: tuple[Record, ...]
    is_list: bool = True
    note: str = ""


@frozen
class Course:
    """Of which bilan it is, and how it ended, if it did."""

    reference: str
    opened_on: date | None = None
    phase: Phase | None = None
    ending: EndingKind | None = None
    term: date | None = None


@frozen
class FundingHeld:
    """One funding, the present one without a last day."""

    route: Route
    details: Funding
    until: date | None = None


@frozen
class Passage:
    """A text that may speak of somebody else, and where it stands."""

    path: str
    name: str
    text: str = field(repr=False)


@frozen
class Mask:
    """Characters of a passage that are masked, from `start` to before `end`."""

    path: str
    start: int
    end: int


@frozen
class Piece:
    """A document in its original form, by the name it has beside the copy; `compartment` is where its content is."""

    number: int
    name: str
    document: Document
    compartment: UUID
    file_name: str

    @property
    def title_path(self) -> str:
        """Where its title stands among the passages."""
        return f"pieces/{self.number}/title"


@frozen
class Choice:
    """What the counsellor decided before the copy leaves: what is masked, which pieces are left out."""

    masks: tuple[Mask, ...] = ()
    withheld: frozenset[UUID] = frozenset()


@frozen
class DataCopy:
    """All that is held of a case and of its person on a day."""

    reference: str
    made_on: date
    beneficiary: Beneficiary
    is_closed: bool
    chapters: tuple[Chapter, ...] = field(repr=False)
    pieces: tuple[Piece, ...] = ()
    asked_on: date | None = None

    def passages(self) -> tuple[Passage, ...]:
        """Every text typed by hand, in the order of the copy; empty ones left out."""
        texts = [
            Passage(_path(chapter, number, entry), _named(chapter, record, entry), entry.said)
            for chapter in self.chapters
            for number, record in enumerate(chapter.records)
            for entry in record.entries
            if entry.is_free
        ]
        titles = [Passage(piece.title_path, piece.name, piece.document.title) for piece in self.pieces]
        return tuple(passage for passage in (*texts, *titles) if passage.text.strip())

    def masked(self, masks: Iterable[Mask]) -> "DataCopy":
        """The same copy with those characters masked, for the reader and for the machine alike."""
        wanted = tuple(masks)
        chapters = tuple(
            evolve(
                chapter,
                records=tuple(
                    evolve(
                        record,
                        entries=tuple(
                            _masked_entry(entry, _path(chapter, number, entry), wanted)
                            for entry in record.entries
                        ),
                    )
                    for number, record in enumerate(chapter.records)
                ),
            )
            for chapter in self.chapters
        )
        return evolve(self, chapters=chapters, pieces=tuple(_masked_piece(p, wanted) for p in self.pieces))


_NAME = re.compile(
    r"\b[A-ZÀ-ÖØ-ÞŒ][a-zà-öø-ÿœ][\w’'-]*(?:\s+(?:de |du |d’)?[A-ZÀ-ÖØ-ÞŒ][a-zà-öø-ÿœ][\w’'-]*)*"
)
_CIVILITY = re.compile(r"(?:\bM|\bMM|\bMme|\bMlle|\bMe|\bDr|\bPr)\.?\s*$")
_TITLES = {"mme", "mlle", "me", "dr", "pr"}
_OPENS = '.!?…:;«»“”"(•–—-\n'
"""What a sentence may begin after, or a list: a capital tells nothing there."""


def likely_names(text: str, own: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Where a text seems to name somebody, the person's `own` names apart: a help to the eye, which decides nothing.

    A capital inside a sentence, two in a row, or one after a civility; places and brands are found with the rest.
    """
    known = {part.casefold() for name in own for part in name.split()}
    found = []
    for match in _NAME.finditer(text):
        start, words = match.start(), match[0].split()
        if words[0].casefold() in _TITLES:
            start += match[0].index(words[1]) if len(words) > 1 else 0
            words = words[1:]
        before = text[: match.start()].rstrip(" \u00a0\u202f")
        opens = not before or before[-1] in _OPENS
        titled = start > match.start() or bool(_CIVILITY.search(text[: match.start()]))
        if words and (titled or len(words) > 1 or not opens) and not {w.casefold() for w in words} <= known:
            found.append((start, match.end()))
    return tuple(found)


def everywhere(passages: Iterable[Passage], words: str) -> tuple[Mask, ...]:
    """Masks for whole words wherever they stand, letter case apart; none for blank words."""
    wanted = " ".join(words.split())
    if not wanted:
        return ()
    spaced = r"\s+".join(re.escape(word) for word in wanted.split(" "))
    pattern = re.compile(rf"(?<!\w){spaced}(?!\w)", re.IGNORECASE)
    return tuple(
        Mask(passage.path, found.start(), found.end())
        for passage in passages
        for found in pattern.finditer(passage.text)
    )


def masked_text(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with those spans masked; what touches or overlaps becomes one mask."""
    parts: list[str] = []
    done = 0
    for start, end in merged(spans, len(text)):
        parts += [text[done:start], MASK]
        done = end
    return "".join([*parts, text[done:]])


def merged(spans: Iterable[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """Spans within a text in their order, those that touch as one; empty ones left out."""
    found: list[tuple[int, int]] = []
    for start, end in sorted((max(0, start), min(end, length)) for start, end in spans):
        if start >= end:
            continue
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _masked_entry(entry: Entry, path: str, masks: tuple[Mask, ...]) -> Entry:
    spans = [(mask.start, mask.end) for mask in masks if mask.path == path]
    if not entry.is_free or not spans:
        return entry
    text = masked_text(entry.said, spans)
    return evolve(entry, value=text, said=text)


def _masked_piece(piece: Piece, masks: tuple[Mask, ...]) -> Piece:
    spans = [(mask.start, mask.end) for mask in masks if mask.path == piece.title_path]
    title = masked_text(piece.document.title, spans)
    return evolve(piece, document=evolve(piece.document, title=title))


def _path(chapter: Chapter, number: int, entry: Entry) -> str:
    return f"{chapter.key}/{number}/{entry.key}"


def _named(chapter: Chapter, record: Record, entry: Entry) -> str:
    return " · ".join(part for part in (record.title or chapter.name, entry.name) if part)
