"""What a payer is given: what its route lets it get, of the funding it pays, and nothing else (E5a to E5c)."""

from datetime import date, timedelta

import pytest
from attrs import evolve

from bilan_desktop.domain.bilan.funding import Agreed, PastFunding, Route, SelfFunded
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.session import Work
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.domain.money import Money
from bilan_desktop.domain.sharing.statements import StatementKind, kinds_for, statement
from domain_samples import CPF, PLAN, case_in, session

FIRST, SECOND, THIRD = date(2026, 10, 9), date(2026, 10, 16), date(2026, 10, 30)
ENTRY_EXIT = (StatementKind.ENTRY, StatementKind.DILIGENCE, StatementKind.EXIT)


def case(funding, *held, **changes):
    return case_in(Phase.INVESTIGATION, funding=funding, sessions=held, **changes)


@pytest.mark.parametrize(
    ("route", "kinds"),
    [
        (Route.CPF, ENTRY_EXIT),
        (Route.TRAINING_PLAN, (StatementKind.ATTENDANCE,)),
        (Route.REDEPLOYMENT_LEAVE, (StatementKind.ATTENDANCE,)),
        (Route.TRANSITION_PROJECT, (StatementKind.ABSENCE,)),
        (Route.FRANCE_TRAVAIL, ENTRY_EXIT),
        (Route.SELF_FUNDED, ()),
        (Route.PUBLIC_AGENT, (StatementKind.ATTENDANCE,)),
        (Route.INSURANCE_FUND, (StatementKind.HOURS,)),
    ],
)
def test_e5_each_route_knows_its_statements(route, kinds):
    assert kinds_for(route) == kinds


def test_e5b_a_statement_of_entry_says_the_day_that_the_platform_states_and_no_hour():
    cpf = evolve(CPF, entry_on=FIRST, price=Money.euros(1500))
    told = statement(case(cpf, session(FIRST)), 0, StatementKind.ENTRY)
    assert (told.entry_on, told.exit_on, told.file_number) == (FIRST, None, "123456789")
    assert (told.sessions, told.hours, told.price) == ((), None, None)


def test_e5b_a_statement_of_the_end_has_both_days_and_the_hours_of_accompaniment_alone():
    cpf = evolve(CPF, entry_on=FIRST, exit_on=THIRD)
    held = (session(FIRST), session(SECOND, "10:00", "12:00", work=Work.PERSONAL))
    told = statement(case(cpf, *held), 0, StatementKind.EXIT)
    assert (told.entry_on, told.exit_on) == (FIRST, THIRD)
    assert (told.hours.accompaniment, told.hours.personal) == (timedelta(hours=1.5), timedelta(0))


@pytest.mark.parametrize(
    ("cpf", "kind", "field"),
    [
        (CPF, StatementKind.ENTRY, "entry_on"),
        (CPF, StatementKind.DILIGENCE, "entry_on"),
        (evolve(CPF, entry_on=FIRST), StatementKind.EXIT, "exit_on"),
    ],
)
def test_e5b_the_days_of_the_platform_are_never_computed(cpf, kind, field):
    with pytest.raises(InvalidInput) as raised:
        statement(case(cpf, session(FIRST)), 0, kind)
    assert (raised.value.field, raised.value.problem) == (field, Problem.EMPTY)


def test_e5c_the_employer_of_a_plan_gets_dates_hours_price_and_attendance():
    held = (session(FIRST), session(SECOND))
    told = statement(case(evolve(PLAN, price=Money.euros(1800)), *held), 0, StatementKind.ATTENDANCE)
    assert (told.sessions, told.price) == (held, Money.euros(1800))
    assert told.hours.accompaniment == timedelta(hours=3)


def test_e5c_a_transition_project_shows_absences_and_neither_hours_nor_price():
    paid = Agreed(Route.TRANSITION_PROJECT, price=Money.euros(1800), file_number="PTP-1")
    told = statement(case(paid, session(FIRST)), 0, StatementKind.ABSENCE)
    assert len(told.sessions) == 1
    assert (told.hours, told.price) == (None, None)


def test_e5_a_statement_of_sessions_wants_one():
    with pytest.raises(InvalidInput) as raised:
        statement(case(PLAN, session(FIRST, work=Work.PERSONAL)), 0, StatementKind.ATTENDANCE)
    assert raised.value.field == "sessions"


@pytest.mark.parametrize("funding", [SelfFunded(), PLAN, CPF])
def test_e5_a_statement_that_the_route_does_not_know_is_not_made(funding):
    with pytest.raises(InvalidInput) as raised:
        statement(case(funding, session(FIRST)), 0, StatementKind.HOURS)
    assert raised.value.field == "statement"


def test_scenario_18_each_payer_sees_its_own_part_of_the_hours_alone():
    changed = case(
        evolve(PLAN, price=Money.euros(900)),
        session(FIRST),
        session(SECOND),
        session(THIRD, "09:00", "11:00"),
        past_fundings=(PastFunding(evolve(CPF, entry_on=FIRST), SECOND),),
    )
    platform = statement(changed, 0, StatementKind.DILIGENCE)
    employer = statement(changed, 1, StatementKind.ATTENDANCE)
    assert [s.day for s in platform.sessions] == [FIRST, SECOND]
    assert [s.day for s in employer.sessions] == [THIRD]
    assert employer.hours.accompaniment == timedelta(hours=2)
    assert (employer.file_number, employer.entry_on) == ("", None)
