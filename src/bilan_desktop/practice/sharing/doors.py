"""The door by which papers leave a case, running or closed: asks the domain, writes down what left and what was refused."""

from datetime import date
from typing import Protocol
from uuid import uuid4

from bilan_desktop.domain.bilan.funding import Agreed, Route, TrainingPlan
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.synthesis import Synthesis
from bilan_desktop.domain.cases.restriction import require_unrestricted
from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.domain.practice import Practice
from bilan_desktop.domain.sharing.agreement import DisclosureAgreement, Recipient, RecipientKind, Subject
from bilan_desktop.domain.sharing.disclosure import HandOver, authorise
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending.proofs import kept_proofs, proofs_of
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.registers import communications
from bilan_desktop.practice.sharing import handing_over
from bilan_desktop.vault.records.kept_records import Kept, put_hand_over, put_refusal
from bilan_desktop.vault.storage.entries import CaseEntry, DisclosureEntry


class Door(Protocol):
    """The way out of one case."""

    @property
    def practice(self) -> Practice:
        """Whose papers they are."""

    @property
    def reference(self) -> str:
        """The case, as it is named outside the vault."""

    @property
    def route(self) -> Route:
        """The funding that a paper belongs to unless another is said."""

    @property
    def routes(self) -> tuple[Route, ...]:
        """Every funding that the bilan has been under, the present one last."""

    @property
    def file(self) -> CaseFile | None:
        """The running case, in which agreements can still be recorded; None for a closed one."""

    def today(self) -> date:
        """The day as the vault counts it."""

    def agreements(self) -> tuple[DisclosureAgreement, ...]:
        """The agreements to disclose that the beneficiary gave."""

    def require_allowed(
        self, subject: Subject, recipient: Recipient | None, route: Route
    ) -> DisclosureAgreement | None:
        """Lets a paper of that route leave, or raises RuleBroken; returns the agreement that this will use up."""

    def record(self, subject: Subject, recipient: Recipient, route: Route) -> None:
        """Writes down that it left. Raises RuleBroken when it was barred, Fault when the disk refuses."""

    def refuse(
        self, subject: Subject, kind: RecipientKind | None, name: str, on: date | None, route: Route
    ) -> None:
        """Writes down that it was asked for and refused. Raises InvalidInput for a field that cannot stand."""

    def known_name(self, kind: RecipientKind, route: Route) -> str:
        """The name by which the case knows the payer of a route, empty when it knows none."""


class RunningDoor:
    """The door of a running case."""

    def __init__(self, file: CaseFile) -> None:
        self._file = file

    @property
    def practice(self) -> Practice:
        """See `Door`."""
        return self._file.desk.practice

    @property
    def reference(self) -> str:
        """See `Door`."""
        return self._file.case.reference

    @property
    def route(self) -> Route:
        """See `Door`."""
        return self._file.case.route

    @property
    def routes(self) -> tuple[Route, ...]:
        """See `Door`."""
        return self._file.case.routes

    @property
    def file(self) -> CaseFile:
        """See `Door`."""
        return self._file

    def today(self) -> date:
        """See `Door`."""
        return self._file.today()

    def agreements(self) -> tuple[DisclosureAgreement, ...]:
        """See `Door`."""
        return self._file.case.disclosures

    def require_allowed(
        self, subject: Subject, recipient: Recipient | None, route: Route
    ) -> DisclosureAgreement | None:
        """See `Door`."""
        return handing_over.require_allowed(self._file, subject, recipient, route)

    def record(self, subject: Subject, recipient: Recipient, route: Route) -> None:
        """See `Door`."""
        handing_over.record(self._file, subject, recipient, route=route)

    def refuse(
        self, subject: Subject, kind: RecipientKind | None, name: str, on: date | None, route: Route
    ) -> None:
        """See `Door`."""
        communications.refuse(self._file, subject, kind, name, on, route=route)

    def known_name(self, kind: RecipientKind, route: Route) -> str:
        """See `Door`."""
        fundings = (*(past.funding for past in self._file.case.past_fundings), self._file.case.funding)
        for funding in reversed(fundings):
            if funding.route is not route:
                continue
            match funding, kind:
                case TrainingPlan(), RecipientKind.EMPLOYER:
                    return funding.employer.name
                case TrainingPlan(), RecipientKind.FUNDER:
                    return funding.funder
                case Agreed(), RecipientKind.EMPLOYER | RecipientKind.FUNDER:
                    is_employer = route is Route.PUBLIC_AGENT
                    return funding.payer.name if is_employer is (kind is RecipientKind.EMPLOYER) else ""
        return ""


