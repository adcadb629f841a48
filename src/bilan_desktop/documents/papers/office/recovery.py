"""The recovery paper: the code that opens the vault without its passphrase, printed once and kept on paper."""

from datetime import date

from attrs import field, frozen

from bilan_desktop.documents import styles
from bilan_desktop.documents.page import Sheet, rendered
from bilan_desktop.documents.parts import sentence, sentences, titled
from bilan_desktop.documents.typeset.blocks import Heading, Paragraph
from bilan_desktop.documents.typeset.boxes import Block
from bilan_desktop.documents.typeset.figures import QrCode
from bilan_desktop.documents.typeset.tables import Columns, Facts, Framed
from bilan_desktop.domain.practice import Practice
from bilan_desktop.wording.french import day_month_year

_PER_ROW = 4


@frozen
class RecoveryPaper:
    """The code as its groups of signs, the vault it opens and the day it was made."""

    groups: tuple[str, ...] = field(repr=False)
    vault_id: str
    created_on: date
    practice: Practice | None = None


def recovery_pdf(paper: RecoveryPaper) -> bytes:
    """The « Code de secours du coffre » as tagged PDF. It holds the secret: it is printed, never stored."""
    blocks: list[Block] = [
        *titled("Code de secours du coffre", "Il ouvre le coffre quand la phrase de passe est perdue."),
        Framed((_code(paper),), styles.INK, padding=16, before=16),
        Facts(_facts(paper), styles.FACTS, before=12),
        *_listed("Le garder", _KEEPING),
        *_listed("S’en servir", _USING, numbered=True),
        *_listed("Ce qu’il faut savoir", _KNOWING),
    ]
    return rendered(
        Sheet("Code de secours du coffre", paper.created_on, paper.practice, mention=_MENTION), blocks
    )


def _code(paper: RecoveryPaper) -> Columns:
    rows = [paper.groups[at : at + _PER_ROW] for at in range(0, len(paper.groups), _PER_ROW)]
    signs: list[Block] = [_group_row(row) for row in rows]
    note = sentence("Les tirets, les espaces et les majuscules ne comptent pas.", styles.SMALL)
    picture = QrCode(
        "-".join(paper.groups), "Code QR du code de secours, le même que les groupes écrits à côté", 96
    )
    return Columns(((*signs, note), (picture,)), shares=(0.74, 0.26), gutter=18)


def _group_row(groups: tuple[str, ...]) -> Columns:
    padded = (*groups, *("",) * (_PER_ROW - len(groups)))
    return Columns(tuple((Paragraph.of(group, styles.CODE),) if group else () for group in padded), gutter=6)


def _facts(paper: RecoveryPaper) -> tuple[tuple[str, str], ...]:
    return (("Coffre", paper.vault_id), ("Créé le", day_month_year(paper.created_on)))


def _listed(title: str, items: tuple[str, ...], *, numbered: bool = False) -> list[Block]:
    return [Heading(title, 2, styles.SECTION), sentences(items, numbered=numbered)]


_MENTION = "À conserver sur papier, hors de l’ordinateur."
_KEEPING = (
    "Imprimez cette page et rangez-la sous clé, loin de l’ordinateur : un coffre, une armoire fermée, un notaire.",
    "N’en gardez aucune photographie ni aucun fichier ; ne l’envoyez à personne.",
    "Qui tient cette page et une copie du coffre peut lire tous les dossiers.",
)
_USING = (
    "À l’ouverture du coffre, choisissez « Utiliser le code de secours ».",
    "Tapez les groupes dans l’ordre. O se lit 0, I et L se lisent 1.",
    "Choisissez aussitôt une nouvelle phrase de passe : un nouveau code vous est alors remis, et celui-ci ne vaut plus rien.",
)
_KNOWING = (
    "Le programme ne garde pas ce code et personne ne peut le retrouver pour vous.",
    "Sans phrase de passe et sans code de secours, le contenu du coffre est perdu.",
    "Si cette page a pu être vue, changez la phrase de passe : le code change avec elle.",
)
