from datetime import date, timedelta

from attrs import evolve

from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.cases.closing import EndingKind
from bilan_desktop.domain.cases.drop_out import DropOutCause
from bilan_desktop.domain.cases.follow_up import FollowUpTrace
from bilan_desktop.domain.registers.quality import DropOut, quality_years
from bilan_desktop.domain.registers.satisfaction import FEW
from quality_samples import ANSWERED, EARLIER, SLIPS, STOPPED, WAITING, of


def test_l6_satisfaction_is_a_rate_with_its_count():
    end, later = of().satisfaction
    assert (end.given, end.answered, end.declined) == (5, 3, 1)
    assert end.overall.numbers == (0, 1, 0, 2)
    assert (end.overall.answers, end.overall.favourable) == (3, 2)
    assert (later.given, later.answered, later.overall.answers) == (0, 0, 0)


def test_l6_few_answers_are_said_to_be_few():
    assert 3 < FEW <= 9
    assert of().satisfaction[0].is_few
    assert not of(2025).satisfaction[0].is_few
    assert not of().satisfaction[1].is_few


def test_l6_complaints_have_their_mean_delay():
    assert of().answered == (ANSWERED,)
    assert of().mean_delay == timedelta(days=10)
    assert of(complaints=(WAITING,)).mean_delay is None
    assert of(2025).complaints == ()


def test_l6_drop_outs_are_counted_by_cause_and_follow_ups_by_what_became_of_them():
    year = of()
    assert year.drop_outs == (DropOut(EndingKind.ABANDONED, DropOutCause.NEW_JOB, ("B-2026-001",)),)
    assert (year.stopped, year.closed) == (("B-2026-001",), ("B-2026-001", "B-2026-002"))
    assert year.followed(FollowUpTrace.ASKED, FollowUpTrace.ANSWERED) == ("B-2026-001", "B-2026-002")
    assert year.followed(FollowUpTrace.DECLINED) == ()


def test_a_case_under_two_fundings_stopped_once():
    other = evolve(STOPPED, route=Route.SELF_FUNDED)
    assert of(cases=(STOPPED, other)).stopped == ("B-2026-001",)


def test_the_years_are_those_of_anything_known_and_the_present_one():
    old = evolve(WAITING, received_on=date(2024, 3, 1))
    assert quality_years(SLIPS, (old,), (EARLIER,), 2027) == (2027, 2026, 2025, 2024)
