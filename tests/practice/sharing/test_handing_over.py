"""Who may receive the synthesis (C6, E5b, E5c, L3), and what is written down when it leaves."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

import samples
from bilan_desktop.domain.cases.closing import EndingKind, handed_over
from bilan_desktop.domain.errors import Breach, Fault, FaultKind, InvalidInput, Problem, RuleBroken
from bilan_desktop.domain.sharing.agreement import (
    Basis,
    DisclosureAgreement,
    KeepFor,
    Recipient,
    RecipientKind,
    RetentionAgreement,
    Subject,
)
from bilan_desktop.practice import signing
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending import closing
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.sharing import agreements, handing_over, leaving, withdrawing

BENEFICIARY = Recipient(RecipientKind.BENEFICIARY)


def bar(file: CaseFile, recipient: Recipient | None, subject: Subject = Subject.SYNTHESIS) -> Breach:
    with pytest.raises(RuleBroken) as raised:
        handing_over.require_allowed(file, subject, recipient)
    return raised.value.breach


def disclosure(file: CaseFile, recipient: Recipient, days: int = 30) -> DisclosureAgreement:
    return DisclosureAgreement(
        uuid4(),
        file.today(),
        Subject.SYNTHESIS,
        recipient,
        "Suivi",
        file.today() + timedelta(days=days),
        None,
    )


def test_c6_the_beneficiary_alone_receives_the_synthesis(desk: Desk, tmp_path: Path) -> None:
    file = samples.to_final(samples.cpf_case(desk))
    assert bar(file, None) is Breach.RECIPIENT_MISSING
    assert bar(file, Recipient(RecipientKind.OTHER, "X")) is Breach.DISCLOSURE_WITHOUT_AGREEMENT
    target = tmp_path / "synthese.pdf"
    leaving.of_synthesis(file).save(BENEFICIARY, target)
    assert target.read_bytes() == file.content(file.case.synthesis_id)
    assert target.stat().st_mode & 0o077 == 0
    assert [h.recipient for h in file.case.hand_overs] == [BENEFICIARY]
    assert [d.recipient_kind for d in desk.vault.register.disclosures()] == ["beneficiary"]
    assert not handed_over(file.case, Subject.SYNTHESIS)


def test_e5b_e5c_the_employer_learns_nothing_of_the_results(desk: Desk) -> None:
    employer = Recipient(RecipientKind.EMPLOYER, "Ateliers du Ponant (fictif)")
    assert bar(samples.to_final(samples.cpf_case(desk)), employer) is Breach.EMPLOYER_UNDER_CPF
    assert bar(samples.to_final(samples.plan_case(desk)), employer) is Breach.EMPLOYER_GETS_NO_RESULT


def test_l3_the_cep_operator_gets_the_synthesis_only_and_at_the_beneficiarys_request(desk: Desk) -> None:
    file = samples.to_final(samples.cpf_case(desk))
    operator = Recipient(RecipientKind.CEP_OPERATOR, "Conseil d’ici")
    assert bar(file, operator) is Breach.CEP_REQUEST_MISSING
    assert bar(file, operator, Subject.DETAILED_RESULTS) is Breach.CEP_GETS_THE_SYNTHESIS_ONLY
    signing.disclosure_on_screen(file, disclosure(file, operator), samples.png())
    handing_over.record(file, Subject.SYNTHESIS, operator)
    assert bar(file, operator) is Breach.AGREEMENT_ALREADY_USED


def test_c6_an_agreement_serves_once_and_until_its_end(desk: Desk, clock) -> None:
    file = samples.to_final(samples.cpf_case(desk))
    school = Recipient(RecipientKind.OTHER, "École  des Métiers")
    signing.disclosure_attached(file, disclosure(file, school, days=3), samples.png())
    same = Recipient(RecipientKind.OTHER, "école des métiers")
    assert handing_over.require_allowed(file, Subject.SYNTHESIS, same) is not None
    clock.set(samples.NOW + timedelta(days=4))
    assert bar(file, same) is Breach.AGREEMENT_EXPIRED


def test_c8_a_draft_goes_to_the_beneficiary_only_and_in_the_conclusion(desk: Desk) -> None:
    file = samples.to_investigation(samples.cpf_case(desk))
    samples.write_synthesis(file)
    assert bar(file, BENEFICIARY, Subject.SYNTHESIS_DRAFT) is Breach.FINAL_BEFORE_CONCLUSION
    assert bar(file, BENEFICIARY) is Breach.FINAL_BEFORE_CONCLUSION
    samples.hold_session(file)
    samples.frame.advance(file)
    assert handing_over.require_allowed(file, Subject.SYNTHESIS_DRAFT, BENEFICIARY) is None
    assert bar(file, BENEFICIARY) is Breach.SYNTHESIS_NOT_FINAL
    assert (
        bar(file, Recipient(RecipientKind.OTHER, "X"), Subject.SYNTHESIS_DRAFT) is Breach.SYNTHESIS_NOT_FINAL
    )


def test_a_place_that_refuses_the_file_registers_nothing(desk: Desk, tmp_path: Path) -> None:
    file = samples.to_final(samples.cpf_case(desk))
    with pytest.raises(Fault) as raised:
        leaving.of_synthesis(file).save(BENEFICIARY, tmp_path / "absent" / "x.pdf")
    assert raised.value.kind is FaultKind.FILE_NOT_WRITTEN
    assert file.case.hand_overs == ()


def test_c7_a_signed_receipt_is_the_proof_of_the_hand_over(desk: Desk) -> None:
    file = samples.to_final(samples.cpf_case(desk))
    assert signing.blank_receipt(file, (Subject.SYNTHESIS,)).startswith(b"%PDF")
    signing.receipt_attached(file, (Subject.SYNTHESIS,), samples.png())
    assert handed_over(file.case, Subject.SYNTHESIS)
    assert not handed_over(file.case, Subject.DETAILED_RESULTS)


def wish(
    file: CaseFile, *documents, basis: Basis = Basis.WRITTEN_REQUEST, months: int = 12
) -> RetentionAgreement:
    return RetentionAgreement(
        uuid4(), basis, file.today(), documents, KeepFor(months=months), "Suivi de la situation", None
    )


def test_c7_longer_than_the_charters_year_is_barred_with_the_date_it_can_have(desk: Desk) -> None:
    file = samples.to_final(samples.cpf_case(desk))
    with pytest.raises(RuleBroken) as raised:
        agreements.check_retention(file, wish(file, file.case.synthesis_id, months=60))
    assert raised.value.breach is Breach.RETENTION_OVER_CEILING
    assert raised.value.facts["latest"] == file.case.frame.planned_end.replace(year=2028)


def test_e6_working_documents_need_an_agreement_founded_on_follow_up(desk: Desk) -> None:
    file = samples.to_final(samples.cpf_case(desk))
    notes = file.case.sessions[0].id
    with pytest.raises(RuleBroken) as raised:
        agreements.check_retention(file, wish(file, notes))
    assert raised.value.breach is Breach.WORKING_NEEDS_FOLLOW_UP
    assert signing.blank_retention(file, wish(file, notes, basis=Basis.FOLLOW_UP)).startswith(b"%PDF")


def test_a_document_is_covered_by_one_agreement_at_a_time_until_it_is_withdrawn(desk: Desk) -> None:
    file = samples.to_final(samples.cpf_case(desk))
    first = wish(file, file.case.synthesis_id)
    signing.retention_attached(file, first, samples.png())
    with pytest.raises(InvalidInput) as raised:
        agreements.check_retention(file, wish(file, file.case.synthesis_id))
    assert raised.value.problem is Problem.ALREADY_COVERED
    withdrawing.withdraw(file, first.id, withdrawing.Signing())
    signing.retention_on_screen(file, wish(file, file.case.synthesis_id), samples.png())
    assert [a.is_active for a in file.case.retention] == [False, True]


def test_an_agreement_without_its_signed_paper_is_not_recorded(desk: Desk) -> None:
    file = samples.to_final(samples.cpf_case(desk))
    with pytest.raises(RuleBroken) as raised:
        agreements.record_retention(file, wish(file, file.case.synthesis_id))
    assert raised.value.breach is Breach.RETENTION_WITHOUT_PROOF


def test_c6_a_line_that_a_fault_kept_from_the_practice_s_register_comes_with_the_next(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = samples.to_final(samples.cpf_case(desk))

    def full(*_: object) -> None:
        raise Fault(FaultKind.DISK_FULL)

    register = desk.vault.register
    with monkeypatch.context() as patched:
        patched.setattr(type(register), "add_disclosure", full)
        with pytest.raises(Fault):
            handing_over.record(file, Subject.SYNTHESIS, BENEFICIARY)
    assert len(file.case.hand_overs) == 1
    assert register.disclosures() == ()
    handing_over.record(file, Subject.SYNTHESIS, BENEFICIARY)
    assert len(register.disclosures(file.case.reference)) == 2
    handing_over.complete(file)
    assert len(register.disclosures()) == 2


def test_c6_or_with_the_closing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    file = samples.to_ready(samples.cpf_case(desk))
    register = desk.vault.register
    written = len(register.disclosures())
    with monkeypatch.context() as patched:
        patched.setattr(
            type(register), "add_disclosure", lambda *_: None
        )  # as when the program is killed there
        handing_over.record(file, Subject.SYNTHESIS, BENEFICIARY)
    assert len(register.disclosures()) == written
    closing.close(file, closing.ending(file, EndingKind.COMPLETED, file.today()))
    assert len(register.disclosures()) == written + 1
