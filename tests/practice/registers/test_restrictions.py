"""Restricting a case and lifting it (RGPD, art. 18), and what an erasure can reach (art. 17)."""

from datetime import timedelta
from uuid import uuid4

import pytest
from attrs import evolve

import samples
from bilan_desktop.domain.bilan.document import DocumentKind
from bilan_desktop.domain.bilan.request import Request
from bilan_desktop.domain.cases.closing import EndingKind
from bilan_desktop.domain.cases.restriction import RestrictionGround
from bilan_desktop.domain.errors import Breach, Fault, FaultKind, InvalidInput, RuleBroken
from bilan_desktop.domain.registers.rgpd import Answer, Right, RightsRequest
from bilan_desktop.domain.sharing.agreement import Recipient, RecipientKind, Subject
from bilan_desktop.practice.agenda.entries import entries
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending import closed, closing, follow_up
from bilan_desktop.practice.ending.follow_up import ask, decline
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.registers import communications, erasure, restrictions, rights
from bilan_desktop.practice.running import attachments, cases, frame, request, sessions, synthesis, vouchers
from bilan_desktop.practice.sharing import handing_over
from bilan_desktop.vault.storage.entries import CaseState

TODAY = samples.TODAY


def asked(desk: Desk, right: Right = Right.RESTRICTION) -> RightsRequest:
    return rights.receive(desk, right, TODAY, "B-2026-001")


def limited(desk: Desk) -> None:
    restrictions.restrict(desk, asked(desk), RestrictionGround.ACCURACY, TODAY)


def closed_case(desk: Desk) -> CaseFile:
    file = samples.to_ready(samples.cpf_case(desk))
    samples.keep_synthesis(file)
    closing.close(file, closing.ending(file, EndingKind.COMPLETED, TODAY))
    return file


USE_CASES = {
    "identity": lambda f: cases.save_beneficiary(f, evolve(f.case.beneficiary, first_name="Karima")),
    "request": lambda f: request.save(f, Request(motives="Autre chose")),
    "frame": lambda f: frame.save(f, evolve(f.case.frame, objectives="D’autres objectifs")),
    "session": lambda f: samples.hold_session(f, "14:00", "15:00"),
    "notes": lambda f: sessions.save_notes(f, f.case.sessions[0].id, "Autre", ""),
    "attachment": lambda f: attachments.attach(f, samples.png(), DocumentKind.QUESTIONNAIRE, "Q"),
    "synthesis": samples.write_synthesis,
    "version": lambda f: synthesis.keep_version(f) and samples.write_synthesis(f),
    "certificates": vouchers.make_certificates,
    "retention": samples.keep_synthesis,
    "advance": frame.advance,
    "closing": lambda f: closing.close(f, closing.ending(f, EndingKind.ABANDONED, TODAY, offered=True)),
    "to a third party": lambda f: handing_over.require_allowed(
        f, Subject.DETAILED_RESULTS, Recipient(RecipientKind.FUNDER, "Fonds fictif")
    ),
}


@pytest.mark.parametrize("use_case", USE_CASES)
def test_art_18_every_use_case_refuses_a_restricted_case_even_one_opened_before(desk, use_case) -> None:
    file = samples.to_investigation(samples.cpf_case(desk))
    samples.hold_session(file)
    limited(desk)
    for opened in (file, CaseFile(desk, file.case.id)):
        before = CaseFile(desk, file.case.id).case
        if opened is file and use_case == "to a third party":
            opened.reread()
        with pytest.raises(RuleBroken) as raised:
            USE_CASES[use_case](opened)
        assert raised.value.breach is Breach.CASE_RESTRICTED
        assert CaseFile(desk, file.case.id).case == before


def test_art_18_a_request_that_is_refused_is_still_written_down(desk: Desk) -> None:
    file = samples.to_investigation(samples.cpf_case(desk))
    limited(desk)
    file.reread()
    communications.refuse(file, Subject.SYNTHESIS, RecipientKind.EMPLOYER, "Atelier d’ici", TODAY)
    (refused,) = CaseFile(desk, file.case.id).case.refusals
    assert refused.recipient.kind is RecipientKind.EMPLOYER
    assert len(communications.communications(desk)) == 1


def test_art_18_lifting_is_recorded_and_the_case_is_written_again(desk: Desk) -> None:
    file = samples.cpf_case(desk)
    limited(desk)
    (kept,) = rights.requests(desk)
    assert kept.answer is Answer.DONE
    assert restrictions.held(desk, "B-2026-001").request == kept.id
    with pytest.raises(InvalidInput):
        restrictions.lift(desk, file.case.id, None)
    lifted = restrictions.lift(desk, file.case.id, TODAY)
    assert (lifted.lifted_on, lifted.informed_on) == (TODAY, TODAY)
    assert restrictions.held(desk, "B-2026-001") is None
    again = CaseFile(desk, file.case.id)
    assert again.case.restrictions == (lifted,)
    samples.fill_frame(again)
    with pytest.raises(Fault):
        restrictions.lift(desk, file.case.id, TODAY)


