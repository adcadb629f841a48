"""A running case in its compartment: read whole, written part by part as it changes."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from attrs import evolve

from bilan_desktop.domain.agenda.own import OwnReminder
from bilan_desktop.domain.beneficiary import Beneficiary
from bilan_desktop.domain.bilan.document import Document
from bilan_desktop.domain.bilan.frame import Appointment, Extension, Frame
from bilan_desktop.domain.bilan.invoice import Invoice
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.request import Consent, Request
from bilan_desktop.domain.bilan.results import ResultPart
from bilan_desktop.domain.bilan.session import Session
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.cases.checklists import Tick
from bilan_desktop.domain.cases.outline import outline
from bilan_desktop.domain.cases.restriction import Restriction
from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.domain.registers.satisfaction import Solicitation
from bilan_desktop.domain.watch.answers import Answer
from bilan_desktop.vault.records import parts
from bilan_desktop.vault.records.funding_records import (
    FUNDING_TABLES,
    funding_rows,
    fundings_of,
    put_fundings,
)
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
    return case_of({table: every(connection, table, order) for table, order in _TABLES.items()})


def case_of(tables: Mapping[str, list[Row]]) -> Case:
    """The same, from the rows of its tables in their order; a table that is not given is empty."""

    def rows(table: str) -> list[Row]:
        return tables.get(table, [])

    def first(table: str) -> Row | None:
        return next(iter(rows(table)), None)

    head, beneficiary = first("bilan"), first("beneficiary")
    if head is None or beneficiary is None:
        raise Fault(FaultKind.COMPARTMENT_DAMAGED)
    request, consent = first("request"), first("consent")
    past_fundings, funding = fundings_of(tables)
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
        frame=_frame(first("frame"), rows("appointment"), rows("extension")),
        sessions=tuple(value_of(Session, row) for row in rows("session")),
        documents=tuple(value_of(Document, row) for row in rows("document")),
        results=tuple(value_of(ResultPart, row) for row in rows("result_part")),
        synthesis=parts.synthesis_of(
            first("synthesis"), rows("synthesis_version"), rows("synthesis_signature")
        ),
        retention=tuple(parts.retention_of(row) for row in rows("retention_agreement")),
        disclosures=tuple(parts.disclosure_of(row) for row in rows("disclosure_agreement")),
        hand_overs=tuple(parts.hand_over_of(row) for row in rows("hand_over")),
        ticks=tuple(value_of(Tick, row) for row in rows("tick")),
        satisfaction=tuple(value_of(Solicitation, row) for row in rows("satisfaction")),
        invoices=tuple(value_of(Invoice, row) for row in rows("invoice")),
        refusals=tuple(parts.refusal_of(row) for row in rows("refused_request")),
        restrictions=tuple(value_of(Restriction, row) for row in rows("restriction")),
        answers=tuple(value_of(Answer, row) for row in rows("answer")),
        reminders=tuple(value_of(OwnReminder, row) for row in rows("reminder")),
    )


def read_outline(connection: Connection) -> Case:
    """The outline of the case (`domain/cases/outline.py`): one row where `read_case` reads two dozen tables.

    Where it is missing, or written for tables that were different, it is made from them. Raises Fault as `read_case`.
    """
    row = only(connection, "outline")
    if row is None or row["schema"] != _schema(connection):
        return outline(read_case(connection))
    return case_of(json.loads(str(row["tables"])))


def read_restrictions(connection: Connection) -> tuple[Restriction, ...]:
    """The restrictions of a case or of its proofs, the first one first."""
    return tuple(
        value_of(Restriction, row) for row in every(connection, "restriction", _TABLES["restriction"])
    )


def write_case(connection: Connection, before: Case | None, after: Case) -> None:
    """Writes what differs between two states of a case; all of it when there is no earlier one."""
    if before is None or _head_row(before) != _head_row(after):
        put_only(connection, "bilan", _head_row(after))
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
    _put_outline(connection, before, after)


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


def _put_outline(connection: Connection, before: Case | None, after: Case) -> None:
    schema = _schema(connection)
    if before is not None and _outline_schema(connection) == schema and _looks_the_same(before, after):
        return
    tables: dict[str, list[Row]] = defaultdict(list)
    for table, row in _rows(outline(after)):
        tables[table].append(row)
    put_only(connection, "outline", {"schema": schema, "tables": json.dumps(tables, ensure_ascii=False)})


def _looks_the_same(before: Case, after: Case) -> bool:
    # Sessions are many and a letter typed elsewhere changes none.
    if before.sessions == after.sessions:
        before, after = evolve(before, sessions=()), evolve(after, sessions=())
    return outline(before) == outline(after)


def _outline_schema(connection: Connection) -> int | None:
    row = connection.execute("SELECT schema FROM outline").fetchone()
    return row and int(row[0])


def _schema(connection: Connection) -> int:
    (number,) = connection.execute("PRAGMA user_version").fetchone()
    return int(number)


def _rows(case: Case) -> Iterator[tuple[str, Row]]:
    """Every row of an outline with the name of its table; signatures are left out of it."""
    yield "bilan", _head_row(case)
    yield "beneficiary", row_of(case.beneficiary)
    yield "request", row_of(case.request)
    if case.consent:
        yield "consent", row_of(case.consent)
    yield from funding_rows(case.past_fundings, case.funding)
    yield "frame", _frame_row(case.frame)
    for appointment in case.frame.appointments:
        yield "appointment", row_of(appointment)
    for number, extension in enumerate(case.frame.extensions, start=1):
        yield "extension", {"number": number, **row_of(extension)}
    yield "synthesis", parts.synthesis_row(case.synthesis)
    for version in case.synthesis.versions:
        yield "synthesis_version", parts.version_row(version)
    for name, table, to_row in _COLLECTIONS:
        for item in getattr(case, name):
            yield table, to_row(item)


def _head_row(case: Case) -> Row:
    return {
        "id": str(case.id),
        "reference": case.reference,
        "opened_on": to_cell(case.opened_on),
        "phase": case.phase.value,
    }


def _frame(row: Row | None, appointment_rows: list[Row], extension_rows: list[Row]) -> Frame:
    appointments = tuple(value_of(Appointment, each) for each in appointment_rows)
    extensions = tuple(value_of(Extension, each) for each in extension_rows)
    if row is None:
        return Frame(appointments=appointments, extensions=extensions)
    return value_of(Frame, row, appointments=appointments, extensions=extensions)


def _frame_row(frame: Frame) -> Row:
    return row_of(frame, without=["appointments", "extensions"])


def _put_frame(connection: Connection, frame: Frame) -> None:
    put_only(connection, "frame", _frame_row(frame))
    connection.execute("DELETE FROM extension")
    for number, extension in enumerate(frame.extensions, start=1):
        put(connection, "extension", {"number": number, **row_of(extension)})


_TABLES = {
    **dict.fromkeys(
        ("bilan", "beneficiary", "request", "consent", *FUNDING_TABLES, "frame", "synthesis"), "rowid"
    ),
    **dict.fromkeys(
        ("retention_agreement", "disclosure_agreement", "tick", "answer", "satisfaction", "result_part"),
        "rowid",
    ),
    **dict.fromkeys(("extension", "synthesis_version"), "number"),
    "synthesis_signature": "who",
    "appointment": "at",
    "session": "day, starts_at",
    "document": "made_on, rowid",
    "hand_over": '"on", rowid',
    "refused_request": '"on", rowid',
    "restriction": "since, rowid",
    "reminder": '"on", at',
    "invoice": '"on", number',
}
"""Every table that a case is read from, and the order of its rows."""

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
    ("results", "result_part", row_of),
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
