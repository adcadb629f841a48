"""Satisfaction, asked at the end and at six months (L6; Référentiel national qualité, indicateur 30).

A case remembers that the questionnaire was given, answered or declined, never what was answered. The answers are counted
in the practice's register, each on its own: nobody's answers stand together there, and no case is named. There is no
free text: a remark would tell who made it.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from uuid import UUID

from attrs import evolve, frozen

from bilan_desktop.domain import text
from bilan_desktop.domain.errors import Breach, InvalidInput, Problem, RuleBroken

FEW = 5
"""Below so many answers, a published figure could tell who answered."""


class Moment(StrEnum):
    """When the questionnaire is given."""

    END = "end"
    SIX_MONTHS = "six_months"


class Question(StrEnum):
    """What is asked, each a statement one agrees with or not."""

    HEARD = "heard"
    COURSE = "course"
    METHODS = "methods"
    CONFIDENTIAL = "confidential"
    SYNTHESIS = "synthesis"
    STILL_USEFUL = "still_useful"
    STEPS = "steps"
    FOLLOWED = "followed"
    OVERALL = "overall"


QUESTIONS: dict[Moment, tuple[Question, ...]] = {
    Moment.END: (
        Question.HEARD,
        Question.COURSE,
        Question.METHODS,
        Question.CONFIDENTIAL,
        Question.SYNTHESIS,
        Question.OVERALL,
    ),
    Moment.SIX_MONTHS: (Question.STILL_USEFUL, Question.STEPS, Question.FOLLOWED, Question.OVERALL),
}


class Score(StrEnum):
    """How far one agrees, from the least to the most."""

    NOT_AT_ALL = "not_at_all"
    RATHER_NOT = "rather_not"
    RATHER = "rather"
    FULLY = "fully"

    @property
    def points(self) -> int:
        """From 1 to 4."""
        return list(Score).index(self) + 1

    @property
    def is_favourable(self) -> bool:
        """Whether it agrees rather than not."""
        return self in {Score.RATHER, Score.FULLY}


class SlipState(StrEnum):
    """What became of a questionnaire that was given; one never given back stays `ASKED`."""

    ASKED = "asked"
    ANSWERED = "answered"
    DECLINED = "declined"


Answers = Mapping[Question, Score]


@frozen
class Solicitation:
    """What a case remembers of one questionnaire. `slip` is the mark under which the register counts it once, and no more."""

    id: Moment
    slip: UUID
    asked_on: date
    answered_on: date | None = None
    declined_on: date | None = None

    @property
    def state(self) -> SlipState:
        """What became of it."""
        if self.answered_on is not None:
            return SlipState.ANSWERED
        return SlipState.DECLINED if self.declined_on is not None else SlipState.ASKED

    def answering(self, on: date | None, today: date) -> "Solicitation":
        """Answered on a day. Raises RuleBroken once it is over, InvalidInput for a day to come or before the question."""
        return evolve(self, answered_on=self._day("answered_on", on, today))

    def declining(self, on: date | None, today: date) -> "Solicitation":
        """Declined on a day, for no stated reason. Raises as `answering` does."""
        return evolve(self, declined_on=self._day("declined_on", on, today))

    def _day(self, field: str, on: date | None, today: date) -> date:
        if self.state is not SlipState.ASKED:
            raise RuleBroken(Breach.SATISFACTION_OVER)
        day = text.past_day(field, on, today)
        if day < self.asked_on:
            raise InvalidInput(field, Problem.TOO_EARLY, earliest=self.asked_on)
        return day


def solicited(
    known: tuple[Solicitation, ...], moment: Moment, slip: UUID, on: date | None, earliest: date, today: date
) -> Solicitation:
    """The questionnaire of a moment, given on a day; the one already given stays as it is.

    Raises InvalidInput for a day to come or before `earliest`: the opening of the case, or its term for six months.
    """
    found = solicitation_of(known, moment)
    if found is not None:
        return found
    day = text.past_day("asked_on", on, today)
    if day < earliest:
        raise InvalidInput("asked_on", Problem.TOO_EARLY, earliest=earliest)
    return Solicitation(moment, slip, day)


def solicitation_of(known: tuple[Solicitation, ...], moment: Moment) -> Solicitation | None:
    """The questionnaire of a moment, None while it was not given."""
    return next((one for one in known if one.id is moment), None)


def with_one(known: tuple[Solicitation, ...], one: Solicitation) -> tuple[Solicitation, ...]:
    """The questionnaires with one in its present state."""
    return (*(other for other in known if other.id is not one.id), one)


def require_answers(moment: Moment, answers: Answers) -> None:
    """Raises InvalidInput when nothing was answered; a question may be left out."""
    if not set(answers) & set(QUESTIONS[moment]):
        raise InvalidInput("answers", Problem.NOTHING_CHOSEN)


@frozen
class GivenSlips:
    """How many questionnaires of a moment, given in a year, are in a state."""

    year: int
    moment: Moment
    state: SlipState
    number: int


@frozen
class Tally:
    """How often an answer was given to a question, among the questionnaires given in a year."""

    year: int
    moment: Moment
    question: Question
    score: Score
    number: int
