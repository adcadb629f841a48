"""Papers signed on the screen, or signed by hand and attached: each becomes a document and the proof of an act."""

from datetime import date
from uuid import uuid4

from attrs import evolve

from bilan_desktop.domain.bilan.document import Document, DocumentKind
from bilan_desktop.domain.bilan.request import ConsentHow
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.sharing.agreement import (
    DisclosureAgreement,
    Recipient,
    RecipientKind,
    RetentionAgreement,
    Subject,
)
from bilan_desktop.practice import papers
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running.attachments import attach
from bilan_desktop.practice.running.request import record_consent
from bilan_desktop.practice.sharing import agreements, handing_over


def consent_on_screen(file: CaseFile, given_on: date, signature: bytes) -> Case:
    """The consent, signed on the screen; `signature` is a PNG image. The paper is made and kept (C1)."""
    paper = papers.consent(file.desk.practice, file.case, given_on, signature)
    return record_consent(file, given_on, ConsentHow.SIGNED_ON_SCREEN, paper)


def retention_on_screen(file: CaseFile, agreement: RetentionAgreement, signature: bytes) -> Case:
    """A written request or agreement to keep, signed on the screen (C7, E6)."""
    checked = agreements.check_retention(file, agreement)
    paper = papers.retention_agreement(file.desk.practice, file.case, checked, signature)
    document = attach(file, paper, DocumentKind.AGREEMENT, "", made_on=checked.given_on)
    return agreements.record_retention(file, evolve(checked, proof=document.id))


def retention_attached(file: CaseFile, agreement: RetentionAgreement, content: bytes) -> Case:
    """A written request or agreement to keep, signed on paper; `content` is its scan (C7, E6)."""
    checked = agreements.check_retention(file, agreement)
    document = attach(file, content, DocumentKind.AGREEMENT, "", made_on=checked.given_on)
    return agreements.record_retention(file, evolve(checked, proof=document.id))


def disclosure_attached(file: CaseFile, agreement: DisclosureAgreement, content: bytes) -> Case:
    """An agreement to disclose one document, signed on paper; `content` is its scan (C6)."""
    checked = evolve(agreement, proof=uuid4()).checked(file.today())
    document = attach(file, content, DocumentKind.AGREEMENT, "", made_on=checked.given_on)
    return agreements.record_disclosure(file, evolve(checked, proof=document.id))


def disclosure_on_screen(file: CaseFile, agreement: DisclosureAgreement, signature: bytes) -> Case:
    """An agreement to disclose one document, signed on the screen (C6)."""
    checked = evolve(agreement, proof=uuid4()).checked(file.today())
    paper = papers.disclosure_agreement(file.desk.practice, file.case, checked, signature)
    document = attach(file, paper, DocumentKind.AGREEMENT, "", made_on=checked.given_on)
    return agreements.record_disclosure(file, evolve(checked, proof=document.id))


def receipt_on_screen(file: CaseFile, subjects: tuple[Subject, ...], signature: bytes) -> Case:
    """Documents handed over to the beneficiary, who signs the receipt on the screen (C7)."""
    _require_ready(file, subjects)
    today = file.today()
    paper = papers.receipt(file.desk.practice, file.case, subjects, today, signature)
    document = attach(file, paper, DocumentKind.RECEIPT, "", made_on=today)
    return handing_over.record_signed(file, subjects, document.id)


def receipt_attached(file: CaseFile, subjects: tuple[Subject, ...], content: bytes) -> Document:
    """Documents handed over to the beneficiary, who signed the receipt on paper; `content` is its scan (C7)."""
    _require_ready(file, subjects)
    document = attach(file, content, DocumentKind.RECEIPT, "")
    handing_over.record_signed(file, subjects, document.id)
    return document


def blank_receipt(file: CaseFile, subjects: tuple[Subject, ...]) -> bytes:
    """The receipt to print and sign by hand."""
    return papers.receipt(file.desk.practice, file.case, subjects, file.today(), b"")


def blank_consent(file: CaseFile) -> bytes:
    """The consent form to print and sign by hand."""
    return papers.consent(file.desk.practice, file.case, file.today(), b"")


def information(file: CaseFile) -> bytes:
    """What the person is told at the first meeting, to print and leave with them."""
    return papers.information(file.desk.practice, file.case, file.today())


def programme(file: CaseFile) -> bytes:
    """The programme to print and sign by hand; a draft while a part of the frame is missing."""
    return papers.programme(file.desk.practice, file.case, file.today())


def blank_retention(file: CaseFile, agreement: RetentionAgreement) -> bytes:
    """The request or agreement to print and sign by hand. Raises what `agreements.check_retention` raises."""
    return papers.retention_agreement(
        file.desk.practice, file.case, agreements.check_retention(file, agreement), b""
    )


def _require_ready(file: CaseFile, subjects: tuple[Subject, ...]) -> None:
    for subject in subjects:
        handing_over.require_allowed(file, subject, Recipient(RecipientKind.BENEFICIARY))
