"""A counsellor who does whatever can be done to one case, in any order; who inherits says what must stay true meanwhile."""

import shutil
import tempfile
from datetime import date, time, timedelta
from pathlib import Path
from uuid import uuid4

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

import samples
from bilan_desktop.domain.bilan.document import DocumentKind
from bilan_desktop.domain.bilan.funding import Cpf, Route, SelfFunded, TrainingPlan, proofs_of
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.session import Session, Work
from bilan_desktop.domain.bilan.synthesis import Section
from bilan_desktop.domain.cases.closing import EndingKind
from bilan_desktop.domain.cases.restriction import RestrictionGround
from bilan_desktop.domain.errors import Fault, InvalidInput, RuleBroken
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
)
from bilan_desktop.domain.sharing.statements import StatementKind
from bilan_desktop.practice import signing
from bilan_desktop.practice.ending import closed, closing
from bilan_desktop.practice.entering import opening
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.registers import copying, restrictions, rights
from bilan_desktop.practice.registers.figures import counted_cases
from bilan_desktop.practice.running import cases, frame, funding, sessions, synthesis, vouchers
from bilan_desktop.practice.sharing import handing_over, leaving, withdrawing
from bilan_desktop.vault.clock import FixedClock
from conftest import CHEAP

REFUSALS = (RuleBroken, InvalidInput)
BOTH = (Subject.SYNTHESIS, Subject.DETAILED_RESULTS)
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
    """One case under one route, and acts in any order; what is refused changes nothing."""

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
    @rule()
    def the_final_synthesis_is_corrected(self) -> None:
        self.attempt(synthesis.correct)

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
