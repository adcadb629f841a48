"""A year of quality as plain values: questionnaires, complaints, cases that went to their end or stopped."""

from datetime import date, timedelta
from uuid import UUID

from attrs import evolve

from bilan_desktop.domain.beneficiary import Status
from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.cases.closing import EndingKind
from bilan_desktop.domain.cases.drop_out import DropOutCause
from bilan_desktop.domain.cases.follow_up import FollowUpTrace
from bilan_desktop.domain.registers.bpf import CountedCase
from bilan_desktop.domain.registers.complaint import (
    Complainant,
    Complaint,
    ComplaintAnswer,
    ComplaintSubject,
)
from bilan_desktop.domain.registers.quality import yearly_quality
from bilan_desktop.domain.registers.satisfaction import (
    GivenSlips,
    Moment,
    Question,
    Score,
    SlipState,
    Tally,
)

DONE = CountedCase(
    *("B-2026-002", 2026, Route.CPF, Status.EMPLOYEE, EndingKind.COMPLETED),
    *(timedelta(hours=16), timedelta(), None),
    follow_up=FollowUpTrace.ANSWERED,
)
STOPPED = evolve(
    DONE,
    reference="B-2026-001",
    ending=EndingKind.ABANDONED,
    cause=DropOutCause.NEW_JOB,
    follow_up=FollowUpTrace.ASKED,
)
EARLIER = evolve(STOPPED, reference="B-2025-004", year=2025)
SLIPS = (
    GivenSlips(2025, Moment.END, SlipState.ANSWERED, 9),
    GivenSlips(2026, Moment.END, SlipState.ANSWERED, 3),
    GivenSlips(2026, Moment.END, SlipState.ASKED, 1),
    GivenSlips(2026, Moment.END, SlipState.DECLINED, 1),
)
TALLIES = (
    Tally(2025, Moment.END, Question.OVERALL, Score.NOT_AT_ALL, 9),
    Tally(2026, Moment.END, Question.OVERALL, Score.RATHER_NOT, 1),
    Tally(2026, Moment.END, Question.OVERALL, Score.FULLY, 2),
)
WAITING = Complaint(UUID(int=1), date(2026, 5, 4), Complainant.FUNDER, ComplaintSubject.PRICE)
ANSWERED = evolve(WAITING, id=UUID(int=2), answered_on=date(2026, 5, 14), answer=ComplaintAnswer.EXPLAINED)


def of(year=2026, complaints=(WAITING, ANSWERED), cases=(DONE, STOPPED, EARLIER)):
    return yearly_quality(year, SLIPS, TALLIES, complaints, cases)
