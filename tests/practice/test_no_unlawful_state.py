"""Whatever a counsellor does, in whatever order, no case ever stands where the charters and the law forbid it."""

import shutil
import tempfile
from datetime import date, time, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from attrs import evolve, fields
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

import samples
from bilan_desktop.domain.bilan.document import DocumentClass, DocumentKind
from bilan_desktop.domain.bilan.funding import Cpf, Route, SelfFunded, TrainingPlan, proofs_of
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.session import Session, Work
from bilan_desktop.domain.bilan.synthesis import Section, SynthesisState
from bilan_desktop.domain.cases.closing import EndingKind, Outcome
from bilan_desktop.domain.cases.restriction import RestrictionGround
from bilan_desktop.domain.errors import Fault, FaultKind, InvalidInput, RuleBroken
from bilan_desktop.domain.registers.data_copy import Choice
from bilan_desktop.domain.registers.rgpd import Right
from bilan_desktop.domain.sharing.agreement import (
    Basis,
    DisclosureAgreement,
    KeepFor,
    Recipient,
    RecipientKind,
    RetentionAgreement,
    Subject,
    longest_deadline,
)
from bilan_desktop.domain.sharing.parties import has_right_to
from bilan_desktop.domain.sharing.statements import StatementKind
from bilan_desktop.practice import signing
from bilan_desktop.practice.ending import closed, closing
from bilan_desktop.practice.entering import opening
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.registers import copying, restrictions, rights
from bilan_desktop.practice.registers.communications import communications
from bilan_desktop.practice.registers.figures import counted_cases
from bilan_desktop.practice.running import cases, frame, funding, sessions, synthesis, vouchers
from bilan_desktop.practice.sharing import handing_over, leaving, withdrawing
from bilan_desktop.vault.clock import FixedClock
from conftest import CHEAP

REFUSALS = (RuleBroken, InvalidInput)
BOTH = (Subject.SYNTHESIS, Subject.DETAILED_RESULTS)
CONTENT = {DocumentClass.WORKING, DocumentClass.SYNTHESIS}
DAY = timedelta(hours=24)


COURSE = (
    frame.advance,
    samples.fill_request,
    samples.fill_frame,
    samples.sign_route,
    frame.advance,
    samples.hold_session,
    frame.advance,
    samples.write_synthesis,
    lambda f: synthesis.present(f, f.today(), "Au cabinet"),
    lambda f: synthesis.observe(f, f.today(), ""),
    synthesis.finalise,
    lambda f: signing.receipt_on_screen(f, BOTH, samples.png()),
)


