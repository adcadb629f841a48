"""What the register holds, as values. A reference names a case; nothing here names a person."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from attrs import field, frozen

from bilan_desktop.vault.sealing.capsule import CompartmentKind


class CaseState(StrEnum):
    """Open while its `case` compartment lives, closed while something of it may be kept, destroyed when nothing is."""

    OPEN = "open"
    CLOSED = "closed"
    DESTROYED = "destroyed"


class JournalEvent(StrEnum):
    """What the vault itself writes in the journal; use cases add events of their own."""

    CASE_OPENED = "case_opened"
    CASE_CLOSED = "case_closed"
    COMPARTMENT_CREATED = "compartment_created"
    COMPARTMENT_DESTROYED = "compartment_destroyed"
    KEYS_CHANGED = "keys_changed"


class DestructionMethod(StrEnum):
    """How a compartment was destroyed."""

    OVERWRITTEN = "overwritten"
    """Capsule, then database, overwritten with random bytes, cut, renamed and removed."""


@frozen
class CaseEntry:
    """One case."""

    case_id: UUID
    reference: str
    opened_on: date
    state: CaseState


@frozen
class CompartmentEntry:
    """One compartment of a case; `documents` counts what is inside by class, `rule` set the deadline."""

    id: UUID
    case_id: UUID
    reference: str
    kind: CompartmentKind
    destroy_on: date | None
    rule: str
    generation: int
    created_on: date
    destroyed_on: date | None = None
    documents: Mapping[str, int] = field(factory=dict, hash=False)


@frozen
class JournalEntry:
    """One line of the journal; `event` is a JournalEvent or a use case's own word."""

    at: datetime
    event: str
    case_reference: str | None
    compartment: UUID | None
    rule: str | None


@frozen
class Certificate:
    """That a compartment was destroyed; `unattended` when nobody was at the desk (its date had come)."""

    id: UUID
    case_reference: str
    compartment: UUID
    kind: CompartmentKind
    rule: str
    due: date | None
    destroyed_on: date
    unattended: bool
    documents: Mapping[str, int] = field(hash=False)
    method: DestructionMethod


@frozen
class DisclosureEntry:
    """That something of a case was handed over; who received it stays in the compartment."""

    case_reference: str
    subject: str
    recipient_kind: str
    on_date: date


@frozen
class RefusalEntry:
    """That something of a case was asked for and refused; who asked stays in the compartment."""

    case_reference: str
    subject: str
    recipient_kind: str
    on_date: date
    rule: str


@frozen
class StatisticsEntry:
    """What stays of a case for the practice's yearly figures; `price_cents` in euro cents.

    A case that changed its funding has a part for each, counted from 1. `cause` is that of a bilan that stopped early,
    `follow_up` says whether the follow-up was asked and answered.
    """

    case_reference: str
    year: int
    route: str
    status: str
    outcome: str
    accompaniment: timedelta
    personal: timedelta
    price_cents: int | None
    part: int = 1
    cause: str | None = None
    follow_up: str = "to_come"


@frozen
class CopyEntry:
    """One known copy of the vault."""

    id: UUID
    made_on: date
    place: str
    state: str
