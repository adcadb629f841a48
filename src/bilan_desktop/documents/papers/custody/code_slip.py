"""The slip that tells a beneficiary the code of a protected copy, to be given by another way than the copy itself."""

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

TITLE = "Code d’ouverture d’un document"


@frozen
class CodeSlip:
    """The code, and which document of which bilan it opens; nobody is named."""

    practice: Practice
    reference: str
    document: str
    made_on: date
    code: str = field(repr=False)


def code_slip_pdf(slip: CodeSlip) -> bytes:
    """The slip as tagged PDF. It holds the code: it is printed, never stored."""
    blocks: list[Block] = [
        *titled(TITLE, "À garder à part du fichier qu’il ouvre."),
        Framed((Paragraph.of(slip.code, styles.CODE),), styles.INK, padding=16, before=16),
        Facts(
            (
                ("Document", slip.document),
                ("Référence", slip.reference),
                ("Copie faite le", day_month_year(slip.made_on)),
            ),
            styles.FACTS,
            before=12,
        ),
        Heading("L’ouvrir", 2, styles.SECTION),
        sentences(_OPENING, numbered=True),
        Heading("Ce qu’il faut savoir", 2, styles.SECTION),
        sentences(_KNOWING),
        sentence(_ALONE, styles.SMALL),
    ]
    return rendered(Sheet(TITLE, slip.made_on, slip.practice, slip.reference), blocks)


_OPENING = (
    "Ouvrez le fichier avec votre lecteur de PDF habituel : il demande un mot de passe.",
    "Tapez le code tel qu’il est écrit, en minuscules et avec ses tirets.",
    "Il ne contient ni la lettre l, ni la lettre o, ni les chiffres 0 et 1.",
)
_KNOWING = (
    "Ce code n’est conservé nulle part : sans lui, la copie reste fermée.",
    "Une autre copie peut être demandée tant que le document existe.",
    "Ne l’envoyez pas par la même voie que le fichier, et ne le confiez à personne à qui vous ne confieriez le document.",
)
_ALONE = "Ce document vous appartient. Vous seul décidez de qui peut le lire."
