"""Where lines end: the whole paragraph is weighed at once, so that its right edge is calm and words are seldom cut."""

from collections.abc import Sequence
from itertools import accumulate

from bilan_desktop.documents.typeset.words import Atom, Glue

_HYPHEN = 0.016
_HYPHEN_AGAIN = 0.12
_HYPHEN_AT_THE_END = 0.10
_LONELY_END = 0.02
_LONELY_SHARE = 0.12
_ROUGH = 0.17


def broken(atoms: Sequence[Atom], measure: float) -> list[tuple[int, int]]:
    """The lines as pairs of atoms' indices, first and past the last. No atom is wider than the measure."""
    count = len(atoms)
    starts = [0.0, *accumulate(atom.width + atom.gap for atom in atoms)]
    best: list[tuple[float, int]] = [(0.0, 0)] + [(float("inf"), 0)] * count
    for first in range(count):
        reached, _ = best[first]
        after_hyphen = first > 0 and atoms[first - 1].glue is Glue.HYPHEN
        for last in range(first, count):
            atom = atoms[last]
            width = starts[last + 1] - starts[first] - atom.gap
            ends_cut = atom.glue is Glue.HYPHEN and last + 1 < count
            if ends_cut:
                width += atom.hyphen
            if width > measure + 0.01 and last > first:
                if starts[last] - starts[first] > measure:
                    break
                continue
            if last + 1 == count:
                cost = _end_cost(width / measure, after_hyphen=after_hyphen)
            else:
                cost = (1 - min(1.0, width / measure)) ** 2
                if ends_cut:
                    cost += _HYPHEN_AGAIN if after_hyphen else _HYPHEN
            if reached + cost < best[last + 1][0]:
                best[last + 1] = (reached + cost, first)
    return _traced(best)


def _end_cost(share: float, *, after_hyphen: bool) -> float:
    return (_LONELY_END if share < _LONELY_SHARE else 0.0) + (_HYPHEN_AT_THE_END if after_hyphen else 0.0)


def _traced(best: Sequence[tuple[float, int]]) -> list[tuple[int, int]]:
    lines = []
    end = len(best) - 1
    while end > 0:
        start = best[end][1]
        lines.append((start, end))
        end = start
    return lines[::-1]


def is_rough(atoms: Sequence[Atom], lines: Sequence[tuple[int, int]], measure: float) -> bool:
    """True when a line but the last leaves so much white that cutting words is the lesser evil."""
    return any(
        sum(a.width + a.gap for a in atoms[start:end]) - atoms[end - 1].gap < measure * (1 - _ROUGH)
        for start, end in lines[:-1]
    )
