"""Sessions and their hours: never more than the law's ceiling in all (L1)."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from attrs import evolve, frozen

from bilan_desktop.domain import text
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.errors import Breach, InvalidInput, Problem, RuleBroken
from bilan_desktop.domain.law.dated import hours_ceiling


class Mode(StrEnum):
    """Where the session was held."""

    IN_PERSON = "in_person"
    VIDEO = "video"
    PHONE = "phone"


class Work(StrEnum):
    """What the hours are: accompaniment (what funders pay), or personal work agreed as part of the bilan."""

    ACCOMPANIMENT = "accompaniment"
    PERSONAL = "personal"


@frozen
class Session:
    """One session held. What the beneficiary said and what the counsellor thinks are apart (E1, C4)."""

    id: UUID
    day: date
    starts_at: time
    ends_at: time
    phase: Phase
    mode: Mode = Mode.IN_PERSON
    work: Work = Work.ACCOMPANIMENT
    said: str = ""
    thoughts: str = ""

    @property
    def duration(self) -> timedelta:
        """From start to end, on one day."""
        return datetime.combine(self.day, self.ends_at) - datetime.combine(self.day, self.starts_at)

    def checked(self, today: date) -> "Session":
        """The same, cleaned. Raises InvalidInput: a day to come, an end that is not after the start, a text too long."""
        text.past_day("day", self.day, today)
        if self.ends_at <= self.starts_at:
            raise InvalidInput("ends_at", Problem.END_BEFORE_START)
        return evolve(
            self, said=text.paragraph("said", self.said), thoughts=text.paragraph("thoughts", self.thoughts)
        )

    def overlaps(self, other: "Session") -> bool:
        """True when both were held at one moment of one day."""
        return self.day == other.day and self.starts_at < other.ends_at and other.starts_at < self.ends_at


@frozen
class Hours:
    """The hours of a bilan, accompaniment and personal work apart."""

    accompaniment: timedelta = timedelta(0)
    personal: timedelta = timedelta(0)

    @property
    def total(self) -> timedelta:
        """Both together: what the ceiling counts."""
        return self.accompaniment + self.personal


def hours_of(sessions: Iterable[Session]) -> Hours:
    """The hours of some sessions."""
    spent = {Work.ACCOMPANIMENT: timedelta(0), Work.PERSONAL: timedelta(0)}
    for session in sessions:
        spent[session.work] += session.duration
    return Hours(spent[Work.ACCOMPANIMENT], spent[Work.PERSONAL])


def remaining(sessions: Iterable[Session], day: date) -> timedelta:
    """What is left of the ceiling that holds on a day; never negative."""
    return max(timedelta(0), hours_ceiling(day) - hours_of(sessions).total)


def require_room(sessions: Iterable[Session], new: Session) -> None:
    """Bars a session over the remainder (L1), and one that overlaps another.

    Raises RuleBroken with the remainder that may be taken instead, or InvalidInput.
    """
    others = [session for session in sessions if session.id != new.id]
    left = remaining(others, new.day)
    if new.duration > left:
        raise RuleBroken(Breach.HOURS_EXCEEDED, remaining=left, asked=new.duration)
    if any(new.overlaps(other) for other in others):
        raise InvalidInput("starts_at", Problem.OVERLAPS)
