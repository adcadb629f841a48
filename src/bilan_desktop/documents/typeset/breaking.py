"""Where lines end: the whole paragraph is weighed at once, so that its right edge is calm and words are seldom cut."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from bilan_desktop.documents.typeset.words import Atom, Glue

# What each flaw costs, beside the square of the share of a line left white.
_HYPHEN = 0.016
_HYPHEN_AGAIN = 0.12
_HYPHEN_AT_THE_END = 0.10
_LONELY_END = 0.04
_LONELY_SHARE = 0.15
_ROUGH = 0.17
_SHORT = 0.5
_TOO_WIDE = 100.0


def broken(atoms: Sequence[Atom], measure: float) -> list[tuple[int, int]]:
    """The lines as pairs of atoms' indices, first and past the last. No atom is wider than the measure."""
    count = len(atoms)
    starts = [0.0, *accumulate(atom.width + atom.gap for atom in atoms)]
    ends = [start + atom.width for start, atom in zip(starts, atoms, strict=False)]
    cuts = [atom.hyphen / measure if atom.glue is Glue.HYPHEN else None for atom in atoms]
    best: list[tuple[float, int]] = [(0.0, 0)] + [(float("inf"), 0)] * count
    for first in range(count):
        reached, _ = best[first]
        furthest = max(first, bisect_right(ends, starts[first] + measure + 0.01) - 1)
        after_hyphen = first > 0 and atoms[first - 1].glue is Glue.HYPHEN
        for last in range(furthest, first - 1, -1):
            share = (ends[last] - starts[first]) / measure
            if last + 1 == count:
                flaw = _end_cost(share, after_hyphen=after_hyphen)
            elif (hyphen := cuts[last]) is None:
                flaw = (1 - share) ** 2
            else:
                flaw = _cut_cost(share + hyphen, after_hyphen=after_hyphen)
            cost = reached + flaw
            if cost < best[last + 1][0]:
                best[last + 1] = (cost, first)
            if share < _SHORT and last + 1 < count:
                break
    return _traced(best)


def _cut_cost(share: float, *, after_hyphen: bool) -> float:
    if share > 1:
        return _TOO_WIDE
    return (1 - share) ** 2 + (_HYPHEN_AGAIN if after_hyphen else _HYPHEN)


def _end_cost(share: float, *, after_hyphen: bool) -> float:
    lonely = _LONELY_END * max(0.0, 1 - share / _LONELY_SHARE)
    return lonely + (_HYPHEN_AT_THE_END if after_hyphen else 0.0)


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
