"""Where on a case each refusal and each safeguard is mended."""

from attrs import frozen

from bilan_desktop.domain.cases.safeguards import Guard, Place, Safeguard
from bilan_desktop.domain.errors import Breach, RuleBroken


@frozen
class Way:
    """A place of a case: a tab, and a spot in it — the name of a field, or of a part of the tab; empty for its top."""

    place: Place
    spot: str = ""


_OF_BREACHES: dict[Breach, Way] = {
    Breach.CONSENT_MISSING: Way(Place.REQUEST, "consent"),
    Breach.SESSION_BEFORE_CONSENT: Way(Place.REQUEST, "consent"),
    Breach.FUNDING_PAPER_MISSING: Way(Place.FRAME, "paper"),
    Breach.CONVENTION_UNDER_CPF: Way(Place.FRAME, "paper"),
    Breach.CONVENTION_SIGNED_LATE: Way(Place.FRAME, "sending"),
    Breach.CONVENTION_REFUSED_BY_SILENCE: Way(Place.FRAME, "sending"),
    Breach.PAPER_OF_ANOTHER_ROUTE: Way(Place.FRAME, "paper"),
    Breach.CONTRACT_WITHDRAWN: Way(Place.FRAME, "paper"),
    Breach.CONTRACT_WITHDRAWN_LATE: Way(Place.CLOSING, "ending"),
    Breach.PAYMENT_WITHOUT_CONTRACT: Way(Place.FRAME, "paper"),
    Breach.REQUEST_INCOMPLETE: Way(Place.REQUEST),
    Breach.FRAME_INCOMPLETE: Way(Place.FRAME),
    Breach.HOURS_EXCEEDED: Way(Place.SESSIONS),
    Breach.SYNTHESIS_NOT_FINAL: Way(Place.SYNTHESIS, "final"),
    Breach.SYNTHESIS_INCOMPLETE: Way(Place.SYNTHESIS),
    Breach.SYNTHESIS_NOT_PRESENTED: Way(Place.SYNTHESIS, "presentation"),
    Breach.OBSERVATIONS_NOT_ASKED: Way(Place.SYNTHESIS, "observations"),
    Breach.FOURTH_SECTION: Way(Place.SYNTHESIS),
    Breach.CLOSING_BEFORE_HAND_OVER: Way(Place.CLOSING, "hand_over"),
    Breach.NOT_OFFERED: Way(Place.CLOSING, "ending"),
    Breach.RETENTION_WITHOUT_PROOF: Way(Place.CONFIDENTIALITY, "agreements"),
    Breach.WORKING_NEEDS_FOLLOW_UP: Way(Place.CONFIDENTIALITY, "agreements"),
    Breach.DISCLOSURE_WITHOUT_AGREEMENT: Way(Place.CONFIDENTIALITY, "agreements"),
    Breach.AGREEMENT_ALREADY_USED: Way(Place.CONFIDENTIALITY, "agreements"),
    Breach.AGREEMENT_EXPIRED: Way(Place.CONFIDENTIALITY, "agreements"),
    Breach.PAYER_GETS_ITS_PAPERS: Way(Place.CONFIDENTIALITY, "agreements"),
    Breach.CEP_REQUEST_MISSING: Way(Place.CONFIDENTIALITY, "agreements"),
    Breach.RECIPIENT_MISSING: Way(Place.CLOSING, "hand_over"),
    Breach.PHASE_ORDER: Way(Place.SESSIONS),
    Breach.CASE_RESTRICTED: Way(Place.CONFIDENTIALITY),
}

_SPOTS: dict[Guard, str] = {
    Guard.CONSENT: "consent",
    Guard.CPF_TERMS: "paper",
    Guard.EMPLOYER_UNINFORMED: "paper",
    Guard.CPF_CEILING: "price",
    Guard.CPF_INTERVAL: "funded_before",
    Guard.CONVENTION: "sending",
    Guard.AGREED_PAPER: "paper",
    Guard.CONTRACT: "paper",
    Guard.PAYMENTS: "payments",
    Guard.PAYER_RESULTS: "agreements",
    Guard.FRAME: "starts_on",
    Guard.PLANNED_END: "planned_end",
    Guard.PRESENTATION: "presentation",
    Guard.OBSERVATIONS: "observations",
    Guard.HAND_OVER: "hand_over",
    Guard.EMPLOYER_RESULTS: "agreements",
    Guard.ONLY_ADDRESSEE: "agreements",
    Guard.EXITS: "register",
    Guard.SATISFACTION: "satisfaction",
    Guard.DESTRUCTION: "fates",
    Guard.NO_FAULT: "ending",
    Guard.MEANS: "means",
    Guard.CEP_OPERATOR: "agreements",
    Guard.SECRECY: "register",
}


def way_of(error: RuleBroken) -> Way | None:
    """Where a refusal is mended; None when there is no such place on the case.

    What is missing of the request or of the frame leads to the first empty field.
    """
    way = _OF_BREACHES.get(error.breach)
    missing = str(error.facts.get("missing", "")).split()
    if way is not None and missing and not way.spot:
        return Way(way.place, missing[0])
    return way


def way_to(line: Safeguard) -> Way:
    """Where a line of the panel is mended."""
    return Way(line.place, str(line.facts.get("spot", _SPOTS.get(line.guard, ""))))
