"""A year's traces of quality (L6): satisfaction, complaints, drop-outs, follow-ups, each with the count behind it.

Questionnaires and complaints count in the year they were given or received, drop-outs and follow-ups in that of the term.
"""

from collections.abc import Iterable
from datetime import timedelta

from attrs import frozen

from bilan_desktop.domain.cases.closing import EndingKind
from bilan_desktop.domain.cases.drop_out import DropOutCause
from bilan_desktop.domain.cases.follow_up import FollowUpTrace
from bilan_desktop.domain.registers.bpf import CountedCase
from bilan_desktop.domain.registers.complaint import Complaint
from bilan_desktop.domain.registers.satisfaction import (
    FEW,
    QUESTIONS,
    GivenSlips,
    Moment,
    Question,
    Score,
    SlipState,
    Tally,
)


@frozen
class Distribution:
    """How often each answer was given to a question, from the least favourable to the most."""

    question: Question
    numbers: tuple[int, ...]

    @property
    def answers(self) -> int:
        """How many answered it."""
        return sum(self.numbers)

    @property
    def favourable(self) -> int:
        """How many agree rather than not."""
        return sum(number for score, number in zip(Score, self.numbers, strict=True) if score.is_favourable)


@frozen
class Satisfaction:
    """The questionnaires of a moment given in a year, and what was answered to each question."""

    moment: Moment
    given: int
    answered: int
    declined: int
    questions: tuple[Distribution, ...]

    @property
    def overall(self) -> Distribution:
        """What was answered on the whole."""
        return next(each for each in self.questions if each.question is Question.OVERALL)

    @property
    def is_few(self) -> bool:
        """Whether a published figure could tell who answered."""
        return 0 < self.answered < FEW


@frozen
class DropOut:
    """The cases that ended early in one way, for one cause."""

    ending: EndingKind
    cause: DropOutCause
    references: tuple[str, ...]


@frozen
class YearlyQuality:
    """All of a year."""

    year: int
    satisfaction: tuple[Satisfaction, ...]
    complaints: tuple[Complaint, ...]
    closed: tuple[str, ...]
    drop_outs: tuple[DropOut, ...]
    follow_ups: tuple[tuple[FollowUpTrace, tuple[str, ...]], ...]

    @property
    def answered(self) -> tuple[Complaint, ...]:
        """The complaints that have their answer."""
        return tuple(each for each in self.complaints if each.answered_on is not None)

    @property
    def mean_delay(self) -> timedelta | None:
        """How long an answer took on average; None while there is none."""
        delays = [each.delay(each.received_on) for each in self.answered]
        return sum(delays, timedelta()) / len(delays) if delays else None

    @property
    def stopped(self) -> tuple[str, ...]:
        """The cases that ended early."""
        return tuple(sorted(reference for each in self.drop_outs for reference in each.references))

    def followed(self, *traces: FollowUpTrace) -> tuple[str, ...]:
        """The cases whose follow-up left one of these traces."""
        return tuple(reference for trace, found in self.follow_ups if trace in traces for reference in found)


def yearly_quality(
    year: int,
    slips: Iterable[GivenSlips],
    tallies: Iterable[Tally],
    complaints: Iterable[Complaint],
    cases: Iterable[CountedCase],
) -> YearlyQuality:
    """The traces of a year."""
    given = [each for each in slips if each.year == year]
    counted = {(t.moment, t.question, t.score): t.number for t in tallies if t.year == year}
    ended = {case.reference: case for case in cases if case.year == year}
    references = sorted(ended)
    return YearlyQuality(
        year=year,
        satisfaction=tuple(_satisfaction(moment, given, counted) for moment in Moment),
        complaints=tuple(each for each in complaints if each.received_on.year == year),
        closed=tuple(references),
        drop_outs=tuple(
            DropOut(ending, cause, found)
            for ending in EndingKind
            for cause in DropOutCause
            if (found := tuple(r for r in references if (ended[r].ending, ended[r].cause) == (ending, cause)))
        ),
        follow_ups=tuple(
            (trace, found)
            for trace in FollowUpTrace
            if (found := tuple(r for r in references if ended[r].follow_up is trace))
        ),
    )


def quality_years(
    slips: Iterable[GivenSlips],
    complaints: Iterable[Complaint],
    cases: Iterable[CountedCase],
    today_year: int,
) -> tuple[int, ...]:
    """The years of which something is known, and the present one, the latest first."""
    known = {each.year for each in slips} | {each.received_on.year for each in complaints}
    return tuple(sorted({today_year, *known, *(case.year for case in cases)}, reverse=True))


def _satisfaction(
    moment: Moment, given: list[GivenSlips], counted: dict[tuple[Moment, Question, Score], int]
) -> Satisfaction:
    numbers = {each.state: each.number for each in given if each.moment is moment}
    return Satisfaction(
        moment=moment,
        given=sum(numbers.values()),
        answered=numbers.get(SlipState.ANSWERED, 0),
        declined=numbers.get(SlipState.DECLINED, 0),
        questions=tuple(
            Distribution(question, tuple(counted.get((moment, question, score), 0) for score in Score))
            for question in QUESTIONS[moment]
        ),
    )
