"""Dates, times, durations and amounts as people type them.

Each reader takes what was typed and the name of its field; nothing typed is None; what cannot be read raises
InvalidInput with WRONG_FORMAT. A reader says what was meant, not whether it is possible: that is the domain's.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, time, timedelta
from enum import StrEnum

from bilan_desktop.domain.calendar import add_months
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.domain.money import Money
from bilan_desktop.wording.french import MONTHS, WEEKDAYS

LONGEST = 60


class Toward(StrEnum):
    """Which of two years, or of two Mondays, is meant."""

    NEAREST = "nearest"
    PAST = "past"
    FUTURE = "future"


def read_date(
    typed: str, today: date, *, field: str = "date", toward: Toward = Toward.NEAREST
) -> date | None:
    """The day meant: « 3/12 », « 3 déc », « 03122026 », « 2026-11-23 », « lundi 23 novembre 2026 », « demain », « lundi ».

    Without a year it is the one nearest to today, or the last or the next one as `toward` says; a day of the week
    alone is the coming one, unless the past is looked for. Two figures of a year belong to this century.
    """
    text = _plain(typed, field)
    if not text:
        return None
    for reader in (_word, _distance, _weekday, _figures, _iso, _named):
        day = reader(text, today, toward)
        if day is not None:
            return day
    raise InvalidInput(field, Problem.WRONG_FORMAT)


def read_time(typed: str, *, field: str = "time") -> time | None:
    """The time of day meant: « 9h », « 9 h 30 », « 14:05 », « 1430 », « midi »."""
    text = _plain(typed, field)
    if not text:
        return None
    if text in {"midi", "minuit"}:
        return time(12 if text == "midi" else 0)
    match = re.fullmatch(r"([0-9]{1,2})(?: ?(?:h|heures?|:|\.) ?([0-9]{2})?)?", text) or re.fullmatch(
        r"([0-9]{1,2})([0-9]{2})", text
    )
    if match and int(match[1]) < 24 and int(match[2] or 0) < 60:
        return time(int(match[1]), int(match[2] or 0))
    raise InvalidInput(field, Problem.WRONG_FORMAT)


def read_duration(typed: str, *, field: str = "duration") -> timedelta | None:
    """The duration meant: « 1h30 », « 1:30 », « 90 min », « 1,5 h »; a bare figure is hours below ten, minutes from there."""
    text = _plain(typed, field)
    if not text:
        return None
    if match := re.fullmatch(
        r"([0-9]{1,3}) ?(?:(?:h|heures?) ?([0-9]{1,2}) ?(?:m|mn|min|minutes?)?|: ?([0-9]{2}))", text
    ):
        minutes = int(match[2] or match[3])
        if minutes < 60:
            return timedelta(hours=int(match[1]), minutes=minutes)
    elif match := re.fullmatch(r"([0-9]{1,4}) ?(?:m|mn|min|minutes?|')", text):
        return timedelta(minutes=int(match[1]))
    elif match := re.fullmatch(r"([0-9]{1,3})(?:[.,]([0-9]{1,2}))?( ?(?:h|heures?))?", text):
        if match[2] is None and match[3] is None and int(match[1]) >= 10:
            return timedelta(minutes=int(match[1]))
        hundredths = int(match[1]) * 100 + int((match[2] or "").ljust(2, "0"))
        return timedelta(minutes=round(hundredths * 60 / 100))
    raise InvalidInput(field, Problem.WRONG_FORMAT)


def read_money(typed: str, *, field: str = "price") -> Money | None:
    """The amount meant: « 1 950 », « 1950,50 € ». Raises InvalidInput with NEGATIVE below zero."""
    text = re.sub(r"(?: ?(?:€|eur|euros?))$", "", _plain(typed, field))
    if not text:
        return None
    match = re.fullmatch(r"([-−])? ?([0-9]{1,3}(?:[ .][0-9]{3})+|[0-9]{1,12})(?:[.,]([0-9]{1,2}))?", text)
    if not match:
        raise InvalidInput(field, Problem.WRONG_FORMAT)
    if match[1]:
        raise InvalidInput(field, Problem.NEGATIVE)
    return Money.euros(int(re.sub(r"[ .]", "", match[2])), int((match[3] or "").ljust(2, "0")))


def read_years(typed: str, *, field: str = "parameter_years") -> int | None:
    """The number of years meant: « 5 », « 5 ans ». Raises InvalidInput with NEGATIVE below zero."""
    text = _plain(typed, field)
    if not text:
        return None
    match = re.fullmatch(r"([-−])? ?([0-9]{1,4})(?: ?ans?)?", text)
    if not match:
        raise InvalidInput(field, Problem.WRONG_FORMAT)
    if match[1]:
        raise InvalidInput(field, Problem.NEGATIVE)
    return int(match[2])


def _plain(typed: str, field: str) -> str:
    """Small letters without accents, single spaces, straight apostrophes."""
    if len(typed) > LONGEST:
        raise InvalidInput(field, Problem.WRONG_FORMAT)
    return " ".join(_folded(typed).replace("’", "'").split())


def _folded(text: str) -> str:
    return "".join(
        c for c in unicodedata.normalize("NFD", text.casefold()) if unicodedata.category(c) != "Mn"
    )


_WORDS = {
    "avant-hier": -2,
    "hier": -1,
    "aujourd'hui": 0,
    "aujourdhui": 0,
    "demain": 1,
    "apres-demain": 2,
    "apres demain": 2,
    "avant hier": -2,
}
_MONTHS = tuple(_folded(month) for month in MONTHS)
_UNITS: dict[str, Callable[[date, int], date]] = {
    "jour": lambda day, count: day + timedelta(days=count),
    "semaine": lambda day, count: day + timedelta(weeks=count),
    "mois": add_months,
    "an": lambda day, count: add_months(day, 12 * count),
}


def _word(text: str, today: date, toward: Toward) -> date | None:
    del toward
    return today + timedelta(days=_WORDS[text]) if text in _WORDS else None


def _distance(text: str, today: date, toward: Toward) -> date | None:
    del toward
    match = re.fullmatch(r"(dans|il y a) ([0-9]{1,3}) (jour|semaine|mois|an)s?", text)
    if not match:
        return None
    count = int(match[2]) if match[1] == "dans" else -int(match[2])
    return _UNITS[match[3]](today, count)


def _weekday(text: str, today: date, toward: Toward) -> date | None:
    name, _, which = text.partition(" ")
    if name not in WEEKDAYS or which not in {"", "prochain", "dernier"}:
        return None
    ahead = (WEEKDAYS.index(name) - today.weekday()) % 7
    if which == "dernier":
        return today + timedelta(days=ahead - 7)
    if which == "" and toward is Toward.PAST:
        return today + timedelta(days=ahead - 7 if ahead else 0)
    return today + timedelta(days=ahead or 7)


def _figures(text: str, today: date, toward: Toward) -> date | None:
    match = re.fullmatch(r"([0-9]{1,2})[/.\- ]([0-9]{1,2})(?:[/.\- ]([0-9]{4}|[0-9]{2}))?", text)
    match = match or re.fullmatch(r"([0-9]{2})([0-9]{2})([0-9]{4}|[0-9]{2})?", text)
    return _day(match[1], match[2], match[3], None, today, toward) if match else None


def _iso(text: str, today: date, toward: Toward) -> date | None:
    match = re.fullmatch(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})", text)
    return _day(match[3], match[2], match[1], None, today, toward) if match else None


def _named(text: str, today: date, toward: Toward) -> date | None:
    match = re.fullmatch(
        r"(?:([a-z]{3,})\.? )?([0-9]{1,2})(?:er)? ?([a-z]{3,})\.?(?: ?([0-9]{4}|[0-9]{2}))?", text
    )
    if not match:
        return None
    month = _begun(_MONTHS, match[3])
    weekday = _begun(WEEKDAYS, match[1]) if match[1] else None
    if month is None or (match[1] and weekday is None):
        return None
    return _day(match[2], str(month + 1), match[4], weekday, today, toward)


def _begun(names: tuple[str, ...], letters: str) -> int | None:
    """The place of the one name that begins with these letters."""
    found = [index for index, name in enumerate(names) if name.startswith(letters)]
    return found[0] if len(found) == 1 else None


def _day(
    day: str, month: str, year: str | None, weekday: int | None, today: date, toward: Toward
) -> date | None:
    """The day of these figures, in the year that fits; None when there is no such day, or it is another day of the week."""
    if year is None:
        years = {today.year - 1, today.year, today.year + 1}
    else:
        years = {int(year) if len(year) == 4 else today.year // 100 * 100 + int(year)}
    found = []
    for candidate in sorted(years):
        try:
            found.append(date(candidate, int(month), int(day)))
        except ValueError:
            continue
    if weekday is not None:
        found = [d for d in found if d.weekday() == weekday]
    if year is None and toward is not Toward.NEAREST:
        found = [d for d in found if (d <= today if toward is Toward.PAST else d >= today)]
    return min(found, key=lambda d: abs((d - today).days), default=None)
