"""What is attested of each destruction, also of those that happened while the vault was locked."""

from bilan_desktop.domain.bilan.document import DocumentKind
from bilan_desktop.domain.cases.closing import Outcome
from bilan_desktop.domain.cases.destruction import DestructionCertificate, DestructionReason, StillKept
from bilan_desktop.practice import papers
from bilan_desktop.practice.desk import Desk
from bilan_desktop.vault.sealing.capsule import CompartmentKind
from bilan_desktop.vault.storage.entries import Certificate

_OUTCOMES = {
    CompartmentKind.RETAINED: Outcome.KEPT,
    CompartmentKind.ADMINISTRATIVE: Outcome.ADMINISTRATIVE,
}


def certificates(desk: Desk, reference: str | None = None) -> tuple[DestructionCertificate, ...]:
    """The certificates of one case, or of all, the latest first."""
    kept = (_attested(c) for c in desk.vault.register.certificates() if reference in {None, c.case_reference})
    return tuple(reversed(list(kept)))


def paper(desk: Desk, certificate: DestructionCertificate) -> bytes:
    """The certificate as a PDF, without a name."""
    kept = _still_kept(desk, certificate.reference)
    return papers.destruction_certificate(desk.practice, certificate, desk.today(), kept=kept)


def _still_kept(desk: Desk, reference: str) -> tuple[StillKept, ...] | None:
    """What of a closed bilan is not destroyed yet, as the register counts it; None while it runs."""
    entry = desk.vault.register.case_by_reference(reference)
    parts = desk.vault.register.compartments(entry.case_id) if entry else ()
    if any(part.destroy_on is None for part in parts):
        return None
    return tuple(
        StillKept(_OUTCOMES[part.kind], part.destroy_on, tuple(DocumentKind(kind) for kind in part.documents))
        for part in parts
        if part.destroy_on is not None
    )


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
