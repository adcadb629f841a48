"""The « Certificat de réalisation »: dates and hours of the bilan, and nothing of its content."""

from datetime import date

from attrs import frozen

from bilan_desktop.documents import styles
from bilan_desktop.documents.page import Sheet, addressed, rendered
from bilan_desktop.documents.parts import Signature, sentence, signed, titled
from bilan_desktop.documents.typeset.boxes import Block
from bilan_desktop.documents.typeset.tables import Facts
from bilan_desktop.domain.beneficiary import Beneficiary
from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.bilan.session import Hours
from bilan_desktop.domain.practice import Practice
from bilan_desktop.wording.french import capitalised, day_month_year, duration, plural
from bilan_desktop.wording.labels import route_in_full

TITLE = "Certificat de réalisation"


@frozen
class CompletionPaper:
    """What was held under one funding, from its first session to its last."""

    practice: Practice
    beneficiary: Beneficiary
    reference: str
    route: Route
    first: date
    last: date
    sessions: int
    hours: Hours
    made_on: date


def completion_pdf(paper: CompletionPaper) -> bytes:
    """The certificate as tagged PDF. Raises InvalidInput for what cannot be printed."""
    name = addressed(paper.beneficiary)
    who = f"{paper.practice.counsellor}, {paper.practice.name}"
    blocks: list[Block] = [
        *titled(TITLE, f"Bilan de compétences de {name}", about="last_name"),
        sentence(
            "Le prestataire désigné ci-dessous atteste que le bilan de compétences a été réalisé comme suit :",
            styles.INTRO,
            keeps_next=True,
        ),
        Facts((*_facts(paper), ("Réalisé par", who)), styles.FACTS, before=12, field="counsellor"),
        sentence(_NOTHING_ELSE),
        signed((Signature("Pour le prestataire", paper.practice.counsellor, paper.made_on),)),
    ]
    mention = "Ce certificat ne contient aucun élément du bilan."
    return rendered(Sheet(TITLE, paper.made_on, paper.practice, paper.reference, mention), blocks)


def _facts(paper: CompletionPaper) -> tuple[tuple[str, str], ...]:
    hours = paper.hours
    rows = [
        ("Référence", paper.reference),
        ("Nature de l’action", "Bilan de compétences (article L. 6313-1 du code du travail)"),
        ("Financement", capitalised(route_in_full(paper.route))),
        ("Première séance", day_month_year(paper.first)),
        ("Dernière séance", day_month_year(paper.last)),
        ("Séances", plural(paper.sessions, "séance")),
        ("Accompagnement", duration(hours.accompaniment)),
    ]
    if hours.personal:
        rows += [("Travail personnel", duration(hours.personal)), ("Durée totale", duration(hours.total))]
    return tuple(rows)


_NOTHING_ELSE = (
    "Les résultats du bilan et le document de synthèse appartiennent au bénéficiaire, seul destinataire "
    "(article L. 6313-4 du code du travail)."
)
