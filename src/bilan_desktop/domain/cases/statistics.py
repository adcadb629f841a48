"""What remains of a bilan for the yearly figures once its content is gone: numbers, no name (L6)."""

from datetime import timedelta

from attrs import frozen

from bilan_desktop.domain.beneficiary import Status
from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.cases.closing import Ending, EndingKind
from bilan_desktop.domain.money import Money


@frozen
class CaseStatistics:
    """The figures of one bilan, frozen at its closing."""

    year: int
    route: Route
    status: Status
    ending: EndingKind
    accompaniment: timedelta
    personal: timedelta
    price: Money | None


def statistics_of(case: Case, ending: Ending) -> CaseStatistics:
    """The figures of a case that ends so."""
    hours = case.hours
    return CaseStatistics(
        year=ending.term.year,
        route=case.route,
        status=case.beneficiary.status,
        ending=ending.kind,
        accompaniment=hours.accompaniment,
        personal=hours.personal,
        price=case.funding.price,
    )
