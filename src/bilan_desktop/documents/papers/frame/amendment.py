"""The « Avenant » by which the parties of a funding's paper put the planned end off (E3a, C2): nothing else changes.

The reason stays with the case: it may be the person's, and a payer has no part in it.
"""

from attrs import frozen

from bilan_desktop.documents import styles
from bilan_desktop.documents.page import Sheet, rendered
from bilan_desktop.documents.papers.frame.funding_paper import FundingPaper, parties, places
from bilan_desktop.documents.parts import sentence, signed, titled
from bilan_desktop.documents.typeset.blocks import Heading
from bilan_desktop.documents.typeset.boxes import Block
from bilan_desktop.documents.typeset.tables import Facts
from bilan_desktop.domain.bilan.frame import Extension
from bilan_desktop.domain.bilan.funding import PaperKind
from bilan_desktop.wording.french import long_date

_OF = {
    PaperKind.CONVENTION: "à la convention de bilan de compétences",
    PaperKind.QUOTE: "au devis de bilan de compétences",
    PaperKind.CONTRACT: "au contrat de bilan de compétences",
}


@frozen
class AmendmentPaper:
    """An extension agreed under a paper, and its number among those of that paper."""

    paper: FundingPaper
    extension: Extension
    number: int


def amendment_pdf(amendment: AmendmentPaper) -> bytes:
    """The amendment as tagged PDF. Raises InvalidInput for what cannot be printed."""
    paper, extension = amendment.paper, amendment.extension
    title = f"Avenant n° {amendment.number}"
    ends = (
        ("Terme d’abord prévu", long_date(extension.former_end)),
        ("Nouveau terme", long_date(extension.planned_end)),
    )
    blocks: list[Block] = [
        *titled(title, _OF[paper.kind]),
        Heading("Entre", 2, styles.SECTION),
        Facts(tuple(parties(paper)), styles.FACTS, field="employer_name"),
        Heading("Il est convenu", 2, styles.SECTION),
        sentence("Le terme prévu du bilan est reporté.", keeps_next=True),
        Facts(ends, styles.FACTS, before=4),
        sentence("La durée, le prix et les autres stipulations ne changent pas.", keeps_next=True),
        signed(places(paper)),
    ]
    return rendered(Sheet(title, paper.made_on, paper.practice, paper.reference), blocks)
