"""A running case in its compartment: read whole, written part by part as it changes."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from bilan_desktop.domain.agenda.own import OwnReminder
from bilan_desktop.domain.beneficiary import Beneficiary
from bilan_desktop.domain.bilan.document import Document
from bilan_desktop.domain.bilan.frame import Appointment, Extension, Frame
from bilan_desktop.domain.bilan.invoice import Invoice
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.request import Consent, Request
from bilan_desktop.domain.bilan.session import Session
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.cases.checklists import Tick
from bilan_desktop.domain.cases.restriction import Restriction
from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.domain.registers.satisfaction import Solicitation
from bilan_desktop.domain.watch.answers import Answer
from bilan_desktop.vault.records import parts
from bilan_desktop.vault.records.funding_records import put_fundings, read_fundings
from bilan_desktop.vault.records.rows import (
    Connection,
    Row,
    every,
    from_cell,
    only,
    put,
    put_only,
    put_update,
    remove,
    row_of,
    to_cell,
    value_of,
)


def read_case(connection: Connection) -> Case:
    """The whole case, without the content of its documents. Raises Fault when its first row is missing."""
    head = only(connection, "bilan")
    beneficiary = only(connection, "beneficiary")
    if head is None or beneficiary is None:
        raise Fault(FaultKind.COMPARTMENT_DAMAGED)
    request, consent = only(connection, "request"), only(connection, "consent")
    past_fundings, funding = read_fundings(connection)
    return Case(
        id=UUID(str(head["id"])),
        reference=str(head["reference"]),
        opened_on=from_cell(date, head["opened_on"]),
        phase=Phase(str(head["phase"])),
        beneficiary=value_of(Beneficiary, beneficiary),
        funding=funding,
        past_fundings=past_fundings,
        request=value_of(Request, request) if request else Request(),
        consent=value_of(Consent, consent) if consent else None,
        frame=_frame(connection),
        sessions=tuple(value_of(Session, row) for row in every(connection, "session", "day, starts_at")),
        documents=tuple(value_of(Document, row) for row in every(connection, "document", "made_on, rowid")),
        synthesis=parts.synthesis_of(
            only(connection, "synthesis"),
            every(connection, "synthesis_version", "number"),
            every(connection, "synthesis_signature", "who"),
        ),
        retention=tuple(parts.retention_of(row) for row in every(connection, "retention_agreement")),
        disclosures=tuple(parts.disclosure_of(row) for row in every(connection, "disclosure_agreement")),
        hand_overs=tuple(parts.hand_over_of(row) for row in every(connection, "hand_over", '"on", rowid')),
        ticks=tuple(value_of(Tick, row) for row in every(connection, "tick")),
        satisfaction=tuple(value_of(Solicitation, row) for row in every(connection, "satisfaction")),
        invoices=tuple(value_of(Invoice, row) for row in every(connection, "invoice", '"on", number')),
        refusals=tuple(parts.refusal_of(row) for row in every(connection, "refused_request", '"on", rowid')),
        restrictions=read_restrictions(connection),
        answers=tuple(value_of(Answer, row) for row in every(connection, "answer")),
        reminders=tuple(value_of(OwnReminder, row) for row in every(connection, "reminder", '"on", at')),
    )


def read_restrictions(connection: Connection) -> tuple[Restriction, ...]:
    """The restrictions of a case or of its proofs, the first one first."""
    return tuple(value_of(Restriction, row) for row in every(connection, "restriction", "since, rowid"))


def write_case(connection: Connection, before: Case | None, after: Case) -> None:
    """Writes what differs between two states of a case; all of it when there is no earlier one."""
    if before is None or _head(before) != _head(after):
        put_only(connection, "bilan", _head(after))
    for name, write in _PARTS.items():
        new = getattr(after, name)
        if before is None or getattr(before, name) != new:
            write(connection, new)
    fundings = (after.past_fundings, after.funding)
    if before is None or (before.past_fundings, before.funding) != fundings:
        put_fundings(connection, *fundings)
    if before is None or before.synthesis != after.synthesis:
        put_only(connection, "synthesis", parts.synthesis_row(after.synthesis))
        _sync(connection, "synthesis_version", "number", _versions(before), _versions(after))
        _sync(connection, "synthesis_signature", "who", _signatures(before), _signatures(after))
    for name, table, to_row in _COLLECTIONS:
        old_items = getattr(before, name) if before is not None else ()
        new_items = getattr(after, name)
        if old_items != new_items:
            _sync(connection, table, "id", _keyed(old_items, to_row), _keyed(new_items, to_row))
    old_appointments = before.frame.appointments if before is not None else ()
    if old_appointments != after.frame.appointments:
        _sync(
            connection,
            "appointment",
            "id",
            _keyed(old_appointments, row_of),
            _keyed(after.frame.appointments, row_of),
        )


def put_content(connection: Connection, document_id: UUID, content: bytes) -> None:
    """The content of a document whose row is there."""
    put(connection, "document_content", {"document_id": str(document_id), "content": content})


def read_content(connection: Connection, document_id: UUID) -> bytes:
    """The content of a document. Raises Fault when there is none."""
    sql = "SELECT content FROM document_content WHERE document_id = ?"
    row = connection.execute(sql, (str(document_id),)).fetchone()
    if row is None:
        raise Fault(FaultKind.COMPARTMENT_DAMAGED)
    return bytes(row[0])


def _head(case: Case) -> Row:
    return {
        "id": str(case.id),
        "reference": case.reference,
        "opened_on": to_cell(case.opened_on),
        "phase": case.phase.value,
    }


def _frame(connection: Connection) -> Frame:
    row = only(connection, "frame")
    appointments = tuple(value_of(Appointment, each) for each in every(connection, "appointment", "at"))
    extensions = tuple(value_of(Extension, each) for each in every(connection, "extension", "number"))
    if row is None:
        return Frame(appointments=appointments, extensions=extensions)
    return value_of(Frame, row, appointments=appointments, extensions=extensions)


def _put_frame(connection: Connection, frame: Frame) -> None:
    put_only(connection, "frame", row_of(frame, without=["appointments", "extensions"]))
    connection.execute("DELETE FROM extension")
    for number, extension in enumerate(frame.extensions, start=1):
        put(connection, "extension", {"number": number, **row_of(extension)})


_PARTS: dict[str, Callable[[Connection, Any], None]] = {
    "beneficiary": lambda connection, value: put_only(connection, "beneficiary", row_of(value)),
    "request": lambda connection, value: put_only(connection, "request", row_of(value)),
    "consent": lambda connection, value: put_only(connection, "consent", row_of(value) if value else None),
    "frame": _put_frame,
}

_COLLECTIONS: tuple[tuple[str, str, Callable[[Any], Row]], ...] = (
    ("sessions", "session", row_of),
    ("documents", "document", row_of),
    ("retention", "retention_agreement", parts.retention_row),
    ("disclosures", "disclosure_agreement", parts.disclosure_row),
    ("hand_overs", "hand_over", parts.hand_over_row),
    ("refusals", "refused_request", parts.refusal_row),
    ("answers", "answer", row_of),
    ("invoices", "invoice", row_of),
    ("ticks", "tick", row_of),
    ("restrictions", "restriction", row_of),
    ("satisfaction", "satisfaction", row_of),
    ("reminders", "reminder", row_of),
)


def _versions(case: Case | None) -> Mapping[object, Row]:
    versions = case.synthesis.versions if case else ()
    return {version.number: parts.version_row(version) for version in versions}


def _signatures(case: Case | None) -> Mapping[object, Row]:
    signatures = case.synthesis.signatures if case else ()
    return {signature.who: row_of(signature) for signature in signatures}


def _keyed(items: Iterable[Any], to_row: Callable[[Any], Row]) -> Mapping[object, Row]:
    return {str(item.id): to_row(item) for item in items}


def _sync(
    connection: Connection, table: str, key: str, old: Mapping[object, Row], new: Mapping[object, Row]
) -> None:
    for identity in old.keys() - new.keys():
        remove(connection, table, key, old[identity][key])
    for identity, row in new.items():
        if old.get(identity) != row:
            put_update(connection, table, key, row)
