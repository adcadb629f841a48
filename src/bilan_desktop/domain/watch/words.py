"""Words of a text and phrases of a lexicon, compared whole: accents, case, elisions and hyphens make no difference.

An entry of a lexicon is one or several words. Endings in parentheses may be missing: `handicap(s)` stands for two forms,
`voisin(e|s|es)` for four. So may a word in parentheses, `(de)`, while `(de|du)` is one of the two. `{name}` stands for a
set of words given apart, which may be missing when an empty word is one of them. An entry that begins with `=` wants its
accents as they are written.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product
from typing import Generic, TypeVar

from attrs import frozen

Label = TypeVar("Label")

TELLING = 4
"""From how many letters a word may be rare enough to be looked for first."""

_EVERYWHERE = frozenset(
    (
        "dans",
        "avec",
        "pour",
        "elle",
        "elles",
        "comme",
        "tout",
        "tous",
        "toute",
        "sans",
        "plus",
        "tres",
        "bien",
    )
) | {"temps", "travail", "equipe", "personne", "personnes"}

_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*|\n|[^\w\s'’ʼ\-‐‑\u0300-\u036f]")
_MARKS = re.compile(r"[\u0300-\u036f]+")
_PARTS = re.compile(r"\(([^)]*)\)|([^(]+)")
_GROUP = re.compile(r"\(([^()]*)\)")
_GAPS = re.compile(r"[\s'’\-]+(?![^(]*\))")
_PLAIN = {
    code: base.lower()
    for code in range(0x41, 0x250)
    if (base := unicodedata.normalize("NFD", chr(code))[0]).isalpha()
}


def fold(text: str) -> str:
    """The text in lower case without accents, as long as it was: a place in one is the same place in the other."""
    return text.translate(_PLAIN)


def key_of(words: str) -> str:
    """The same for every way of writing the same words: accents, case, elisions, hyphens and spaces apart."""
    plain = _MARKS.sub("", fold(words)).replace("œ", "oe")
    return " ".join(match[0] for match in _WORD.finditer(plain))


@frozen
class Step:
    """One word of a phrase: the forms it may take, and whether it may be missing."""

    forms: frozenset[str]
    optional: bool


@frozen
class Phrase:
    """An entry of a lexicon; `anchor` is the place of its most telling word, the one that is looked for."""

    steps: tuple[Step, ...]
    anchor: int
    written: frozenset[str] = frozenset()
    """Its words with their accents, where these count."""


def phrases(entry: str, sets: Mapping[str, Iterable[str]]) -> tuple[Phrase, ...]:
    """Reads an entry: one phrase, or one for each choice of several words, `(route|accident de trajet)`.

    Raises ValueError when it is empty, may be missing as a whole, or names no set.
    """
    exact = entry.startswith("=")
    return tuple(_phrase(one, sets, exact=exact) for one in _spread(entry.removeprefix("=").strip()))


def _spread(entry: str) -> Iterator[str]:
    """The entry with every choice of several words in an entry of its own."""
    for group in _GROUP.finditer(entry):
        options = group[1].split("|")
        several = [option for option in options if _GAPS.search(option) or "{" in option]
        if several:
            single = "|".join(option for option in options if option not in several)
            for option in [*several, *([f"({single}|{single})"] if single else [])]:
                yield from _spread(entry[: group.start()] + option + entry[group.end() :])
            return
    yield entry


def _phrase(entry: str, sets: Mapping[str, Iterable[str]], *, exact: bool) -> Phrase:
    chosen = [_choice(part, sets) for part in _GAPS.split(entry)]
    steps = tuple(_step(forms) for forms in chosen)
    wanted = [at for at, step in enumerate(steps) if step.forms and not step.optional]
    if not wanted:
        raise ValueError(entry)
    anchor = min(wanted, key=lambda at: _commonness(steps[at]))
    return Phrase(steps, anchor, frozenset().union(*chosen) if exact else frozenset())


def _commonness(step: Step) -> tuple[bool, int]:
    """How little a word tells: the short ones are everywhere, and so is one of many."""
    common = any(len(form) < TELLING or form in _EVERYWHERE for form in step.forms)
    return common, len(step.forms)


def _choice(part: str, sets: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """The forms of one word; an empty one when it may be missing."""
    if not part.startswith("{"):
        return frozenset(_forms(part))
    name = part.strip("{}")
    if name not in sets:
        raise ValueError(part)
    return frozenset(sets[name])


@cache
def _step(choice: frozenset[str]) -> Step:
    forms = {fold(form) for form in choice if form}
    return Step(frozenset(forms | {form.replace("œ", "oe") for form in forms}), "" in choice)


def _forms(part: str) -> Iterator[str]:
    """Every form that `(a|b)` and `(s)` stand for."""
    choices = []
    for at, (within, plain) in enumerate(_PARTS.findall(part)):
        options = [plain] if plain else within.split("|")
        may_miss = not plain and (at > 0 or len(options) == 1)
        choices.append(["", *options] if may_miss else options)
    for form in product(*choices):
        yield "".join(form)


@frozen
class Index(Generic[Label]):
    """Phrases by their most telling word; those labelled None are exceptions: what they cover is harmless."""

    phrases: Mapping[str, tuple[tuple[Phrase, Label | None], ...]]

    @classmethod
    def of(cls, entries: Iterable[tuple[Phrase, Label | None]]) -> "Index[Label]":
        """The index of some phrases."""
        found: dict[str, list[tuple[Phrase, Label | None]]] = {}
        for entry, label in entries:
            for form in entry.steps[entry.anchor].forms:
                found.setdefault(form, []).append((entry, label))
        return cls({form: tuple(labelled) for form, labelled in found.items()})


@frozen
class Hit(Generic[Label]):
    """A phrase found in a text, from `start` to `end`."""

    label: Label
    start: int
    end: int


def hits(text: str, index: Index[Label]) -> tuple[Hit[Label], ...]:
    """Every phrase of the index in the text, in order.

    Of two that overlap the longer is kept, and none that an exception covers.
    """
    folded = fold(text)
    words = ["", *_WORD.findall(folded), ""]
    if _MARKS.search(folded):
        words = [_MARKS.sub("", word) for word in words]
    spans = [
        (entry, label, span)
        for at, word in enumerate(words)
        for entry, label in index.phrases.get(word, ())
        if (span := _match(entry, words, at)) is not None
    ]
    places = list(_WORD.finditer(folded)) if spans else []
    found: list[Hit[Label]] = []
    harmless: list[tuple[int, int]] = []
    for entry, label, (first, last) in spans:
        start, end = places[first - 1].start(), places[last - 1].end()
        if entry.written and not _is_written(entry, text[start:end]):
            continue
        if label is None:
            harmless.append((start, end))
        else:
            found.append(Hit(label, start, end))
    kept: list[Hit[Label]] = []
    for hit in sorted(found, key=lambda h: h.start - h.end):
        covered = any(start <= hit.start and hit.end <= end for start, end in harmless)
        if not covered and all(hit.end <= other.start or other.end <= hit.start for other in kept):
            kept.append(hit)
    return tuple(sorted(kept, key=lambda h: h.start))


def _match(entry: Phrase, words: list[str], at: int) -> tuple[int, int] | None:
    """The first and the last word of a phrase whose anchor is at a place; None when it is not there."""
    steps, anchor = entry.steps, entry.anchor
    first = last = at
    for step in reversed(steps[:anchor]):
        if words[first - 1] in step.forms:
            first -= 1
        elif not step.optional:
            return None
    for step in steps[anchor + 1 :]:
        if words[last + 1] in step.forms:
            last += 1
        elif not step.optional:
            return None
    return first, last


def _is_written(entry: Phrase, found: str) -> bool:
    """Whether the accents of what was found are those of the entry."""
    composed = unicodedata.normalize("NFC", found.lower())
    return all(place[0] in entry.written for place in _WORD.finditer(composed))
