"""An hour of the day, a length of time, an amount of money: lines read for what they mean."""

from collections.abc import Callable
from datetime import time, timedelta

from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.widgets.fields.read_field import ReadField, Reading, not_understood
from bilan_desktop.domain.errors import InvalidInput
from bilan_desktop.domain.money import Money
from bilan_desktop.wording.french import clock_time, duration, money
from bilan_desktop.wording.reading import read_duration, read_money, read_time

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


class MoneyField(ReadField[Money]):
    """An amount in euros: « 1 500 », « 1500,50 »."""

    def __init__(
        self,
        label: str,
        *,
        explain: Explain = not_understood,
        hint: str = "",
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        reading = Reading(read_money, money, explain=explain)
        super().__init__(label, reading, hint=hint, placeholder="1 500 €", optional=optional, parent=parent)
