"""The vouchers of a bilan: certificates of completion, attendance sheets, what is remembered of invoices; no content, ever."""

from datetime import date
from uuid import UUID, uuid4

from attrs import evolve

from bilan_desktop.domain.bilan.document import Document, DocumentKind, MediaType
from bilan_desktop.domain.bilan.invoice import Invoice, with_invoice
from bilan_desktop.domain.bilan.session import Session
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.cases.vouchers import stated_by_certificate
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.domain.money import Money
from bilan_desktop.domain.sharing import statements
from bilan_desktop.domain.sharing.statements import StatementKind
from bilan_desktop.practice import papers
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running.attachments import attach
from bilan_desktop.practice.sharing.withdrawing import Signing
from bilan_desktop.wording.labels import label


def make_certificates(file: CaseFile) -> Case:
    """A certificate for each funding under which a session was held, in place of those made before.

    Each speaks of its own hours alone: no payer learns of another. Raises InvalidInput when no session was held.
    """
    case = file.case
    case.require_open()
    shares = [(funding, sessions) for funding, sessions in case.shares() if sessions]
    if not shares:
        raise InvalidInput("sessions", Problem.NOTHING_CHOSEN)
    made: dict[UUID, bytes] = {}
    documents = []
    for funding, sessions in shares:
        content = papers.completion(file.desk.practice, case, funding.route, sessions, file.today())
        title = label(funding.route) if len(case.routes) > 1 else ""
        kind = DocumentKind.COMPLETION_CERTIFICATE
        states = stated_by_certificate(funding.route, sessions)
        document = Document(uuid4(), kind, title, file.today(), MediaType.PDF, len(content), states=states)
        documents.append(document)
        made[document.id] = content
    others = tuple(d for d in case.documents if d.kind is not DocumentKind.COMPLETION_CERTIFICATE)
    return file.keep(evolve(case, documents=(*others, *documents)), made)


def sign_attendance(file: CaseFile, session_id: UUID, signing: Signing) -> Document:
    """The attendance sheet of a session, signed on the screen or on paper; it becomes a document of that session.

    Raises InvalidInput for a session that is not there, without any signature, and for a scan that is not sound.
    """
    session = _session(file.case, session_id)
    if not signing.drawn and not signing.scan:
        raise InvalidInput("signature", Problem.EMPTY)
    paper = signing.scan or papers.attendance(file.desk.practice, file.case, session, signing.drawn)
    return attach(
        file,
        paper,
        DocumentKind.ATTENDANCE,
        "",
        made_on=min(session.day, file.today()),
        session_id=session.id,
    )


def blank_attendance(file: CaseFile, session_id: UUID) -> bytes:
    """The attendance sheet to print and sign by hand."""
    return papers.attendance(file.desk.practice, file.case, _session(file.case, session_id), b"")


def statement(file: CaseFile, share: int, kind: StatementKind) -> bytes:
    """A statement for the payer of one of the fundings, by its place in `Case.shares`; nothing of it is typed.

    Raises InvalidInput where the route does not know it, or a session or a day of it is missing.
    """
    told = statements.statement(file.case, share, kind)
    return papers.statement(file.desk.practice, file.case, told, file.today())


def add_invoice(file: CaseFile, number: str, on: date | None, amount: Money | None) -> Case:
    """Remembers an invoice. Raises InvalidInput for a field that cannot stand or a number that has served in the case."""
    file.case.require_open()
    new = Invoice.recorded(uuid4(), number, on, amount, file.today())
    return file.keep(evolve(file.case, invoices=with_invoice(file.case.invoices, new)))


def remove_invoice(file: CaseFile, invoice_id: UUID) -> Case:
    """Forgets an invoice written down by mistake."""
    file.case.require_open()
    left = tuple(each for each in file.case.invoices if each.id != invoice_id)
    return file.keep(evolve(file.case, invoices=left))


def _session(case: Case, session_id: UUID) -> Session:
    for session in case.sessions:
        if session.id == session_id:
            return session
    raise InvalidInput("sessions", Problem.NOTHING_CHOSEN)
