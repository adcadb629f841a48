"""Sentences with places for facts: a date, a duration, an amount, a place on the disk."""

from collections.abc import Mapping
from datetime import date, timedelta
from string import Formatter

from bilan_desktop.domain.errors import Fact
from bilan_desktop.domain.money import Money
from bilan_desktop.wording import french

_DATES = {"": french.day_month_year, "short": french.short_date, "day": french.day_month}


class _Said:
    """A fact as it is said within a sentence: `{limit:size}` a number of octets, `{on:short}` and `{on:day}` a short date."""

    def __init__(self, fact: Fact) -> None:
        self._fact = fact

    def __format__(self, spec: str) -> str:
        fact = self._fact
        if isinstance(fact, int):
            return french.file_size(fact) if spec == "size" else french.number(fact)
        if isinstance(fact, date):
            return _DATES[spec](fact)
        if isinstance(fact, timedelta):
            return french.duration(fact)
        return french.money(fact) if isinstance(fact, Money) else str(fact)


def places(sentence: str) -> frozenset[str]:
    """The names of the facts a sentence has places for."""
    return frozenset(name for _, name, _, _ in Formatter().parse(sentence) if name)


def told(facts: Mapping[str, Fact], *sentences: str) -> str:
    """The sentences with their facts, in French typography. One whose fact is not known is left unsaid."""
    said = {name: _Said(fact) for name, fact in facts.items()}
    return " ".join(
        french.typeset(sentence).format_map(said)
        for sentence in sentences
        if places(sentence) <= facts.keys()
    )
