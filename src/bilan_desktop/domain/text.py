"""What a field of text may hold, and the sentence's cause when it does not."""

import re
import unicodedata
from datetime import date

from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.domain.watch import nir

LINE = 200
PARAGRAPH = 20_000
EARLIEST = date(1990, 1, 1)
LATEST = date(2099, 12, 31)


def clean(value: str) -> str:
    """The text without control characters, in composed form, without spaces around."""
    kept = "".join(c for c in value if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"})
    return unicodedata.normalize("NFC", kept).strip()


def line(field: str, value: str, *, limit: int = LINE, required: bool = False) -> str:
    """One line of text, cleaned. Raises InvalidInput when empty though required, or longer than `limit` characters.

    Raises RuleBroken when it holds a social-security number (C3).
    """
    text = " ".join(clean(value).split())
    return _checked(field, text, limit, required=required)


def paragraph(field: str, value: str, *, limit: int = PARAGRAPH, required: bool = False) -> str:
    """Several lines of text, cleaned. Raises InvalidInput as `line` does."""
    return _checked(field, clean(value), limit, required=required)


def _checked(field: str, text: str, limit: int, *, required: bool) -> str:
    nir.require_none(field, text)
    if required and not text:
        raise InvalidInput(field, Problem.EMPTY)
    if len(text) > limit:
        raise InvalidInput(field, Problem.TOO_LONG, limit=limit, length=len(text))
    return text


def email(field: str, value: str) -> str:
    """An e-mail address; empty stays empty. Raises InvalidInput when it has not the shape of one."""
    address = line(field, value)
    if address and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", address):
        raise InvalidInput(field, Problem.WRONG_FORMAT)
    return address


def past_day(field: str, day: date | None, today: date) -> date:
    """A day that has come: given, neither before 1990 nor after today. Raises InvalidInput otherwise."""
    if day is None:
        raise InvalidInput(field, Problem.EMPTY)
    if day > today:
        raise InvalidInput(field, Problem.IN_THE_FUTURE, day=day)
    if day < EARLIEST:
        raise InvalidInput(field, Problem.TOO_EARLY, earliest=EARLIEST)
    return day


def any_day(field: str, day: date | None) -> date:
    """A day of a bilan, past or to come: given, from 1990 to 2099. Raises InvalidInput otherwise."""
    if day is None:
        raise InvalidInput(field, Problem.EMPTY)
    if day < EARLIEST:
        raise InvalidInput(field, Problem.TOO_EARLY, earliest=EARLIEST)
    if day > LATEST:
        raise InvalidInput(field, Problem.TOO_LATE, latest=LATEST)
    return day
