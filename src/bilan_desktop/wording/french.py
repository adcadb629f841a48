"""Dates, hours, amounts and sentences as French typography writes them."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from bilan_desktop.domain.money import Money

NARROW = "\u202f"
"""Narrow no-break space: before ; : ! ?, inside « », between thousands."""

FIXED = "\u00a0"
"""No-break space: between a figure and its unit, a day and its month."""

MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
SHORT_MONTHS = (
    "janv.",
    "févr.",
    "mars",
    "avr.",
    "mai",
    "juin",
    "juil.",
    "août",
    "sept.",
    "oct.",
    "nov.",
    "déc.",
)
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
CEILING = timedelta(hours=24)


def long_date(day: date) -> str:
    """« lundi 23 novembre 2026 »."""
    return f"{WEEKDAYS[day.weekday()]} {day_month_year(day)}"


def weekday_day(day: date) -> str:
    """« samedi 21 novembre », the year being understood."""
    return f"{WEEKDAYS[day.weekday()]} {_day(day)}{FIXED}{MONTHS[day.month - 1]}"


def day_month_year(day: date) -> str:
    """« 23 novembre 2026 »."""
    return f"{_day(day)}{FIXED}{MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """« 23 nov. 2026 »."""
    return f"{day_month(day)} {day.year}"


def day_month(day: date) -> str:
    """« 23 nov. », the year being understood."""
    return f"{_day(day)}{FIXED}{SHORT_MONTHS[day.month - 1]}"


def month_year(day: date) -> str:
    """« novembre 2026 »."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def clock_time(at: time | datetime) -> str:
    """« 10:42 »."""
    return f"{at.hour:02d}:{at.minute:02d}"


def relative_day(day: date, today: date) -> str:
    """« demain », « hier », « dans 9 jours »: how far a day is."""
    days = (day - today).days
    near = {0: "aujourd’hui", 1: "demain", 2: "après-demain", -1: "hier", -2: "avant-hier"}
    if days in near:
        return near[days]
    return f"dans {plural(days, 'jour')}" if days > 0 else f"il y a {plural(-days, 'jour')}"


def duration(span: timedelta) -> str:
    """« 1 h 30 », « 21 h », « 45 min »; seconds are left out, and a span is not negative."""
    hours, minutes = _hours(span)
    if not minutes:
        return f"{hours}{FIXED}h"
    return f"{hours}{FIXED}h{FIXED}{minutes:02d}" if hours else f"{minutes}{FIXED}min"


def hours_of(done: timedelta, ceiling: timedelta = CEILING) -> str:
    """« 21 h 00 / 24 h »: the hours done out of those there are."""
    hours, minutes = _hours(done)
    return f"{hours}{FIXED}h{FIXED}{minutes:02d}{FIXED}/{FIXED}{duration(ceiling)}"


def number(value: float, decimals: int = 0) -> str:
    """« 12 345,6 »."""
    text = f"{abs(value):,.{decimals}f}".replace(",", NARROW).replace(".", ",")
    return f"−{text}" if value < 0 else text


def money(amount: Money) -> str:
    """« 1 234,50 € »."""
    euros, cents = divmod(abs(amount.cents), 100)
    sign = "−" if amount.cents < 0 else ""
    return f"{sign}{number(euros)},{cents:02d}{FIXED}€"


def file_size(octets: int) -> str:
    """« 12,3 Mo », in multiples of 1 024."""
    if octets < 1024:
        return plural(octets, "octet")
    size = float(octets)
    for unit in ("ko", "Mo"):
        size /= 1024
        if round(size, 1) < 1024:
            return f"{_short(size)}{FIXED}{unit}"
    return f"{_short(size / 1024)}{FIXED}Go"


def plural(count: int, singular: str, several: str | None = None) -> str:
    """« 1 séance », « 2 séances »: the count with its noun, plural from two on. An « s » is added unless `several` is given."""
    return f"{number(count)}{FIXED}{agreed(count, singular, several)}"


def agreed(count: int, singular: str, several: str | None = None) -> str:
    """The noun alone, as the count wants it."""
    if abs(count) < 2:
        return singular
    return f"{singular}s" if several is None else several


def list_of(items: Sequence[str], last: str = "et") -> str:
    """« a, b et c »."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def capitalised(text: str) -> str:
    """With its first letter, and only that one, as a capital."""
    return text[:1].upper() + text[1:]


def uncapitalised(text: str) -> str:
    """With its first letter small, to go on with within a sentence; a set of initials stays as it is."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


_TYPESETTING = (
    (re.compile(r"'"), "’"),
    (re.compile(r"\.\.\.(?!\.)"), "…"),
    (re.compile(r"[ \u00a0\u202f]+(?![:;][)(/])([;:!?]+)(?!\w)"), rf"{NARROW}\1"),
    (re.compile(r"(?<=[\w)\]»’”…%€°.])([;:!?]+)(?=[\s»)]|$)"), rf"{NARROW}\1"),
    (re.compile(r"«[ \u00a0\u202f]*(?=\S)"), f"«{NARROW}"),
    (re.compile(r"(?<=\S)[ \u00a0\u202f]*»"), f"{NARROW}»"),
    (re.compile(r"(?<=[0-9]) (?=(?:€|%|h|min|ans?|jours?|mois|ko|Mo|Go)(?!\w))"), FIXED),
    (re.compile(r"(?<=\bh) (?=[0-9])"), FIXED),
    (re.compile(r"\b([LRD]|art|al|n°)(\.?) (?=[0-9])"), rf"\1\2{FIXED}"),
)


def typeset(text: str) -> str:
    """The text with French spaces and apostrophes; set already, it stays as it is.

    Times (10:42) and addresses (https://…) are left alone.
    """
    for pattern, replacement in _TYPESETTING:
        text = pattern.sub(replacement, text)
    return text


def _day(day: date) -> str:
    return "1er" if day.day == 1 else str(day.day)


def _hours(span: timedelta) -> tuple[int, int]:
    return divmod(int(span.total_seconds()) // 60, 60)


def _short(size: float) -> str:
    return number(size, 1).removesuffix(",0")
