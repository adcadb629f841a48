"""The documents of a case, and the class that decides what becomes of each (C7, retention table)."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from attrs import frozen

from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.errors import Breach, RuleBroken
from bilan_desktop.domain.watch import scores

ATTACHMENT_LIMIT = 25 * 1024 * 1024


class DocumentClass(StrEnum):
    """The classes of the retention table. Vouchers and proofs are both administrative, with a clock each."""

    WORKING = "working"
    SYNTHESIS = "synthesis"
    VOUCHER = "voucher"
    PROOF = "proof"


class DocumentKind(StrEnum):
    """What a document is."""

    SESSION_NOTES = "session_notes"
    QUESTIONNAIRE = "questionnaire"
    TEST_RESULT = "test_result"
    DETAILED_RESULTS = "detailed_results"
    PERSONAL_WORK = "personal_work"
    CORRESPONDENCE = "correspondence"
    OTHER_WORKING = "other_working"
    SYNTHESIS_DRAFT = "synthesis_draft"
    SYNTHESIS = "synthesis"
    CONSENT_FORM = "consent_form"
    CONVENTION = "convention"
    CONTRACT = "contract"
    FUNDING_AGREEMENT = "funding_agreement"
    CPF_TERMS = "cpf_terms"
    ATTENDANCE = "attendance"
    COMPLETION_CERTIFICATE = "completion_certificate"
    INVOICE = "invoice"
    AGREEMENT = "agreement"
    WITHDRAWAL = "withdrawal"
    RECEIPT = "receipt"
    COMPLAINT = "complaint"
    DESTRUCTION_CERTIFICATE = "destruction_certificate"
    IDENTITY = "identity"
    HOURS = "hours"

    @property
    def document_class(self) -> DocumentClass:
        """The class of the retention table it belongs to."""
        if self in _VOUCHERS:
            return DocumentClass.VOUCHER
        if self in _PROOFS:
            return DocumentClass.PROOF
        return DocumentClass.SYNTHESIS if self is DocumentKind.SYNTHESIS else DocumentClass.WORKING

    @property
    def is_administrative(self) -> bool:
        """True for vouchers and proofs, which outlive the content of the bilan by years."""
        return self.document_class in {DocumentClass.VOUCHER, DocumentClass.PROOF}

    @property
    def is_attachable(self) -> bool:
        """True for what a counsellor may attach from a file; the others are made by the program."""
        return self not in _MADE_HERE


_VOUCHERS = {
    DocumentKind.CONVENTION,
    DocumentKind.CONTRACT,
    DocumentKind.FUNDING_AGREEMENT,
    DocumentKind.CPF_TERMS,
    DocumentKind.ATTENDANCE,
    DocumentKind.COMPLETION_CERTIFICATE,
    DocumentKind.INVOICE,
    DocumentKind.HOURS,
}
_PROOFS = {
    DocumentKind.CONSENT_FORM,
    DocumentKind.AGREEMENT,
    DocumentKind.WITHDRAWAL,
    DocumentKind.RECEIPT,
    DocumentKind.COMPLAINT,
    DocumentKind.DESTRUCTION_CERTIFICATE,
    DocumentKind.IDENTITY,
}
_MADE_HERE = {
    DocumentKind.SESSION_NOTES,
    DocumentKind.SYNTHESIS_DRAFT,
    DocumentKind.SYNTHESIS,
    DocumentKind.WITHDRAWAL,
    DocumentKind.DESTRUCTION_CERTIFICATE,
    DocumentKind.IDENTITY,
    DocumentKind.HOURS,
}


class MediaType(StrEnum):
    """The formats a document may have."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"
    TEXT = "text/plain"


@frozen
class Document:
    """What is known of a document; its content stays in the compartment until it is asked for.

    `states` is the sign of the facts of the case that it states, empty where none are known. `route` is the funding it was
    said to be of; None where that follows from what it proves, from its session or from its day.
    """

    id: UUID
    kind: DocumentKind
    title: str
    made_on: date
    media_type: MediaType
    size: int
    session_id: UUID | None = None
    states: str = ""
    route: Route | None = None

    @property
    def document_class(self) -> DocumentClass:
        """The class of the retention table it belongs to."""
        return self.kind.document_class


def require_no_content(kind: DocumentKind, title: str, *, is_content: bool) -> None:
    """C7: a voucher or a proof holds nothing of the bilan, for it stays when the content is destroyed.

    `is_content` says that the file itself is known for content. Raises RuleBroken for such a file, and for a title with a
    score or a raw result.
    """
    if kind.is_administrative and (is_content or scores.find(title)):
        raise RuleBroken(Breach.CONTENT_AMONG_PROOFS)
