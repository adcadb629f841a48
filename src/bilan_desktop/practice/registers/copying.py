"""The copy of one's data (L5; RGPD, art. 15 and 20): gathered, masked where it speaks of others, closed, handed over."""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID, uuid4

from attrs import AttrsInstance, evolve

from bilan_desktop.domain.beneficiary import Beneficiary
from bilan_desktop.domain.bilan.document import Document, MediaType
from bilan_desktop.domain.bilan.funding import Funding, PastFunding
from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.domain.registers.data_copy import Choice, Course, DataCopy, FundingHeld, Piece
from bilan_desktop.domain.registers.rgpd import Answer, RightsRequest
from bilan_desktop.domain.sharing.agreement import Recipient, RecipientKind, Subject
from bilan_desktop.domain.sharing.disclosure import HandOver
from bilan_desktop.practice import outside, papers
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending import closed
from bilan_desktop.practice.ending.certificates import certificates
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.registers import rights
from bilan_desktop.practice.registers.complaints import complaints
from bilan_desktop.practice.running.cases import find
from bilan_desktop.practice.sharing import handing_over, protected
from bilan_desktop.practice.sharing.doors import register_kept
from bilan_desktop.vault.records.kept_records import Kept
from bilan_desktop.vault.storage.entries import CaseEntry, CaseState
from bilan_desktop.wording.held import chapters
from bilan_desktop.wording.labels import kind_label, label

_SUFFIXES = {MediaType.PDF: "pdf", MediaType.JPEG: "jpg", MediaType.PNG: "png", MediaType.TEXT: "txt"}

Held = dict[str, Iterable[AttrsInstance]]


def gather(desk: Desk, reference: str, request: RightsRequest | None = None) -> DataCopy:
    """All that is held of the person of that case. Raises Fault for an unknown case, or one of which nothing is left."""
    entry = _entry(desk, reference)
    held, found, beneficiary = _running(desk, entry) if _is_open(entry) else _closed(desk, entry)
    held["requests"] = [each for each in rights.requests(desk) if each.reference == entry.reference]
    held["complaints"] = [each for each in complaints(desk) if each.reference == entry.reference]
    held["certificates"] = certificates(desk, entry.reference)
    pieces = tuple(
        Piece(number, kind_label(document.kind), document, compartment, _file_name(number, document))
        for number, (document, compartment) in enumerate(found, start=1)
    )
    return DataCopy(
        reference=entry.reference,
        made_on=desk.today(),
        beneficiary=beneficiary,
        is_closed=not _is_open(entry),
        chapters=chapters(held, {piece.document.id: piece.number for piece in pieces}),
        pieces=pieces,
        asked_on=request.received_on if request else None,
    )


def paper(desk: Desk, copy: DataCopy, choice: Choice) -> bytes:
    """The copy to be read, as it would leave, without its attachments."""
    return papers.data_copy(desk.practice, _chosen(copy, choice), choice)


def content(desk: Desk, copy: DataCopy, document_id: UUID) -> bytes:
    """One piece in its original form. Raises Fault when it is gone or damaged."""
    piece = next(piece for piece in copy.pieces if piece.document.id == document_id)
    return closed.content(desk, piece.compartment, document_id)


def hand_over(desk: Desk, request: RightsRequest, copy: DataCopy, choice: Choice, path: Path) -> str:
    """Writes the closed copy where the user says, registers its hand-over to the person, and answers the request.

    Returns the code that opens it, which exists nowhere else. Raises Fault for what cannot be read or written; nothing is
    then registered, and no file is left.
    """
    entry = _entry(desk, copy.reference)
    recipient = Recipient(RecipientKind.BENEFICIARY)
    closed_copy = protected.protect(_carrying(desk, copy, choice))
    outside.write(path, closed_copy.content)
    try:
        if _is_open(entry):
            file = CaseFile(desk, entry.case_id)
            try:
                handing_over.record(file, Subject.DATA_COPY, recipient, request=request.id)
            finally:
                file.close()
        else:
            line = HandOver(uuid4(), Subject.DATA_COPY, recipient, desk.today(), request=request.id)
            register_kept(desk, entry, line)
    except BaseException:
        outside.take_back(path)
        raise
    if request.is_open:
        rights.answer(desk, request, desk.today(), Answer.DONE)
    return closed_copy.code


def slip(desk: Desk, copy: DataCopy, code: str) -> bytes:
    """The slip with the code, to be printed and given apart from the file."""
    return protected.slip(desk.practice, copy.reference, label(Subject.DATA_COPY), desk.today(), code)


