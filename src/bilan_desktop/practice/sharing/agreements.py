"""The beneficiary's written agreements while the bilan runs: to keep documents (C7, E6), to disclose one (C6)."""

from attrs import evolve

from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.domain.sharing.agreement import DisclosureAgreement, RetentionAgreement
from bilan_desktop.practice.file import CaseFile


def check_retention(file: CaseFile, agreement: RetentionAgreement) -> RetentionAgreement:
    """The agreement as it may be recorded, cleaned, its proof apart.

    Raises InvalidInput for a field that cannot stand or a document that another agreement covers already,
    RuleBroken over the ceiling (with the longest lawful date) or for a working document without follow-up.
    """
    case = file.case
    case.require_open()
    for document_id in agreement.documents:
        agreement.require_class(case.holding(document_id).kind.document_class)
        if any(document_id in a.documents for a in case.retention if a.is_active and a.id != agreement.id):
            raise InvalidInput("documents", Problem.ALREADY_COVERED)
    return agreement.checked(
        case.expected_term(file.today()),
        file.today(),
        keeps_to_the_charter=file.desk.practice.keeps_to_the_charter,
    )


def record_retention(file: CaseFile, agreement: RetentionAgreement) -> Case:
    """Keeps a written request or agreement to keep. Raises what `check_retention` raises, RuleBroken without a proof."""
    checked = check_retention(file, agreement).proved()
    return file.keep(evolve(file.case, retention=(*file.case.retention, checked)))


def record_disclosure(file: CaseFile, agreement: DisclosureAgreement) -> Case:
    """Keeps an agreement to disclose: one document, one recipient, one purpose, an end date, once (C6).

    Raises InvalidInput for a field that cannot stand, RuleBroken without a proof.
    """
    case = file.case
    case.require_open()
    return file.keep(evolve(case, disclosures=(*case.disclosures, agreement.checked(file.today()))))
