"""A funding that changes on the way: the hours go on counting, the papers begin anew (C2, L1)."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from attrs import evolve

from bilan_desktop.domain.bilan.contract import Contract
from bilan_desktop.domain.bilan.frame import Extension
from bilan_desktop.domain.bilan.funding import Convention, Cpf, PastFunding, Route, SelfFunded, TrainingPlan
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.session import Hours
from bilan_desktop.domain.bilan.terms import Terms
from bilan_desktop.domain.cases.closing import Ending, EndingKind
from bilan_desktop.domain.cases.statistics import statistics_of
from bilan_desktop.domain.errors import Breach, InvalidInput, Problem, RuleBroken
from bilan_desktop.domain.money import Money
from domain_samples import CPF, FRAME, PLAN, TODAY, case_in, final, session, sessions_lasting

DAY = timedelta(days=1)
LAST = date(2026, 10, 20)
HELD = (session(date(2026, 10, 9), "08:00", "12:00"), session(LAST, "14:00", "18:00"))
BEFORE = case_in(Phase.INVESTIGATION, sessions=HELD, funding=evolve(CPF, price=Money.euros(1600)))


def changed(case=BEFORE, route=Route.TRAINING_PLAN, until=LAST):
    return case.changed_route(route, until, TODAY)


def breach_of(case, new, today=TODAY):
    with pytest.raises(RuleBroken) as caught:
        case.require_session(new, today)
    return caught.value.breach


def test_l1_after_eight_hours_sixteen_remain_whoever_pays():
    case = changed()
    assert case.hours == Hours(timedelta(hours=8), timedelta(0))
    assert case.allotted(TODAY) == timedelta(hours=16)
    signed = evolve(case, funding=TrainingPlan(convention=Convention((LAST,), LAST)))
    held = sessions_lasting(15.5)
    full = evolve(
        signed,
        sessions=(*HELD, *(evolve(s, day=LAST + (n + 1) * DAY) for n, s in enumerate(held))),
    )
    with pytest.raises(RuleBroken) as caught:
        full.require_session(session(LAST + 20 * DAY, "09:00", "10:00"), TODAY)
    assert (caught.value.breach, caught.value.facts["remaining"]) == (
        Breach.HOURS_EXCEEDED,
        timedelta(minutes=30),
    )


def test_c2_the_new_papers_are_asked_and_the_former_ones_kept():
    case = changed()
    assert case.funding == TrainingPlan()
    (past,) = case.past_fundings
    assert (past.funding, past.until) == (BEFORE.funding, LAST)
    assert (case.routes, case.route_since) == ((Route.CPF, Route.TRAINING_PLAN), LAST + DAY)
    assert breach_of(case, session(LAST + DAY)) is Breach.FUNDING_PAPER_MISSING


def test_c2_a_session_forgotten_belongs_to_the_route_of_its_day():
    case = changed()
    assert case.funding_on(LAST) == BEFORE.funding
    assert case.funding_on(LAST + DAY) == TrainingPlan()
    assert case.require_session(session(LAST, "09:00", "10:00"), TODAY) is None


def test_c2_the_new_convention_has_its_own_ten_days():
    sent = evolve(changed(), funding=TrainingPlan(convention=Convention((LAST + DAY,))))
    assert breach_of(sent, session(TODAY)) is Breach.CONVENTION_REFUSED_BY_SILENCE


def test_each_route_has_the_hours_held_under_it():
    later = session(LAST + 9 * DAY, "09:00", "11:00")
    case = evolve(changed(), sessions=(*HELD, later))
    assert [sessions for _, sessions in case.shares()] == [HELD, (later,)]


def test_l6_the_figures_count_each_route_apart():
    case = evolve(changed(), sessions=(*HELD, session(LAST + 9 * DAY, "09:00", "11:00")))
    first, second = statistics_of(case, Ending(EndingKind.COMPLETED, TODAY))
    assert (first.part, first.route, first.accompaniment) == (1, Route.CPF, timedelta(hours=8))
    assert (second.part, second.route, second.accompaniment) == (2, Route.TRAINING_PLAN, timedelta(hours=2))
    assert (first.price, second.price) == (Money.euros(1600), None)


def test_a_route_may_change_twice():
    case = changed().changed_route(Route.SELF_FUNDED, LAST + 5 * DAY, TODAY)
    assert case.changed_route(Route.FRANCE_TRAVAIL, LAST + 5 * DAY, TODAY).route is Route.FRANCE_TRAVAIL
    typed = evolve(changed(), funding=TrainingPlan(price=Money.euros(900)))
    twice = typed.changed_route(Route.SELF_FUNDED, LAST + 5 * DAY, TODAY)
    assert twice.routes == (Route.CPF, Route.TRAINING_PLAN, Route.SELF_FUNDED)
    assert twice.funding_on(LAST + DAY) == typed.funding
    assert [len(sessions) for _, sessions in twice.shares()] == [2, 0, 0]


def test_a_route_chosen_by_mistake_leaves_no_history():
    case = case_in(Phase.REQUEST, funding=Cpf())
    assert case.changed_route(Route.PUBLIC_AGENT, None, TODAY).past_fundings == ()
    with_session = evolve(case, sessions=HELD)
    assert len(with_session.changed_route(Route.PUBLIC_AGENT, LAST, TODAY).past_fundings) == 1


@pytest.mark.parametrize(
    ("route", "until", "field", "problem"),
    [
        (None, LAST, "route", Problem.NOTHING_CHOSEN),
        (Route.TRAINING_PLAN, None, "until_day", Problem.EMPTY),
        (Route.TRAINING_PLAN, TODAY + DAY, "until_day", Problem.IN_THE_FUTURE),
        (Route.TRAINING_PLAN, LAST - DAY, "until_day", Problem.TOO_EARLY),
    ],
)
def test_a_change_has_a_route_and_a_last_day_that_no_session_follows(route, until, field, problem):
    with pytest.raises(InvalidInput) as caught:
        changed(route=route, until=until)
    assert (caught.value.field, caught.value.problem) == (field, problem)


def test_a_second_change_comes_no_earlier_than_the_first():
    typed = evolve(changed(until=LAST + 5 * DAY), funding=TrainingPlan(price=Money.euros(900)))
    with pytest.raises(InvalidInput) as caught:
        typed.changed_route(Route.SELF_FUNDED, LAST + 4 * DAY, TODAY)
    assert caught.value.facts["earliest"] == LAST + 5 * DAY
    same_day = typed.changed_route(Route.SELF_FUNDED, LAST + 5 * DAY, TODAY)
    assert [len(sessions) for _, sessions in same_day.shares()] == [2, 0, 0]
    assert same_day.funding_on(LAST + 6 * DAY) == SelfFunded()


def test_a_closed_case_changes_no_more():
    with pytest.raises(RuleBroken) as caught:
        changed(evolve(BEFORE, phase=Phase.CLOSED))
    assert caught.value.breach is Breach.CASE_CLOSED


class TestProceeded:
    """How much of what the present paper plans is done: what may be paid follows it (L. 6353-6)."""

    OWN = SelfFunded(Terms(planned=timedelta(hours=16)), Contract(date(2026, 9, 1)))

    def test_it_is_the_hours_held_by_the_day_out_of_those_planned(self):
        case = evolve(BEFORE, funding=self.OWN)
        assert case.proceeded(date(2026, 10, 8)) == 0
        assert case.proceeded(date(2026, 10, 9)) == Fraction(1, 4)
        assert case.proceeded(LAST) == Fraction(1, 2)

    def test_without_a_plan_it_is_out_of_what_is_left_of_the_ceiling(self):
        assert BEFORE.proceeded(LAST) == Fraction(1, 3)
        assert evolve(BEFORE, funding=SelfFunded()).proceeded(LAST) == Fraction(1, 3)

    def test_it_never_goes_beyond_the_whole(self):
        short = evolve(self.OWN, terms=Terms(planned=timedelta(hours=2)))
        assert evolve(BEFORE, funding=short).proceeded(LAST) == 1

    def test_a_final_synthesis_is_the_whole(self):
        case = final(evolve(BEFORE, funding=self.OWN))
        assert case.proceeded(TODAY) == 1
        assert case.proceeded(TODAY - DAY) == Fraction(1, 2)

    def test_where_no_hour_is_left_nothing_more_proceeds(self):
        full = case_in(Phase.INVESTIGATION, sessions=sessions_lasting(24))
        last = max(s.day for s in full.sessions)
        assert full.changed_route(Route.SELF_FUNDED, last, TODAY).proceeded(TODAY) == 1


def test_e3a_past_its_end_a_case_takes_no_session_and_no_other_phase():
    late = evolve(BEFORE, frame=evolve(FRAME, planned_end=TODAY - DAY))
    assert breach_of(late, session(TODAY)) is Breach.PLANNED_END_PASSED
    with pytest.raises(RuleBroken) as caught:
        late.advanced(TODAY)
    assert caught.value.facts["planned_end"] == TODAY - DAY
    assert late.require_session(evolve(HELD[0], said="Corrigé"), TODAY) is None
    on_time = evolve(BEFORE, frame=evolve(FRAME, planned_end=TODAY))
    assert on_time.advanced(TODAY).phase is Phase.CONCLUSION


def test_e3a_c2_the_present_paper_knows_the_extensions_since_it_began_and_cpf_none():
    early = Extension(date(2026, 10, 5), date(2026, 12, 15), date(2027, 1, 15), "Report")
    late = Extension(date(2026, 11, 5), date(2027, 1, 15), date(2027, 2, 15), "Report")
    put_off = case_in(Phase.INVESTIGATION, funding=PLAN, frame=evolve(FRAME, extensions=(early, late)))
    assert put_off.amendments == (early, late)
    changed = evolve(put_off, past_fundings=(PastFunding(CPF, date(2026, 10, 20)),))
    assert changed.amendments == (late,)
    assert evolve(put_off, funding=CPF).amendments == ()
