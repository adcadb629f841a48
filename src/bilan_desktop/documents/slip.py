"""The slip with the code of a closed file: printed, given apart from the file, stored nowhere."""

from datetime import date

from attrs import field, frozen

from bilan_desktop.documents import styles
from bilan_desktop.documents.page import Sheet, rendered
from bilan_desktop.documents.parts import sentence, sentences, titled
from bilan_desktop.documents.typeset.blocks import Heading, Paragraph
from bilan_desktop.documents.typeset.boxes import Block
from bilan_desktop.documents.typeset.tables import Facts, Framed
from bilan_desktop.domain.practice import Practice
from bilan_desktop.wording.french import day_month_year

TITLE = "Code d’ouverture de votre copie"


@frozen
class SlipPaper:
    """The code as it is typed, the file it opens, and its day. It names nobody."""

    practice: Practice
    reference: str
    file_name: str
    made_on: date
    code: str = field(repr=False)


def slip_pdf(paper: SlipPaper) -> bytes:
    """The slip as tagged PDF. It holds the secret: it is printed, never stored."""
    blocks: list[Block] = [
        *titled(TITLE, "Il ouvre le fichier qui vous est remis à part."),
        Framed((Paragraph.of(paper.code, styles.CODE),), styles.INK, padding=16, before=16),
        sentence(
            "Tapez-le en entier, tirets compris. Il n’y a ni lettre O, ni lettre I, ni lettre L.",
            styles.SMALL,
        ),
        Facts(
            (
                ("Fichier", paper.file_name),
                ("Référence", paper.reference),
                ("Établi le", day_month_year(paper.made_on)),
            ),
            styles.FACTS,
            before=12,
        ),
        Heading("Ouvrir la copie", 2, styles.SECTION),
        sentences(_OPENING, numbered=True),
        Heading("La garder", 2, styles.SECTION),
        sentences(_KEEPING),
    ]
    return rendered(Sheet(TITLE, paper.made_on, paper.practice, paper.reference), blocks)


_OPENING = (
    "Ouvrez le fichier : votre lecteur de PDF demande un mot de passe, c’est ce code.",
    "Pour les pièces jointes et le fichier JSON, ouvrez-le avec Firefox ou Adobe Acrobat Reader, volet « Pièces jointes ».",
)
_KEEPING = (
    "Le cabinet ne garde pas ce code : perdu, il ne se retrouve pas, mais une nouvelle copie peut vous être remise.",
    "Ne rangez pas ce papier avec le fichier, et ne l’envoyez pas par le même moyen.",
    "Cette copie est à vous seul : personne ne peut l’exiger de vous, ni employeur, ni financeur.",
)
