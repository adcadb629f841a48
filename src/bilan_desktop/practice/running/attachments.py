"""Files that become documents of a case: checked by their content, never by their name."""

from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

from attrs import evolve

from bilan_desktop.documents.files import photograph
from bilan_desktop.documents.files.inspection import inspect_attachment, own_title
from bilan_desktop.documents.titles import OF_CONTENT
from bilan_desktop.domain import text
from bilan_desktop.domain.bilan.document import ATTACHMENT_LIMIT, Document, DocumentKind, require_no_content
from bilan_desktop.domain.bilan.funding import Route, proofs_of
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.cases.vouchers import stated_by_sheet
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.practice.file import CaseFile


def read_file(path: Path) -> bytes:
    """The content of a file to attach, that of a HEIC photograph as a JPEG.

    Raises InvalidInput: unreadable, larger than 25 MB, which is then not read, or a photograph that cannot be decoded.
    """
    try:
        if path.stat().st_size > ATTACHMENT_LIMIT:
            raise InvalidInput(
                "file", Problem.FILE_TOO_LARGE, limit=ATTACHMENT_LIMIT, size=path.stat().st_size
            )
        content = path.read_bytes()
    except OSError:
        raise InvalidInput("file", Problem.FILE_UNREADABLE) from None
    return photograph.as_jpeg(content) if photograph.is_photograph(content) else content


def attach(
    file: CaseFile,
    content: bytes,
    kind: DocumentKind,
    title: str,
    *,
    made_on: date | None = None,
    session_id: UUID | None = None,
    route: Route | None = None,
) -> Document:
    """Takes a document in; `route` is the funding of an invoice, asked for once there was more than one.

    Raises InvalidInput for what is no sound PDF, JPEG or PNG of at most 25 MB, RuleBroken for content of the bilan that
    would pass as a voucher or a proof (C7).
    """
    file.case.require_open()
    file.case.require_route_of(kind, route)
    inspection = inspected(file, content, kind, title, made_on=made_on, session_id=session_id)
    document = evolve(inspection, route=route if kind is DocumentKind.INVOICE else None)
    file.keep(evolve(file.case, documents=(*file.case.documents, document)), {document.id: content})
    return document


def inspected(
    file: CaseFile,
    content: bytes,
    kind: DocumentKind,
    title: str,
    *,
    made_on: date | None = None,
    session_id: UUID | None = None,
    document_id: UUID | None = None,
) -> Document:
    """What is known of a document that may be taken in. Raises InvalidInput and RuleBroken for what `attach` refuses."""
    media_type = inspect_attachment(content)
    today = file.today()
    if kind.is_administrative:
        require_no_content(kind, title, is_content=_is_content(file, content))
    day = text.past_day("made_on", made_on, today) if made_on else today
    name = text.line("title", title)
    states = _stated(file, kind, session_id)
    return Document(document_id or uuid4(), kind, name, day, media_type, len(content), session_id, states)


def _stated(file: CaseFile, kind: DocumentKind, session_id: UUID | None) -> str:
    """What an attendance sheet states of its session; nothing is known of the other papers that come from outside."""
    session = next((each for each in file.case.sessions if each.id == session_id), None)
    return stated_by_sheet(session) if session and kind is DocumentKind.ATTENDANCE else ""


def _is_content(file: CaseFile, content: bytes) -> bool:
    """Whether a file is known for content: a paper of ours that holds some, or a working document the case has already."""
    if own_title(content).startswith(OF_CONTENT):
        return True
    same_size = [d for d in file.case.documents if d.size == len(content) and not d.kind.is_administrative]
    return any(file.content(each.id) == content for each in same_size)


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
