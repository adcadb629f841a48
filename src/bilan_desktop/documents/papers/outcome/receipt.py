"""The « Récépissé de remise »: what the beneficiary was handed, and when, against their signature (C6, C7)."""

from datetime import date

from attrs import field, frozen

from bilan_desktop.documents import styles
from bilan_desktop.documents.page import Sheet, addressed, rendered
from bilan_desktop.documents.parts import Signature, listed, sentence, signed, titled
from bilan_desktop.documents.typeset.boxes import Block
from bilan_desktop.documents.typeset.tables import Facts
from bilan_desktop.domain.beneficiary import Beneficiary
from bilan_desktop.domain.practice import Practice
from bilan_desktop.domain.sharing.agreement import Subject
from bilan_desktop.wording.french import day_month_year
from bilan_desktop.wording.labels import label

TITLE = "Récépissé de remise"


@frozen
class ReceiptPaper:
    """What was handed over, to whom, when. `signature` is a PNG image, empty where a line to sign is wanted."""

    practice: Practice
    beneficiary: Beneficiary
    reference: str
    subjects: tuple[Subject, ...]
    handed_on: date
    signature: bytes = field(default=b"", repr=False)


def receipt_pdf(paper: ReceiptPaper) -> bytes:
    """The receipt as tagged PDF. Raises InvalidInput for what cannot be printed."""
    name = addressed(paper.beneficiary)
    blocks: list[Block] = [
        *titled(TITLE, f"Bilan de compétences de {name}", about="last_name"),
        Facts(_facts(paper), styles.FACTS, before=12, field="counsellor"),
        sentence("Je reconnais avoir reçu ce jour, en main propre :", styles.INTRO, keeps_next=True),
        listed(label(subject) for subject in paper.subjects),
        sentence(_ALONE, keeps_next=True),
        signed((Signature("Bénéficiaire", name, paper.handed_on, paper.signature),)),
    ]
    return rendered(Sheet(TITLE, paper.handed_on, paper.practice, paper.reference), blocks)


def _facts(paper: ReceiptPaper) -> tuple[tuple[str, str], ...]:
    return (
        ("Référence", paper.reference),
        ("Remis par", f"{paper.practice.counsellor}, {paper.practice.name}"),
        ("Remis le", day_month_year(paper.handed_on)),
    )


_ALONE = (
    "Ces documents ne sont remis qu’à moi. Ils ne peuvent être communiqués à un tiers qu’avec mon accord "
    "(article L. 6313-4 du code du travail)."
)
