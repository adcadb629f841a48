"""Words and the places where a line may end between or inside them."""

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cache
from itertools import pairwise
from typing import Any

from attrs import evolve, frozen

from bilan_desktop.documents.typeset import bidi
from bilan_desktop.documents.typeset.faces import Face, by_face, main_face
from bilan_desktop.documents.typeset.look import Piece, TextStyle
from bilan_desktop.domain.richtext import Run

_NO_BREAK = "\u00a0"
_BEFORE_PUNCTUATION = re.compile(r" (?=[;:!?»%€–—](?:\s|$))")
_AFTER_OPENING = re.compile(r"(?<=«) ")
_TOKENS = re.compile(
    r"( +)|([^ \u00ad\u200b]+?(?:(?<=[^\W\d_])[-‐/](?=[^\W\d_])|(?=[ \u00ad\u200b])|$))|(\u00ad)|(\u200b)"
)
_LETTERS = re.compile(r"[^\W\d_]{7,}")
_JOINTS = "-‐/"
_LEAST = 3
_LONGEST_WORD = 60


class Glue(Enum):
    """What stands between an atom and the next: a space, a hyphen if the line ends there, nothing."""

    SPACE = "space"
    HYPHEN = "hyphen"
    JOINT = "joint"


@frozen
class Atom:
    """What no line may cut. `gap` is the width of the space that follows, `hyphen` that of the hyphen it may end with."""

    pieces: tuple[Piece, ...]
    width: float
    glue: Glue = Glue.SPACE
    gap: float = 0.0
    hyphen: float = 0.0


def atoms_of(runs: Iterable[Run], style: TextStyle) -> list[Atom]:
    """The atoms of one line of thought: no forced line break is in it, every character is printable."""
    atoms: list[Atom] = []
    word: list[Piece] = []
    for run in runs:
        whole = _with_fixed_spaces(run.text)
        only = _only_face(whole, run, style)
        for spaces, text, soft, _ in _TOKENS.findall(whole):
            if text and only:
                word.append(Piece(text, only, only.width(text, style.size)))
            elif text:
                word += _pieces(text, run, style)
            if not text or text[-1] in _JOINTS:
                _flush(word, atoms, Glue.SPACE if spaces else Glue.HYPHEN if soft else Glue.JOINT, style)
    _flush(word, atoms, Glue.SPACE, style)
    return atoms


def _flush(word: list[Piece], atoms: list[Atom], glue: Glue, style: TextStyle) -> None:
    """Ends a word; a space after what seemed to go on, as after a hyphen, makes it end there."""
    if word:
        atoms.append(_atom(tuple(word), glue, style))
        word.clear()
    elif glue is Glue.SPACE and atoms and atoms[-1].glue is not Glue.SPACE:
        atoms[-1] = _atom(atoms[-1].pieces, glue, style)


def _atom(pieces: tuple[Piece, ...], glue: Glue, style: TextStyle) -> Atom:
    face = pieces[-1].face
    gap = face.width(" ", style.size) if glue is Glue.SPACE else 0.0
    hyphen = face.width("-", style.size) if glue is Glue.HYPHEN else 0.0
    return Atom(pieces, sum(piece.width for piece in pieces), glue, gap, hyphen)


def _with_fixed_spaces(text: str) -> str:
    return _AFTER_OPENING.sub(_NO_BREAK, _BEFORE_PUNCTUATION.sub(_NO_BREAK, text))


def _only_face(text: str, run: Run, style: TextStyle) -> Face | None:
    """The face of the whole text, if one writes it all from left to right: most text, and the words need no look."""
    main = main_face(bold=run.bold or style.bold, italic=run.italic or style.italic)
    return main if main.writes(text) and not bidi.holds_right_to_left(text) else None


def _pieces(text: str, run: Run, style: TextStyle) -> Iterator[Piece]:
    bold, italic = run.bold or style.bold, run.italic or style.italic
    if bidi.holds_right_to_left(text):
        for drawn, written in bidi.shaped(text):
            for face, part in by_face(drawn, bold=bold, italic=italic):
                yield Piece(part, face, face.width(part, style.size), written)
        return
    for face, part in by_face(text, bold=bold, italic=italic):
        yield Piece(part, face, face.width(part, style.size))


def hyphenated(atoms: Iterable[Atom], style: TextStyle) -> list[Atom]:
    """The same atoms, long words cut further where French allows it."""
    found: list[Atom] = []
    for atom in atoms:
        cuts = _cuts("".join(piece.text for piece in atom.pieces)) if _is_plain(atom) else []
        found += _cut(atom, cuts, style) if cuts else [atom]
    return found


def _is_plain(atom: Atom) -> bool:
    return not any(piece.actual for piece in atom.pieces)


def _cuts(word: str) -> list[int]:
    cuts = []
    for match in _LETTERS.finditer(word):
        letters = match[0]
        if letters[1:].islower() and len(letters) <= _LONGEST_WORD:
            cuts += [
                match.start() + at
                for at in _dictionary().positions(letters)
                if _LEAST <= at <= len(letters) - _LEAST
            ]
    return cuts


def _cut(atom: Atom, cuts: list[int], style: TextStyle) -> Iterator[Atom]:
    bounds = [0, *cuts, sum(len(piece.text) for piece in atom.pieces)]
    for start, end in pairwise(bounds):
        pieces = tuple(_between(atom.pieces, start, end, style))
        yield _atom(pieces, atom.glue if end == bounds[-1] else Glue.HYPHEN, style)


def _between(pieces: Iterable[Piece], start: int, end: int, style: TextStyle) -> Iterator[Piece]:
    at = 0
    for piece in pieces:
        text = piece.text[max(0, start - at) : max(0, end - at)]
        at += len(piece.text)
        if text:
            yield Piece(text, piece.face, piece.face.width(text, style.size))


def cut_to(atoms: Iterable[Atom], measure: float, style: TextStyle) -> list[Atom]:
    """The same atoms, those wider than a line cut anywhere: an address, a line without a space."""
    found: list[Atom] = []
    for atom in atoms:
        found += _forced(atom, measure, style) if atom.width > measure else [atom]
    return found


def _forced(atom: Atom, measure: float, style: TextStyle) -> Iterator[Atom]:
    kept: list[Piece] = []
    room = measure
    for single in _characters(atom, style):
        if single.width > room and kept:
            yield Atom(tuple(kept), measure - room, Glue.JOINT)
            kept, room = [], measure
        kept.append(single)
        room -= single.width
    yield evolve(atom, pieces=tuple(kept), width=measure - room)


def _characters(atom: Atom, style: TextStyle) -> Iterator[Piece]:
    for piece in atom.pieces:
        if piece.actual:
            yield piece
            continue
        for character in piece.text:
            yield Piece(character, piece.face, piece.face.width(character, style.size))


@cache
def _dictionary() -> Any:
    from pyphen import Pyphen  # noqa: PLC0415 - read from a file of its own, for papers only

    return Pyphen(lang="fr_FR")


def forget_words() -> None:
    """Drops the words that the hyphenation kept in memory: they are a person's."""
    _dictionary().hd.cache.clear()
