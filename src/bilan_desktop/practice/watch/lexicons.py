"""The lexicons as the program ships them: read once, when a text is first looked at."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeVar

from bilan_desktop.domain.watch.lexicon import Lexicon, Topic
from bilan_desktop.domain.watch.words import Index, Phrase, forms, phrases
from bilan_desktop.resources import resource
from bilan_desktop.wording.french import typeset

Label = TypeVar("Label")
Sets = Mapping[str, frozenset[str]]


@cache
def lexicon() -> Lexicon:
    """The two lexicons. Raises FileNotFoundError without the files, ValueError for an entry that cannot be read."""
    return Lexicon(_sensitive(_read("sensibles.toml")), _judging(_read("jugements.toml")))


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resource("lexicons", name).read_text(encoding="utf-8"))


def _sensitive(raw: Mapping[str, Any]) -> Index[Topic]:
    sets = _sets(raw)
    entries: list[tuple[Phrase, Topic | None]] = []
    for topic in Topic:
        entries += _labelled(raw[topic.value], sets, topic)
    return Index.of(entries)


def _judging(raw: Mapping[str, Any]) -> Index[str]:
    sets = _sets(raw)
    entries: list[tuple[Phrase, str | None]] = []
    for group in raw["groupe"]:
        entries += _labelled(group, sets, typeset(group["conseil"]))
    return Index.of(entries)


def _labelled(group: Mapping[str, str], sets: Sets, label: Label) -> Iterator[tuple[Phrase, Label | None]]:
    for entry in _entries(group["mots"]):
        yield from ((phrase, label) for phrase in phrases(entry, sets))
    for entry in _entries(group.get("sauf", "")):
        yield from ((phrase, None) for phrase in phrases(entry, sets))


def _sets(raw: Mapping[str, Any]) -> Sets:
    return {
        name: frozenset(form for word in words.split(",") for form in forms(word.strip()))
        for name, words in raw["listes"].items()
    }


def _entries(text: str) -> Iterator[str]:
    """Every entry of a list, without the remarks."""
    for line in text.splitlines():
        yield from filter(None, (entry.strip() for entry in line.partition("#")[0].split(",")))
