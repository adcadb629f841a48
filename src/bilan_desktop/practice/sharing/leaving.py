"""A paper about to leave a case: what it is, under which funding, and what is done when it leaves (C6, E5a)."""

import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

from attrs import field, frozen

from bilan_desktop.domain.bilan.document import Document, DocumentKind, MediaType
from bilan_desktop.domain.bilan.funding import Route, proofs_of
from bilan_desktop.domain.bilan.synthesis import SynthesisState
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.errors import Breach, Fault, FaultKind, RuleBroken
from bilan_desktop.domain.sharing.agreement import DisclosureAgreement, Recipient, RecipientKind, Subject
from bilan_desktop.domain.sharing.parties import Access, access_to
from bilan_desktop.practice import outside
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running import synthesis
from bilan_desktop.practice.sharing.doors import ClosedDoor, Door, RunningDoor
from bilan_desktop.wording.labels import label

_ENDINGS = {MediaType.PDF: "pdf", MediaType.JPEG: "jpg", MediaType.PNG: "png", MediaType.TEXT: "txt"}


@frozen
class Leaving:
    """A paper, the door it would leave by, and the funding it belongs to; its content is made when it is asked for."""

    door: Door
    subject: Subject
    content: Callable[[], bytes] = field(repr=False)
    route: Route
    media_type: MediaType = MediaType.PDF

    @property
    def file_name(self) -> str:
        """What a copy is called outside: the reference and what it is, never a name (C4)."""
        plain = unicodedata.normalize("NFD", label(self.subject).casefold().replace("’", "-"))
        words = "".join(c for c in plain if c.isascii()).split()
        return f"{self.door.reference}-{'-'.join(words)}.{_ENDINGS[self.media_type]}"

    @property
    def agreed_with(self) -> tuple[DisclosureAgreement, ...]:
        """The agreements by which it could leave today."""
        today = self.door.today()
        return tuple(a for a in self.door.agreements() if a.lets(self.subject, a.recipient, today))

    def access_of(self, kind: RecipientKind) -> Access:
        """On what ground a recipient of that kind may have it, if it ever may."""
        return access_to(self.subject, kind, self.route)

    def require_allowed(self, recipient: Recipient | None) -> DisclosureAgreement | None:
        """Lets it leave, or raises RuleBroken with the rule that bars it; nothing is recorded yet."""
        return self.door.require_allowed(self.subject, recipient, self.route)

    def wants_certainty(self, recipient: Recipient | None) -> bool:
        """Whether the counsellor confirms twice: by an agreement, to an employer of whom a CPF bilan knows nothing (E5b)."""
        is_employer = recipient is not None and recipient.kind is RecipientKind.EMPLOYER
        return (
            is_employer
            and Route.CPF in self.door.routes
            and self.access_of(RecipientKind.EMPLOYER) is not Access.RIGHT
        )

    def save(self, recipient: Recipient | None, path: Path, *, certain: bool = False) -> None:
        """Writes it where the user says, for the recipient chosen, and registers that it left.

        `certain`: the counsellor confirmed twice, where `wants_certainty` asks for it.
        Raises RuleBroken when a rule bars it, Fault when it cannot be written; nothing is then registered.
        """
        self._leave(recipient, path, self.content, certain=certain)

    def save_protected(self, recipient: Recipient | None, path: Path, *, certain: bool = False) -> str:
        """The same for a PDF that its code alone opens; the code is returned, and kept nowhere. Raises what `save` raises."""
        from bilan_desktop.practice.sharing.protected import protect  # noqa: PLC0415 - when one is asked for

        codes: list[str] = []

        def content() -> bytes:
            copy = protect(self.content())
            codes.append(copy.code)
            return copy.content

        self._leave(recipient, path, content, certain=certain)
        return codes[0]

    def slip(self, code: str) -> bytes:
        """The slip to print for the beneficiary, as a PDF."""
        from bilan_desktop.practice.sharing import protected  # noqa: PLC0415 - when one is asked for

        door = self.door
        return protected.slip(door.practice, door.reference, label(self.subject), door.today(), code)

    def _leave(
        self, recipient: Recipient | None, path: Path, content: Callable[[], bytes], *, certain: bool
    ) -> None:
        self.require_allowed(recipient)
        assert recipient is not None
        self._require_certainty(recipient, certain=certain)
        outside.write(path, content())
        try:
            self.record(recipient, certain=certain)
        except BaseException:
            outside.take_back(path)
            raise

    def record(self, recipient: Recipient, *, certain: bool = False) -> None:
        """Registers that it left, by the printer for instance; an agreement that let it is then used up."""
        self._require_certainty(recipient, certain=certain)
        self.door.record(self.subject, recipient, self.route)

    def _require_certainty(self, recipient: Recipient, *, certain: bool) -> None:
        if not certain and self.wants_certainty(recipient):
            raise RuleBroken(Breach.EMPLOYER_UNDER_CPF)


