"""The faces a paper is set in, which of them can write a character, and how wide it is.

The family shipped for papers writes French and the Latin languages; DejaVu Sans writes what it lacks (Greek, Cyrillic,
Arabic, Hebrew, signs). Nothing else is embedded, nothing is looked for on the machine.
"""

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from threading import RLock

from attrs import field, frozen

from bilan_desktop.resources import resource

_FAMILY = {
    (False, False): "BilanHyperlegible-Regular",
    (True, False): "BilanHyperlegible-Bold",
    (False, True): "BilanHyperlegible-Italic",
    (True, True): "BilanHyperlegible-BoldItalic",
}
_FALLBACK = {False: "DejaVuSans", True: "DejaVuSans-Bold"}

FONT_LOCK = RLock()
"""Held while a paper is made: reportlab reads its fonts through one shared cursor."""


@frozen(eq=False)
class Face:
    """One embedded font file. Widths are in thousandths of its size."""

    name: str
    widths: dict[str, float] = field(repr=False)

    def width(self, text: str, size: float) -> float:
        """How wide a text is at a size, in points."""
        return sum(map(self.widths.__getitem__, text)) * size / 1000

    def writes(self, text: str) -> bool:
        """True when the face has a glyph for every character."""
        return self.widths.keys() >= set(text)


@cache
def face(name: str) -> Face:
    """The face of that file name, loaded once and made known to reportlab."""
    from reportlab.pdfbase.pdfmetrics import registerFont  # noqa: PLC0415 - a third of a second, for papers only
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415

    with FONT_LOCK:
        font = TTFont(name, str(resource("fonts", f"{name}.ttf")), asciiReadable=False, shapable=False)
        registerFont(font)
    known = font.face.charWidths
    return Face(
        name,
        {chr(code): known[code] for code in font.face.charToGlyph if code in known},
    )


def main_face(*, bold: bool, italic: bool) -> Face:
    """The face of French text."""
    return face(_FAMILY[bold, italic])


def can_write(character: str) -> bool:
    """True when one of the faces has a glyph for it.

    What lies beyond the first plane is never drawn: reportlab would write a code for it that cannot be copied out.
    """
    if ord(character) > 0xFFFF:
        return False
    return (
        character in main_face(bold=False, italic=False).widths or character in face(_FALLBACK[False]).widths
    )


def by_face(text: str, *, bold: bool, italic: bool) -> Iterator[tuple[Face, str]]:
    """The text cut where the face must change. Every character must be one that `can_write` admits."""
    main = main_face(bold=bold, italic=italic)
    if main.writes(text):
        yield main, text
        return
    fallbacks = (face(_FALLBACK[bold]), face(_FALLBACK[False]))

    def chosen(character: str) -> Face:
        return next((f for f in (main, *fallbacks) if character in f.widths), fallbacks[-1])

    for found, characters in groupby(text, chosen):
        yield found, "".join(characters)
