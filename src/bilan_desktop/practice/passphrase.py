"""The passphrase of the vault: one proposed, one measured (L7: 80 bits, CNIL 2022-100, as the attack is offline)."""

import math
import re
import secrets
import unicodedata
from functools import cache
from typing import Any

from attrs import frozen

from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.resources import resource
from bilan_desktop.wording.advice import Advice

ASKED_BITS = 80
PROPOSED_WORDS = 7
LONGEST = 1000
"""More characters are a file pasted by mistake."""

_PIECE = 20
"""A longer piece is measured in parts: zxcvbn's time grows faster than their length."""
_PLENTY = 2.0 * ASKED_BITS
"""Beyond these bits nothing more is measured."""
_BITS_OF_A_WORD = 12.0
"""What a word of a language is worth, whoever chose it: seven make what the CNIL takes for 80 bits."""
_LETTERS_OF_A_WORD = 10
_BITS_OF_A_LETTER = 3.3
"""What a letter of a short word is worth."""
_VOWELS = frozenset("aeiouy")
_SEPARATORS = re.compile(r"[\s_-]+")


@frozen
class Strength:
    """How many bits a passphrase is worth, whether they are enough, and what would make it better."""

    bits: float
    enough: bool
    advice: tuple[Advice, ...]


@cache
def words() -> tuple[str, ...]:
    """The French words that are proposed: common, without accents, 4 to 9 letters."""
    return tuple(resource("words", "francais.txt").read_text(encoding="utf-8").split())


def propose() -> str:
    """Seven different words drawn at random, with hyphens: over 84 bits."""
    return "-".join(secrets.SystemRandom().sample(words(), PROPOSED_WORDS))


def strength(passphrase: str, own_words: tuple[str, ...] = ()) -> Strength:
    """An honest measure of a passphrase; `own_words` are what someone who knows the practice would try first.

    Words of our list are worth what drawing them is worth. Otherwise each piece between spaces or hyphens counts once,
    by the patterns that zxcvbn finds in it, with accents and without; what zxcvbn finds no pattern in is taken as random
    signs, save for what can be said: a word of a language, whatever its length, is no random string.
    """
    listed = _listed_bits(passphrase[:LONGEST])
    if listed is not None:
        return _judged(listed, [])
    own = _own(own_words)
    bits = 0.0
    advice: list[Advice] = []
    once = _unrepeated(passphrase[:LONGEST])
    if once != passphrase[:LONGEST]:
        advice.append(Advice.REPEATED)
    for piece in _pieces(once):
        if bits < _PLENTY:
            bits += min(_piece_bits(form, own, advice) for form in {piece, _folded(piece)})
    return _judged(bits, list(dict.fromkeys(advice)))


def require_strength(passphrase: str, own_words: tuple[str, ...] = ()) -> None:
    """Raises InvalidInput for an empty, an endless or a weak passphrase (L7)."""
    if not passphrase.strip():
        raise InvalidInput("passphrase", Problem.EMPTY)
    if len(passphrase) > LONGEST:
        raise InvalidInput("passphrase", Problem.TOO_LONG, limit=LONGEST, length=len(passphrase))
    measured = strength(passphrase, own_words)
    if not measured.enough:
        raise InvalidInput(
            "passphrase", Problem.NOT_ENOUGH_STRENGTH, bits=int(measured.bits), asked=ASKED_BITS
        )


def _judged(bits: float, advice: list[Advice]) -> Strength:
    enough = bits >= ASKED_BITS
    return Strength(bits, enough, () if enough else (*advice, Advice.MORE_WORDS))


def _listed_bits(passphrase: str) -> float | None:
    """What drawing these words from our list is worth, each counted once; None when one is not of the list."""
    parts = [part for part in _SEPARATORS.split(_folded(passphrase)) if part]
    known = set(words())
    if not parts or not known.issuperset(parts):
        return None
    return sum(math.log2(len(known) - drawn) for drawn in range(len(set(parts))))


