"""Words that judge a person (E1). They are pointed out with what to write instead; they never bar anything."""

import re

from attrs import frozen

from bilan_desktop.domain.watch.lexicon import Lexicon
from bilan_desktop.domain.watch.words import Reading, hits

_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"\n]*\"")


@frozen
class Judgement:
    """A judging word at its place, and what to write instead."""

    word: str
    suggestion: str
    start: int
    end: int


def find(text: str, lexicon: Lexicon) -> tuple[Judgement, ...]:
    """The judging words of a text, in order. Words in quotation marks are somebody's own: they report, and pass."""
    return find_in(Reading.of(text), lexicon)


def find_in(reading: Reading, lexicon: Lexicon) -> tuple[Judgement, ...]:
    """As `find`, in a text that is read already."""
    text, found = reading.text, hits(reading, lexicon.judging)
    quoted = [m.span() for m in _QUOTED.finditer(text)] if found else []
    return tuple(
        Judgement(text[hit.start : hit.end], hit.label, hit.start, hit.end)
        for hit in found
        if not any(start <= hit.start and hit.end <= end for start, end in quoted)
    )
