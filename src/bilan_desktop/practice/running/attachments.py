"""Files that become documents of a case: checked by their content, never by their name."""

from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

from attrs import evolve

from bilan_desktop.documents.files.inspection import inspect_attachment
from bilan_desktop.domain import text
from bilan_desktop.domain.bilan.document import ATTACHMENT_LIMIT, Document, DocumentKind
from bilan_desktop.domain.bilan.funding import proofs_of
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.practice.file import CaseFile


def read_file(path: Path) -> bytes:
    """The content of a file to attach. Raises InvalidInput: unreadable, or larger than 25 MB, which is then not read."""
    try:
        if path.stat().st_size > ATTACHMENT_LIMIT:
            raise InvalidInput(
                "file", Problem.FILE_TOO_LARGE, limit=ATTACHMENT_LIMIT, size=path.stat().st_size
            )
        return path.read_bytes()
    except OSError:
        raise InvalidInput("file", Problem.FILE_UNREADABLE) from None


def attach(
    file: CaseFile,
    content: bytes,
    kind: DocumentKind,
    title: str,
    *,
    made_on: date | None = None,
    session_id: UUID | None = None,
) -> Document:
    """Takes a document in. Raises InvalidInput for what is no sound PDF, JPEG or PNG of at most 25 MB."""
    file.case.require_open()
    document = inspected(content, kind, title, file.today(), made_on=made_on, session_id=session_id)
    file.keep(evolve(file.case, documents=(*file.case.documents, document)), {document.id: content})
    return document


def inspected(
    content: bytes,
    kind: DocumentKind,
    title: str,
    today: date,
    *,
    made_on: date | None = None,
    session_id: UUID | None = None,
    document_id: UUID | None = None,
) -> Document:
    """What is known of a document that may be taken in. Raises InvalidInput for what `attach` refuses."""
    media_type = inspect_attachment(content)
    day = text.past_day("made_on", made_on, today) if made_on else today
    name = text.line("title", title)
    return Document(document_id or uuid4(), kind, name, day, media_type, len(content), session_id)


def tidied(content: bytes, *, straighten: bool, reduce: bool) -> bytes:
    """A scan made level and light before it is taken in, where that is asked; a PDF comes back as it is.

    Raises InvalidInput for what `attach` refuses.
    """
    from bilan_desktop.documents.files.scanning import prepared  # noqa: PLC0415 - for files only

    return prepared(content, straighten=straighten, reduce=reduce)


def remove(file: CaseFile, document_id: UUID) -> Case:
    """Takes a document away, and whatever it proved with it (a consent, an agreement's paper must be given again).

    Raises InvalidInput for the frozen synthesis, receipts and withdrawals, which stay until the closing.
    """
    case = file.case
    case.require_open()
    document = case.document(document_id)
    if document is None or document.kind in {
        DocumentKind.SYNTHESIS,
        DocumentKind.RECEIPT,
        DocumentKind.WITHDRAWAL,
    }:
        raise InvalidInput("documents", Problem.NOTHING_CHOSEN)
    if document_id in _proofs(case):
        raise InvalidInput("documents", Problem.ALREADY_COVERED)
    return file.keep(evolve(case, documents=tuple(d for d in case.documents if d.id != document_id)))


def _proofs(case: Case) -> set[UUID]:
    proofs = {a.proof for a in case.retention} | {a.proof for a in case.disclosures}
    if case.consent:
        proofs.add(case.consent.proof)
    fundings = (case.funding, *(past.funding for past in case.past_fundings))
    return {proof for proof in proofs if proof}.union(*map(proofs_of, fundings))
