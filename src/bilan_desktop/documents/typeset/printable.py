"""What may be printed of a text that somebody typed: never an empty box in place of a character."""

import re
import unicodedata
from functools import cache

from bilan_desktop.documents.typeset.faces import can_write
from bilan_desktop.domain.errors import InvalidInput, Problem

EMOJI = "[émoji]"
"""Stands for pictures that no shipped font draws: the reader sees that something was there."""

_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}
_PICTURES = {"So", "Sk", "Sm", "Sc", "Po"}
_BREAKS = str.maketrans({"\t": " ", "\r": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"})
_LIGATURES = "ﬀﬁﬂﬃﬄﬅﬆ"
_KEPT = {"\n", "\u00ad", "\u200b"}
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b"))
_PICTURE = "\ue000"
_PICTURE_RUN = re.compile(f"{_PICTURE}+")
_VARIANTS = range(0xFE00, 0xFE10)
_SKINS = range(0x1F3FB, 0x1F400)


def printable(text: str, field: str = "text") -> str:
    """The text as it can be printed: composed, without invisible characters, pictures replaced by « [émoji] ».

    Raises InvalidInput for `field` (NOT_PRINTABLE, with how many) when it holds letters of a script that no shipped
    font writes: a name with holes in it is worse than none.
    """
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_BREAKS))
    shown = {character: _shown(character) for character in set(composed)}
    missing = sum(composed.count(character) for character, stand_in in shown.items() if stand_in is None)
    if missing:
        raise InvalidInput(field, Problem.NOT_PRINTABLE, count=missing)
    changed = {ord(character): stand_in for character, stand_in in shown.items() if stand_in != character}
    if not changed:
        return composed
    return _PICTURE_RUN.sub(EMOJI, composed.translate(changed))


@cache
def is_blank(text: str, field: str = "text") -> bool:
    """True when nothing of a text leaves ink. Raises InvalidInput as `printable` does."""
    return not printable(text, field).translate(_UNSEEN).strip()


def _shown(character: str) -> str | None:
    if character in _KEPT:
        return character
    category = unicodedata.category(character)
    if category in _INVISIBLE or ord(character) in _SKINS or ord(character) in _VARIANTS:
        return ""
    if can_write(character) and character not in _LIGATURES:
        return character
    compatible = unicodedata.normalize("NFKC", character)
    if compatible != character and all(can_write(c) for c in compatible):
        return compatible
    if category in _PICTURES:
        return _PICTURE
    return "" if category in {"Mn", "Me"} else None
