"""The social-security number (NIR): a well-formed one is barred from every text (C3), what looks like one is asked about."""

import re

from bilan_desktop.domain.errors import Breach, RuleBroken

_GAP = r"[\s.\-–/·]{0,3}"
_SHAPE = re.compile(
    rf"(?<![0-9A-Za-z])(?P<body>[1-478]{_GAP}\d\d{_GAP}(?:0[1-9]|1[0-2]|[2-9]\d){_GAP}(?:\d\d|2[ABab]){_GAP}\d{{3}}{_GAP}\d{{3}})"
    rf"(?:{_GAP}(?P<key>\d\d))?(?![0-9A-Za-z])"
)
_CORSICA = {"2A": "19", "2B": "18"}


def key(body: str) -> int:
    """The key of the thirteen signs of a NIR; `2A` and `2B` count as 19 and 18 (décret 82-103, annexe)."""
    number = body[:5] + _CORSICA.get(body[5:7].upper(), body[5:7]) + body[7:]
    return 97 - int(number) % 97


def find(text: str) -> tuple[tuple[int, int], ...]:
    """The places of the well-formed NIR of a text, key included, whatever separates their digits."""
    return tuple(m.span() for m in _SHAPE.finditer(text) if _is_whole(m))


def look_alikes(text: str) -> tuple[tuple[int, int], ...]:
    """The places of what has the shape of a NIR, without its key or with one that does not match."""
    return tuple(m.span() for m in _SHAPE.finditer(text) if not _is_whole(m))


def require_none(field: str, text: str) -> None:
    """Raises RuleBroken when a text holds a well-formed NIR; `field` tells which."""
    if find(text):
        raise RuleBroken(Breach.NIR_FORBIDDEN, field=field)


def _is_whole(match: re.Match[str]) -> bool:
    body = "".join(c for c in match["body"] if c.isalnum())
    return match["key"] is not None and int(match["key"]) == key(body)
