"""Breaches of personal data: what happened, the 72 hours to tell the CNIL, who was informed (L5; RGPD, art. 33 and 34)."""

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from attrs import evolve, frozen

from bilan_desktop.domain import text
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.domain.law.dated import Figure, value_on

LIMIT = 2_000  # characters of one text


class Risk(StrEnum):
    """The risk for the rights of the people concerned, as the counsellor judges it."""

    UNLIKELY = "unlikely"
    LIKELY = "likely"
    HIGH = "high"


class NotificationState(StrEnum):
    """Where the notification to the CNIL stands at a moment."""

    TO_NOTIFY = "to_notify"
    OVERDUE = "overdue"
    NOTIFIED = "notified"
    NOTIFIED_LATE = "notified_late"
    NOT_OWED = "not_owed"


class InformationState(StrEnum):
    """Where the information of the people concerned stands."""

    NOT_OWED = "not_owed"
    TO_INFORM = "to_inform"
    INFORMED = "informed"
    EXEMPT = "exempt"


@frozen
class DataBreach:
    """One breach. Its texts name nobody: they stay when the cases are gone.

    `explanation` says why the CNIL is not told, or was told late; `exemption` why the people are not informed.
    """

    id: UUID
    discovered_at: datetime
    risk: Risk
    facts: str
    effects: str = ""
    measures: str = ""
    notified_at: datetime | None = None
    explanation: str = ""
    informed_on: date | None = None
    exemption: str = ""

    @property
    def due_at(self) -> datetime:
        """The end of the 72 hours from the discovery, counted in hours that passed whatever the clocks' changes."""
        hours = timedelta(hours=value_on(Figure.BREACH_HOURS, self.discovered_at.date()))
        return (self.discovered_at.astimezone(UTC) + hours).astimezone(self.discovered_at.tzinfo)

    def notification(self, now: datetime) -> NotificationState:
        """Where the notification stands at a moment; nothing is owed where a risk is unlikely (art. 33, 1)."""
        if self.notified_at is not None:
            in_time = self.notified_at <= self.due_at
            return NotificationState.NOTIFIED if in_time else NotificationState.NOTIFIED_LATE
        if self.risk is Risk.UNLIKELY:
            return NotificationState.NOT_OWED
        return NotificationState.OVERDUE if now > self.due_at else NotificationState.TO_NOTIFY

    @property
    def information(self) -> InformationState:
        """Where the information of the people stands; it is owed where the risk is high (art. 34)."""
        if self.informed_on is not None:
            return InformationState.INFORMED
        if self.risk is not Risk.HIGH:
            return InformationState.NOT_OWED
        return InformationState.EXEMPT if self.exemption else InformationState.TO_INFORM

    def checked(self, now: datetime) -> "DataBreach":
        """The same, cleaned. Raises InvalidInput for the first field that cannot stand.

        A breach that is not told to the CNIL, or told after the 72 hours, wants an explanation (art. 33, 1).
        """
        if self.discovered_at > now:
            raise InvalidInput("discovered_on", Problem.IN_THE_FUTURE)
        text.past_day("discovered_on", self.discovered_at.date(), now.date())
        clean = evolve(
            self,
            facts=text.paragraph("facts", self.facts, limit=LIMIT, required=True),
            effects=text.paragraph("effects", self.effects, limit=LIMIT),
            measures=text.paragraph("measures", self.measures, limit=LIMIT),
            explanation=text.paragraph("explanation", self.explanation, limit=LIMIT),
            exemption=text.paragraph("exemption", self.exemption, limit=LIMIT),
        )
        _require_days(clean, now)
        wanted = {NotificationState.NOT_OWED, NotificationState.NOTIFIED_LATE}
        if clean.notification(now) in wanted and not clean.explanation:
            raise InvalidInput("explanation", Problem.EMPTY)
        return clean


def _require_days(breach: DataBreach, now: datetime) -> None:
    if breach.notified_at is not None:
        if breach.notified_at > now:
            raise InvalidInput("notified_on", Problem.IN_THE_FUTURE)
        if breach.notified_at < breach.discovered_at:
            raise InvalidInput("notified_on", Problem.TOO_EARLY, earliest=breach.discovered_at.date())
    if breach.informed_on is not None:
        day = text.past_day("informed_on", breach.informed_on, now.date())
        if day < breach.discovered_at.date():
            raise InvalidInput("informed_on", Problem.TOO_EARLY, earliest=breach.discovered_at.date())
