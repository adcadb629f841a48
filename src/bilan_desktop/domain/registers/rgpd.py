"""What a person may ask of what is held about them, and the clock of the answer (L5; RGPD, art. 12 and 15 to 20)."""

from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from attrs import evolve, frozen

from bilan_desktop.domain import text
from bilan_desktop.domain.calendar import add_months
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.domain.law.dated import Figure, value_on

NEAR = timedelta(days=7)
"""How long before its end a delay is said to be near."""


class Right(StrEnum):
    """What may be asked for."""

    ACCESS = "access"
    RECTIFICATION = "rectification"
    ERASURE = "erasure"
    RESTRICTION = "restriction"
    PORTABILITY = "portability"


class Extension(StrEnum):
    """The two grounds on which the delay may be made longer (art. 12, 3)."""

    COMPLEXITY = "complexity"
    NUMBER = "number"


class Answer(StrEnum):
    """What was answered; the words of the answer are the counsellor's and stand in no register."""

    DONE = "done"
    PARTLY = "partly"
    NOTHING_HELD = "nothing_held"
    REFUSED = "refused"


class RefusalGround(StrEnum):
    """Why a request is refused, or satisfied in part only."""

    UNFOUNDED = "unfounded"
    EXCESSIVE = "excessive"
    IDENTITY = "identity"
    OTHERS = "others"
    LEGAL_DUTY = "legal_duty"
    CLAIMS = "claims"


class RequestState(StrEnum):
    """Where a request stands on a day."""

    WAITING = "waiting"
    NEAR = "near"
    LATE = "late"
    ANSWERED = "answered"
    ANSWERED_LATE = "answered_late"


@frozen
class RightsRequest:
    """One request. It names nobody: `reference` is that of a case, empty when the person has none here."""

    id: UUID
    right: Right
    received_on: date
    reference: str = ""
    extended_on: date | None = None
    extension: Extension | None = None
    answered_on: date | None = None
    answer: Answer | None = None
    refusal: RefusalGround | None = None

    @property
    def first_due_on(self) -> date:
        """The last day of the delay as it is without extension: the same day one month later."""
        return add_months(self.received_on, value_on(Figure.RIGHTS_MONTHS, self.received_on))

    @property
    def due_on(self) -> date:
        """The last day on which an answer is in time."""
        if self.extended_on is None:
            return self.first_due_on
        months = value_on(Figure.RIGHTS_MONTHS, self.received_on)
        return add_months(
            self.received_on, months + value_on(Figure.RIGHTS_EXTENSION_MONTHS, self.received_on)
        )

    def state(self, today: date) -> RequestState:
        """Where it stands on a day; the last day is still in time."""
        if self.answered_on is not None:
            in_time = self.answered_on <= self.due_on
            return RequestState.ANSWERED if in_time else RequestState.ANSWERED_LATE
        if today > self.due_on:
            return RequestState.LATE
        return RequestState.NEAR if self.due_on - today <= NEAR else RequestState.WAITING

    def checked(self, today: date) -> "RightsRequest":
        """The same. Raises InvalidInput when it was not received yet."""
        text.past_day("received_on", self.received_on, today)
        return self

    def extended(self, on: date | None, ground: Extension | None, today: date) -> "RightsRequest":
        """With two months more, as the person was told on a day and on which ground.

        Raises InvalidInput for no ground, and for a day before the request or after its first delay (art. 12, 3).
        """
        if ground is None:
            raise InvalidInput("extension", Problem.NOTHING_CHOSEN)
        day = text.past_day("extended_on", on, today)
        if day < self.received_on:
            raise InvalidInput("extended_on", Problem.TOO_EARLY, earliest=self.received_on)
        if day > self.first_due_on:
            raise InvalidInput("extended_on", Problem.TOO_LATE, latest=self.first_due_on)
        return evolve(self, extended_on=day, extension=ground)

    @property
    def is_open(self) -> bool:
        """True until it is answered."""
        return self.answered_on is None

    def corrected(self, right: Right, received_on: date, reference: str, today: date) -> "RightsRequest":
        """As it should have been written down. Raises InvalidInput for a day to come, or after what was done since."""
        known = [day for day in (self.extended_on, self.answered_on) if day is not None]
        if known and received_on > min(known):
            raise InvalidInput("received_on", Problem.TOO_LATE, latest=min(known))
        return evolve(self, right=right, received_on=received_on, reference=reference).checked(today)

    def reopened(self) -> "RightsRequest":
        """Without the answer that was noted by mistake: its clock runs again."""
        return evolve(self, answered_on=None, answer=None, refusal=None)

    def answering(
        self,
        on: date | None,
        answer: Answer | None,
        today: date,
        refusal: RefusalGround | None = None,
    ) -> "RightsRequest":
        """Answered on a day; what is refused, all or in part, wants a ground (art. 12, 4).

        Raises InvalidInput for no answer or no ground, and for a day to come or before the request.
        """
        if answer is None:
            raise InvalidInput("answer", Problem.NOTHING_CHOSEN)
        day = text.past_day("answered_on", on, today)
        if day < self.received_on:
            raise InvalidInput("answered_on", Problem.TOO_EARLY, earliest=self.received_on)
        is_refused = answer in {Answer.REFUSED, Answer.PARTLY}
        if is_refused and refusal is None:
            raise InvalidInput("refusal", Problem.NOTHING_CHOSEN)
        return evolve(self, answered_on=day, answer=answer, refusal=refusal if is_refused else None)
