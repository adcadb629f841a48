"""The « Demande » page: motives and free will (E2), consent (C1)."""

from datetime import date
from uuid import uuid4

from attrs import evolve

from bilan_desktop.domain.bilan.document import DocumentKind
from bilan_desktop.domain.bilan.request import Consent, ConsentHow, Request
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running.attachments import inspected


def save(file: CaseFile, request: Request) -> Case:
    """Keeps what was said of the request. Raises InvalidInput when a text is too long."""
    file.case.require_open()
    return file.keep(evolve(file.case, request=request.checked()))


def record_consent(
    file: CaseFile, given_on: date | None, how: ConsentHow, paper: bytes, title: str = ""
) -> Case:
    """The beneficiary's consent with the paper that proves it, in one transaction (C1).

    Raises InvalidInput: no date, a date to come or after the first session of the investigation, a paper that is no
    sound PDF, JPEG or PNG of at most 25 MB. Raises RuleBroken for content of the bilan in its place (C7).
    """
    consent = Consent.recorded(given_on, how, uuid4(), file.today())
    case = file.case.consented(consent)
    document = inspected(
        file, paper, DocumentKind.CONSENT_FORM, title, made_on=given_on, document_id=consent.proof
    )
    return file.keep(evolve(case, documents=(*case.documents, document)), {document.id: paper})
