"""Taking an agreement back (E6): by a signed paper, or as it was received; the paper stays with the proofs."""

from datetime import date
from uuid import UUID, uuid4

from attrs import evolve, field, frozen

from bilan_desktop.documents.files.inspection import inspect_attachment
from bilan_desktop.domain.bilan.document import Document, DocumentKind
from bilan_desktop.domain.cases.case import Case, Holding
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.domain.sharing.agreement import DisclosureAgreement, RetentionAgreement
from bilan_desktop.practice import papers
from bilan_desktop.practice.file import CaseFile


@frozen
class Signing:
    """How a paper is signed: drawn on the screen (a PNG image), on paper (its scan), or not at all."""

    drawn: bytes = field(default=b"", repr=False)
    scan: bytes = field(default=b"", repr=False)


UNSIGNED = Signing()


def withdraw(file: CaseFile, agreement_id: UUID, signing: Signing) -> Case:
    """The beneficiary withdraws before the closing: what it named will go with the rest, or will not be disclosed.

    Raises InvalidInput for an agreement that is not there or was withdrawn already, and for a scan that is not sound.
    """
    case = file.case
    case.require_open()
    agreement, today = _agreement(case, agreement_id), file.today()
    paper = signing.scan or _paper(file, agreement, signing.drawn)
    document = withdrawal_document(paper, file.today())
    return file.keep(
        evolve(
            case,
            documents=(*case.documents, document),
            retention=tuple(a.withdrawn(today) if a.id == agreement_id else a for a in case.retention),
            disclosures=tuple(a.withdrawn(today) if a.id == agreement_id else a for a in case.disclosures),
        ),
        {document.id: paper},
    )


def blank(file: CaseFile, agreement_id: UUID) -> bytes:
    """The withdrawal to print and sign by hand."""
    return _paper(file, _agreement(file.case, agreement_id), b"")


def withdrawal_document(paper: bytes, today: date) -> Document:
    """What is known of a withdrawal's paper. Raises InvalidInput for a scan that is not sound."""
    return Document(uuid4(), DocumentKind.WITHDRAWAL, "", today, inspect_attachment(paper), len(paper))


def _agreement(case: Case, agreement_id: UUID) -> RetentionAgreement | DisclosureAgreement:
    agreements: list[RetentionAgreement | DisclosureAgreement] = [*case.retention, *case.disclosures]
    for agreement in agreements:
        if agreement.id == agreement_id and agreement.is_active:
            return agreement
    raise InvalidInput("documents", Problem.NOTHING_CHOSEN)


def _paper(file: CaseFile, agreement: RetentionAgreement | DisclosureAgreement, drawn: bytes) -> bytes:
    case = file.case
    named: tuple[Holding, ...] = ()
    if isinstance(agreement, RetentionAgreement):
        known = {holding.id for holding in case.holdings()} | {case.synthesis_id}
        named = tuple(case.holding(d) for d in agreement.documents if d in known)
    return papers.withdrawal(
        file.desk.practice,
        case.beneficiary,
        case.reference,
        agreement,
        file.today(),
        documents=named,
        signature=drawn,
    )
