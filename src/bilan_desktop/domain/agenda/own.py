"""The counsellor's own reminders: a few words for a day, perhaps an hour."""

from datetime import date, time
from uuid import UUID

from attrs import evolve, frozen

from bilan_desktop.domain import text
from bilan_desktop.domain.errors import InvalidInput, Problem


@frozen
class OwnReminder:
    """One reminder; without an hour it is for the whole day. It goes when it is done, there is no history of them."""

    id: UUID
    on: date | None
    at: time | None = None
    words: str = ""

    @property
    def day(self) -> date:
        """Its day; a reminder that was `checked` has one."""
        assert self.on is not None
        return self.on

    def checked(self, today: date) -> "OwnReminder":
        """The same, cleaned. Raises InvalidInput: no day, one that is over, no words, too many."""
        day = text.any_day("reminder_on", self.on)
        if day < today:
            raise InvalidInput("reminder_on", Problem.TOO_EARLY, earliest=today)
        at = self.at.replace(second=0, microsecond=0, tzinfo=None) if self.at is not None else None
        return evolve(self, at=at, words=text.line("reminder_words", self.words, required=True))