def _carrying(desk: Desk, copy: DataCopy, choice: Choice) -> bytes:
    given = [piece for piece in copy.pieces if piece.document.id not in choice.withheld]
    contents = [(piece, closed.content(desk, piece.compartment, piece.document.id)) for piece in given]
    return papers.carried_copy(desk.practice, _chosen(copy, choice), choice, contents)


def _chosen(copy: DataCopy, choice: Choice) -> DataCopy:
    """The copy with its masks; a piece that is left out keeps its nature and loses its title."""
    masked = copy.masked(choice.masks)
    pieces = tuple(
        evolve(piece, document=evolve(piece.document, title=""))
        if piece.document.id in choice.withheld
        else piece
        for piece in masked.pieces
    )
    return evolve(masked, pieces=pieces)


def _entry(desk: Desk, reference: str) -> CaseEntry:
    entry = desk.vault.register.case(find(desk, reference))
    if entry is None or entry.state is CaseState.DESTROYED:
        raise Fault(FaultKind.CASE_UNKNOWN, reference=reference)
    return entry


def _is_open(entry: CaseEntry) -> bool:
    return entry.state is CaseState.OPEN


Found = list[tuple[Document, UUID]]


def _running(desk: Desk, entry: CaseEntry) -> tuple[Held, Found, Beneficiary]:
    file = CaseFile(desk, entry.case_id)
    case = file.case
    file.close()
    held: Held = {
        "beneficiary": [case.beneficiary],
        "course": [Course(case.reference, case.opened_on, case.phase)],
        "request": [case.request],
        "consent": [case.consent] if case.consent else [],
        "fundings": _fundings(case.past_fundings, case.funding),
        "frame": [case.frame],
        "extensions": case.frame.extensions,
        "appointments": case.frame.appointments,
        "synthesis": [case.synthesis],
        "signatures": case.synthesis.signatures,
        "versions": case.synthesis.versions,
    }
    held |= {name: getattr(case, name) for name in _SAME}
    return held, [(document, entry.case_id) for document in case.documents], case.beneficiary


_SAME = (
    "sessions",
    "results",
    "ticks",
    "retention",
    "disclosures",
    "hand_overs",
    "refusals",
    "answers",
    "invoices",
    "satisfaction",
    "reminders",
    "restrictions",
)
"""Chapters that bear the name of what the case holds."""


def _closed(desk: Desk, entry: CaseEntry) -> tuple[Held, Found, Beneficiary]:
    kept = closed.kept_of(desk, entry.case_id)
    if not kept:
        raise Fault(FaultKind.CASE_UNKNOWN, reference=entry.reference)
    proofs = next((each for _, each in kept if each.is_proofs), kept[0][1])
    origin = proofs.origin
    held: Held = {
        "beneficiary": [proofs.beneficiary],
        "course": [Course(origin.reference, entry.opened_on, None, origin.ending, origin.term)],
        "consent": [proofs.consent] if proofs.consent else [],
        "fundings": [line for _, each in kept for line in _kept_fundings(each)],
        "sessions": [session for _, each in kept for session in each.attendance],
        "retention": proofs.retention,
        "disclosures": proofs.disclosures,
        "hand_overs": proofs.hand_overs,
        "refusals": proofs.refusals,
        "invoices": [invoice for _, each in kept for invoice in each.invoices],
        "restrictions": proofs.restrictions,
        "satisfaction": proofs.satisfaction,
        "follow_up": [proofs.follow_up] if proofs.follow_up else [],
    }
    found = [(document, row.id) for row, each in kept for document in each.documents]
    return held, found, proofs.beneficiary


def _kept_fundings(kept: Kept) -> list[FundingHeld]:
    return _fundings(kept.past_fundings, kept.funding) if kept.funding is not None else []


def _fundings(past: Iterable[PastFunding], present: Funding) -> list[FundingHeld]:
    former = [FundingHeld(each.funding.route, each.funding, each.until) for each in past]
    return [*former, FundingHeld(present.route, present)]


def _file_name(number: int, document: Document) -> str:
    """« piece-03-questionnaire.pdf »: what it is, never its title (C4)."""
    plain = unicodedata.normalize("NFKD", kind_label(document.kind).replace("’", " "))
    words = re.findall(r"[a-z]+", "".join(c for c in plain if not unicodedata.combining(c)).lower())
    return f"piece-{number:02d}-{'-'.join(words)}.{_SUFFIXES[document.media_type]}"
