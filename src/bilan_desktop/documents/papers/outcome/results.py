"""The « Résultats détaillés »: what the investigation produced, for the beneficiary alone (C6, L. 6313-4)."""

from datetime import date

from attrs import field, frozen

from bilan_desktop.documents import styles
from bilan_desktop.documents.page import Sheet, addressed, rendered
from bilan_desktop.documents.parts import rich, sentence, titled
from bilan_desktop.documents.titles import RESULTS as TITLE
from bilan_desktop.documents.typeset.blocks import Heading
from bilan_desktop.documents.typeset.boxes import Block
from bilan_desktop.documents.typeset.charts import ChartBlock
from bilan_desktop.documents.typeset.tables import Facts
from bilan_desktop.domain.beneficiary import Beneficiary
from bilan_desktop.domain.bilan.results import ResultPart
from bilan_desktop.domain.bilan.session import Session, hours_of
from bilan_desktop.domain.practice import Practice
from bilan_desktop.domain.richtext import RichText
from bilan_desktop.drawing.hexagon import Hexagon
from bilan_desktop.wording.french import day_month_year, duration
from bilan_desktop.wording.interests import interests_of

MENTION = "Document remis à son seul destinataire, le bénéficiaire (L. 6313-4)."
_ALONE = (
    "Ce document rend compte de ce que l’investigation a produit. Il n’appartient qu’à son bénéficiaire ; il se distingue du "
    "document de synthèse, et ne se communique à un tiers qu’avec son accord écrit."
)


@frozen
class ResultsPaper:
    """The parts in their order, and the sessions from which the period and the hours are told."""

    practice: Practice
    beneficiary: Beneficiary
    reference: str
    parts: tuple[ResultPart, ...] = field(repr=False)
    sessions: tuple[Session, ...] = field(repr=False)
    made_on: date


def results_pdf(paper: ResultsPaper) -> bytes:
    """The document as tagged PDF. Parts without a text are left out; raises InvalidInput for what cannot be printed."""
    name = addressed(paper.beneficiary)
    blocks: list[Block] = [
        *titled(TITLE, f"Bilan de compétences de {name}", about="last_name"),
        Facts(_facts(paper), styles.FACTS, before=12, field="counsellor"),
        sentence(_ALONE, styles.INTRO),
    ]
    for part in paper.parts:
        if not part.content.is_empty:
            blocks += [Heading(part.title, 2, styles.SECTION, field="result_title")]
            blocks += rich(part.content, "result_content")
            blocks += _hexagon(part.content)
    return rendered(Sheet(TITLE, paper.made_on, paper.practice, paper.reference, MENTION), blocks)


def _hexagon(content: RichText) -> list[Block]:
    """What a text that gives all six interests a figure looks like."""
    interests = interests_of(content)
    return [ChartBlock(Hexagon(interests), before=12)] if interests else []


def _facts(paper: ResultsPaper) -> tuple[tuple[str, str], ...]:
    days = [session.day for session in paper.sessions]
    rows = [("Référence", paper.reference)]
    if days:
        rows.append(("Période", f"Du {day_month_year(min(days))} au {day_month_year(max(days))}"))
        rows.append(("Durée", duration(hours_of(paper.sessions).total)))
    return (
        *rows,
        ("Bilan conduit par", f"{paper.practice.counsellor}, {paper.practice.name}"),
        ("Établi le", day_month_year(paper.made_on)),
    )
