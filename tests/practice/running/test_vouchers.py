"""Certificates, attendance sheets and invoices: dates and hours, kept apart for ten years, without a word of the bilan."""

from datetime import date, time, timedelta
from io import BytesIO
from uuid import UUID

import pikepdf
import pytest
from attrs import evolve
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtPdf import QPdfDocument

import samples
from bilan_desktop.domain.bilan.document import DocumentKind
from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.bilan.request import ConsentHow
from bilan_desktop.domain.cases.closing import EndingKind, Outcome
from bilan_desktop.domain.cases.vouchers import is_certified, outdated, unsigned
from bilan_desktop.domain.errors import Breach, InvalidInput, Problem, RuleBroken
from bilan_desktop.domain.money import Money
from bilan_desktop.domain.sharing.agreement import Recipient, RecipientKind
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending import closed, closing
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running import attachments, funding, request, sessions, synthesis, vouchers
from bilan_desktop.practice.sharing import leaving
from bilan_desktop.practice.sharing.withdrawing import Signing
from bilan_desktop.vault.clock import FixedClock

SAID = "Il raconte son atelier."


def text_of(pdf: bytes) -> str:
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    words = " ".join(document.getAllText(page).text() for page in range(document.pageCount()))
    return " ".join(words.split())


def certificates(file: CaseFile) -> list:
    return [d for d in file.case.documents if d.kind is DocumentKind.COMPLETION_CERTIFICATE]


def test_scenario_5_a_bilan_that_stops_at_hour_9_has_a_certificate_for_9_h(desk: Desk) -> None:
    file = samples.to_investigation(samples.cpf_case(desk))
    samples.hold_session(file, "08:00", "17:00", said=SAID)
    vouchers.make_certificates(file)
    (certificate,) = certificates(file)
    content = file.content(certificate.id)
    words = text_of(content)
    assert "Accompagnement 9 h" in words
    assert "21 novembre 2026" in words
    assert "atelier" not in words
    with pikepdf.open(BytesIO(content)) as pdf:
        assert pdf.Root.get("/StructTreeRoot") is not None
    how = closing.ending(file, EndingKind.ABANDONED, file.today(), offered=True)
    case_id = file.case.id
    closing.close(file, how)
    after = closed.open_closed(desk, case_id)
    assert after.term == samples.TODAY
    assert {part.outcome for part in after.parts} == {Outcome.ADMINISTRATIVE}
    kinds = {d.kind for part in after.parts for d in part.documents}
    assert DocumentKind.COMPLETION_CERTIFICATE in kinds
    assert desk.vault.register.follow_ups() == {case_id: date(2027, 5, 21)}
    (figures,) = desk.vault.register.statistics()
    assert figures.accompaniment == timedelta(hours=9)


def test_a_certificate_made_anew_takes_the_place_of_the_one_before(desk: Desk) -> None:
    file = samples.to_conclusion(samples.cpf_case(desk))
    vouchers.make_certificates(file)
    first = certificates(file)
    vouchers.make_certificates(file)
    assert len(certificates(file)) == 1
    assert certificates(file) != first


def test_without_a_session_there_is_nothing_to_certify(desk: Desk) -> None:
    with pytest.raises(InvalidInput) as raised:
        vouchers.make_certificates(samples.cpf_case(desk))
    assert raised.value.problem is Problem.NOTHING_CHOSEN


def test_scenario_18_each_payer_gets_a_certificate_of_its_own_hours(desk: Desk, clock: FixedClock) -> None:
    file = samples.to_investigation(samples.cpf_case(desk))
    samples.hold_session(file, "08:00", "16:00")
    funding.change_route(file, Route.TRAINING_PLAN, file.today())
    clock.set(samples.NOW + timedelta(days=1))
    samples.fill_funding(file)
    samples.hold_session(file, "09:00", "11:00")
    vouchers.make_certificates(file)
    said = {d.title: text_of(file.content(d.id)) for d in certificates(file)}
    assert set(said) == {"CPF", "Plan de développement"}
    assert "Accompagnement 2 h" in said["Plan de développement"]
    assert "compte personnel" not in said["Plan de développement"].lower()
    assert "Accompagnement 8 h" in said["CPF"]


def test_e5b_hours_held_under_cpf_alone_stay_cpf_hours_after_a_change_of_funding(
    desk: Desk, clock: FixedClock
) -> None:
    file = samples.to_investigation(samples.cpf_case(desk))
    samples.hold_session(file, "08:00", "16:00")
    funding.change_route(file, Route.TRAINING_PLAN, file.today())
    clock.set(samples.NOW + timedelta(days=1))
    vouchers.make_certificates(file)
    (certificate,) = certificates(file)
    paper = leaving.of_document(file, certificate, file.content(certificate.id))
    assert paper.route is Route.CPF
    with pytest.raises(RuleBroken) as raised:
        paper.require_allowed(Recipient(RecipientKind.EMPLOYER, "Atelier d’ici"))
    assert raised.value.breach is Breach.EMPLOYER_UNDER_CPF


