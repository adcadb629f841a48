from datetime import timedelta

from attrs import evolve

from bilan_desktop.domain.beneficiary import Status
from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.cases.closing import EndingKind
from bilan_desktop.domain.money import Money
from bilan_desktop.domain.registers.bpf import CountedCase, yearly, years

DONE = CountedCase(
    *("B-2026-002", 2026, Route.CPF, Status.EMPLOYEE, EndingKind.COMPLETED),
    *(timedelta(hours=16, minutes=30), timedelta(hours=7), Money.euros(1600)),
)
STOPPED = evolve(
    DONE,
    reference="B-2026-001",
    ending=EndingKind.ABANDONED,
    accompaniment=timedelta(hours=9),
    personal=timedelta(),
    price=None,
)
PLAN = evolve(DONE, reference="B-2026-003", route=Route.TRAINING_PLAN, status=Status.PUBLIC_AGENT)
EARLIER = evolve(DONE, reference="B-2025-007", year=2025)
CASES = (DONE, PLAN, STOPPED, EARLIER)


def test_l6_a_year_counts_its_cases_by_route_and_status():
    figures = yearly(CASES, 2026)
    assert [(line.route, line.status) for line in figures.lines] == [
        (Route.CPF, Status.EMPLOYEE),
        (Route.TRAINING_PLAN, Status.PUBLIC_AGENT),
    ]
    cpf = figures.lines[0].count
    assert cpf.references == ("B-2026-001", "B-2026-002")
    assert cpf.accompaniment == timedelta(hours=25, minutes=30)
    assert cpf.personal == timedelta(hours=7)
    assert cpf.price == Money.euros(1600)
    assert cpf.unpriced == ("B-2026-001",)
    assert cpf.ended(EndingKind.ABANDONED) == ("B-2026-001",)
    assert cpf.ended(EndingKind.REFUSED) == ()
    assert figures.total.references == ("B-2026-001", "B-2026-002", "B-2026-003")


def test_l6_a_case_under_two_routes_is_one_case_in_the_total():
    changed = evolve(
        DONE, route=Route.TRAINING_PLAN, accompaniment=timedelta(hours=2), price=Money.euros(200)
    )
    figures = yearly((DONE, changed), 2026)
    assert [line.count.references for line in figures.lines] == [("B-2026-002",), ("B-2026-002",)]
    assert figures.total.references == ("B-2026-002",)
    assert figures.total.accompaniment == timedelta(hours=18, minutes=30)
    assert figures.total.price == Money.euros(1800)


def test_a_year_without_a_case_has_no_line_and_counts_nothing():
    figures = yearly(CASES, 2024)
    assert figures.lines == ()
    assert (figures.total.references, figures.total.price) == ((), Money(0))


def test_the_years_are_those_with_a_case_and_the_present_one():
    assert years(CASES, 2027) == (2027, 2026, 2025)
    assert years((), 2026) == (2026,)
