"""The three kinds of error the program knows: a rule, a mistake in what was typed, a fault of the machine.

None of them ever holds a word of a case: `facts` carries dates, durations, counts and names of fields only.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from datetime import date, timedelta
    from pathlib import Path

    from bilan_desktop.domain.money import Money

Fact: TypeAlias = "date | timedelta | int | str | Money | Path"


class Breach(StrEnum):
    """What a rule forbids. Each belongs to one rule (`domain/law/`) and has one sentence (`wording/refusals.py`)."""

    CONSENT_MISSING = "consent_missing"
    SESSION_BEFORE_CONSENT = "session_before_consent"
    FUNDING_PAPER_MISSING = "funding_paper_missing"
    CONVENTION_UNDER_CPF = "convention_under_cpf"
    CONVENTION_SIGNED_LATE = "convention_signed_late"
    CONVENTION_REFUSED_BY_SILENCE = "convention_refused_by_silence"
    PAPER_OF_ANOTHER_ROUTE = "paper_of_another_route"
    CONTRACT_WITHDRAWN = "contract_withdrawn"
    CONTRACT_WITHDRAWN_LATE = "contract_withdrawn_late"
    PAYMENT_WITHOUT_CONTRACT = "payment_without_contract"
    PAYMENT_BEFORE_WITHDRAWAL_ENDS = "payment_before_withdrawal_ends"
    PAYMENT_AHEAD = "payment_ahead"
    PLANNED_END_PASSED = "planned_end_passed"
    PLANNED_END_AGREED = "planned_end_agreed"
    REQUEST_INCOMPLETE = "request_incomplete"
    FRAME_INCOMPLETE = "frame_incomplete"
    HOURS_EXCEEDED = "hours_exceeded"
    FINAL_BEFORE_CONCLUSION = "final_before_conclusion"
    SYNTHESIS_NOT_FINAL = "synthesis_not_final"
    SYNTHESIS_INCOMPLETE = "synthesis_incomplete"
    SYNTHESIS_NOT_PRESENTED = "synthesis_not_presented"
    OBSERVATIONS_NOT_ASKED = "observations_not_asked"
    SYNTHESIS_FROZEN = "synthesis_frozen"
    FOURTH_SECTION = "fourth_section"
    RECIPIENT_MISSING = "recipient_missing"
    DISCLOSURE_WITHOUT_AGREEMENT = "disclosure_without_agreement"
    AGREEMENT_ALREADY_USED = "agreement_already_used"
    AGREEMENT_EXPIRED = "agreement_expired"
    EMPLOYER_UNDER_CPF = "employer_under_cpf"
    EMPLOYER_GETS_NO_RESULT = "employer_gets_no_result"
    PAYER_GETS_ITS_PAPERS = "payer_gets_its_papers"
    INSPECTION_SEES_NO_CONTENT = "inspection_sees_no_content"
    CEP_REQUEST_MISSING = "cep_request_missing"
    CEP_GETS_THE_SYNTHESIS_ONLY = "cep_gets_the_synthesis_only"
    RETENTION_OVER_CEILING = "retention_over_ceiling"
    RETENTION_WITHOUT_PROOF = "retention_without_proof"
    WORKING_NEEDS_FOLLOW_UP = "working_needs_follow_up"
    CLOSING_BEFORE_HAND_OVER = "closing_before_hand_over"
    CLOSING_OUT_OF_PHASE = "closing_out_of_phase"
    NOT_OFFERED = "not_offered"
    CASE_CLOSED = "case_closed"
    CONTENT_AMONG_PROOFS = "content_among_proofs"
    FOLLOW_UP_OVER = "follow_up_over"
    SATISFACTION_OVER = "satisfaction_over"
    PHASE_ORDER = "phase_order"
    NIR_FORBIDDEN = "nir_forbidden"
    SCORE_IN_SYNTHESIS = "score_in_synthesis"
    CASE_RESTRICTED = "case_restricted"


class Problem(StrEnum):
    """What is wrong with one field."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    WRONG_FORMAT = "wrong_format"
    WRONG_CHECK_DIGIT = "wrong_check_digit"
    IN_THE_FUTURE = "in_the_future"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"
    END_BEFORE_START = "end_before_start"
    OVERLAPS = "overlaps"
    NEGATIVE = "negative"
    NOT_WHOLE = "not_whole"
    FILE_TOO_LARGE = "file_too_large"
    FILE_EMPTY = "file_empty"
    FILE_UNREADABLE = "file_unreadable"
    FILE_KIND_UNKNOWN = "file_kind_unknown"
    FILE_DAMAGED = "file_damaged"
    FILE_ENCRYPTED = "file_encrypted"
    ONE_FILE_ONLY = "one_file_only"
    ALREADY_COVERED = "already_covered"
    NOT_ENOUGH_STRENGTH = "not_enough_strength"
    DOES_NOT_MATCH = "does_not_match"
    NOTHING_CHOSEN = "nothing_chosen"
    NOT_PRINTABLE = "not_printable"
    NAMES_SOMEBODY = "names_somebody"


class FaultKind(StrEnum):
    """What the machine, the disk or the vault could not do."""

    WRONG_PASSPHRASE = "wrong_passphrase"
    WRONG_RECOVERY_CODE = "wrong_recovery_code"
    VAULT_IN_USE = "vault_in_use"
    VAULT_TOO_NEW = "vault_too_new"
    VAULT_MISSING = "vault_missing"
    VAULT_EXISTS = "vault_exists"
    HEADER_DAMAGED = "header_damaged"
    REGISTER_DAMAGED = "register_damaged"
    CAPSULE_TAMPERED = "capsule_tampered"
    COMPARTMENT_DAMAGED = "compartment_damaged"
    COMPARTMENT_MISSING = "compartment_missing"
    COMPARTMENT_OLDER = "compartment_older"
    COMPARTMENT_DUE = "compartment_due"
    FOREIGN_FILE = "foreign_file"
    DISK_FULL = "disk_full"
    DISK_FAILED = "disk_failed"
    FOLDER_NOT_WRITABLE = "folder_not_writable"
    FOLDER_NOT_EMPTY = "folder_not_empty"
    FILE_NOT_WRITTEN = "file_not_written"
    FILE_IN_VAULT = "file_in_vault"
    FILE_NOT_ERASED = "file_not_erased"
    FILE_CHANGED = "file_changed"
    VAULT_LOCKED = "vault_locked"
    CASE_UNKNOWN = "case_unknown"
    DESTRUCTION_INCOMPLETE = "destruction_incomplete"
    NOT_ENOUGH_MEMORY = "not_enough_memory"


def _frozen(facts: Mapping[str, Fact]) -> Mapping[str, Fact]:
    return MappingProxyType(dict(facts))


class RuleBroken(Exception):
    """A charter or the law forbids what was asked; `breach` names it, `facts` hold what the sentence needs."""

    def __init__(self, breach: Breach, **facts: Fact) -> None:
        super().__init__(breach.value)
        self.breach = breach
        self.facts = _frozen(facts)


class InvalidInput(Exception):
    """One field cannot be taken as typed; nothing was stored."""

    def __init__(self, field: str, problem: Problem, **facts: Fact) -> None:
        super().__init__(f"{field}: {problem.value}")
        self.field = field
        self.problem = problem
        self.facts = _frozen(facts)


class Fault(Exception):
    """The machine, the disk or the vault could not do it."""

    def __init__(self, kind: FaultKind, **facts: Fact) -> None:
        super().__init__(kind.value)
        self.kind = kind
        self.facts = _frozen(facts)
