"""Complaints (L6): written down without a name; a letter goes to the case it concerns, with its proofs."""

from datetime import date
from uuid import UUID, uuid4

from attrs import frozen

from bilan_desktop.documents.files.inspection import inspect_attachment
from bilan_desktop.domain.bilan.document import Document, DocumentKind
from bilan_desktop.domain.cases.case import reference_parts
from bilan_desktop.domain.cases.restriction import require_unrestricted
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.domain.registers.complaint import (
    Complainant,
    Complaint,
    ComplaintAnswer,
    ComplaintState,
    ComplaintSubject,
    Improvement,
)
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending.proofs import has_proofs, proofs_of
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running import attachments
from bilan_desktop.practice.running.cases import find
from bilan_desktop.vault.records.kept_records import add_document
from bilan_desktop.vault.storage.entries import CaseState


@frozen
class Told:
    """What is typed of a complaint; `letter` is a scan to put with the proofs of the case, empty for none."""

    received_on: date | None
    complainant: Complainant | None
    subject: ComplaintSubject | None
    reference: str = ""
    answered_on: date | None = None
    answer: ComplaintAnswer | None = None
    improvement: Improvement | None = None
    letter: bytes = b""


def complaints(desk: Desk) -> tuple[Complaint, ...]:
    """Those that wait for an answer, the longest waiting first, then those answered, the latest received first."""
    today = desk.today()
    kept = desk.vault.register.complaints()
    waiting = [each for each in kept if each.state(today) is not ComplaintState.ANSWERED]
    answered = [each for each in kept if each.state(today) is ComplaintState.ANSWERED]
    return (*sorted(waiting, key=lambda each: each.received_on), *answered)


def record(desk: Desk, told: Told, complaint_id: UUID | None = None) -> Complaint:
    """Writes a complaint down, or what has become of it.

    Raises InvalidInput for the first field that cannot stand, Fault for a case that never was, RuleBroken for a letter to
    a case that is restricted; nothing is then written.
    """
    if told.received_on is None:
        raise InvalidInput("received_on", Problem.EMPTY)
    if told.complainant is None:
        raise InvalidInput("complainant", Problem.NOTHING_CHOSEN)
    if told.subject is None:
        raise InvalidInput("complaint_subject", Problem.NOTHING_CHOSEN)
    reference = told.reference.strip().upper()
    if reference:
        reference_parts(reference)
        find(desk, reference)
    complaint = Complaint(
        id=complaint_id or uuid4(),
        received_on=told.received_on,
        complainant=told.complainant,
        subject=told.subject,
        reference=reference,
        answered_on=told.answered_on,
        answer=told.answer,
        improvement=told.improvement,
    ).checked(desk.today())
    if told.letter:
        _attach(desk, complaint, told.letter)
    desk.vault.register.set_complaint(complaint)
    return complaint


def remove(desk: Desk, complaint: Complaint) -> None:
    """Takes away a complaint that was never made, or written down twice; the journal remembers that there was one."""
    desk.vault.register.drop_complaint(complaint.id)
    desk.vault.register.note(desk.now(), "complaint_removed", complaint.reference or None)


def _attach(desk: Desk, complaint: Complaint, letter: bytes) -> None:
    """The letter, with the proofs of the case: while it runs in its own compartment, after its end in theirs."""
    entry = desk.vault.register.case_by_reference(complaint.reference)
    if entry is None or entry.state is CaseState.DESTROYED:
        raise InvalidInput("letter", Problem.NOTHING_CHOSEN)
    day = complaint.answered_on or complaint.received_on
    if not has_proofs(desk, entry.case_id):
        file = CaseFile(desk, entry.case_id)
        try:
            attachments.attach(file, letter, DocumentKind.COMPLAINT, "", made_on=day)
        finally:
            file.close()
        return
    media_type = inspect_attachment(letter)
    document = Document(uuid4(), DocumentKind.COMPLAINT, "", day, media_type, len(letter))
    with proofs_of(desk, entry.case_id) as proofs:
        require_unrestricted(proofs.kept.restrictions)
        add_document(proofs.connection, document, letter)
