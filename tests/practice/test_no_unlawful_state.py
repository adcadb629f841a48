"""Whatever a counsellor does, in whatever order, no case ever stands where the charters and the law forbid it."""

from datetime import timedelta

import pytest
from attrs import fields
from hypothesis import HealthCheck, settings
from hypothesis.stateful import invariant

from bilan_desktop.domain.bilan.document import DocumentClass, DocumentKind
from bilan_desktop.domain.bilan.funding import SelfFunded, TrainingPlan
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.synthesis import SynthesisState
from bilan_desktop.domain.cases.closing import Outcome
from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.domain.sharing.agreement import RecipientKind, longest_deadline
from bilan_desktop.domain.sharing.parties import has_right_to
from bilan_desktop.practice.ending import closed
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.registers.communications import communications
from counsellor import Counsellor

CONTENT = {DocumentClass.WORKING, DocumentClass.SYNTHESIS}
DAY = timedelta(hours=24)


class Watched(Counsellor):
    """The same counsellor, with the charters looking on after each act."""

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


TestCounsellor = Watched.TestCase
TestCounsellor.pytestmark = [pytest.mark.timeout(600)]
TestCounsellor.settings = settings(
    max_examples=40, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
