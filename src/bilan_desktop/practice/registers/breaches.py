"""The breaches of personal data (L5): written down whatever their gravity, with names of nobody."""

from datetime import date, datetime, time
from uuid import UUID, uuid4

from attrs import frozen

from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.domain.registers.breach import DataBreach, Risk
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.registers.nobody import require_nobody


@frozen
class Told:
    """What is typed of a breach. A moment is a day with an hour; the CNIL's is left out while it is not told."""

    discovered_on: date | None
    discovered_at: time | None
    risk: Risk | None
    facts: str
    effects: str = ""
    measures: str = ""
    notified_on: date | None = None
    notified_at: time | None = None
    explanation: str = ""
    informed_on: date | None = None
    exemption: str = ""


def breaches(desk: Desk) -> tuple[DataBreach, ...]:
    """The breaches, the latest discovered first."""
    return desk.vault.register.data_breaches()


def record(desk: Desk, told: Told, breach_id: UUID | None = None) -> DataBreach:
    """Writes a breach down, or what has become of it.

    Raises InvalidInput for the first field that cannot stand, and for a text that names somebody who has a case here.
    """
    if told.discovered_on is None or told.discovered_at is None:
        missing = "discovered_on" if told.discovered_on is None else "discovered_at"
        raise InvalidInput(missing, Problem.EMPTY)
    if told.risk is None:
        raise InvalidInput("risk", Problem.NOTHING_CHOSEN)
    if told.notified_on is not None and told.notified_at is None:
        raise InvalidInput("notified_at", Problem.EMPTY)
    notified = None
    if told.notified_on is not None and told.notified_at is not None:
        notified = _moment(told.notified_on, told.notified_at)
    breach = DataBreach(
        id=breach_id or uuid4(),
        discovered_at=_moment(told.discovered_on, told.discovered_at),
        risk=told.risk,
        facts=told.facts,
        effects=told.effects,
        measures=told.measures,
        notified_at=notified,
        explanation=told.explanation,
        informed_on=told.informed_on,
        exemption=told.exemption,
    ).checked(desk.now())
    texts = ("facts", "effects", "measures", "explanation", "exemption")
    require_nobody(desk, {name: getattr(breach, name) for name in texts})
    desk.vault.register.set_data_breach(breach)
    return breach


def _moment(day: date, at: time) -> datetime:
    """A moment of the local clock."""
    return datetime.combine(day, at).astimezone()