def _pieces(passphrase: str) -> list[str]:
    """The different pieces between spaces and hyphens, the long ones in parts."""
    parts = [part for part in _SEPARATORS.split(passphrase) if part]
    cut = [part[at : at + _PIECE] for part in parts for at in range(0, len(part), _PIECE)]
    return list(dict.fromkeys(cut))


def _unrepeated(text: str) -> str:
    """What is repeated, once, when the text is nothing but a repetition; else the text."""
    borders = [0] * len(text)
    for at in range(1, len(text)):
        border = borders[at - 1]
        while border and text[at] != text[border]:
            border = borders[border - 1]
        borders[at] = border + (text[at] == text[border])
    period = len(text) - (borders[-1] if borders else 0)
    return text[:period] if period * 2 <= len(text) else text


def _piece_bits(piece: str, own: list[str], advice: list[Advice]) -> float:
    """The bits of a piece; what it shows of habits is added to `advice`."""
    from zxcvbn import zxcvbn  # noqa: PLC0415 - large dictionaries, read only when a passphrase is measured

    bits = 0.0
    for found in zxcvbn(piece, user_inputs=[*own, *words()])["sequence"]:
        if found["pattern"] == "bruteforce":
            bits += _unpatterned_bits(found["token"], _signs_of(piece))
        else:
            bits += float(found["guesses_log10"]) * math.log2(10)
            advice.extend(_advice(found, own))
    return min(bits, _unpatterned_bits(piece, _signs_of(piece)))


def _unpatterned_bits(text: str, signs: int) -> float:
    """The bits of a text read as words where it can be said, as random signs out of so many elsewhere."""
    bits = 0.0
    for run in re.findall(r"[^\W\d_]+|.", text, re.DOTALL):
        random = len(run) * math.log2(signs)
        if _is_word(run):
            word = _BITS_OF_A_WORD * math.ceil(len(run) / _LETTERS_OF_A_WORD)
            random = min(random, word, len(run) * _BITS_OF_A_LETTER)
        bits += random
    return bits


def _signs_of(text: str) -> int:
    """How many signs the kinds of signs of a text have together."""
    kinds = ((str.islower, 26), (str.isupper, 26), (str.isdecimal, 10))
    known = sum(size for is_of_it, size in kinds if any(is_of_it(sign) for sign in text))
    return known + (33 if any(not sign.isalnum() for sign in text) else 0) or 26


def _is_word(run: str) -> bool:
    return len(run) > 1 and run in {run.lower(), run.upper(), run.capitalize()} and _can_be_said(_folded(run))


def _can_be_said(run: str) -> bool:
    """True when vowels and consonants alternate as in a word."""
    vowels = sum(letter in _VOWELS for letter in run)
    return 0.2 <= vowels / len(run) <= 0.8 and not re.search(r"[^aeiouy]{5}|[aeiouy]{5}", run)


def _own(own_words: tuple[str, ...]) -> list[str]:
    """The practice's words, whole and in parts, as guesses."""
    parts = [part for text in own_words for part in re.split(r"[^\w]+", _folded(text)) if len(part) > 2]
    return list(dict.fromkeys([*parts, "bilan", "competences", "cabinet", "coffre", "conseil"]))


_PATTERNS = {
    "repeat": Advice.REPEATED,
    "sequence": Advice.SEQUENCE,
    "spatial": Advice.KEYBOARD,
    "date": Advice.DATE,
    "regex": Advice.DATE,
}


def _advice(found: dict[str, Any], own: list[str]) -> list[Advice]:
    if found["pattern"] in _PATTERNS:
        return [_PATTERNS[found["pattern"]]]
    if found["matched_word"] in own:
        return [Advice.OWN_WORD]
    return [Advice.COMMON] if found["dictionary_name"] == "passwords" else []


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in decomposed if unicodedata.category(sign) != "Mn")
