"""What outlives the term, in its own compartments: what the beneficiary let be kept, and the papers the law wants."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from attrs import evolve, frozen

from bilan_desktop.domain.beneficiary import Beneficiary
from bilan_desktop.domain.bilan.document import Document
from bilan_desktop.domain.bilan.funding import Funding, PastFunding, Route
from bilan_desktop.domain.bilan.invoice import Invoice
from bilan_desktop.domain.bilan.request import Consent
from bilan_desktop.domain.bilan.session import Session
from bilan_desktop.domain.cases.closing import EndingKind
from bilan_desktop.domain.cases.follow_up import FollowUp
from bilan_desktop.domain.cases.restriction import Restriction
from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.domain.registers.refusals import RefusedRequest
from bilan_desktop.domain.registers.satisfaction import Solicitation
from bilan_desktop.domain.sharing.agreement import DisclosureAgreement, RetentionAgreement
from bilan_desktop.domain.sharing.disclosure import HandOver
from bilan_desktop.vault.records import parts
from bilan_desktop.vault.records.case_records import put_content, read_restrictions
from bilan_desktop.vault.records.funding_records import put_fundings, read_fundings
from bilan_desktop.vault.records.rows import Connection, every, only, put, put_only, row_of, value_of

_WITHOUT_WORDS = ("said", "thoughts")


@frozen
class Origin:
    """Of which bilan something was kept, and how that bilan ended."""

    case_id: UUID
    reference: str
    route: Route
    ending: EndingKind
    term: date


@frozen
class Kept:
    """What one compartment keeps after the term; an administrative one holds no word of the bilan."""

    origin: Origin
    beneficiary: Beneficiary
    documents: tuple[Document, ...] = ()
    retention: tuple[RetentionAgreement, ...] = ()
    consent: Consent | None = None
    funding: Funding | None = None
    past_fundings: tuple[PastFunding, ...] = ()
    attendance: tuple[Session, ...] = ()
    invoices: tuple[Invoice, ...] = ()
    disclosures: tuple[DisclosureAgreement, ...] = ()
    hand_overs: tuple[HandOver, ...] = ()
    refusals: tuple[RefusedRequest, ...] = ()
    follow_up: FollowUp | None = None
    satisfaction: tuple[Solicitation, ...] = ()
    restrictions: tuple[Restriction, ...] = ()

    @property
    def is_proofs(self) -> bool:
        """True for the administrative compartment that keeps the proofs, the contact details and the follow-up."""
        return self.follow_up is not None


def write_retained(connection: Connection, kept: Kept, contents: Iterable[tuple[Document, bytes]]) -> None:
    """Fills a new `retained` compartment."""
    _write_common(connection, kept)
    for document, content in contents:
        add_document(connection, document, content)


def write_administrative(
    connection: Connection, kept: Kept, contents: Iterable[tuple[Document, bytes]]
) -> None:
    """Fills a new `administrative` compartment."""
    write_retained(connection, kept, contents)
    put_only(connection, "consent", row_of(kept.consent) if kept.consent else None)
    if kept.funding is not None:
        put_fundings(connection, kept.past_fundings, kept.funding)
    for session in kept.attendance:
        put(connection, "attendance", row_of(session, without=_WITHOUT_WORDS))
    for invoice in kept.invoices:
        put(connection, "invoice", row_of(invoice))
    for disclosure in kept.disclosures:
        put(connection, "disclosure_agreement", parts.disclosure_row(disclosure))
    for hand_over in kept.hand_overs:
        put_hand_over(connection, hand_over)
    for refused in kept.refusals:
        put_refusal(connection, refused)
    for restriction in kept.restrictions:
        put_restriction(connection, restriction)
    if kept.follow_up is not None:
        put_follow_up(connection, kept.follow_up)
    for solicitation in kept.satisfaction:
        put_solicitation(connection, solicitation)


def add_document(connection: Connection, document: Document, content: bytes) -> None:
    """One more document with its content."""
    put(connection, "document", row_of(document))
    put_content(connection, document.id, content)


def put_retention(connection: Connection, agreement: RetentionAgreement) -> None:
    """An agreement in its present state, a withdrawal for instance."""
    put(connection, "retention_agreement", parts.retention_row(agreement))


def put_follow_up(connection: Connection, follow_up: FollowUp) -> None:
    """The follow-up in its present state; once it is over, the contact details go (E3d)."""
    put_only(connection, "follow_up", row_of(follow_up))
    if follow_up.is_over:
        connection.execute("UPDATE beneficiary SET email = '', phone = '', address = ''")


def put_solicitation(connection: Connection, solicitation: Solicitation) -> None:
    """A questionnaire of satisfaction in its present state (L6)."""
    put(connection, "satisfaction", row_of(solicitation))


def put_beneficiary(connection: Connection, beneficiary: Beneficiary) -> None:
    """Who the bilan was for, put right (RGPD, art. 16)."""
    put_only(connection, "beneficiary", row_of(beneficiary))


def put_restriction(connection: Connection, restriction: Restriction) -> None:
    """A restriction in its present state (RGPD, art. 18)."""
    put(connection, "restriction", row_of(restriction))


def put_hand_over(connection: Connection, hand_over: HandOver) -> None:
    """One more line of what was handed over, such as a copy of a synthesis that is kept."""
    put(connection, "hand_over", parts.hand_over_row(hand_over))


def put_refusal(connection: Connection, refused: RefusedRequest) -> None:
    """One more line of what was asked for and refused."""
    put(connection, "refused_request", parts.refusal_row(refused))


def read_origin(connection: Connection) -> tuple[Origin, Beneficiary]:
    """Which case a compartment comes from, and whose it was. Raises Fault when that is missing."""
    origin, beneficiary = only(connection, "origin"), only(connection, "beneficiary")
    if origin is None or beneficiary is None:
        raise Fault(FaultKind.COMPARTMENT_DAMAGED)
    return value_of(Origin, origin), value_of(Beneficiary, beneficiary)


def read_retained(connection: Connection) -> Kept:
    """What a `retained` compartment keeps, without the content of the documents."""
    origin, beneficiary = read_origin(connection)
    return Kept(
        origin=origin,
        beneficiary=beneficiary,
        documents=tuple(value_of(Document, row) for row in every(connection, "document", "made_on, rowid")),
        retention=tuple(parts.retention_of(row) for row in every(connection, "retention_agreement")),
    )


def read_administrative(connection: Connection) -> Kept:
    """What an `administrative` compartment keeps, without the content of the documents."""
    consent, follow_up = only(connection, "consent"), only(connection, "follow_up")
    has_funding = bool(every(connection, "funding"))
    past_fundings, funding = read_fundings(connection) if has_funding else ((), None)
    attendance = [
        {**row, "said": "", "thoughts": ""} for row in every(connection, "attendance", "day, starts_at")
    ]
    return evolve(
        read_retained(connection),
        consent=value_of(Consent, consent) if consent else None,
        funding=funding,
        past_fundings=past_fundings,
        attendance=tuple(value_of(Session, row) for row in attendance),
        invoices=tuple(value_of(Invoice, row) for row in every(connection, "invoice", '"on", number')),
        disclosures=tuple(parts.disclosure_of(row) for row in every(connection, "disclosure_agreement")),
        hand_overs=tuple(parts.hand_over_of(row) for row in every(connection, "hand_over", '"on", rowid')),
        refusals=tuple(parts.refusal_of(row) for row in every(connection, "refused_request", '"on", rowid')),
        follow_up=value_of(FollowUp, follow_up) if follow_up else None,
        satisfaction=tuple(value_of(Solicitation, row) for row in every(connection, "satisfaction")),
        restrictions=read_restrictions(connection),
    )


def _write_common(connection: Connection, kept: Kept) -> None:
    put_only(connection, "origin", row_of(kept.origin))
    put_only(connection, "beneficiary", row_of(kept.beneficiary))
    for agreement in kept.retention:
        put_retention(connection, agreement)
