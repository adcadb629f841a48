"""The frame (E3a, E3b): a time-limited bilan with objectives, announced means and planned sessions."""

from datetime import date, datetime, timedelta
from uuid import UUID

from attrs import evolve, frozen

from bilan_desktop.domain import text
from bilan_desktop.domain.errors import InvalidInput, Problem

LONGEST = timedelta(days=730)


@frozen
class Appointment:
    """A session to come: not counted, until it is held. `at` is the hour on the wall, without a zone."""

    id: UUID
    at: datetime
    duration: timedelta
    place: str = ""

    def checked(self) -> "Appointment":
        """The same, cleaned. Raises InvalidInput for an impossible day or duration."""
        text.any_day("appointment_at", self.at.date())
        if not timedelta(0) < self.duration <= timedelta(hours=12):
            raise InvalidInput("appointment_duration", Problem.WRONG_FORMAT)
        return evolve(self, at=self.at.replace(tzinfo=None), place=text.line("appointment_place", self.place))


@frozen
class Frame:
    """Start, planned end, objectives and means; the end is a deadline."""

    starts_on: date | None = None
    planned_end: date | None = None
    objectives: str = ""
    means: str = ""
    appointments: tuple[Appointment, ...] = ()

    def checked(self) -> "Frame":
        """The same, cleaned. Raises InvalidInput: an end before the start, or a frame longer than two years."""
        for name in ("starts_on", "planned_end"):
            if getattr(self, name):
                text.any_day(name, getattr(self, name))
        if self.starts_on and self.planned_end:
            if self.planned_end < self.starts_on:
                raise InvalidInput("planned_end", Problem.END_BEFORE_START, start=self.starts_on)
            if self.planned_end - self.starts_on > LONGEST:
                raise InvalidInput("planned_end", Problem.TOO_LATE, latest=self.starts_on + LONGEST)
        return evolve(
            self,
            objectives=text.paragraph("objectives", self.objectives),
            means=text.paragraph("means", self.means),
            appointments=tuple(sorted((a.checked() for a in self.appointments), key=lambda a: a.at)),
        )

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the fields that E3a wants and that are still empty."""
        return tuple(name for name in ("starts_on", "planned_end", "objectives") if not getattr(self, name))

    def next_appointment(self, now: datetime) -> Appointment | None:
        """The first appointment whose end has not passed."""
        moment = now.replace(tzinfo=None)
        return next((a for a in self.appointments if a.at + a.duration >= moment), None)
