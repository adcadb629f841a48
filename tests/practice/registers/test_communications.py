"""What left the cases and what was refused: both registers, and who is named where (C6, E5b, E5c)."""

from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

import pdf_structure
import samples
from bilan_desktop.domain.cases.closing import EndingKind
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.domain.law.rules import RuleId
from bilan_desktop.domain.registers.communication import Communication
from bilan_desktop.domain.sharing.agreement import DisclosureAgreement, Recipient, RecipientKind, Subject
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending import closing
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.registers.communications import communications, paper, refuse
from bilan_desktop.practice.sharing import agreements, leaving
from bilan_desktop.vault.records.kept_records import read_administrative
from bilan_desktop.vault.sealing.capsule import CompartmentKind

EMPLOYER = RecipientKind.EMPLOYER
TODAY = samples.TODAY


def test_e5b_a_request_of_the_employer_is_in_both_registers_and_named_in_the_case_only(desk: Desk) -> None:
    file = samples.to_investigation(samples.cpf_case(desk))
    refuse(file, Subject.SYNTHESIS_DRAFT, EMPLOYER, "Ateliers du Ponant", TODAY)
    (kept,) = CaseFile(desk, file.case.id).case.refusals
    assert (kept.subject, kept.recipient) == (Subject.SYNTHESIS, Recipient(EMPLOYER, "Ateliers du Ponant"))
    assert kept.rule is RuleId.E5B
    line = Communication("B-2026-001", Subject.SYNTHESIS, EMPLOYER, TODAY, RuleId.E5B)
    assert communications(desk) == (line,)
    assert "Ponant" not in str(desk.vault.register.refusals())
    assert "Ponant" not in pdf_structure.spoken(paper(desk))


def test_e5c_an_employer_who_pays_is_refused_the_results_all_the_same(desk: Desk) -> None:
    file = samples.to_investigation(samples.plan_case(desk))
    refuse(file, Subject.DETAILED_RESULTS, EMPLOYER, "", TODAY)
    assert file.case.refusals[0].rule is RuleId.E5C


def test_c6_what_left_and_what_was_refused_stand_together_the_latest_first(
    desk: Desk, tmp_path: Path
) -> None:
    file = samples.to_final(samples.cpf_case(desk))
    beneficiary = Recipient(RecipientKind.BENEFICIARY)
    leaving.of_synthesis(file).save(beneficiary, tmp_path / "s.pdf")
    desk.clock.set(samples.NOW + timedelta(days=1))
    refuse(file, Subject.SYNTHESIS, RecipientKind.OTHER, "", file.today())
    assert [(line.recipient, line.refused_by) for line in communications(desk)] == [
        (RecipientKind.OTHER, RuleId.C6),
        (RecipientKind.BENEFICIARY, None),
    ]


def test_c6_what_an_agreement_lets_go_is_not_refused(desk: Desk) -> None:
    file = samples.to_final(samples.cpf_case(desk))
    proof = samples.attachments.attach(file, samples.png(), samples.DocumentKind.AGREEMENT, "Accord")
    recipient = Recipient(RecipientKind.OTHER, "Centre des Quais")
    agreement = DisclosureAgreement(
        uuid4(), TODAY, Subject.SYNTHESIS, recipient, "Suivi", TODAY + timedelta(days=9), proof.id
    )
    agreements.record_disclosure(file, agreement)
    with pytest.raises(InvalidInput) as raised:
        refuse(file, Subject.SYNTHESIS, RecipientKind.OTHER, "centre des quais", TODAY)
    assert raised.value.problem is Problem.ALREADY_COVERED
    refuse(file, Subject.DETAILED_RESULTS, RecipientKind.OTHER, "centre des quais", TODAY)
    assert len(file.case.refusals) == 1


@pytest.mark.parametrize(
    ("kind", "on", "field"),
    [
        (None, TODAY, "recipient_kind"),
        (RecipientKind.BENEFICIARY, TODAY, "recipient_kind"),
        (EMPLOYER, None, "refused_on"),
        (EMPLOYER, date(2026, 11, 20), "refused_on"),
    ],
)
def test_a_request_that_cannot_be_is_written_nowhere(desk: Desk, kind, on, field) -> None:
    file = samples.cpf_case(desk)
    with pytest.raises(InvalidInput) as raised:
        refuse(file, Subject.SYNTHESIS, kind, "", on)
    assert raised.value.field == field
    assert (file.case.refusals, communications(desk)) == ((), ())


def test_c6_refused_requests_outlive_the_content_with_the_other_proofs(desk: Desk) -> None:
    file = samples.to_ready(samples.cpf_case(desk))
    refuse(file, Subject.SYNTHESIS, EMPLOYER, "Ateliers du Ponant", TODAY)
    refused = file.case.refusals
    closing.close(file, closing.ending(file, EndingKind.COMPLETED, TODAY))
    kept = []
    for entry in desk.vault.register.compartments():
        assert entry.kind is CompartmentKind.ADMINISTRATIVE
        with desk.vault.open(entry.id).read() as connection:
            kept += read_administrative(connection).refusals
    assert tuple(kept) == refused
