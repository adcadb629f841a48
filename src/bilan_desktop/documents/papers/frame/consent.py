"""The « Recueil du consentement »: of one's own free will, knowing what one agrees to (C1)."""

from datetime import date

from attrs import field, frozen

from bilan_desktop.documents import styles
from bilan_desktop.documents.page import Sheet, addressed, rendered
from bilan_desktop.documents.parts import Signature, sentences, signed, titled
from bilan_desktop.documents.typeset.blocks import Heading
from bilan_desktop.documents.typeset.boxes import Block
from bilan_desktop.documents.typeset.tables import Facts
from bilan_desktop.domain.beneficiary import Beneficiary
from bilan_desktop.domain.bilan.request import Initiative
from bilan_desktop.domain.practice import Practice
from bilan_desktop.wording.labels import label

TITLE = "Recueil du consentement"


@frozen
class ConsentPaper:
    """Who consents, on whose initiative the bilan is. `signature` is a PNG image, empty where a line to sign is wanted.

    A blank form carries no date of signing: it is written by hand.
    """

    practice: Practice
    beneficiary: Beneficiary
    reference: str
    made_on: date
    initiative: Initiative = Initiative.UNSAID
    signature: bytes = field(default=b"", repr=False)


def consent_pdf(paper: ConsentPaper) -> bytes:
    """The form as tagged PDF. Raises InvalidInput for what cannot be printed."""
    name = addressed(paper.beneficiary)
    given_on = paper.made_on if paper.signature else None
    blocks: list[Block] = [
        *titled(TITLE, f"Bilan de compétences de {name}", about="last_name"),
        Facts(_facts(paper), styles.FACTS, before=12, field="counsellor"),
    ]
    for heading, items in _PARTS:
        blocks += [Heading(heading, 2, styles.SECTION), sentences(items)]
    blocks.append(signed((Signature("Bénéficiaire", name, given_on, paper.signature),)))
    return rendered(Sheet(TITLE, paper.made_on, paper.practice, paper.reference), blocks)


def _facts(paper: ConsentPaper) -> tuple[tuple[str, str], ...]:
    asked = paper.initiative is not Initiative.UNSAID
    return (
        ("Référence", paper.reference),
        ("Bilan conduit par", f"{paper.practice.counsellor}, {paper.practice.name}"),
        ("Initiative du bilan", label(paper.initiative) if asked else "…" * 20),
    )


_PARTS = (
    (
        "Je m’engage librement",
        (
            "J’entreprends ce bilan de mon plein gré ; personne ne me l’impose.",
            (
                "Je peux refuser, ou arrêter à tout moment, sans avoir à dire pourquoi. Ce n’est pas une faute "
                "(article L. 6313-4 du code du travail)."
            ),
            (
                "On m’a expliqué l’objet du bilan, ses trois phases, ses méthodes, sa durée de vingt-quatre heures "
                "au plus, et ce que deviennent les documents."
            ),
        ),
    ),
    (
        "Ce que j’accepte",
        (
            "Les entretiens, les questionnaires, les tests et les travaux personnels du bilan.",
            (
                "Que mon conseil recueille et note ce que je lui dis, dans la seule mesure d’un lien direct et nécessaire avec "
                "l’objet du bilan. Il est tenu au secret professionnel (articles 226-13 et 226-14 du code pénal)."
            ),
        ),
    ),
    (
        "Ce que je n’accepte pas par cette signature",
        (
            (
                "Que mes résultats détaillés ou le document de synthèse soient communiqués à un tiers : il y faut, chaque fois, "
                "un autre accord écrit de ma part."
            ),
            (
                "Que des documents soient gardés après le terme du bilan : ils sont détruits aussitôt, sauf demande ou accord "
                "écrit de ma part."
            ),
        ),
    ),
)