@pytest.mark.parametrize("signing", [Signing(drawn=samples.png()), Signing(scan=samples.png())])
def test_an_attendance_sheet_belongs_to_its_session_and_says_nothing_of_it(desk: Desk, signing) -> None:
    file = samples.to_investigation(samples.cpf_case(desk))
    held = samples.hold_session(file, said=SAID)
    assert [s.id for s in unsigned(file.case)] == [held.id]
    blank = text_of(vouchers.blank_attendance(file, held.id))
    assert "De 09:00 à 10:30" in blank
    assert "atelier" not in blank
    sheet = vouchers.sign_attendance(file, held.id, signing)
    assert (sheet.kind, sheet.session_id) == (DocumentKind.ATTENDANCE, held.id)
    assert unsigned(file.case) == ()


def test_a_sheet_and_a_certificate_are_out_of_date_once_a_session_is_corrected(desk: Desk) -> None:
    file = samples.to_investigation(samples.cpf_case(desk))
    held = samples.hold_session(file)
    sheet = vouchers.sign_attendance(file, held.id, Signing(samples.png(), b""))
    vouchers.make_certificates(file)
    (certificate,) = certificates(file)
    assert is_certified(file.case)
    sessions.save_notes(file, held.id, "Autre chose.", "")
    assert outdated(file.case) == frozenset()

    corrected = sessions.save(file, evolve(held, ends_at=time(11, 30))).sessions[0]
    assert outdated(file.case) == {sheet.id, certificate.id}
    assert unsigned(file.case) == (corrected,)
    assert not is_certified(file.case)
    sessions.save(file, held)
    assert outdated(file.case) == frozenset()

    sessions.save(file, corrected)
    again = vouchers.sign_attendance(file, held.id, Signing(samples.png(), b""))
    vouchers.make_certificates(file)
    assert outdated(file.case) == {sheet.id}
    assert again.id not in outdated(file.case)
    assert unsigned(file.case) == ()
    reopened = CaseFile(desk, file.case.id)
    assert outdated(reopened.case) == {sheet.id}
    reopened.close()
    sessions.remove(file, held.id)
    assert outdated(file.case) == {sheet.id, again.id, *(d.id for d in certificates(file))}


def test_a_session_held_after_the_certificate_is_not_in_it_and_the_certificate_says_so(desk: Desk) -> None:
    file = samples.to_conclusion(samples.cpf_case(desk))
    vouchers.make_certificates(file)
    samples.hold_session(file, "14:00", "15:00")
    assert not is_certified(file.case)
    vouchers.make_certificates(file)
    assert is_certified(file.case)


def test_an_attendance_sheet_wants_a_session_and_a_signature(desk: Desk) -> None:
    file = samples.to_investigation(samples.cpf_case(desk))
    held = samples.hold_session(file)
    with pytest.raises(InvalidInput) as raised:
        vouchers.sign_attendance(file, held.id, Signing())
    assert raised.value.field == "signature"
    with pytest.raises(InvalidInput):
        vouchers.sign_attendance(file, UUID(int=9), Signing(drawn=samples.png()))


def test_invoices_are_noted_and_stay_with_the_vouchers(desk: Desk) -> None:
    file = samples.to_ready(samples.cpf_case(desk))
    vouchers.add_invoice(file, "F-2026-7", samples.TODAY, Money.euros(1600))
    vouchers.add_invoice(file, "F-2026-8", samples.TODAY, Money.euros(10))
    vouchers.remove_invoice(file, file.case.invoices[1].id)
    again = CaseFile(desk, file.case.id)
    assert [each.number for each in again.case.invoices] == ["F-2026-7"]
    again.close()
    case_id = file.case.id
    closing.close(file, closing.ending(file, EndingKind.COMPLETED, file.today()))
    assert [each.number for each in closed.open_closed(desk, case_id).invoices] == ["F-2026-7"]


def test_c7_what_is_known_for_content_does_not_pass_as_a_voucher_or_a_proof(desk: Desk) -> None:
    file = samples.to_final(samples.cpf_case(desk))
    test = samples.png(120, 60)
    attachments.attach(file, test, DocumentKind.TEST_RESULT, "Inventaire")
    before = file.case
    for content in (synthesis.paper(file), test):
        for kind in (DocumentKind.INVOICE, DocumentKind.ATTENDANCE, DocumentKind.AGREEMENT):
            with pytest.raises(RuleBroken) as caught:
                attachments.attach(file, content, kind, "Pièce")
            assert caught.value.breach is Breach.CONTENT_AMONG_PROOFS
        with pytest.raises(RuleBroken):
            request.record_consent(file, file.today(), ConsentHow.SIGNED_FORM, content)
    assert file.case == before
    attachments.attach(file, samples.png(121, 60), DocumentKind.INVOICE, "Facture")
    attachments.attach(file, synthesis.paper(file), DocumentKind.CORRESPONDENCE, "Copie")
    sheet = vouchers.blank_attendance(file, file.case.sessions[0].id)
    attachments.attach(file, sheet, DocumentKind.ATTENDANCE, "Émargement")
