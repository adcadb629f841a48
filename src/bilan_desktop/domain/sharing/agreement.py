"""The beneficiary's written agreements: to keep named documents for a time (C7, E6), to disclose one document once (C6)."""

from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from attrs import evolve, frozen

from bilan_desktop.domain import text
from bilan_desktop.domain.bilan.document import DocumentClass, DocumentKind
from bilan_desktop.domain.calendar import add_months, add_years
from bilan_desktop.domain.errors import Breach, InvalidInput, Problem, RuleBroken
from bilan_desktop.domain.law.dated import Figure, value_on


class Basis(StrEnum):
    """On what ground a document may be kept after the term."""

    WRITTEN_REQUEST = "written_request"
    FOLLOW_UP = "follow_up"
    CEP_REQUEST = "cep_request"


@frozen
class KeepFor:
    """How long the beneficiary lets a document be kept: so many months after the term, or until a day."""

    months: int | None = None
    until: date | None = None

    def deadline(self, term: date) -> date:
        """The day from which the document must be gone."""
        if self.until is not None:
            return self.until
        return add_months(term, self.months or 0)


def longest_deadline(term: date, *, keeps_to_the_charter: bool) -> date:
    """The longest lawful date: the legal ceiling on the day of the term, or the charters' year where the practice promises it."""
    years = value_on(Figure.RETENTION_CEILING_YEARS, term)
    if keeps_to_the_charter:
        years = min(years, value_on(Figure.CHARTER_RETENTION_YEARS, term))
    return add_years(term, years)


@frozen
class RetentionAgreement:
    """A written request or agreement: which documents may outlive the term, for what follow-up, how long."""

    id: UUID
    basis: Basis
    given_on: date
    documents: tuple[UUID, ...]
    keep: KeepFor
    purpose: str
    proof: UUID | None
    withdrawn_on: date | None = None

    @property
    def is_active(self) -> bool:
        """True until it is withdrawn."""
        return self.withdrawn_on is None

    def checked(
        self, expected_term: date, today: date, *, keeps_to_the_charter: bool
    ) -> "RetentionAgreement":
        """The same, cleaned.

        Raises InvalidInput for a missing field, RuleBroken over the ceiling, with the longest lawful date.
        """
        text.past_day("given_on", self.given_on, today)
        if not self.documents:
            raise InvalidInput("documents", Problem.NOTHING_CHOSEN)
        if not self.keep.months and self.keep.until is None:
            raise InvalidInput("keep", Problem.EMPTY)
        latest = longest_deadline(expected_term, keeps_to_the_charter=keeps_to_the_charter)
        if self.keep.deadline(expected_term) > latest:
            raise RuleBroken(Breach.RETENTION_OVER_CEILING, latest=latest)
        if self.keep.deadline(expected_term) <= expected_term:
            raise InvalidInput("keep", Problem.TOO_EARLY, earliest=expected_term + timedelta(days=1))
        return evolve(
            self, purpose=text.line("purpose", self.purpose, required=self.basis is Basis.FOLLOW_UP)
        )

    def proved(self) -> "RetentionAgreement":
        """The same, with the signed paper that proves it. Raises RuleBroken when there is none."""
        if self.proof is None:
            raise RuleBroken(Breach.RETENTION_WITHOUT_PROOF)
        return self

    def require_class(self, document_class: DocumentClass) -> None:
        """A working document needs an agreement founded on follow-up (R. 6313-7). Raises RuleBroken otherwise."""
        if not self.may_keep(document_class):
            raise RuleBroken(Breach.WORKING_NEEDS_FOLLOW_UP)

    def may_keep(self, document_class: DocumentClass) -> bool:
        """True for anything under an agreement founded on follow-up, else for what is no working document."""
        return self.basis is Basis.FOLLOW_UP or document_class is not DocumentClass.WORKING

    def withdrawn(self, on: date) -> "RetentionAgreement":
        """Withdrawn by the beneficiary on a day; what it covered is destroyed at once (E6)."""
        return self if self.withdrawn_on else evolve(self, withdrawn_on=on)


