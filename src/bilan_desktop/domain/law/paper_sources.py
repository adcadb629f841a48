"""Where it is written which paper each funding wants before the investigation (C2), as it is quoted to a counsellor."""

from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.law.rules import SOURCES, RuleId, Source

_CNAM = "Charte du Cnam"

PAPER_SOURCES: dict[Route, Source] = {
    Route.CPF: Source(f"{_CNAM} · conditions générales de Mon Compte Formation"),
    Route.TRAINING_PLAN: Source(f"{_CNAM} · R. 6313-8"),
    Route.REDEPLOYMENT_LEAVE: Source(f"{_CNAM} · R. 6313-8 · L. 1233-71"),
    Route.TRANSITION_PROJECT: Source(f"{_CNAM} · L. 6323-17-1", to_check=True),
    Route.FRANCE_TRAVAIL: Source(f"{_CNAM} · règles d’aide de France Travail", to_check=True),
    Route.SELF_FUNDED: Source(f"{_CNAM} · L. 6353-3 à L. 6353-7"),
    Route.PUBLIC_AGENT: Source(
        f"{_CNAM} · décrets 2007-1845 et 2008-824, arrêté du 31 juillet 2009", to_check=True
    ),
    Route.INSURANCE_FUND: Source(f"{_CNAM} · règles du fonds · L. 6353-3 à L. 6353-7", to_check=True),
}


def source_of(rule: RuleId, route: Route | None) -> Source:
    """Where a rule is written; C2 by the funding it is about, where that is known."""
    return PAPER_SOURCES[route] if rule is RuleId.C2 and route is not None else SOURCES[rule]
