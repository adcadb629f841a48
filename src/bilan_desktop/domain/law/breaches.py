"""Which rule each breach belongs to."""

from bilan_desktop.domain.errors import Breach
from bilan_desktop.domain.law.rules import RuleId

RULE_OF: dict[Breach, RuleId] = {
    Breach.CONSENT_MISSING: RuleId.C1,
    Breach.SESSION_BEFORE_CONSENT: RuleId.C1,
    Breach.FUNDING_PAPER_MISSING: RuleId.C2,
    Breach.CONVENTION_UNDER_CPF: RuleId.C2,
    Breach.CONVENTION_SIGNED_LATE: RuleId.C2,
    Breach.CONVENTION_REFUSED_BY_SILENCE: RuleId.C2,
    Breach.REQUEST_INCOMPLETE: RuleId.E2,
    Breach.FRAME_INCOMPLETE: RuleId.E3A,
    Breach.HOURS_EXCEEDED: RuleId.L1,
    Breach.FINAL_BEFORE_CONCLUSION: RuleId.C8,
    Breach.SYNTHESIS_NOT_FINAL: RuleId.C8,
    Breach.SYNTHESIS_INCOMPLETE: RuleId.C9,
    Breach.SYNTHESIS_NOT_PRESENTED: RuleId.C8,
    Breach.OBSERVATIONS_NOT_ASKED: RuleId.C10,
    Breach.SYNTHESIS_FROZEN: RuleId.C10,
    Breach.FOURTH_SECTION: RuleId.C9,
    Breach.RECIPIENT_MISSING: RuleId.C6,
    Breach.DISCLOSURE_WITHOUT_AGREEMENT: RuleId.C6,
    Breach.AGREEMENT_ALREADY_USED: RuleId.C6,
    Breach.AGREEMENT_EXPIRED: RuleId.C6,
    Breach.EMPLOYER_UNDER_CPF: RuleId.E5B,
    Breach.EMPLOYER_GETS_NO_RESULT: RuleId.E5C,
    Breach.CEP_REQUEST_MISSING: RuleId.L3,
    Breach.CEP_GETS_THE_SYNTHESIS_ONLY: RuleId.L3,
    Breach.RETENTION_OVER_CEILING: RuleId.C7,
    Breach.RETENTION_WITHOUT_PROOF: RuleId.E6,
    Breach.WORKING_NEEDS_FOLLOW_UP: RuleId.E6,
    Breach.CLOSING_BEFORE_HAND_OVER: RuleId.C7,
    Breach.CLOSING_OUT_OF_PHASE: RuleId.L2,
    Breach.NOT_OFFERED: RuleId.C7,
    Breach.CASE_CLOSED: RuleId.C7,
    Breach.PHASE_ORDER: RuleId.L2,
}