class Counsellor(RuleBasedStateMachine):
    """One case under one route, and acts in any order; what is refused is refused, the rest must be lawful."""

    @initialize(route=st.sampled_from(Route))
    def begin(self, route: Route) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.clock = FixedClock(samples.NOW)
        vault = self.folder / "coffre"
        self.desk = opening.create(vault, samples.PRACTICE, samples.PASSPHRASE, self.clock, kdf=CHEAP).desk
        self.file: CaseFile | None = cases.open_new(self.desk, samples.KARIM, route)
        self.case_id = self.file.case.id
        self.term: date | None = None

    def teardown(self) -> None:
        self.desk.lock()
        shutil.rmtree(self.folder)

    def attempt(self, act) -> None:
        """An act that the law may refuse."""
        assert self.file is not None
        before = self.file.case
        try:
            act(self.file)
        except REFUSALS:
            assert self.file.case == before or self.file.case.documents != before.documents

    runs = precondition(lambda self: self.file is not None)

    @rule(days=st.integers(1, 12))
    def days_pass(self, days: int) -> None:
        self.clock.set(self.clock.now() + timedelta(days=days))
        self.desk.vault.enforce()

    @runs
    @rule(steps=st.integers(1, len(COURSE)))
    def the_bilan_goes_its_way(self, steps: int) -> None:
        """The usual acts in their usual order, so that late states are reached too."""
        for act in COURSE[:steps]:
            self.attempt(act)

    @runs
    @rule()
    def the_request_is_told(self) -> None:
        self.attempt(samples.fill_request)

    @runs
    @rule()
    def consent_is_signed_on_the_screen(self) -> None:
        self.attempt(lambda f: signing.consent_on_screen(f, f.today(), samples.png()))

    @runs
    @rule()
    def the_frame_is_set(self) -> None:
        self.attempt(samples.fill_frame)

    @runs
    @rule()
    def the_paper_comes_in(self) -> None:
        self.attempt(samples.sign_route)

    @runs
    @rule(route=st.sampled_from(Route))
    def somebody_else_pays_from_now_on(self, route: Route) -> None:
        self.attempt(lambda f: funding.change_route(f, route, f.today()))

    @runs
    @rule()
    def the_phase_advances(self) -> None:
        self.attempt(frame.advance)

    @runs
    @rule(
        start=st.integers(6, 20),
        length=st.integers(1, 9),
        work=st.sampled_from(Work),
        phase=st.sampled_from(Phase),
    )
    def a_session_is_held(self, start: int, length: int, work: Work, phase: Phase) -> None:
        ends = time(min(23, start + length), 30)
        self.attempt(
            lambda f: sessions.save(
                f, Session(uuid4(), f.today(), time(start), ends, phase, work=work, said="Elle raconte.")
            )
        )

    @runs
    @rule(
        which=st.integers(0, 9),
        days=st.integers(-12, 12),
        phase=st.sampled_from([None, *Phase]),
        ends=st.integers(7, 23),
    )
    def a_session_is_corrected(self, which: int, days: int, phase: Phase | None, ends: int) -> None:
        held = self.file.case.sessions
        if held:
            known = held[which % len(held)]
            day, kept = known.day + timedelta(days=days), phase or known.phase
            told = evolve(known, day=day, phase=kept, ends_at=time(ends, 45))
            self.attempt(lambda f: sessions.save(f, told))

    @runs
    @rule(which=st.integers(0, 9))
    def a_session_was_a_mistake(self, which: int) -> None:
        held = self.file.case.sessions
        if held:
            self.attempt(lambda f: sessions.remove(f, held[which % len(held)].id))

    @runs
    @rule(days=st.integers(0, 15), grant=st.booleans())
    def the_day_of_the_paper_is_corrected(self, days: int, *, grant: bool) -> None:
        file, on = self.file, self.file.today() - timedelta(days=days)
        proof = next(iter(proofs_of(file.case.funding)), None)
        if isinstance(file.case.funding, Cpf):
            told = evolve(file.case.funding, terms_accepted_on=on)
            self.attempt(lambda f: funding.save(f, told))
        elif isinstance(file.case.funding, TrainingPlan):
            self.attempt(lambda f: funding.sign_convention(f, on, proof))
        elif isinstance(file.case.funding, SelfFunded):
            self.attempt(lambda f: funding.sign_contract(f, on, proof, at_a_distance=grant))
        else:
            self.attempt(lambda f: funding.sign_paper(f, on, proof, is_grant=grant))

    @runs
    @rule(days=st.integers(0, 15))
    def the_day_of_the_consent_is_corrected(self, days: int) -> None:
        on = self.file.today() - timedelta(days=days)
        self.attempt(lambda f: signing.consent_on_screen(f, on, samples.png()))

    @runs
    @rule(days=st.integers(0, 15))
    def a_draft_of_the_convention_is_sent(self, days: int) -> None:
        self.attempt(lambda f: funding.send_convention(f, f.today() - timedelta(days=days)))

    @runs
    @rule(days=st.integers(0, 15))
    def the_contract_is_taken_back(self, days: int) -> None:
        self.attempt(lambda f: funding.withdraw_contract(f, f.today() - timedelta(days=days)))

    @runs
    @rule(days=st.integers(1, 40), reason=st.sampled_from(["", "Une immersion attendue"]))
    def the_end_is_put_off(self, days: int, reason: str) -> None:
        self.attempt(lambda f: frame.extend(f, f.today() + timedelta(days=days), reason))

    @runs
    @rule()
    def the_certificates_are_made(self) -> None:
        self.attempt(vouchers.make_certificates)

    @runs
    @rule()
    def a_copy_of_the_data_is_handed_over(self) -> None:
        reference = self.file.case.reference
        asked = rights.receive(self.desk, Right.ACCESS, self.file.today(), reference)
        copy = copying.gather(self.desk, reference, asked)
        copying.hand_over(self.desk, asked, copy, Choice(), self.folder / f"copie-{uuid4()}.pdf")
        self.file.reread()

    @rule()
    def the_vault_locks_and_opens_again(self) -> None:
        case = self.file.case if self.file else None
        if self.file is not None:
            self.file.close()
        self.desk.lock()
        self.desk = opening.unlock(self.folder / "coffre", samples.PASSPHRASE, self.clock)
        if case is not None:
            self.file = CaseFile(self.desk, self.case_id)
            opened = self.file.case
            assert set(opened.documents) == set(case.documents)
            assert evolve(opened, documents=case.documents) == case

    @runs
    @rule(
        kind=st.sampled_from(RecipientKind), what=st.integers(0, 9), statement=st.sampled_from(StatementKind)
    )
    def a_paper_leaves(self, kind: RecipientKind, what: int, statement: StatementKind) -> None:
        """By the door that the windows use; what is refused leaves no file behind."""
        file, path = self.file, self.folder / f"sortie-{uuid4()}.pdf"
        recipient = Recipient(kind, "" if kind is RecipientKind.BENEFICIARY else "Maison d’ici")
        documents = file.case.documents
        try:
            if what < len(documents):
                content = file.content(documents[what].id)
                leaving.of_document(file, documents[what], content).save(recipient, path)
            elif what == len(documents):
                leaving.of_synthesis(file).save(recipient, path)
            else:
                share = what % len(file.case.shares())
                told = vouchers.statement(file, share, statement)
                leaving.of_statement(file, share, told).save(recipient, path)
        except REFUSALS:
            assert not path.exists()

    @runs
    @rule(section=st.sampled_from(Section))
    def a_section_is_written(self, section: Section) -> None:
        self.attempt(lambda f: synthesis.save_section(f, section, samples.rich("Un fait.", "Un autre.")))

    @runs
    @rule()
    def the_synthesis_is_presented(self) -> None:
        self.attempt(lambda f: synthesis.present(f, f.today(), "Au cabinet"))

    @runs
    @rule(words=st.sampled_from(["", "Je dirais autrement."]))
    def observations_are_made(self, words: str) -> None:
        self.attempt(lambda f: synthesis.observe(f, f.today(), words))

    @runs
    @rule()
    def the_synthesis_is_frozen(self) -> None:
        self.attempt(synthesis.finalise)

    @runs
    @rule(kind=st.sampled_from(RecipientKind), subject=st.sampled_from(Subject))
    def something_is_handed_over(self, kind: RecipientKind, subject: Subject) -> None:
        name = "" if kind is RecipientKind.BENEFICIARY else "Maison d’ici"
        self.attempt(lambda f: handing_over.record(f, subject, Recipient(kind, name)))

    @runs
    @rule(kind=st.sampled_from([k for k in RecipientKind if k is not RecipientKind.BENEFICIARY]))
    def a_disclosure_is_agreed_to(self, kind: RecipientKind) -> None:
        def agree(file: CaseFile) -> None:
            until = file.today() + timedelta(days=20)
            wish = DisclosureAgreement(
                uuid4(),
                file.today(),
                Subject.SYNTHESIS,
                Recipient(kind, "Maison d’ici"),
                "Suivi",
                until,
                None,
            )
            signing.disclosure_on_screen(file, wish, samples.png())

        self.attempt(agree)

    @runs
    @rule(basis=st.sampled_from(Basis), months=st.integers(1, 60), notes=st.booleans())
    def keeping_is_agreed_to(self, basis: Basis, months: int, *, notes: bool) -> None:
        def agree(file: CaseFile) -> None:
            held = [h.id for h in file.case.holdings() if h.kind is DocumentKind.SESSION_NOTES]
            documents = tuple(held) if notes else (file.case.synthesis_id,)
            wish = RetentionAgreement(
                uuid4(), basis, file.today(), documents, KeepFor(months=months), "Suivi", None
            )
            signing.retention_on_screen(file, wish, samples.png())

        self.attempt(agree)

    @runs
    @rule()
    def an_agreement_is_withdrawn(self) -> None:
        active = [a.id for a in self.file.case.retention if a.is_active]
        if active:
            self.attempt(lambda f: withdrawing.withdraw(f, active[0], withdrawing.UNSIGNED))

    @runs
    @rule()
    def the_receipt_is_signed(self) -> None:
        self.attempt(lambda f: signing.receipt_on_screen(f, BOTH, samples.png()))

    @runs
    @rule(kind=st.sampled_from(EndingKind), offered=st.booleans())
    def the_case_is_closed(self, kind: EndingKind, *, offered: bool) -> None:
        file = self.file
        try:
            self.held = file.case.hours.total
            how = closing.ending(file, kind, file.today(), offered=offered)
            closing.close(file, how)
        except REFUSALS:
            return
        self.term, self.file = how.term, None
        figures = counted_cases(self.desk)
        assert sum((f.accompaniment + f.personal for f in figures), timedelta()) == self.held

    @precondition(lambda self: self.term is not None)
    @rule(kind=st.sampled_from(RecipientKind), what=st.integers(0, 9))
    def what_is_kept_leaves(self, kind: RecipientKind, what: int) -> None:
        """After the end, no agreement to disclose holds: a third party has vouchers, and no word of the content."""
        try:
            kept = closed.open_closed(self.desk, self.case_id)
        except Fault:
            return
        found = [(part, document) for part in kept.parts for document in part.documents]
        if not found:
            return
        part, document = found[what % len(found)]
        path = self.folder / f"gardé-{uuid4()}.pdf"
        recipient = Recipient(kind, "" if kind is RecipientKind.BENEFICIARY else "Maison d’ici")
        paper = leaving.of_kept(
            self.desk,
            self.case_id,
            document,
            lambda: closed.content(self.desk, part.compartment, document.id),
        )
        try:
            paper.save(recipient, path)
        except REFUSALS:
            assert not path.exists()
            return
        assert kind is RecipientKind.BENEFICIARY or not paper.subject.is_content
        assert kind is not RecipientKind.EMPLOYER or paper.route is not Route.CPF

    @runs
    @rule(ground=st.sampled_from(RestrictionGround))
    def its_use_is_restricted(self, ground: RestrictionGround) -> None:
        wish = rights.receive(self.desk, Right.RESTRICTION, self.file.today(), self.file.case.reference)
        try:
            restrictions.restrict(self.desk, wish, ground, self.file.today())
        except InvalidInput:
            assert self.file.case.restriction is not None
            return
        self.restricted_as = self.file.reread()

    @runs
    @rule()
    def its_restriction_is_lifted(self) -> None:
        if self.file.case.restriction is not None:
            restrictions.lift(self.desk, self.case_id, self.file.today())
            self.file.reread()

    @invariant()
    def nothing_is_written_in_a_restricted_case(self) -> None:
        """RGPD, art. 18: what it held is what it holds, but for what its person received or withdrew."""
        file = getattr(self, "file", None)
        if file is None or file.case.restriction is None:
            return
        before, now = self.restricted_as, file.case
        for each in fields(type(now)):
            if each.name not in {"hand_overs", "documents", "retention", "disclosures"}:
                assert getattr(now, each.name) == getattr(before, each.name), each.name
        added = now.hand_overs[len(before.hand_overs) :]
        assert all(line.recipient.kind is RecipientKind.BENEFICIARY for line in added)
        new = now.documents[len(before.documents) :]
        assert {document.kind for document in new} <= {DocumentKind.RECEIPT, DocumentKind.WITHDRAWAL}
        assert [a.id for a in now.retention] == [a.id for a in before.retention]

    @invariant()
    def the_running_case_is_lawful(self) -> None:
        if getattr(self, "file", None) is None:
            return
        case = self.file.case
        assert case.hours.total <= DAY
        assert all(s.day <= self.file.today() for s in case.sessions)
        investigated = [s for s in case.sessions if s.phase.rank >= Phase.INVESTIGATION.rank]
        assert not investigated or (
            case.consent is not None and min(s.day for s in investigated) >= case.consent.given_on
        )
        if case.phase.rank >= Phase.INVESTIGATION.rank:
            assert case.consent is not None
            assert not case.request.missing
            assert case.frame.planned_end is not None
        if case.synthesis.state is SynthesisState.FINAL:
            assert case.phase is Phase.CONCLUSION
            assert case.synthesis.is_presented_as_it_stands
            assert case.synthesis.observations is not None

    @invariant()
    def the_paper_came_before_the_investigation_it_allows(self) -> None:
        """A convention sent anew, or a contract signed anew, leaves the days that the former one allowed."""
        if getattr(self, "file", None) is None:
            return
        for present, held in self.file.case.shares():
            days = [s.day for s in held if s.phase.rank >= Phase.INVESTIGATION.rank]
            if not days:
                continue
            if isinstance(present, TrainingPlan):
                assert min(days) >= min(present.convention.sent_on)
            elif isinstance(present, SelfFunded):
                assert present.contract.signed_on is not None
            else:
                present.require_paper(min(days))

    @invariant()
    def the_register_has_a_line_for_each_hand_over(self) -> None:
        if getattr(self, "file", None) is None:
            return
        lines = [line for line in communications(self.desk) if line.refused_by is None]
        assert len(lines) == len(self.file.case.hand_overs)

    @invariant()
    def nobody_else_received_anything_without_an_agreement(self) -> None:
        if getattr(self, "file", None) is None:
            return
        case = self.file.case
        for line in case.hand_overs:
            if line.recipient.kind is RecipientKind.BENEFICIARY:
                continue
            if line.agreement is None:
                assert not line.subject.is_content
                assert has_right_to(line.subject, line.recipient.kind, case.route)
                continue
            agreement = next(a for a in case.disclosures if a.id == line.agreement)
            assert agreement.proof is not None
            assert agreement.recipient.is_same(line.recipient)
            assert agreement.used_on == line.on <= agreement.until
            assert agreement.subject is line.subject
        used = [line.agreement for line in case.hand_overs if line.agreement]
        assert len(used) == len(set(used))

    @invariant()
    def nothing_on_the_disk_names_the_beneficiary(self) -> None:
        """Whatever lies in the vault's folder, compartment or not, is unreadable without the passphrase."""
        folder = getattr(self, "folder", None)
        for path in folder.rglob("*") if folder else ():
            stored = path.read_bytes() if path.is_file() else b""
            assert b"Karim" not in stored
            assert b"Lemoine" not in stored
            assert "Karim" not in path.name

    @invariant()
    def nothing_is_kept_over_the_ceiling_after_the_end(self) -> None:
        if getattr(self, "term", None) is None:
            return
        today = self.desk.today()
        with pytest.raises(Fault) as raised:
            CaseFile(self.desk, self.case_id)
        assert raised.value.kind is FaultKind.COMPARTMENT_MISSING
        for part in closed.open_closed(self.desk, self.case_id).parts:
            assert part.until > today
            content = [d for d in part.documents if d.document_class in CONTENT]
            if part.outcome is Outcome.KEPT:
                assert part.until <= longest_deadline(self.term, keeps_to_the_charter=True)
                assert part.agreement is not None
            else:
                assert content == []


TestCounsellor = Counsellor.TestCase
TestCounsellor.pytestmark = [pytest.mark.timeout(600)]
TestCounsellor.settings = settings(
    max_examples=40, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
