"""The follow-up at six months (E3d): asked, answered or declined; it works after the content is gone."""

from datetime import date, timedelta
from enum import StrEnum

from attrs import evolve, frozen

from bilan_desktop.domain import text
from bilan_desktop.domain.calendar import add_months
from bilan_desktop.domain.errors import Breach, InvalidInput, Problem, RuleBroken
from bilan_desktop.domain.law.dated import Figure, value_on

PATIENCE = timedelta(days=14)
"""How long an answer is waited for before the follow-up is brought up again."""


def follow_up_on(term: date) -> date:
    """The day of the follow-up: six months after the term (E3d)."""
    return add_months(term, value_on(Figure.FOLLOW_UP_MONTHS, term))


class FollowUpState(StrEnum):
    """Where the follow-up stands on a day."""

    TO_COME = "to_come"
    DUE = "due"
    ASKED = "asked"
    NEW_CONTACT = "new_contact"
    ANSWERED = "answered"
    DECLINED = "declined"


class FollowUpTrace(StrEnum):
    """What the practice's figures keep of a follow-up: whether it was asked and answered, nothing of the answer (L6)."""

    TO_COME = "to_come"
    ASKED = "asked"
    ANSWERED = "answered"
    NO_ANSWER = "no_answer"
    DECLINED = "declined"


class FollowUpOutcome(StrEnum):
    """What became of the person's project, in neutral words."""

    CARRIED_OUT = "carried_out"
    UNDER_WAY = "under_way"
    CHANGED = "changed"
    POSTPONED = "postponed"
    NO_ANSWER = "no_answer"


@frozen
class FollowUp:
    """What is known of the follow-up of a closed bilan; `contact_on` is the day of a further contact that was agreed."""

    declined_on: date | None = None
    asked_on: date | None = None
    answered_on: date | None = None
    outcome: FollowUpOutcome | None = None
    sentence: str = ""
    contact_on: date | None = None

    @property
    def is_over(self) -> bool:
        """True once it was declined, or answered without a further contact: the contact details have served."""
        return self.declined_on is not None or (self.answered_on is not None and self.contact_on is None)

    @property
    def trace(self) -> FollowUpTrace:
        """What the figures keep of it; an answer stays one when a further contact is declined."""
        if self.outcome is FollowUpOutcome.NO_ANSWER:
            return FollowUpTrace.NO_ANSWER
        if self.answered_on is not None:
            return FollowUpTrace.ANSWERED
        if self.declined_on is not None:
            return FollowUpTrace.DECLINED
        return FollowUpTrace.ASKED if self.asked_on is not None else FollowUpTrace.TO_COME

    def due_on(self, term: date) -> date | None:
        """The day on which it asks for something; None once it is over."""
        if self.is_over:
            return None
        if self.contact_on is not None:
            return self.contact_on
        return self.asked_on + PATIENCE if self.asked_on else follow_up_on(term)

    def state(self, term: date, today: date) -> FollowUpState:
        """Where it stands on a day."""
        if self.declined_on is not None:
            return FollowUpState.DECLINED
        if self.contact_on is not None:
            return FollowUpState.NEW_CONTACT
        if self.answered_on is not None:
            return FollowUpState.ANSWERED
        if self.asked_on is not None:
            return FollowUpState.ASKED
        return FollowUpState.DUE if follow_up_on(term) <= today else FollowUpState.TO_COME

    def declining(self, on: date | None, term: date, today: date) -> "FollowUp":
        """Declined by the person on a day, for no stated reason. Raises as `asking` does."""
        return evolve(self, declined_on=self._day("declined_on", on, term, today), contact_on=None)

    def asking(self, on: date | None, term: date, today: date) -> "FollowUp":
        """Asked of the person on a day. Raises RuleBroken when it is over, InvalidInput for a day before the term or to come."""
        return evolve(self, asked_on=self._day("asked_on", on, term, today))

    def answering(
        self,
        on: date | None,
        outcome: FollowUpOutcome | None,
        sentence: str,
        contact_on: date | None,
        term: date,
        today: date,
    ) -> "FollowUp":
        """Answered on a day, with a further contact on another where one was agreed.

        Raises RuleBroken when it is over, InvalidInput for a field that cannot stand; there is no silence before it was asked.
        """
        day = self._day("answered_on", on, term, today)
        if self.asked_on is not None and day < self.asked_on:
            raise InvalidInput("answered_on", Problem.TOO_EARLY, earliest=self.asked_on)
        if outcome is None:
            raise InvalidInput("outcome", Problem.NOTHING_CHOSEN)
        if outcome is FollowUpOutcome.NO_ANSWER and self.asked_on is None:
            raise InvalidInput("asked_on", Problem.EMPTY)
        if contact_on is not None and text.any_day("contact_on", contact_on) <= day:
            raise InvalidInput("contact_on", Problem.TOO_EARLY, earliest=day + timedelta(days=1))
        return evolve(
            self,
            answered_on=day,
            outcome=outcome,
            sentence=text.line("sentence", sentence),
            contact_on=contact_on,
        )

    def _day(self, field: str, on: date | None, term: date, today: date) -> date:
        if self.is_over:
            raise RuleBroken(Breach.FOLLOW_UP_OVER)
        day = text.past_day(field, on, today)
        if day < term:
            raise InvalidInput(field, Problem.TOO_EARLY, earliest=term)
        return day
