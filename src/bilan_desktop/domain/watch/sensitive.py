"""Passages that seem to touch what a bilan asks only where the link is direct and necessary (C3)."""

from attrs import frozen

from bilan_desktop.domain.watch import nir
from bilan_desktop.domain.watch.lexicon import Lexicon, Topic
from bilan_desktop.domain.watch.words import Reading, hits, key_of


@frozen
class Passage:
    """Some words of a text and the topic they touch; `key` is the same however they are written."""

    topic: Topic
    start: int
    end: int
    key: str


def find(text: str, lexicon: Lexicon) -> tuple[Passage, ...]:
    """The sensitive passages of a text, in order."""
    return find_in(Reading.of(text), lexicon)


def find_in(reading: Reading, lexicon: Lexicon) -> tuple[Passage, ...]:
    """As `find`, in a text that is read already."""
    text = reading.text
    places = [(hit.label, hit.start, hit.end) for hit in hits(reading, lexicon.sensitive)]
    places += [(Topic.NIR, start, end) for start, end in nir.look_alikes(text)]
    places.sort(key=lambda place: place[1])
    return tuple(Passage(topic, start, end, key_of(text[start:end])) for topic, start, end in places)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The whole sentence, or line, in which a passage stands, with the space that follows it."""
    begin = max((text.rfind(sign, 0, start) + len(sign) for sign in _ENDS if sign in text[:start]), default=0)
    ends = [at + 1 for sign in _ENDS if (at := text.find(sign, end)) >= 0]
    until = min(ends, default=len(text))
    if text[until - 1] == "\n" and begin < until - 1:
        until -= 1
    while until < len(text) and text[until] == " ":
        until += 1
    while begin < start and text[begin] == " ":
        begin += 1
    return begin, until


_ENDS = (". ", "! ", "? ", "… ", "\n")
