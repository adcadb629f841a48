"""What is attested of each destruction, also of those that happened while the vault was locked."""

from bilan_desktop.domain.bilan.document import DocumentKind
from bilan_desktop.domain.cases.destruction import DestructionCertificate, DestructionReason
from bilan_desktop.practice import papers
from bilan_desktop.practice.desk import Desk
from bilan_desktop.vault.storage.entries import Certificate


def certificates(desk: Desk, reference: str | None = None) -> tuple[DestructionCertificate, ...]:
    """The certificates of one case, or of all, the latest first."""
    kept = (_attested(c) for c in desk.vault.register.certificates() if reference in {None, c.case_reference})
    return tuple(reversed(list(kept)))


def paper(desk: Desk, certificate: DestructionCertificate) -> bytes:
    """The certificate as a PDF, without a name."""
    return papers.destruction_certificate(desk.practice, certificate, desk.today())


def _attested(entry: Certificate) -> DestructionCertificate:
    return DestructionCertificate(
        id=entry.id,
        reference=entry.case_reference,
        compartment=entry.compartment,
        reason=DestructionReason(entry.rule),
        destroyed_on=entry.destroyed_on,
        documents=tuple((DocumentKind(kind), number) for kind, number in entry.documents.items()),
        due_on=entry.due,
        unattended=entry.unattended,
    )
