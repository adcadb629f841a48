"""Names and sentences written from right to left: Arabic letters joined, each line put in the order the eye reads.

A reduced form of the Unicode Bidirectional Algorithm (UAX #9): strong letters, figures and neutral signs, without the
explicit marks, which `printable` has taken out. Joined letters come from Unicode's own presentation forms.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import TypeVar

_RIGHT = {"R", "AL"}
_FIGURES = {"EN", "AN"}
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_OPENING, _CLOSING = "([{«‹", ")]}»›"
_FORMS = ("<isolated>", "<final>", "<initial>", "<medial>")

_RIGHT_LETTERS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")

T = TypeVar("T")


def is_right_to_left(text: str) -> bool:
    """True when the first strong letter of the text is one of a right-to-left script."""
    if not holds_right_to_left(text):
        return False
    strong = (unicodedata.bidirectional(character) for character in text)
    return next((kind in _RIGHT for kind in strong if kind in _RIGHT or kind == "L"), False)


def holds_right_to_left(text: str) -> bool:
    """True when any letter of the text is one of a right-to-left script."""
    return _RIGHT_LETTERS.search(text) is not None


@cache
def _presentation() -> dict[str, dict[str, str]]:
    """For each Arabic letter or pair of letters, its drawn form by place in the word."""
    found: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFDFE), *range(0xFE70, 0xFEFD)):
        parts = unicodedata.decomposition(chr(code)).split()
        if parts and parts[0] in _FORMS:
            letters = "".join(chr(int(part, 16)) for part in parts[1:])
            if len(letters) == 1 or (len(letters) == 2 and letters[0] == "\u0644" and letters[1] in "آأإا"):
                found.setdefault(letters, {})[parts[0]] = chr(code)
    return found


def shaped(word: str) -> list[tuple[str, str]]:
    """The word as pairs of what is drawn and what was written, in reading order.

    Marks stay with their letter, drawn before it: the fonts' marks reach over what comes to their right.
    """
    clusters = _clusters(word)
    forms = _presentation()
    drawn = []
    joined_before = False
    for index, cluster in enumerate(clusters):
        letters, marks = cluster
        joins_after = "<initial>" in forms.get(letters, {}) and index + 1 < len(clusters)
        joins_after = joins_after and "<final>" in forms.get(clusters[index + 1][0], {})
        place = _FORMS[int(joined_before) + 2 * int(joins_after)]
        drawn.append((marks[::-1] + forms.get(letters, {}).get(place, letters), letters + marks))
        joined_before = joins_after
    return drawn


def _clusters(word: str) -> list[tuple[str, str]]:
    forms = _presentation()
    clusters: list[tuple[str, str]] = []
    for character in word:
        if clusters and unicodedata.combining(character):
            letters, marks = clusters[-1]
            clusters[-1] = (letters, marks + character)
        elif clusters and not clusters[-1][1] and clusters[-1][0] + character in forms:
            clusters[-1] = (clusters[-1][0] + character, "")
        else:
            clusters.append((character, ""))
    return clusters


def levels(clusters: Sequence[str], *, right_to_left: bool) -> list[int]:
    """The embedding level of each cluster: even reads from left to right, odd from right to left."""
    base = "R" if right_to_left else "L"
    kinds: list[str | None] = []
    strong = base
    for cluster in clusters:
        kind = unicodedata.bidirectional(cluster[0])
        if kind in _RIGHT or kind == "L":
            strong = "R" if kind in _RIGHT else "L"
            kinds.append(strong)
        elif kind in _FIGURES:
            kinds.append("figure" if strong == "R" else "L")
        else:
            kinds.append(None)
    _pair_brackets(clusters, kinds, base)
    by_kind = {"L": 2 * int(right_to_left), "R": 1, "figure": 2}
    return [by_kind[kind] for kind in _with_neutrals(kinds, base)]


def _pair_brackets(clusters: Sequence[str], kinds: list[str | None], base: str) -> None:
    """Gives a pair of brackets the direction of what it holds and stands in (UAX #9, rule N0)."""
    waiting: list[int] = []
    for index, cluster in enumerate(clusters):
        if cluster in _OPENING:
            waiting.append(index)
        elif cluster in _CLOSING and waiting:
            start = waiting.pop()
            inside = {"L" if k == "L" else "R" for k in kinds[start + 1 : index] if k is not None}
            if inside:
                before = next((k for k in reversed(kinds[:start]) if k is not None), base)
                chosen = base if base in inside else "L" if before == "L" else "R"
                kinds[start] = kinds[index] = chosen


def _with_neutrals(kinds: Sequence[str | None], base: str) -> list[str]:
    resolved: list[str] = []
    for index, kind in enumerate(kinds):
        if kind is not None:
            resolved.append(kind)
            continue
        before = resolved[-1] if resolved else base
        after = next((k for k in kinds[index + 1 :] if k is not None), base)
        sides = {"L" if side == "L" else "R" for side in (before, after)}
        resolved.append(sides.pop() if len(sides) == 1 else base)
    return resolved


def in_visual_order(units: Iterable[T], unit_levels: Sequence[int]) -> list[tuple[T, int]]:
    """The units from left to right, each with its level (UAX #9, rule L2)."""
    ordered = list(zip(units, unit_levels, strict=True))
    for floor in range(max(unit_levels, default=0), 0, -1):
        ordered = list(_reversed_runs(ordered, floor))
    return ordered


def _reversed_runs(units: list[tuple[T, int]], floor: int) -> Iterator[tuple[T, int]]:
    for is_run, group in groupby(units, lambda unit: unit[1] >= floor):
        run = list(group)
        yield from run[::-1] if is_run else run


def mirrored(text: str) -> str:
    """Brackets and quotation marks turned round, as they are drawn in a right-to-left run."""
    return text.translate(_MIRRORED)
