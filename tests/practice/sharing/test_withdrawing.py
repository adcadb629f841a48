"""Taking an agreement back: the paper stays with the proofs, what it covered goes (E6); scenarios 7 and 9."""

from datetime import date
from uuid import UUID, uuid4

import pytest

import samples
from bilan_desktop.domain.bilan.document import DocumentKind, MediaType
from bilan_desktop.domain.cases.closing import EndingKind, Outcome
from bilan_desktop.domain.errors import Breach, InvalidInput, Problem, RuleBroken
from bilan_desktop.domain.sharing.agreement import DisclosureAgreement, Recipient, RecipientKind, Subject
from bilan_desktop.practice import signing
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending import closed, closing
from bilan_desktop.practice.running import attachments
from bilan_desktop.practice.sharing import handing_over, withdrawing
from bilan_desktop.practice.sharing.withdrawing import Signing
from bilan_desktop.vault.clock import FixedClock


@pytest.mark.parametrize("given", [Signing(), Signing(drawn=samples.png()), Signing(scan=samples.png())])
def test_e6_the_withdrawal_is_kept_as_a_paper_and_cannot_be_taken_away(desk: Desk, given) -> None:
    file = samples.to_final(samples.cpf_case(desk))
    agreement = samples.keep_synthesis(file)
    withdrawing.withdraw(file, agreement.id, given)
    assert file.case.retention[0].withdrawn_on == samples.TODAY
    (paper,) = [d for d in file.case.documents if d.kind is DocumentKind.WITHDRAWAL]
    assert paper.media_type is (MediaType.PNG if given.scan else MediaType.PDF)
    with pytest.raises(InvalidInput):
        attachments.remove(file, paper.id)


def test_an_agreement_is_withdrawn_once_and_only_if_it_is_there(desk: Desk) -> None:
    file = samples.to_final(samples.cpf_case(desk))
    agreement = samples.keep_synthesis(file)
    assert withdrawing.blank(file, agreement.id).startswith(b"%PDF")
    withdrawing.withdraw(file, agreement.id, Signing())
    for wrong in (agreement.id, UUID(int=5)):
        with pytest.raises(InvalidInput) as raised:
            withdrawing.withdraw(file, wrong, Signing())
        assert raised.value.problem is Problem.NOTHING_CHOSEN


def test_a_scan_that_is_no_document_changes_nothing(desk: Desk) -> None:
    file = samples.to_final(samples.cpf_case(desk))
    agreement = samples.keep_synthesis(file)
    with pytest.raises(InvalidInput):
        withdrawing.withdraw(file, agreement.id, Signing(scan=b"not a scan"))
    assert file.case.retention[0].is_active


def test_e6_after_the_term_the_paper_stays_and_the_content_goes(desk: Desk, clock: FixedClock) -> None:
    file = samples.to_ready(samples.cpf_case(desk))
    agreement = samples.keep_synthesis(file)
    case_id = file.case.id
    closing.close(file, closing.ending(file, EndingKind.COMPLETED, file.today()))
    clock.set(samples.NOW.replace(year=2027, month=2, day=21))
    desk.vault.confirm_day(date(2027, 2, 21))
    with pytest.raises(InvalidInput):
        closed.withdraw(desk, case_id, agreement.id, Signing(scan=b"not a scan"))
    assert any(part.outcome is Outcome.KEPT for part in closed.open_closed(desk, case_id).parts)
    closed.withdraw(desk, case_id, agreement.id, Signing(drawn=samples.png()))
    after = closed.open_closed(desk, case_id)
    assert {part.outcome for part in after.parts} == {Outcome.ADMINISTRATIVE}
    kinds = [d.kind for part in after.parts for d in part.documents]
    assert kinds.count(DocumentKind.WITHDRAWAL) == 1
    assert kinds.count(DocumentKind.AGREEMENT) == 1
    assert after.agreements[0].withdrawn_on == date(2027, 2, 21)


def test_l3_the_synthesis_waits_for_the_request_and_a_withdrawn_request_counts_no_more(desk: Desk) -> None:
    file = samples.to_final(samples.cpf_case(desk))
    adviser = Recipient(RecipientKind.CEP_OPERATOR, "Mission d’orientation (fictive)")
    with pytest.raises(RuleBroken) as raised:
        handing_over.require_allowed(file, Subject.SYNTHESIS, adviser)
    assert raised.value.breach is Breach.CEP_REQUEST_MISSING
    asked = DisclosureAgreement(
        uuid4(), samples.TODAY, Subject.SYNTHESIS, adviser, "Suite", samples.TODAY, None
    )
    signing.disclosure_on_screen(file, asked, samples.png())
    assert handing_over.require_allowed(file, Subject.SYNTHESIS, adviser)
    with pytest.raises(RuleBroken) as raised:
        handing_over.require_allowed(file, Subject.DETAILED_RESULTS, adviser)
    assert raised.value.breach is Breach.CEP_GETS_THE_SYNTHESIS_ONLY
    withdrawing.withdraw(file, asked.id, Signing())
    with pytest.raises(RuleBroken):
        handing_over.require_allowed(file, Subject.SYNTHESIS, adviser)
