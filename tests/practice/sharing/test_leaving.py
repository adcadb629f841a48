"""What a paper of a case may do: leave for whom its funding allows, and be written down once it has (C6, E5a, E5b)."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from attrs import evolve

import samples
from bilan_desktop.domain.bilan.document import Document, DocumentKind, MediaType
from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.cases.closing import EndingKind
from bilan_desktop.domain.errors import Breach, Fault, FaultKind, InvalidInput, Problem, RuleBroken
from bilan_desktop.domain.law.rules import RuleId
from bilan_desktop.domain.sharing.agreement import DisclosureAgreement, Recipient, RecipientKind, Subject
from bilan_desktop.domain.sharing.parties import Access
from bilan_desktop.practice import signing
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending import closed, closing
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running import attachments, funding, vouchers
from bilan_desktop.practice.sharing import leaving
from bilan_desktop.practice.sharing.leaving import Leaving
from bilan_desktop.practice.sharing.withdrawing import Signing

EMPLOYER = Recipient(RecipientKind.EMPLOYER, "Ateliers du Ponant (fictif)")
BENEFICIARY = Recipient(RecipientKind.BENEFICIARY)


def of(file: CaseFile, document: Document) -> Leaving:
    return leaving.of_document(file, document, file.content(document.id))


def bar(paper: Leaving, recipient: Recipient) -> Breach:
    with pytest.raises(RuleBroken) as raised:
        paper.require_allowed(recipient)
    return raised.value.breach


@pytest.fixture
def changed(desk: Desk, clock) -> CaseFile:
    """From CPF to the training plan, a signed session under each, a certificate for each."""
    file = samples.to_investigation(samples.cpf_case(desk))
    under_cpf = samples.hold_session(file)
    vouchers.sign_attendance(file, under_cpf.id, Signing(drawn=samples.png()))
    clock.set(samples.NOW + timedelta(days=1))
    funding.change_route(file, Route.TRAINING_PLAN, samples.TODAY)
    samples.fill_funding(file)
    under_plan = samples.hold_session(file)
    vouchers.sign_attendance(file, under_plan.id, Signing(drawn=samples.png()))
    vouchers.make_certificates(file)
    return file


def test_e5b_scenario_18_the_employer_gets_the_papers_of_its_own_funding_only(changed: CaseFile) -> None:
    sheets = [d for d in changed.case.documents if d.kind is DocumentKind.ATTENDANCE]
    certificates = [d for d in changed.case.documents if d.kind is DocumentKind.COMPLETION_CERTIFICATE]
    conventions = [d for d in changed.case.documents if d.kind is DocumentKind.CONVENTION]
    for cpf, plan in (sheets, certificates):
        assert of(changed, cpf).route is Route.CPF
        assert bar(of(changed, cpf), EMPLOYER) is Breach.EMPLOYER_UNDER_CPF
        assert of(changed, plan).require_allowed(EMPLOYER) is None
    assert of(changed, conventions[0]).require_allowed(EMPLOYER) is None
    assert (
        of(changed, sheets[1]).door.known_name(RecipientKind.EMPLOYER, Route.TRAINING_PLAN) == EMPLOYER.name
    )
    assert of(changed, sheets[0]).door.known_name(RecipientKind.EMPLOYER, Route.CPF) == ""


def test_e5b_an_invoice_says_of_which_funding_it_is_and_goes_to_that_payer_alone(changed: CaseFile) -> None:
    for route in (None, Route.SELF_FUNDED):
        with pytest.raises(InvalidInput) as raised:
            attachments.attach(changed, samples.png(), DocumentKind.INVOICE, "Facture", route=route)
        assert (raised.value.field, raised.value.problem) == ("route", Problem.NOTHING_CHOSEN)
    of_cpf = attachments.attach(changed, samples.png(), DocumentKind.INVOICE, "F-1", route=Route.CPF)
    of_plan = attachments.attach(
        changed, samples.png(), DocumentKind.INVOICE, "F-2", route=Route.TRAINING_PLAN
    )
    assert bar(of(changed, of_cpf), EMPLOYER) is Breach.EMPLOYER_UNDER_CPF
    assert of(changed, of_plan).require_allowed(EMPLOYER) is None
    desk, case_id = changed.desk, changed.case.id
    samples.write_synthesis(changed)
    ending = closing.ending(changed, EndingKind.ABANDONED, changed.today(), offered=True)
    closing.close(changed, ending)
    kept = [d for part in closed.open_closed(desk, case_id).parts for d in part.documents]
    invoices = {d.title: d for d in kept if d.kind is DocumentKind.INVOICE}
    for title, route in (("F-1", Route.CPF), ("F-2", Route.TRAINING_PLAN)):
        assert leaving.of_kept(desk, case_id, invoices[title], bytes).route is route


def test_e5b_an_invoice_that_was_there_before_the_change_stays_with_its_payer_whatever_its_day(
    desk: Desk, clock
) -> None:
    file = samples.to_investigation(samples.cpf_case(desk))
    samples.hold_session(file)
    clock.set(samples.NOW + timedelta(days=3))
    invoice = attachments.attach(file, samples.png(), DocumentKind.INVOICE, "F-1")
    funding.change_route(file, Route.TRAINING_PLAN, samples.TODAY)
    stored = file.case.document(invoice.id)
    assert stored.made_on > samples.TODAY
    assert of(file, stored).route is Route.CPF
    assert CaseFile(desk, file.case.id).case == file.case


def test_e5b_an_employer_that_came_after_a_cpf_part_is_confirmed_twice(changed: CaseFile) -> None:
    certificate = next(d for d in changed.case.documents if d.title == "Plan de développement")
    assert not of(changed, certificate).wants_certainty(EMPLOYER)
    questionnaire = attachments.attach(changed, samples.png(), DocumentKind.QUESTIONNAIRE, "Intérêts")
    assert of(changed, questionnaire).wants_certainty(EMPLOYER)
    assert not of(changed, questionnaire).wants_certainty(BENEFICIARY)


def test_e5b_nothing_leaves_for_that_employer_without_the_double_confirmation(
    changed: CaseFile, tmp_path: Path
) -> None:
    questionnaire = attachments.attach(changed, samples.png(), DocumentKind.QUESTIONNAIRE, "Intérêts")
    until = changed.today() + timedelta(days=20)
    wish = DisclosureAgreement(
        uuid4(), changed.today(), Subject.QUESTIONNAIRE, EMPLOYER, "Suivi", until, None
    )
    signing.disclosure_on_screen(changed, wish, samples.png())
    paper, path = of(changed, questionnaire), tmp_path / "copie.png"
    acts = (lambda: paper.save(EMPLOYER, path), lambda: paper.record(EMPLOYER))
    for act in acts:
        with pytest.raises(RuleBroken) as raised:
            act()
        assert raised.value.breach is Breach.EMPLOYER_UNDER_CPF
    assert not path.exists()
    assert changed.case.hand_overs == ()
    paper.save(EMPLOYER, path, certain=True)
    assert [line.recipient for line in changed.case.hand_overs] == [EMPLOYER]


@pytest.mark.parametrize(
    ("route", "kind"),
    [
        (Route.FRANCE_TRAVAIL, RecipientKind.FUNDER),
        (Route.PUBLIC_AGENT, RecipientKind.EMPLOYER),
    ],
)
def test_the_payer_is_known_by_its_name(desk: Desk, route: Route, kind: RecipientKind) -> None:
    file = samples.cases.open_new(desk, samples.NADIA, route)
    samples.sign_route(file)
    door = leaving.of_form(file, Subject.CONVENTION, b"").door
    assert door.known_name(kind, route) == "Maison du Ponant (fictive)"
    assert {door.known_name(other, route) for other in RecipientKind if other is not kind} == {""}


def test_c4_a_copy_is_called_by_the_reference_and_what_it_is(desk: Desk) -> None:
    file = samples.cpf_case(desk)
    scan = attachments.attach(file, samples.png(), DocumentKind.TEST_RESULT, "Test de Karim")
    assert of(file, scan).file_name == "B-2026-001-resultat-de-test.png"
    assert of(file, scan).media_type is MediaType.PNG
    form = leaving.of_form(file, Subject.ATTENDANCE, b"")
    assert form.file_name == "B-2026-001-feuille-d-emargement.pdf"


def test_a_fault_of_the_register_takes_the_file_back(desk: Desk, tmp_path: Path, monkeypatch) -> None:
    file = samples.to_final(samples.cpf_case(desk))

    def full(entry: object) -> None:
        raise Fault(FaultKind.DISK_FULL)

    monkeypatch.setattr(file.desk.vault.register, "add_disclosure", full)
    target = tmp_path / "synthese.pdf"
    with pytest.raises(Fault):
        leaving.of_synthesis(file).save(BENEFICIARY, target)
    assert not target.exists()


@pytest.fixture
def ended(changed: CaseFile) -> CaseFile:
    """It stopped there."""
    how = closing.ending(changed, EndingKind.ABANDONED, changed.today(), offered=True)
    closing.close(changed, how)
    return changed


def kept(ended: CaseFile, kind: DocumentKind) -> list[Leaving]:
    desk, case_id = ended.desk, ended.case.id
    return [
        leaving.of_kept(desk, case_id, d, lambda: b"%PDF")
        for part in closed.open_closed(desk, case_id).parts
        for d in part.documents
        if d.kind is kind
    ]


def test_e5b_after_the_end_too_a_certificate_goes_to_the_payer_of_its_own_hours(
    ended: CaseFile, tmp_path: Path
) -> None:
    certificates = {paper.route: paper for paper in kept(ended, DocumentKind.COMPLETION_CERTIFICATE)}
    assert bar(certificates[Route.CPF], EMPLOYER) is Breach.EMPLOYER_UNDER_CPF
    certificates[Route.TRAINING_PLAN].save(EMPLOYER, tmp_path / "certificat.pdf")
    assert closed.open_closed(ended.desk, ended.case.id).hand_overs[-1].recipient == EMPLOYER
    assert {paper.route for paper in kept(ended, DocumentKind.ATTENDANCE)} == {Route.CPF}
    assert {paper.route for paper in kept(ended, DocumentKind.CONVENTION)} == {Route.TRAINING_PLAN}
    certificates[Route.CPF].door.refuse(
        Subject.COMPLETION_CERTIFICATE, RecipientKind.EMPLOYER, "", ended.desk.today(), Route.CPF
    )
    (refused,) = closed.open_closed(ended.desk, ended.case.id).refusals
    assert refused.rule is RuleId.E5B
    assert [line.rule for line in ended.desk.vault.register.refusals()] == ["E5b"]


def test_a_certificate_of_destruction_leaves_though_nothing_of_the_case_is_kept(ended: CaseFile) -> None:
    desk, reference = ended.desk, ended.case.reference
    desk.vault.destroy([c.id for c in desk.vault.register.compartments(ended.case.id)], "withdrawal")
    paper = leaving.of_certificate(desk, reference, b"%PDF")
    assert paper.access_of(RecipientKind.INSPECTOR) is Access.RIGHT
    paper.record(Recipient(RecipientKind.INSPECTOR))
    paper.door.refuse(Subject.DESTRUCTION_CERTIFICATE, RecipientKind.OTHER, "", desk.today(), paper.route)
    (left,) = desk.vault.register.disclosures(reference)
    assert (left.subject, left.recipient_kind) == ("destruction_certificate", "inspector")
    assert [line.recipient_kind for line in desk.vault.register.refusals()] == ["other"]
    assert paper.door.file is None
    assert paper.door.agreements() == ()


def test_a_document_of_an_unknown_case_is_a_fault(ended: CaseFile) -> None:
    document = evolve(ended.case.documents[0])
    with pytest.raises(Fault) as raised:
        leaving.of_kept(ended.desk, document.id, document, lambda: b"")
    assert raised.value.kind is FaultKind.CASE_UNKNOWN
