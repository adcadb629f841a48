"""The statements a payer may be given, route by route: what each says follows from what its payer may get (E5a to E5c).

Each speaks of one funding alone, of the sessions that belong to it by their day, and never of the content.
"""

from datetime import date
from enum import StrEnum

from attrs import frozen

from bilan_desktop.domain.bilan.funding import Agreed, Cpf, Funding, Route, SelfFunded, TrainingPlan
from bilan_desktop.domain.bilan.session import Hours, Session, Work, hours_of
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.domain.money import Money
from bilan_desktop.domain.sharing.parties import PARTIES, Item


class StatementKind(StrEnum):
    """What a statement is called."""

    ENTRY = "entry"
    DILIGENCE = "diligence"
    EXIT = "exit"
    ATTENDANCE = "attendance"
    ABSENCE = "absence"
    HOURS = "hours"


_BY_ITEM = {
    Item.ENTRY_EXIT: (StatementKind.ENTRY, StatementKind.DILIGENCE, StatementKind.EXIT),
    Item.ATTENDANCE: (StatementKind.ATTENDANCE,),
    Item.ABSENCE: (StatementKind.ABSENCE,),
    Item.INVOICE: (StatementKind.HOURS,),
}
_OF_SESSIONS = {
    StatementKind.DILIGENCE,
    StatementKind.ATTENDANCE,
    StatementKind.ABSENCE,
    StatementKind.HOURS,
}


@frozen
class Statement:
    """What one statement says of one funding; what its payer may not get is empty.

    `sessions` are those of accompaniment, `hours` theirs: funders do not pay the personal work.
    """

    kind: StatementKind
    route: Route
    file_number: str = ""
    entry_on: date | None = None
    exit_on: date | None = None
    sessions: tuple[Session, ...] = ()
    hours: Hours | None = None
    price: Money | None = None


def kinds_for(route: Route) -> tuple[StatementKind, ...]:
    """The statements a route knows; none where nobody else pays."""
    items = {item for got in PARTIES[route].values() for item in got}
    return tuple(kind for item, kinds in _BY_ITEM.items() if item in items for kind in kinds)


def statement(case: Case, share: int, kind: StatementKind) -> Statement:
    """A statement about one of the fundings of a case, by its place in `Case.shares`.

    Raises InvalidInput for a statement that the route does not know, one of sessions without any, or of a day of entry or
    end that was not entered: these are the payer's, and never computed.
    """
    funding, held = case.shares()[share]
    if kind not in kinds_for(funding.route):
        raise InvalidInput("statement", Problem.NOTHING_CHOSEN)
    items = {item for got in PARTIES[funding.route].values() for item in got}
    sessions = tuple(session for session in held if session.work is Work.ACCOMPANIMENT)
    if kind in _OF_SESSIONS and not sessions:
        raise InvalidInput("sessions", Problem.NOTHING_CHOSEN)
    entry, leaving = _days(funding)
    if kind in {StatementKind.ENTRY, StatementKind.DILIGENCE, StatementKind.EXIT} and entry is None:
        raise InvalidInput("entry_on", Problem.EMPTY)
    if kind is StatementKind.EXIT and leaving is None:
        raise InvalidInput("exit_on", Problem.EMPTY)
    counts = Item.HOURS in items and kind is not StatementKind.ENTRY
    return Statement(
        kind=kind,
        route=funding.route,
        file_number=_file_number(funding),
        entry_on=entry,
        exit_on=leaving if kind is StatementKind.EXIT else None,
        sessions=sessions if kind in _OF_SESSIONS or counts else (),
        hours=hours_of(sessions) if counts else None,
        price=_price(funding) if Item.PRICE in items else None,
    )


def _days(funding: Funding) -> tuple[date | None, date | None]:
    return (funding.entry_on, funding.exit_on) if isinstance(funding, Cpf | Agreed) else (None, None)


def _file_number(funding: Funding) -> str:
    if isinstance(funding, Cpf):
        return funding.edof_number
    return funding.file_number if isinstance(funding, Agreed) else ""


def _price(funding: Funding) -> Money | None:
    return funding.price if isinstance(funding, TrainingPlan | Agreed | SelfFunded) else None
