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
class Extension:
    """The planned end, put off: on which day, from when to when, and why."""

    on: date
    former_end: date
    planned_end: date
    reason: str


@frozen
class Frame:
    """Start, planned end, objectives and means; the end is a deadline."""

    starts_on: date | None = None
    planned_end: date | None = None
    objectives: str = ""
    means: str = ""
    appointments: tuple[Appointment, ...] = ()
    extensions: tuple[Extension, ...] = ()

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

    def is_past_its_end(self, today: date) -> bool:
        """True from the day after the planned end on."""
        return self.planned_end is not None and self.planned_end < today

    def extended(self, until: date | None, reason: str, today: date) -> "Frame":
        """With a later end, and why (E3a). Raises InvalidInput: no end to put off, one not to come, no reason, two years over."""
        if self.planned_end is None:
            raise InvalidInput("planned_end", Problem.EMPTY)
        day = text.any_day("new_end", until)
        earliest = max(today, self.planned_end + timedelta(days=1))
        if day < earliest:
            raise InvalidInput("new_end", Problem.TOO_EARLY, earliest=earliest)
        if self.starts_on and day - self.starts_on > LONGEST:
            raise InvalidInput("new_end", Problem.TOO_LATE, latest=self.starts_on + LONGEST)
        why = text.paragraph("extension_reason", reason, limit=1000, required=True)
        kept = Extension(today, self.planned_end, day, why)
        return evolve(self, planned_end=day, extensions=(*self.extensions, kept))

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the fields that E3a wants and that are still empty."""
        return tuple(name for name in ("starts_on", "planned_end", "objectives") if not getattr(self, name))

    def next_appointment(self, now: datetime) -> Appointment | None:
        """The first appointment whose end has not passed."""
        moment = now.replace(tzinfo=None)
        return next((a for a in self.appointments if a.at + a.duration >= moment), None)
