"""What is said when a rule bars something: what happened, why, where it is written, and what may be done instead.

`input_sentence` and `fault` say the same of what was typed and of the machine.
"""

from datetime import date, timedelta

from attrs import frozen

from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.synthesis import Section
from bilan_desktop.domain.errors import Breach, Fact, RuleBroken
from bilan_desktop.domain.law.breaches import RULE_OF
from bilan_desktop.domain.law.dated import Figure, row_on
from bilan_desktop.domain.law.paper_sources import source_of
from bilan_desktop.domain.law.rules import Source
from bilan_desktop.domain.sharing.agreement import RecipientKind
from bilan_desktop.domain.sharing.parties import may_get
from bilan_desktop.wording.barred import BARRED, NEXT_STEPS, PAPERS
from bilan_desktop.wording.faults import FaultMessage, fault
from bilan_desktop.wording.fields import fields_named
from bilan_desktop.wording.french import typeset
from bilan_desktop.wording.labels import items_named, label
from bilan_desktop.wording.mistakes import input_sentence
from bilan_desktop.wording.sentences import told

__all__ = ["FaultMessage", "Refusal", "fault", "input_sentence", "refusal", "source_text"]


_FIGURES = {
    Breach.CONTRACT_WITHDRAWN: Figure.WITHDRAWAL_DAYS,
    Breach.CONTRACT_WITHDRAWN_LATE: Figure.WITHDRAWAL_DAYS,
    Breach.PAYMENT_BEFORE_WITHDRAWAL_ENDS: Figure.WITHDRAWAL_DAYS,
    Breach.PAYMENT_AHEAD: Figure.FIRST_PAYMENT_PERCENT,
}
"""Breaches of a figure of the law, which is quoted with the rule."""


@frozen
class Refusal:
    """A rule's answer: what happened, why, its source, and the lawful way out."""

    title: str
    reason: str
    source: str
    way_out: str


def refusal(error: RuleBroken) -> Refusal:
    """What to say of a rule that bars something."""
    barred = BARRED[error.breach]
    facts = {**error.facts, **_derived(error)}
    return Refusal(
        title=typeset(barred.title),
        reason=told(facts, *barred.reason),
        source=_source(error),
        way_out=told(facts, *barred.way_out),
    )


def _source(error: RuleBroken) -> str:
    breach = error.breach
    said = Route.CPF if breach is Breach.CONVENTION_UNDER_CPF else error.facts.get("route")
    source = source_text(source_of(RULE_OF[breach], Route(str(said)) if said else None))
    if breach in _FIGURES:
        return f"{source} · {source_text(row_on(_FIGURES[breach], date.max).source)}"
    if breach is Breach.CASE_RESTRICTED:
        return typeset("RGPD, art. 18")
    return source


def source_text(source: Source) -> str:
    """A source as it is quoted; « à vérifier » where its text has to be read again."""
    return typeset(f"{source.text} (à vérifier)" if source.to_check else source.text)


def _derived(error: RuleBroken) -> dict[str, Fact]:
    """What follows from the facts of an error, in words."""
    facts = error.facts
    match error.breach:
        case Breach.HOURS_EXCEEDED if isinstance(facts.get("remaining"), timedelta):
            some_left = "Vous pouvez enregistrer {remaining}, ou corriger l’horaire."
            none_left = (
                "Les heures du bilan sont toutes utilisées : vérifiez les durées déjà notées, ou concluez."
            )
            return {"offer": told(facts, some_left if facts["remaining"] else none_left)}
        case Breach.FUNDING_PAPER_MISSING if "route" in facts:
            paper, way = PAPERS[Route(str(facts["route"]))]
            dated = "Vérifiez la date de la séance, et celle du document." if "since" in facts else way
            return {"paper": typeset(paper), "way": typeset(dated)}
        case Breach.EMPLOYER_GETS_NO_RESULT if "route" in facts:
            items = may_get(Route(str(facts["route"])), RecipientKind.EMPLOYER)
            return {
                "gets": typeset(f"Avec ce financement, l’employeur peut recevoir : {items_named(items)}.")
            }
        case Breach.PAYER_GETS_ITS_PAPERS if "recipient" in facts:
            kind = RecipientKind(str(facts["recipient"]))
            got = items_named(may_get(Route(str(facts["route"])), kind))
            who = "l’employeur" if kind is RecipientKind.EMPLOYER else "le financeur"
            return {"gets": typeset(f"Avec ce financement, {who} peut recevoir : {got}.")}
        case Breach.REQUEST_INCOMPLETE | Breach.FRAME_INCOMPLETE if "missing" in facts:
            return {"fields": fields_named(str(facts["missing"]).split())}
        case Breach.SYNTHESIS_INCOMPLETE if "section" in facts:
            return {"named": label(Section(str(facts["section"])))}
        case Breach.PHASE_ORDER if "phase" in facts:
            return {"step": typeset(NEXT_STEPS[Phase(str(facts["phase"]))])}
        case _:
            return {}
