"""Closing: what may stay is kept apart until its date, everything else is gone, and both are attested (C7, E6)."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

import pdf_structure
import samples
from bilan_desktop.domain.bilan.document import DocumentKind, MediaType
from bilan_desktop.domain.cases.closing import EndingKind, Outcome
from bilan_desktop.domain.cases.destruction import DestructionReason
from bilan_desktop.domain.errors import Breach, Fault, FaultKind, InvalidInput, Problem, RuleBroken
from bilan_desktop.domain.sharing.agreement import Basis, KeepFor, RetentionAgreement
from bilan_desktop.practice import directory, signing
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending import closed, closing
from bilan_desktop.practice.ending.certificates import certificates
from bilan_desktop.practice.ending.certificates import paper as certificate_paper
from bilan_desktop.practice.entering import opening
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.vault.clock import FixedClock
from bilan_desktop.vault.sealing.capsule import CompartmentKind


def close(file: CaseFile, kind: EndingKind = EndingKind.COMPLETED, *, offered: bool = False) -> None:
    closing.close(file, closing.ending(file, kind, file.today(), offered=offered))


def follow_up(file: CaseFile, *documents, months: int = 12) -> RetentionAgreement:
    wish = RetentionAgreement(
        uuid4(), Basis.FOLLOW_UP, file.today(), documents, KeepFor(months=months), "Point à six mois", None
    )
    signing.retention_on_screen(file, wish, samples.png())
    return file.case.retention[-1]


def test_c7_without_an_agreement_nothing_of_the_content_survives(desk: Desk) -> None:
    file = samples.to_ready(samples.cpf_case(desk))
    close(file)
    after = closed.open_closed(desk, file.case.id)
    assert {part.outcome for part in after.parts} == {Outcome.ADMINISTRATIVE}
    kept = {document.kind for part in after.parts for document in part.documents}
    assert kept == {DocumentKind.CONSENT_FORM, DocumentKind.RECEIPT}
    with pytest.raises(Fault) as raised:
        CaseFile(desk, file.case.id)
    assert raised.value.kind is FaultKind.COMPARTMENT_MISSING
    certificate = after.certificates[0]
    assert certificate.reason is DestructionReason.CLOSING
    assert dict(certificate.documents) == {
        DocumentKind.SESSION_NOTES: 1,
        DocumentKind.SYNTHESIS_DRAFT: 1,
        DocumentKind.SYNTHESIS: 1,
    }


def test_c7_a_written_request_keeps_the_synthesis_for_a_year(desk: Desk) -> None:
    file = samples.to_ready(samples.cpf_case(desk))
    samples.keep_synthesis(file)
    before = file.content(file.case.synthesis_id)
    close(file)
    after = closed.open_closed(desk, file.case.id)
    part = next(p for p in after.parts if p.outcome is Outcome.KEPT)
    assert part.until == date(2027, 11, 21)
    assert closed.content(desk, part.compartment, part.documents[0].id) == before


def test_c7_a_closing_later_than_what_was_agreed_keeps_it_no_more(desk: Desk, clock: FixedClock) -> None:
    file = samples.to_ready(samples.cpf_case(desk))
    samples.keep_synthesis(file)
    term = file.today()
    for days in range(0, 401, 25):
        clock.set(samples.NOW + timedelta(days=days))
        desk.vault.enforce()
    closing.close(file, closing.ending(file, EndingKind.COMPLETED, term))
    after = closed.open_closed(desk, file.case.id)
    assert {part.outcome for part in after.parts} == {Outcome.ADMINISTRATIVE}
    assert dict(after.certificates[0].documents)[DocumentKind.SYNTHESIS] == 1
    assert desk.vault.enforce().destroyed == ()


def test_e6_notes_named_for_follow_up_are_kept_as_text(desk: Desk) -> None:
    file = samples.to_conclusion(samples.cpf_case(desk))
    second = samples.hold_session(file, "14:00", "15:00", said="Elle parle de son atelier.")
    samples.write_synthesis(file)
    samples.synthesis.present(file, file.today(), "Au cabinet")
    samples.synthesis.observe(file, file.today(), "")
    samples.synthesis.finalise(file)
    signing.receipt_on_screen(
        file, (samples.Subject.SYNTHESIS, samples.Subject.DETAILED_RESULTS), samples.png()
    )
    follow_up(file, second.id, file.case.drafts_id, months=6)
    close(file)
    part = next(p for p in closed.open_closed(desk, file.case.id).parts if p.outcome is Outcome.KEPT)
    assert part.until == date(2027, 5, 21)
    kinds = {d.kind: d for d in part.documents}
    assert set(kinds) == {DocumentKind.SESSION_NOTES, DocumentKind.SYNTHESIS_DRAFT}
    notes = kinds[DocumentKind.SESSION_NOTES]
    assert notes.media_type is MediaType.TEXT
    assert "Elle parle de son atelier." in closed.content(desk, part.compartment, notes.id).decode()


def test_e6_a_withdrawal_after_the_term_destroys_now_and_stays_as_proof(
    desk: Desk, clock: FixedClock
) -> None:
    file = samples.to_ready(samples.cpf_case(desk))
    agreement = samples.keep_synthesis(file)
    close(file)
    clock.set(samples.NOW + timedelta(days=20))
    closed.withdraw(desk, file.case.id, agreement.id)
    after = closed.open_closed(desk, file.case.id)
    assert {part.outcome for part in after.parts} == {Outcome.ADMINISTRATIVE}
    assert after.agreements[0].withdrawn_on == date(2026, 12, 11)
    latest = max(after.certificates, key=lambda c: c.destroyed_on)
    assert latest.reason is DestructionReason.WITHDRAWAL
    assert latest.due_on == date(2027, 11, 21)


def test_e6_a_withdrawal_cut_short_is_finished_when_the_case_is_looked_at(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = samples.to_ready(samples.cpf_case(desk))
    agreement = samples.keep_synthesis(file)
    close(file)

    def power_fails(*_: object) -> None:
        raise Fault(FaultKind.DISK_FAILED)

    with monkeypatch.context() as outage:
        outage.setattr(desk.vault, "destroy", power_fails)
        with pytest.raises(Fault):
            closed.withdraw(desk, file.case.id, agreement.id)
    assert any(c.kind is CompartmentKind.RETAINED for c in desk.vault.capsules())
    after = closed.open_closed(desk, file.case.id)
    assert {part.outcome for part in after.parts} == {Outcome.ADMINISTRATIVE}
    assert all(c.kind is not CompartmentKind.RETAINED for c in desk.vault.capsules())
    assert DestructionReason.WITHDRAWAL in {certificate.reason for certificate in after.certificates}


def test_c7_closing_waits_for_the_hand_over(desk: Desk) -> None:
    file = samples.to_final(samples.cpf_case(desk))
    with pytest.raises(RuleBroken) as raised:
        close(file)
    assert raised.value.breach is Breach.CLOSING_BEFORE_HAND_OVER
    assert file.case.phase is samples.Phase.CONCLUSION


@pytest.mark.parametrize("kind", [EndingKind.ABANDONED, EndingKind.REFUSED, EndingKind.CONSENT_WITHDRAWN])
def test_c7_a_bilan_that_stops_early_offers_what_exists_first(desk: Desk, kind: EndingKind) -> None:
    file = samples.to_investigation(samples.cpf_case(desk))
    samples.hold_session(file)
    with pytest.raises(RuleBroken) as raised:
        close(file, kind)
    assert raised.value.breach is Breach.NOT_OFFERED
    close(file, kind, offered=True)
    assert closed.open_closed(desk, file.case.id).ending is kind


def test_l6_the_hours_of_an_abandoned_bilan_stay_in_the_figures(desk: Desk) -> None:
    file = samples.to_investigation(samples.plan_case(desk))
    samples.hold_session(file)
    close(file, EndingKind.ABANDONED, offered=True)
    figures = desk.vault.register.statistics()
    assert [(f.outcome, f.accompaniment, f.price_cents) for f in figures] == [
        ("abandoned", timedelta(minutes=90), 190_000)
    ]


def test_the_term_is_neither_to_come_nor_before_the_last_session(desk: Desk) -> None:
    file = samples.to_ready(samples.cpf_case(desk))
    for term, problem in (
        (file.today() + timedelta(days=1), Problem.IN_THE_FUTURE),
        (date(2026, 11, 20), Problem.TOO_EARLY),
    ):
        with pytest.raises(InvalidInput) as raised:
            closing.ending(file, EndingKind.COMPLETED, term)
        assert raised.value.problem is problem


def test_what_is_kept_is_destroyed_at_its_date_while_the_vault_is_locked(
    desk: Desk, vault_folder, clock: FixedClock
) -> None:
    file = samples.to_ready(samples.cpf_case(desk))
    follow_up(file, file.case.synthesis_id, months=1)
    close(file)
    desk.lock()
    clock.set(samples.NOW + timedelta(days=29))
    assert opening.enforce(vault_folder, clock).destroyed == ()
    clock.set(samples.NOW + timedelta(days=30))
    (gone,) = opening.enforce(vault_folder, clock).destroyed
    assert gone.due == date(2026, 12, 21)
    assert opening.enforce(vault_folder, clock).destroyed == ()
    again = opening.unlock(vault_folder, samples.PASSPHRASE, clock)
    try:
        latest = certificates(again, file.case.reference)[0]
        assert (latest.reason, latest.unattended) == (DestructionReason.DEADLINE, True)
        assert certificate_paper(again, latest).startswith(b"%PDF")
        assert all(p.outcome is Outcome.ADMINISTRATIVE for p in closed.open_closed(again, file.case.id).parts)
    finally:
        again.lock()


def test_a_certificate_tells_what_of_its_bilan_is_still_kept(desk: Desk) -> None:
    file = samples.to_ready(samples.cpf_case(desk))
    samples.keep_synthesis(file)
    close(file)
    after = closed.open_closed(desk, file.case.id)
    said = pdf_structure.spoken(certificate_paper(desk, after.certificates[0])).replace("\u00a0", " ")
    assert "Par accord écrit de la personne : document de synthèse jusqu’au 21 nov. 2027" in said.replace(
        "\u202f", " "
    )
    assert "Preuves, identité et coordonnées, sans contenu du bilan jusqu’au 21 nov. 2031" in said
    assert "Lemoine" not in said
    desk.vault.destroy([part.compartment for part in after.parts], DestructionReason.WITHDRAWAL.value)
    gone = pdf_structure.spoken(certificate_paper(desk, certificates(desk, file.case.reference)[0]))
    assert "plus aucun document de ce bilan n’est gardé" in " ".join(gone.split())


def test_the_dashboard_knows_a_closed_case_and_its_destructions_to_come(desk: Desk) -> None:
    file = samples.to_ready(samples.cpf_case(desk))
    samples.keep_synthesis(file)
    close(file)
    running, unreadable = directory.running_cases(desk)
    assert (running, unreadable) == ([], [])
    (line,), _ = directory.closed_cases(desk)
    assert (line.name, line.until) == ("Karim Lemoine", date(2036, 12, 31))
    due = directory.destructions(desk, date(2028, 1, 1))
    assert [(d.reference, d.on) for d in due] == [("B-2026-001", date(2027, 11, 21))]
    assert directory.search([line], "lemoïne b-2026") == [line]
    assert directory.search([line], "autre") == []


def test_a_case_of_which_nothing_is_kept_is_unknown(desk: Desk) -> None:
    with pytest.raises(Fault) as raised:
        closed.open_closed(desk, uuid4())
    assert raised.value.kind is FaultKind.CASE_UNKNOWN
