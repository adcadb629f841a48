import pytest

from bilan_desktop.domain.bilan.document import (
    ATTACHMENT_LIMIT,
    DocumentClass,
    DocumentKind,
    require_no_content,
)
from bilan_desktop.domain.errors import Breach, RuleBroken
from domain_samples import document

WORKING = {
    DocumentKind.SESSION_NOTES,
    DocumentKind.QUESTIONNAIRE,
    DocumentKind.TEST_RESULT,
    DocumentKind.DETAILED_RESULTS,
    DocumentKind.PERSONAL_WORK,
    DocumentKind.CORRESPONDENCE,
    DocumentKind.OTHER_WORKING,
    DocumentKind.SYNTHESIS_DRAFT,
}
PROOFS = {
    DocumentKind.CONSENT_FORM,
    DocumentKind.AGREEMENT,
    DocumentKind.WITHDRAWAL,
    DocumentKind.RECEIPT,
    DocumentKind.COMPLAINT,
    DocumentKind.DESTRUCTION_CERTIFICATE,
    DocumentKind.IDENTITY,
}


@pytest.mark.parametrize("kind", DocumentKind)
def test_c7_every_kind_of_document_has_its_class_in_the_retention_table(kind):
    expected = DocumentClass.VOUCHER
    if kind in WORKING:
        expected = DocumentClass.WORKING
    elif kind in PROOFS:
        expected = DocumentClass.PROOF
    elif kind is DocumentKind.SYNTHESIS:
        expected = DocumentClass.SYNTHESIS
    assert kind.document_class is expected
    assert document(kind).document_class is expected


def test_c9_what_the_program_makes_is_not_attached_from_a_file():
    made_here = {kind for kind in DocumentKind if not kind.is_attachable}
    assert {DocumentKind.SYNTHESIS, DocumentKind.SYNTHESIS_DRAFT, DocumentKind.SESSION_NOTES} <= made_here
    assert DocumentKind.QUESTIONNAIRE.is_attachable
    assert DocumentKind.CONVENTION.is_attachable


def test_an_attachment_weighs_25_mebioctets_at_most():
    assert ATTACHMENT_LIMIT == 25 * 1024**2


@pytest.mark.parametrize("kind", DocumentKind)
def test_c7_a_voucher_or_a_proof_holds_no_content(kind):
    for title, is_content in (("Scan", True), ("RIASEC S 34 A 22 I 12", False)):
        if kind.document_class in {DocumentClass.VOUCHER, DocumentClass.PROOF}:
            with pytest.raises(RuleBroken) as caught:
                require_no_content(kind, title, is_content=is_content)
            assert caught.value.breach is Breach.CONTENT_AMONG_PROOFS
        else:
            require_no_content(kind, title, is_content=is_content)
    require_no_content(kind, "Facture 2026-12 du 3/12", is_content=False)
