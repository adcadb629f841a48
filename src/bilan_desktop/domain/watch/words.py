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
from typing import Generic, TypeAlias, TypeVar

from attrs import frozen

Label = TypeVar("Label")

_COMMON = (
    "a ai ainsi ans apres au aucun aucune aussi autre autres aux avait avec avoir avant bien bureau c ce cela ces cet cette"
    " chaque chez comme contre d dans de depuis des deux dit doit dont du elle elles en encore entreprise equipe est et etait"
    " etre eu faire fait fait il ils j je jour jours l la le les leur leurs lui m ma mais mes mois mon n ne nom non nos notre"
    " nous on ont ou par parle pas peu personne personnes petit peut plus poste pour pres qu que qui quand s sa sans se service"
    " ses si sont son sous suis sur temps tous tout toute toutes travail trois tres trop un une va vers veut vie vient y"
)
_EVERYWHERE = frozenset(_COMMON.split())
"""Words that are in every text: a phrase is not looked for by one of them if it has another."""

_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*|\n|[^\w\s'’ʼ\-‐‑\u0300-\u036f]")
_PLAIN_WORD = re.compile(r"\w+|\n|[^\w\s'’ʼ\-‐‑]")
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
    low = text.lower()
    if len(low) != len(text):
        return text.translate(_PLAIN)
    for sign in set(low):
        plain = _PLAIN.get(ord(sign), sign)
        if plain != sign:
            low = low.replace(sign, plain)
    return low


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
    """An entry of a lexicon: the forms of its most telling word, which is looked for, and what is read to its left and right."""

    anchor: frozenset[str]
    before: tuple[Step, ...]
    after: tuple[Step, ...]
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
    written = frozenset().union(*chosen) if exact else frozenset()
    return Phrase(steps[anchor].forms, steps[:anchor][::-1], steps[anchor + 1 :], written)


def _commonness(step: Step) -> tuple[int, int]:
    """How little a word tells: the less, the more of its forms are in every text, and the more forms it has."""
    return len(step.forms & _EVERYWHERE), len(step.forms)


def _choice(part: str, sets: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """The forms of one word; an empty one when it may be missing."""
    if not part.startswith("{"):
        return frozenset(forms(part))
    name = part.strip("{}")
    if name not in sets:
        raise ValueError(part)
    return frozenset(sets[name])


@cache
def _step(choice: frozenset[str]) -> Step:
    forms = {fold(form) for form in choice if form}
    return Step(frozenset(forms | {form.replace("œ", "oe") for form in forms}), "" in choice)


def forms(part: str) -> Iterator[str]:
    """Every form that `(a|b)` and `(s)` stand for."""
    choices = []
    for at, (within, plain) in enumerate(_PARTS.findall(part)):
        options = [plain] if plain else within.split("|")
        may_miss = not plain and (at > 0 or len(options) == 1)
        choices.append(["", *options] if may_miss else options)
    for form in product(*choices):
        yield "".join(form)


REACH = 24
"""How many words an exception may reach beyond what it covers."""

Span: TypeAlias = tuple[int, int, int, int]
"""The first and the last word of what was found, and where it begins and ends."""

Phrases: TypeAlias = Mapping[str, tuple[tuple[Phrase, Label], ...]]
"""Phrases with their labels, by the words they are looked for by."""


@frozen
class Index(Generic[Label]):
    """The phrases of a list, and its exceptions: what these cover is harmless."""

    phrases: Phrases[Label]
    exceptions: Phrases[None]

    @classmethod
    def of(cls, entries: Iterable[tuple[Phrase, Label | None]]) -> "Index[Label]":
        """The index of some phrases; those labelled None are exceptions."""
        known = list(entries)
        return cls(
            _by_anchor((entry, label) for entry, label in known if label is not None),
            _by_anchor((entry, None) for entry, label in known if label is None),
        )


def _by_anchor(entries: Iterable[tuple[Phrase, Label]]) -> Phrases[Label]:
    found: dict[str, list[tuple[Phrase, Label]]] = {}
    for entry, label in entries:
        for form in entry.anchor:
            found.setdefault(form, []).append((entry, label))
    return {form: tuple(labelled) for form, labelled in found.items()}


@frozen
class Reading:
    """A text cut into words, once for all the lists it is looked through with.

    `words` are without accents, an empty one before and after; `written` are the same as they stand in `folded`.
    """

    text: str
    folded: str
    words: list[str]
    written: list[str]

    @classmethod
    def of(cls, text: str) -> "Reading":
        """Reads a text."""
        folded = fold(text)
        if _MARKS.search(folded) is None:
            written = _PLAIN_WORD.findall(folded.replace("_", " "))
            return cls(text, folded, ["", *written, ""], written)
        written = _WORD.findall(folded)
        return cls(text, folded, ["", *(_MARKS.sub("", word) for word in written), ""], written)

    def places(self, until: int) -> list[tuple[int, int]]:
        """Where each of the first `until` words begins and ends: between two of them no sign belongs to a word."""
        found, end = [], 0
        for word in self.written[:until]:
            start = self.folded.index(word, end)
            end = start + len(word)
            found.append((start, end))
        return found


@frozen
class Hit(Generic[Label]):
    """A phrase found in a text, from `start` to `end`."""

    label: Label
    start: int
    end: int


def hits(reading: Reading, index: Index[Label]) -> tuple[Hit[Label], ...]:
    """Every phrase of the index in a text, in order.

    Of two that overlap the longer is kept, and none that an exception covers.
    """
    words, phrases = reading.words, index.phrases
    found = _found(reading, phrases, [at for at, word in enumerate(words) if word in phrases])
    if not found:
        return ()
    near = sorted(
        {at for span, _ in found for at in range(max(0, span[0] - REACH), min(len(words), span[1] + REACH))}
    )
    harmless = [span for span, _ in _found(reading, index.exceptions, near)]
    kept: list[tuple[Span, Label]] = []
    for span, label in sorted(found, key=lambda each: each[0][2] - each[0][3]):
        covered = any(first <= span[0] and span[1] <= last for first, last, _, _ in harmless)
        if not covered and all(span[1] < first or last < span[0] for (first, last, _, _), _ in kept):
            kept.append((span, label))
    return tuple(Hit(label, span[2], span[3]) for span, label in sorted(kept, key=lambda each: each[0]))


def _found(reading: Reading, phrases: Phrases[Label], anchors: Iterable[int]) -> list[tuple[Span, Label]]:
    """Every phrase looked for at some words of a text, whether others cover it or not."""
    words = reading.words
    spans = [
        (entry, label, span)
        for at in anchors
        for entry, label in phrases.get(words[at], ())
        if (span := _match(entry, words, at)) is not None
    ]
    places = reading.places(max((last for _, _, (_, last) in spans), default=0))
    found: list[tuple[Span, Label]] = []
    for entry, label, (first, last) in spans:
        start, end = places[first - 1][0], places[last - 1][1]
        if not entry.written or _is_written(entry, reading.text[start:end]):
            found.append(((first, last, start, end), label))
    return found


def _match(entry: Phrase, words: list[str], at: int) -> tuple[int, int] | None:
    """The first and the last word of a phrase whose anchor is at a place; None when it is not there."""
    first = last = at
    for step in entry.before:
        if words[first - 1] in step.forms:
            first -= 1
        elif not step.optional:
            return None
    for step in entry.after:
        if words[last + 1] in step.forms:
            last += 1
        elif not step.optional:
            return None
    return first, last


def _is_written(entry: Phrase, found: str) -> bool:
    """Whether the accents of what was found are those of the entry."""
    composed = unicodedata.normalize("NFC", found.lower())
    return all(place[0] in entry.written for place in _WORD.finditer(composed))
