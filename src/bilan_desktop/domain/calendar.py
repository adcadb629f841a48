"""Dates as the law counts them: same calendar day so many months later, or the last day of that month."""

from calendar import monthrange
from datetime import date


def add_months(day: date, months: int) -> date:
    """The same calendar day so many months later; where it does not exist, the last day of that month.

    Week-ends and holidays do not move it (C7: `2024-02-29` + 12 months = `2025-02-28`).
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_years(day: date, years: int) -> date:
    """The same calendar day so many years later, with the same rule as `add_months`."""
    return add_months(day, 12 * years)


def year_end(day: date) -> date:
    """The end of the accounting year that holds the day (31 December)."""
    return date(day.year, 12, 31)
