"""The breaches of personal data (L5): written down whatever their gravity, with names of nobody."""

import re
from contextlib import suppress
from datetime import date, datetime, time
from uuid import UUID, uuid4

from attrs import frozen

from bilan_desktop.domain.errors import Fault, InvalidInput, Problem
from bilan_desktop.domain.registers.breach import DataBreach, InformationState, NotificationState, Risk
from bilan_desktop.practice.desk import Desk
from bilan_desktop.vault.records.rows import only

_SHORTEST = 3  # letters of a family name below which it is too likely to be a word


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


def pressing(desk: Desk) -> tuple[DataBreach, ...]:
    """The breaches of which the CNIL or the people are still to be told, the first to be told first."""
    now = desk.now()
    owed = {NotificationState.TO_NOTIFY, NotificationState.OVERDUE}
    found = [
        each
        for each in breaches(desk)
        if each.notification(now) in owed or each.information is InformationState.TO_INFORM
    ]
    return tuple(sorted(found, key=lambda each: each.due_at))


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
    _require_nobody(desk, breach)
    desk.vault.register.set_data_breach(breach)
    return breach


def _moment(day: date, at: time) -> datetime:
    """A moment of the local clock."""
    return datetime.combine(day, at).astimezone()


def _require_nobody(desk: Desk, breach: DataBreach) -> None:
    names = _family_names(desk)
    for field in ("facts", "effects", "measures", "explanation", "exemption"):
        text = getattr(breach, field)
        if any(re.search(rf"\b{re.escape(name)}\b", text) for name in names):
            raise InvalidInput(field, Problem.NAMES_SOMEBODY)


def _family_names(desk: Desk) -> set[str]:
    """The family names of everybody of whom something is kept, as typed and in capitals."""
    names = set()
    for entry in desk.vault.register.compartments():
        with suppress(Fault):  # what is due or damaged is told elsewhere; its names are not known here
            compartment = desk.vault.open(entry.id)
            try:
                with compartment.read() as connection:
                    row = only(connection, "beneficiary")
            finally:
                compartment.close()
            names.add(str(row["last_name"]) if row else "")
    return {form for name in names if len(name) >= _SHORTEST for form in (name, name.upper())}