class ClosedDoor:
    """The door of a closed case; of one of which nothing is kept any more, the practice's register alone is written.

    After the term the agreements to disclose are spent: the beneficiary, and who has a right to a voucher, may receive.
    """

    def __init__(self, desk: Desk, reference: str) -> None:
        self._desk, self._reference = desk, reference
        self._entry = desk.vault.register.case_by_reference(reference)
        figures = desk.vault.register.statistics()
        lived = tuple(Route(s.route) for s in figures if s.case_reference == reference)
        self._routes = lived or (Route.CPF,)

    @property
    def practice(self) -> Practice:
        """See `Door`."""
        return self._desk.practice

    @property
    def reference(self) -> str:
        """See `Door`."""
        return self._reference

    @property
    def route(self) -> Route:
        """See `Door`."""
        return self._routes[-1]

    @property
    def routes(self) -> tuple[Route, ...]:
        """See `Door`."""
        return self._routes

    @property
    def file(self) -> None:
        """See `Door`."""
        return None

    def today(self) -> date:
        """See `Door`."""
        return self._desk.today()

    def agreements(self) -> tuple[DisclosureAgreement, ...]:
        """See `Door`."""
        return ()

    def require_allowed(
        self, subject: Subject, recipient: Recipient | None, route: Route
    ) -> DisclosureAgreement | None:
        """See `Door`."""
        is_third = recipient is not None and recipient.kind is not RecipientKind.BENEFICIARY
        kept = self._kept() if is_third else None
        if kept is not None:
            require_unrestricted(kept.restrictions)
        return authorise(
            subject,
            recipient,
            phase=Phase.CLOSED,
            route=route,
            synthesis=Synthesis(finalised_on=self.today()),
            agreements=(),
            today=self.today(),
        )

    def record(self, subject: Subject, recipient: Recipient, route: Route) -> None:
        """See `Door`."""
        self.require_allowed(subject, recipient, route)
        line = HandOver(uuid4(), subject, recipient, self.today())
        if self._entry is not None and self._kept() is not None:
            register_kept(self._desk, self._entry, line)
        else:
            _register(self._desk, self.reference, line)

    def refuse(
        self, subject: Subject, kind: RecipientKind | None, name: str, on: date | None, route: Route
    ) -> None:
        """See `Door`."""
        entry = self._entry
        opened = entry.opened_on if entry else self.today()
        refused = communications.refused_request(
            subject, kind, name, on, route=route, opened_on=opened, today=self.today()
        )
        if entry is not None and self._kept() is not None:
            with proofs_of(self._desk, entry.case_id) as proofs:
                put_refusal(proofs.connection, refused)
        communications.add_refusal(self._desk, self.reference, refused)

    def known_name(self, kind: RecipientKind, route: Route) -> str:
        """See `Door`."""
        del kind, route
        return ""

    def _kept(self) -> Kept | None:
        """What its proofs say; None once they are gone, though a voucher may still be kept."""
        try:
            return kept_proofs(self._desk, self._entry.case_id) if self._entry else None
        except Fault as fault:
            if fault.kind is not FaultKind.CASE_UNKNOWN:
                raise
            return None


def register_kept(desk: Desk, entry: CaseEntry, line: HandOver) -> None:
    """A line where the consent and the receipts are kept, and one in the practice's register."""
    with proofs_of(desk, entry.case_id) as proofs:
        put_hand_over(proofs.connection, line)
    _register(desk, entry.reference, line)


def _register(desk: Desk, reference: str, line: HandOver) -> None:
    entry = DisclosureEntry(reference, line.subject.value, line.recipient.kind.value, line.on)
    desk.vault.register.add_disclosure(entry)
