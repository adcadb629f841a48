"""What remains of a bilan for the yearly figures once its content is gone: numbers, no name (L6)."""

from datetime import timedelta

from attrs import frozen

from bilan_desktop.domain.beneficiary import Status
from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.bilan.session import hours_of
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.cases.closing import Ending, EndingKind
from bilan_desktop.domain.cases.drop_out import DropOutCause
from bilan_desktop.domain.cases.follow_up import FollowUpTrace
from bilan_desktop.domain.money import Money


@frozen
class CaseStatistics:
    """The figures of one bilan under one route, frozen at its closing; `part` counts the routes it has been under, from 1."""

    part: int
    year: int
    route: Route
    status: Status
    ending: EndingKind
    accompaniment: timedelta
    personal: timedelta
    price: Money | None
    cause: DropOutCause | None = None
    follow_up: FollowUpTrace = FollowUpTrace.TO_COME


def statistics_of(case: Case, ending: Ending) -> tuple[CaseStatistics, ...]:
    """The figures of a case that ends so: one part for each route under which hours were held; the last one without any."""
    declined = ending.follow_up_declined
    shares = case.shares()
    lived = [share for share in shares if share[1]] or [shares[-1]]
    return tuple(
        CaseStatistics(
            part=part,
            year=ending.term.year,
            route=funding.route,
            status=case.beneficiary.status,
            ending=ending.kind,
            accompaniment=hours_of(sessions).accompaniment,
            personal=hours_of(sessions).personal,
            price=funding.price,
            cause=ending.counted_cause,
            follow_up=FollowUpTrace.DECLINED if declined else FollowUpTrace.TO_COME,
        )
        for part, (funding, sessions) in enumerate(lived, start=1)
    )
