"""The « Demande » page: motives and free will (E2), consent (C1)."""

from datetime import date
from uuid import UUID

from attrs import evolve

from bilan_desktop.domain.bilan.request import Consent, ConsentHow, Request
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.practice.file import CaseFile


def save(file: CaseFile, request: Request) -> Case:
    """Keeps what was said of the request. Raises InvalidInput when a text is too long."""
    file.case.require_open()
    return file.keep(evolve(file.case, request=request.checked()))


def record_consent(file: CaseFile, given_on: date | None, how: ConsentHow, proof: UUID | None) -> Case:
    """The beneficiary's consent with the document that proves it, attached or drawn before (C1).

    Raises InvalidInput: no date, a date to come, no proof.
    """
    file.case.require_open()
    document = file.case.document(proof)
    consent = Consent.recorded(given_on, how, document.id if document else None, file.today())
    return file.keep(evolve(file.case, consent=consent))
