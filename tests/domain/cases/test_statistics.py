from datetime import date, timedelta

from attrs import evolve, fields

from bilan_desktop.domain.beneficiary import Status
from bilan_desktop.domain.bilan.funding import PastFunding, Route
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.session import Work
from bilan_desktop.domain.cases.closing import Ending, EndingKind
from bilan_desktop.domain.cases.drop_out import DropOutCause
from bilan_desktop.domain.cases.follow_up import FollowUpTrace
from bilan_desktop.domain.cases.statistics import CaseStatistics, statistics_of
from bilan_desktop.domain.money import Money
from domain_samples import CONSENT_DAY, CPF, DAY, PLAN, case_in, session


def test_l6_the_hours_of_a_bilan_that_stopped_are_counted_without_a_name():
    held = (
        session(CONSENT_DAY, "08:00", "12:00"),
        session(CONSENT_DAY, "13:00", "17:00"),
        session(CONSENT_DAY, "18:00", "19:00", work=Work.PERSONAL),
    )
    case = case_in(Phase.INVESTIGATION, sessions=held, funding=evolve(CPF, price=Money.euros(1600)))
    (figures,) = statistics_of(case, Ending(EndingKind.ABANDONED, date(2026, 10, 30)))
    assert figures == CaseStatistics(
        part=1,
        year=2026,
        route=Route.CPF,
        status=Status.EMPLOYEE,
        ending=EndingKind.ABANDONED,
        accompaniment=timedelta(hours=8),
        personal=timedelta(hours=1),
        price=Money.euros(1600),
        cause=DropOutCause.NOT_SAID,
    )
    assert not {"name", "reference", "beneficiary"} & {attribute.name for attribute in fields(CaseStatistics)}


def test_l6_a_cause_is_counted_where_a_bilan_stopped_and_none_where_it_went_to_its_end():
    case, term = case_in(Phase.INVESTIGATION, sessions=()), date(2026, 10, 30)
    for kind in EndingKind:
        (figures,) = statistics_of(case, Ending(kind, term, cause=DropOutCause.NEW_JOB))
        assert figures.cause is (None if kind is EndingKind.COMPLETED else DropOutCause.NEW_JOB)


def test_l6_a_follow_up_declined_at_the_closing_is_counted_so():
    case, term = case_in(Phase.INVESTIGATION, sessions=()), date(2026, 10, 30)
    (declined,) = statistics_of(case, Ending(EndingKind.ABANDONED, term, follow_up_declined=True))
    (planned,) = statistics_of(case, Ending(EndingKind.ABANDONED, term))
    assert (declined.follow_up, planned.follow_up) == (FollowUpTrace.DECLINED, FollowUpTrace.TO_COME)


def test_l6_a_funding_under_which_no_hour_was_held_is_not_counted_with_its_price():
    term, until = date(2026, 10, 30), CONSENT_DAY
    never = PastFunding(evolve(CPF, price=Money.euros(1600)), until)
    plan = evolve(PLAN, price=Money.euros(1900))
    held = (session(CONSENT_DAY + DAY),)
    case = case_in(Phase.INVESTIGATION, sessions=held, funding=plan, past_fundings=(never,))
    (figures,) = statistics_of(case, Ending(EndingKind.COMPLETED, term))
    assert (figures.route, figures.price) == (Route.TRAINING_PLAN, Money.euros(1900))
    (figures,) = statistics_of(evolve(case, sessions=()), Ending(EndingKind.ABANDONED, term))
    assert (figures.part, figures.route, figures.accompaniment) == (1, Route.TRAINING_PLAN, timedelta())


def test_l4_nobody_is_asked_for_a_cause():
    assert Ending(EndingKind.REFUSED, date(2026, 10, 30)).cause is DropOutCause.NOT_SAID