class Subject(StrEnum):
    """What may leave a case. A document of a case bears the value of its `DocumentKind`."""

    SYNTHESIS = "synthesis"
    SYNTHESIS_DRAFT = "synthesis_draft"
    DETAILED_RESULTS = "detailed_results"
    DATA_COPY = "data_copy"
    SESSION_NOTES = "session_notes"
    QUESTIONNAIRE = "questionnaire"
    TEST_RESULT = "test_result"
    PERSONAL_WORK = "personal_work"
    CORRESPONDENCE = "correspondence"
    OTHER_WORKING = "other_working"
    CONSENT_FORM = "consent_form"
    CONVENTION = "convention"
    CONTRACT = "contract"
    FUNDING_AGREEMENT = "funding_agreement"
    CPF_TERMS = "cpf_terms"
    ATTENDANCE = "attendance"
    COMPLETION_CERTIFICATE = "completion_certificate"
    INVOICE = "invoice"
    AGREEMENT = "agreement"
    WITHDRAWAL = "withdrawal"
    RECEIPT = "receipt"
    COMPLAINT = "complaint"
    DESTRUCTION_CERTIFICATE = "destruction_certificate"
    STATEMENT = "statement"
    INFORMATION = "information"
    PROGRAMME = "programme"

    @property
    def document_class(self) -> DocumentClass:
        """The class of the documents it is one of; a copy of all the data is content, whatever else it holds.

        Some papers are made when they are asked for and kept nowhere: a statement for a payer says what a voucher says,
        what a person is told before the bilan is a proof.
        """
        if self in _MADE_WHEN_ASKED:
            return _MADE_WHEN_ASKED[self]
        is_document = self.value in set(DocumentKind)
        return DocumentKind(self.value).document_class if is_document else DocumentClass.WORKING

    @property
    def is_content(self) -> bool:
        """True for what says something of the bilan itself; false for papers of dates, hours, money and proof."""
        return self.document_class in {DocumentClass.WORKING, DocumentClass.SYNTHESIS}


_MADE_WHEN_ASKED = {
    Subject.STATEMENT: DocumentClass.VOUCHER,
    Subject.INFORMATION: DocumentClass.PROOF,
}


class RecipientKind(StrEnum):
    """Who receives."""

    BENEFICIARY = "beneficiary"
    EMPLOYER = "employer"
    FUNDER = "funder"
    CEP_OPERATOR = "cep_operator"
    INSPECTOR = "inspector"
    OTHER = "other"


@frozen
class Recipient:
    """Who receives, by kind and, for a third party, by name."""

    kind: RecipientKind
    name: str = ""

    def is_same(self, other: "Recipient") -> bool:
        """True for the same kind and the same name, letter case and spaces apart."""
        return self.kind is other.kind and " ".join(self.name.casefold().split()) == " ".join(
            other.name.casefold().split()
        )


@frozen
class DisclosureAgreement:
    """One document, one recipient, one purpose, an end date, used once (C6)."""

    id: UUID
    given_on: date
    subject: Subject
    recipient: Recipient
    purpose: str
    until: date
    proof: UUID | None
    used_on: date | None = None
    withdrawn_on: date | None = None

    @property
    def is_active(self) -> bool:
        """True until it is withdrawn."""
        return self.withdrawn_on is None

    def withdrawn(self, on: date) -> "DisclosureAgreement":
        """Withdrawn by the beneficiary on a day; what it named is not disclosed, or not again (C6)."""
        return self if self.withdrawn_on else evolve(self, withdrawn_on=on)

    def lets(self, subject: Subject, recipient: Recipient, today: date) -> bool:
        """True while it lets that document go to that recipient: neither used, nor withdrawn, nor past."""
        is_open = self.used_on is None and self.withdrawn_on is None and self.until >= today
        return is_open and self.subject is subject and self.recipient.is_same(recipient)

    def checked(self, today: date) -> "DisclosureAgreement":
        """The same, cleaned. Raises InvalidInput for a missing field, RuleBroken without a proof."""
        text.past_day("given_on", self.given_on, today)
        name = text.line("recipient_name", self.recipient.name, required=True)
        purpose = text.line("purpose", self.purpose, required=True)
        if text.any_day("until", self.until) < self.given_on:
            raise InvalidInput("until", Problem.END_BEFORE_START, start=self.given_on)
        if self.proof is None:
            raise RuleBroken(Breach.DISCLOSURE_WITHOUT_AGREEMENT)
        return evolve(self, recipient=Recipient(self.recipient.kind, name), purpose=purpose)
