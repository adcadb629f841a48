"""Lines ready to be drawn: pieces from left to right, with what each stands for when it is read aloud or copied."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from attrs import evolve, frozen

from bilan_desktop.documents.typeset import bidi
from bilan_desktop.documents.typeset.breaking import broken, is_rough
from bilan_desktop.documents.typeset.faces import Face
from bilan_desktop.documents.typeset.look import Align, Piece, TextStyle
from bilan_desktop.documents.typeset.printable import printable
from bilan_desktop.documents.typeset.words import Atom, Glue, atoms_of, cut_to, hyphenated
from bilan_desktop.domain.richtext import Run

_SOFT_HYPHEN = "\u00ad"


@frozen
class Line:
    """One line. `width` is what it fills; the space that ends it is drawn beyond, for whoever copies the text."""

    pieces: tuple[Piece, ...]
    width: float
    offset: float = 0.0


def lines_of(runs: Iterable[Run], style: TextStyle, measure: float, field: str = "text") -> list[Line]:
    """The lines of a paragraph in a measure, in points. Line breaks in the text are kept.

    Raises InvalidInput for `field` when the text cannot be printed.
    """
    checked = [evolve(run, text=printable(run.text, field)) for run in runs]
    right_to_left = bidi.is_right_to_left("".join(run.text for run in checked))
    found: list[Line] = []
    for part in _parts(checked):
        atoms = atoms_of(part, style)
        if any(atom.width > measure for atom in atoms):
            atoms = cut_to(hyphenated(atoms, style), measure, style)
        breaks = broken(atoms, measure)
        if style.hyphenate and is_rough(atoms, breaks, measure):
            atoms = hyphenated(atoms, style)
            breaks = broken(atoms, measure)
        found += [
            _line(atoms[start:end], style, measure, right_to_left=right_to_left, ends=end == len(atoms))
            for start, end in breaks
        ] or [Line((), 0.0)]
    return found


def _parts(runs: Sequence[Run]) -> Iterator[list[Run]]:
    part: list[Run] = []
    for run in runs:
        first, *others = run.text.split("\n")
        part.append(evolve(run, text=first))
        for text in others:
            yield part
            part = [evolve(run, text=text)]
    yield part


def _line(
    atoms: Sequence[Atom], style: TextStyle, measure: float, *, right_to_left: bool, ends: bool
) -> Line:
    pieces = list(_joined(atoms))
    if any(piece.actual for piece in pieces):
        pieces = _reordered(pieces, right_to_left=right_to_left)
    last = atoms[-1]
    width = sum(piece.width for piece in pieces)
    if not ends:
        pieces.append(_ending(last))
        width += last.hyphen if last.glue is Glue.HYPHEN else 0
    align = Align.RIGHT if right_to_left and style.align is Align.LEFT else style.align
    room = {Align.LEFT: 0.0, Align.CENTRE: (measure - width) / 2, Align.RIGHT: measure - width}[align]
    return Line(tuple(_merged(pieces)), width, room)


def _joined(atoms: Sequence[Atom]) -> Iterator[Piece]:
    for atom in atoms:
        yield from atom.pieces
        if atom.gap and atom is not atoms[-1]:
            yield _space(atom)


def _space(atom: Atom) -> Piece:
    return Piece(" ", atom.pieces[-1].face, atom.gap)


def _ending(atom: Atom) -> Piece:
    if atom.glue is Glue.HYPHEN:
        return Piece("-", atom.pieces[-1].face, atom.hyphen, _SOFT_HYPHEN)
    if atom.glue is Glue.JOINT:
        return Piece("", atom.pieces[-1].face, 0)
    return _space(atom)


def _merged(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for (face, actual), group in groupby(pieces, lambda piece: (piece.face, bool(piece.actual))):
        same = list(group)
        if actual:
            yield from same
        else:
            text = "".join(piece.text for piece in same)
            if text:
                yield Piece(text, face, sum(piece.width for piece in same))


def _reordered(pieces: Sequence[Piece], *, right_to_left: bool) -> list[Piece]:
    units = list(_units(pieces))
    unit_levels = bidi.levels([unit.actual or unit.text for unit in units], right_to_left=right_to_left)
    ordered: list[Piece] = []
    visual = bidi.in_visual_order(units, unit_levels)
    for (face, level), group in groupby(visual, lambda pair: (pair[0].face, pair[1])):
        run = [unit for unit, _ in group]
        ordered.append(_run(run, face, level))
    return ordered


def _units(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        if piece.actual:
            yield piece
            continue
        share = piece.width / len(piece.text)
        for character in piece.text:
            yield Piece(character, piece.face, share)


def _run(units: Sequence[Piece], face: Face, level: int) -> Piece:
    width = sum(unit.width for unit in units)
    if level % 2 == 0:
        return Piece("".join(unit.text for unit in units), face, width)
    drawn = "".join(bidi.mirrored(unit.text) for unit in units)
    return Piece(drawn, face, width)