def of_document(file: CaseFile, document: Document, content: bytes) -> Leaving:
    """A document of a running case; a synthesis that was corrected since leaves like a draft, for the beneficiary alone."""
    route, subject = route_of(file.case, document), Subject(document.kind.value)
    if subject is Subject.SYNTHESIS and document.id != file.case.synthesis_id:
        subject = Subject.SYNTHESIS_DRAFT
    return Leaving(RunningDoor(file), subject, lambda: content, route, document.media_type)


def of_synthesis(file: CaseFile) -> Leaving:
    """The synthesis as it stands: the final version, or a draft."""
    is_final = file.case.synthesis.state is SynthesisState.FINAL
    subject = Subject.SYNTHESIS if is_final else Subject.SYNTHESIS_DRAFT
    return Leaving(RunningDoor(file), subject, lambda: synthesis.paper(file), file.case.route)


def of_form(file: CaseFile, subject: Subject, content: bytes, on: date | None = None) -> Leaving:
    """A paper made to be signed by hand, or sent as a draft; of the funding of a day, the present one where none is given."""
    route = file.case.funding_on(on).route if on else file.case.route
    return Leaving(RunningDoor(file), subject, lambda: content, route)


def of_statement(file: CaseFile, share: int, content: bytes) -> Leaving:
    """A statement for the payer of one of the fundings, by its place in `Case.shares`."""
    route = file.case.shares()[share][0].route
    return Leaving(RunningDoor(file), Subject.STATEMENT, lambda: content, route)


def of_kept(desk: Desk, case_id: UUID, document: Document, content: Callable[[], bytes]) -> Leaving:
    """A document that a closed case still keeps. Raises Fault for an unknown case."""
    entry = desk.vault.register.case(case_id)
    if entry is None:
        raise Fault(FaultKind.CASE_UNKNOWN)
    door = ClosedDoor(desk, entry.reference)
    route = document.route or _titled(document, door.routes) or _strictest(document, door)
    return Leaving(door, Subject(document.kind.value), content, route, document.media_type)


def of_certificate(desk: Desk, reference: str, content: bytes) -> Leaving:
    """The certificate of a destruction."""
    door = ClosedDoor(desk, reference)
    return Leaving(door, Subject.DESTRUCTION_CERTIFICATE, lambda: content, door.route)


def route_of(case: Case, document: Document) -> Route:
    """The funding that a document belongs to: the one that was said, what it proves, its session, else its day."""
    if document.route is not None:
        return document.route
    for funding in (case.funding, *(past.funding for past in case.past_fundings)):
        if document.id in proofs_of(funding):
            return funding.route
    session = next((s for s in case.sessions if s.id == document.session_id), None)
    if session is not None:
        return case.funding_on(session.day).route
    return _titled(document, case.routes) or case.funding_on(document.made_on).route


def _strictest(document: Document, door: Door) -> Route:
    """The route of a kept document whose funding is not known any more: CPF wherever it may be of its time (E5b)."""
    agreed = document.kind in {DocumentKind.CONVENTION, DocumentKind.CONTRACT, DocumentKind.FUNDING_AGREEMENT}
    return Route.CPF if Route.CPF in door.routes and not agreed else door.route


def _titled(document: Document, routes: tuple[Route, ...]) -> Route | None:
    """The route that a certificate of one of several fundings bears as its title."""
    if document.kind is not DocumentKind.COMPLETION_CERTIFICATE:
        return None
    named = (route for route in routes if label(route) == document.title)
    return next(named, routes[0] if len(routes) == 1 else None)
