"""An hour of the day, a length of time, a number of years, an amount of money: lines read for what they mean."""

from collections.abc import Callable
from datetime import time, timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.widgets.fields.read_field import ReadField, Reading, not_understood
from bilan_desktop.domain.errors import InvalidInput
from bilan_desktop.domain.money import Money
from bilan_desktop.wording.french import clock_time, duration, money, plural
from bilan_desktop.wording.reading import read_duration, read_money, read_time, read_years

Explain = Callable[[InvalidInput], str]


class TimeField(ReadField[time]):
    """An hour of the day: « 9h », « 14:30 », « midi »."""

    def __init__(
        self,
        label: str,
        *,
        explain: Explain = not_understood,
        hint: str = "",
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        reading = Reading(read_time, clock_time, explain=explain)
        super().__init__(label, reading, hint=hint, placeholder="9 h 30", optional=optional, parent=parent)


class DurationField(ReadField[timedelta]):
    """A length of time: « 1h30 », « 90 min »."""

    def __init__(
        self,
        label: str,
        *,
        explain: Explain = not_understood,
        hint: str = "",
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        reading = Reading(read_duration, duration, explain=explain)
        super().__init__(label, reading, hint=hint, placeholder="1 h 30", optional=optional, parent=parent)


class YearsField(ReadField[int]):
    """A number of years: « 5 », « 5 ans »."""

    def __init__(
        self,
        label: str,
        *,
        explain: Explain = not_understood,
        hint: str = "",
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        reading = Reading(read_years, lambda years: plural(years, "an"), explain=explain)
        placeholder = plural(5, "an")
        super().__init__(label, reading, hint=hint, placeholder=placeholder, optional=optional, parent=parent)


class MoneyField(ReadField[Money]):
    """An amount in euros: « 1 500 », « 1500,50 »; `name` is what the domain calls the field."""

    def __init__(
        self,
        label: str,
        *,
        name: str = "price",
        explain: Explain = not_understood,
        hint: str = "",
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        reading = Reading(partial(read_money, field=name), money, explain=explain)
        super().__init__(label, reading, hint=hint, placeholder="1 500 €", optional=optional, parent=parent)
