"""A closed case: what of it is kept, until when, and the withdrawal of an agreement, which destroys at once (E6)."""

from datetime import date
from uuid import UUID

from attrs import evolve, frozen

from bilan_desktop.domain.beneficiary import Beneficiary
from bilan_desktop.domain.bilan.document import Document
from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.bilan.invoice import Invoice
from bilan_desktop.domain.cases.case import Holding
from bilan_desktop.domain.cases.closing import EndingKind, Outcome
from bilan_desktop.domain.cases.destruction import DestructionCertificate, DestructionReason
from bilan_desktop.domain.cases.follow_up import FollowUp
from bilan_desktop.domain.cases.restriction import Restriction, active, require_unrestricted
from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.domain.registers.refusals import RefusedRequest
from bilan_desktop.domain.registers.satisfaction import Solicitation
from bilan_desktop.domain.sharing.agreement import RetentionAgreement
from bilan_desktop.domain.sharing.disclosure import HandOver
from bilan_desktop.practice import papers
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending.certificates import certificates
from bilan_desktop.practice.sharing.withdrawing import UNSIGNED, Signing, withdrawal_document
from bilan_desktop.vault.records.case_records import read_content
from bilan_desktop.vault.records.kept_records import (
    Kept,
    add_document,
    put_beneficiary,
    put_retention,
    read_administrative,
    read_retained,
)
from bilan_desktop.vault.sealing.capsule import CompartmentKind
from bilan_desktop.vault.storage.entries import CompartmentEntry


@frozen
class KeptPart:
    """What goes on one date: its documents, and the agreement that lets them be kept, if one does."""

    compartment: UUID
    outcome: Outcome
    until: date
    documents: tuple[Document, ...]
    agreement: RetentionAgreement | None


@frozen
class ClosedFile:
    """A closed case as long as something of it is kept."""

    id: UUID
    reference: str
    beneficiary: Beneficiary
    route: Route
    ending: EndingKind
    term: date
    parts: tuple[KeptPart, ...]
    agreements: tuple[RetentionAgreement, ...]
    hand_overs: tuple[HandOver, ...]
    refusals: tuple[RefusedRequest, ...]
    certificates: tuple[DestructionCertificate, ...]
    follow_up: FollowUp = FollowUp()
    invoices: tuple[Invoice, ...] = ()
    satisfaction: tuple[Solicitation, ...] = ()
    restrictions: tuple[Restriction, ...] = ()

    @property
    def restriction(self) -> Restriction | None:
        """The restriction that holds (RGPD, art. 18), None when there is none."""
        return active(self.restrictions)


def open_closed(desk: Desk, case_id: UUID) -> ClosedFile:
    """All that is kept of a closed case. Raises Fault when nothing is, or when it cannot be read.

    What a withdrawal cut short left behind is destroyed first (E6).
    """
    found = _without_withdrawn(desk, kept_of(desk, case_id))
    if not found:
        raise Fault(FaultKind.CASE_UNKNOWN)
    origin = found[0][1].origin
    proofs = next((kept for _, kept in found if kept.is_proofs), found[0][1])
    if proofs.follow_up is not None and proofs.follow_up.is_over:
        desk.vault.register.drop_follow_up(case_id)  # a crash may have left the reminder behind
        desk.vault.register.set_follow_up_trace(origin.reference, proofs.follow_up.trace.value)
    return ClosedFile(
        id=case_id,
        reference=origin.reference,
        beneficiary=proofs.beneficiary,
        route=origin.route,
        ending=origin.ending,
        term=origin.term,
        parts=tuple(sorted((_part(entry, kept) for entry, kept in found), key=lambda part: part.until)),
        agreements=tuple(
            a for entry, kept in found if entry.kind is CompartmentKind.ADMINISTRATIVE for a in kept.retention
        ),
        hand_overs=tuple(h for _, kept in found for h in kept.hand_overs),
        refusals=tuple(r for _, kept in found for r in kept.refusals),
        certificates=certificates(desk, origin.reference),
        follow_up=proofs.follow_up or FollowUp(),
        satisfaction=proofs.satisfaction,
        invoices=tuple(invoice for _, kept in found for invoice in kept.invoices),
        restrictions=proofs.restrictions,
    )


