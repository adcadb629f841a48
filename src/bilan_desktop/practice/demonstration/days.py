"""The days of a story: told as so many days after its first one, lived on working days, and never after today."""

from datetime import date, datetime, time, timedelta

from attrs import frozen

_SATURDAY, _SUNDAY = 5, 6


@frozen
class Days:
    """Today, and how many days from it the story began (below zero)."""

    today: date
    opened: int

    def exact(self, day: int) -> date:
        """So many days after the first one, whatever day of the week it is."""
        return self.today + timedelta(days=self.opened + day)

    def working(self, day: int) -> date:
        """The same, or the Friday before when it falls on a week-end; the order of days is kept."""
        found = self.exact(day)
        return found - timedelta(days=max(0, found.weekday() - _SATURDAY + 1))

    def coming(self, days: int) -> date:
        """So many days from today, or the Monday after when it is a Sunday."""
        found = self.today + timedelta(days=days)
        return found + timedelta(days=1) if found.weekday() == _SUNDAY else found


def moment(day: date, at: time) -> datetime:
    """An instant of a day, in the local zone."""
    return datetime.combine(day, at).astimezone()
