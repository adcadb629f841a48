from datetime import date, timedelta

from attrs import evolve, fields

from bilan_desktop.domain.beneficiary import Status
from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.session import Work
from bilan_desktop.domain.cases.closing import Ending, EndingKind
from bilan_desktop.domain.cases.statistics import CaseStatistics, statistics_of
from bilan_desktop.domain.money import Money
from domain_samples import CONSENT_DAY, CPF, case_in, session


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
    )
    assert not {"name", "reference", "beneficiary"} & {attribute.name for attribute in fields(CaseStatistics)}