def test_art_18_what_cannot_stand_restricts_nothing(desk: Desk) -> None:
    samples.cpf_case(desk)
    wish = asked(desk)
    for ground, since, field in (
        (None, TODAY, "ground"),
        (RestrictionGround.CLAIMS, None, "since"),
        (RestrictionGround.CLAIMS, TODAY - timedelta(days=1), "since"),
    ):
        with pytest.raises(InvalidInput) as raised:
            restrictions.restrict(desk, wish, ground, since)
        assert raised.value.field == field
    assert restrictions.held(desk, "B-2026-001") is None


def test_art_18_a_closed_case_is_restricted_too_and_its_follow_up_waits(desk: Desk) -> None:
    file = closed_case(desk)
    case_id = file.case.id
    limited(desk)
    assert closed.open_closed(desk, case_id).restriction.ground is RestrictionGround.ACCURACY
    assert restrictions.held(desk, "B-2026-001") is not None
    with pytest.raises(RuleBroken) as raised:
        ask(desk, case_id, TODAY)
    assert raised.value.breach is Breach.CASE_RESTRICTED
    with pytest.raises(RuleBroken):
        follow_up.answer(desk, case_id, follow_up.Answer(TODAY, None))
    restrictions.lift(desk, case_id, TODAY)
    assert closed.open_closed(desk, case_id).restriction is None
    ask(desk, case_id, TODAY)
    decline(desk, case_id, TODAY)


def test_art_18_what_was_lifted_before_the_closing_stays_with_the_proofs(desk: Desk) -> None:
    file = samples.to_ready(samples.cpf_case(desk))
    limited(desk)
    restrictions.lift(desk, file.case.id, TODAY)
    file.reread()
    closing.close(file, closing.ending(file, EndingKind.COMPLETED, TODAY))
    (kept,) = closed.open_closed(desk, file.case.id).restrictions
    assert kept.lifted_on == TODAY


def test_art_17_an_erasure_says_what_goes_and_what_the_law_keeps(desk: Desk) -> None:
    file = samples.to_final(samples.cpf_case(desk))
    running = erasure.erasure(desk, "B-2026-001")
    assert running.is_running
    assert dict(running.goes)[DocumentKind.SYNTHESIS] == 1
    assert {kind for kept in running.stays for kind, _ in kept.kinds} >= {
        DocumentKind.CONSENT_FORM,
        DocumentKind.HOURS,
    }
    samples.signing.receipt_on_screen(file, (Subject.SYNTHESIS, Subject.DETAILED_RESULTS), samples.png())
    agreement = samples.keep_synthesis(file)
    closing.close(file, closing.ending(file, EndingKind.COMPLETED, TODAY))
    after = erasure.erasure(desk, "B-2026-001")
    assert not after.is_running
    assert after.goes == ((DocumentKind.SYNTHESIS, 1),)
    assert len(after.stays) == 2
    closed.withdraw(desk, file.case.id, agreement.id)
    assert erasure.erasure(desk, "B-2026-001").goes == ()


def test_art_17_of_a_destroyed_case_nothing_is_left(desk: Desk) -> None:
    file = closed_case(desk)
    register = desk.vault.register
    desk.vault.destroy([row.id for row in register.compartments(file.case.id) if row.destroy_on], "deadline")
    assert erasure.erasure(desk, "B-2026-001").state is CaseState.DESTROYED
    assert restrictions.held(desk, "B-2026-001") is None
    with pytest.raises(Fault) as raised:
        restrictions.restrict(desk, asked(desk), RestrictionGround.CLAIMS, TODAY)
    assert raised.value.kind is FaultKind.CASE_UNKNOWN


def test_l5_a_mistake_in_the_register_is_mended_and_the_journal_knows(desk: Desk) -> None:
    samples.cpf_case(desk)
    wrong = asked(desk, Right.ACCESS)
    right = rights.correct(desk, wrong, Right.ERASURE, TODAY - timedelta(days=1), "")
    assert rights.requests(desk) == (right,)
    answered = rights.answer(desk, right, TODAY, Answer.NOTHING_HELD)
    assert rights.reopen(desk, answered) == right
    rights.remove(desk, right)
    assert rights.requests(desk) == ()
    events = [line.event for line in desk.vault.register.journal()]
    assert events[-3:] == ["rights_request_corrected", "rights_answer_taken_back", "rights_request_removed"]
    with pytest.raises(InvalidInput):
        rights.correct(desk, evolve(wrong, id=uuid4()), None, TODAY, "")


def test_l5_what_presses_is_near_its_end_or_over(desk: Desk) -> None:
    late = rights.receive(desk, Right.ACCESS, TODAY - timedelta(days=60), "")
    near = rights.receive(desk, Right.ACCESS, TODAY - timedelta(days=27), "")
    rights.receive(desk, Right.ACCESS, TODAY, "")
    found = [each.deadline for each in entries(desk, (), ()) if each.deadline.presses(TODAY)]
    assert [each.subject for each in found] == [late.id, near.id]