def _without_withdrawn(
    desk: Desk, found: list[tuple[CompartmentEntry, Kept]]
) -> list[tuple[CompartmentEntry, Kept]]:
    withdrawn = {a.id for _, kept in found if kept.is_proofs for a in kept.retention if not a.is_active}
    left = [
        entry.id
        for entry, kept in found
        if entry.kind is CompartmentKind.RETAINED and not withdrawn.isdisjoint(a.id for a in kept.retention)
    ]
    if left:
        desk.vault.destroy(left, DestructionReason.WITHDRAWAL.value)
    return [(entry, kept) for entry, kept in found if entry.id not in left]


def kept_of(desk: Desk, case_id: UUID) -> list[tuple[CompartmentEntry, Kept]]:
    """What each compartment of a closed case keeps; nothing for a running one. Raises Fault for what cannot be read."""
    entries = desk.vault.register.compartments(case_id)
    return [(entry, _read(desk, entry)) for entry in entries if entry.destroy_on]


def content(desk: Desk, compartment_id: UUID, document_id: UUID) -> bytes:
    """The content of a document that is kept. Raises Fault when it is due, gone or damaged."""
    compartment = desk.vault.open(compartment_id)
    try:
        with compartment.read() as connection:
            return read_content(connection, document_id)
    finally:
        compartment.close()


def rectify(desk: Desk, case_id: UUID, told: Beneficiary) -> Beneficiary:
    """Puts identity and contact right wherever they are kept (RGPD, art. 16); contact details that are gone stay gone.

    Raises InvalidInput for the first field that cannot stand, RuleBroken while the case is restricted.
    """
    found = kept_of(desk, case_id)
    for _, kept in found:
        require_unrestricted(kept.restrictions)
    right = told.checked()
    bare = evolve(right, email="", phone="", address="")
    shown = bare
    for entry, kept in found:
        is_reached = kept.follow_up is not None and not kept.follow_up.is_over
        written = right if is_reached else bare
        shown = right if is_reached else shown
        compartment = desk.vault.open(entry.id)
        try:
            with compartment.transaction() as connection:
                put_beneficiary(connection, evolve(written, status=kept.beneficiary.status))
        finally:
            compartment.close()
    return shown


def withdraw(desk: Desk, case_id: UUID, agreement_id: UUID, signing: Signing = UNSIGNED) -> None:
    """The beneficiary withdraws an agreement: what it covered is destroyed now; agreement and withdrawal stay as proof.

    Raises InvalidInput for a scan that is not sound; nothing is then changed.
    """
    entries = desk.vault.register.compartments(case_id)
    found = [(entry, _read(desk, entry)) for entry in entries if entry.destroy_on]
    covered = [
        (entry, kept)
        for entry, kept in found
        if entry.kind is CompartmentKind.RETAINED and any(a.id == agreement_id for a in kept.retention)
    ]
    documents = tuple(
        Holding(d.id, d.kind, d.title, d.made_on) for _, kept in covered for d in kept.documents
    )
    for entry, kept in found:
        agreement = next((a for a in kept.retention if a.id == agreement_id and a.is_active), None)
        if entry.kind is not CompartmentKind.ADMINISTRATIVE or agreement is None:
            continue
        today = desk.today()
        paper = signing.scan or papers.withdrawal(
            desk.practice,
            kept.beneficiary,
            kept.origin.reference,
            agreement,
            today,
            documents=documents,
            signature=signing.drawn,
        )
        document = withdrawal_document(paper, today)
        compartment = desk.vault.open(entry.id)
        try:
            with compartment.transaction() as connection:
                put_retention(connection, agreement.withdrawn(today))
                add_document(connection, document, paper)
        finally:
            compartment.close()
    desk.vault.destroy([entry.id for entry, _ in covered], DestructionReason.WITHDRAWAL.value)


def _read(desk: Desk, entry: CompartmentEntry) -> Kept:
    compartment = desk.vault.open(entry.id)
    try:
        with compartment.read() as connection:
            if entry.kind is CompartmentKind.ADMINISTRATIVE:
                return read_administrative(connection)
            return read_retained(connection)
    finally:
        compartment.close()


def _part(entry: CompartmentEntry, kept: Kept) -> KeptPart:
    is_retained = entry.kind is CompartmentKind.RETAINED
    assert entry.destroy_on is not None
    return KeptPart(
        compartment=entry.id,
        outcome=Outcome.KEPT if is_retained else Outcome.ADMINISTRATIVE,
        until=entry.destroy_on,
        documents=kept.documents,
        agreement=kept.retention[0] if is_retained and kept.retention else None,
    )
