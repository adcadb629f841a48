"""The « Bilan pédagogique et financier » of a year on paper (L6; L. 6352-11): figures and references, no name."""

from datetime import date

from attrs import frozen

from bilan_desktop.documents import styles
from bilan_desktop.documents.page import Sheet, rendered
from bilan_desktop.documents.parts import sentence, titled
from bilan_desktop.documents.typeset.blocks import Heading
from bilan_desktop.documents.typeset.boxes import Block
from bilan_desktop.documents.typeset.tables import Facts, Table
from bilan_desktop.domain.cases.closing import EndingKind
from bilan_desktop.domain.practice import Practice
from bilan_desktop.domain.registers.bpf import Count, YearlyFigures
from bilan_desktop.wording.french import day_month_year, duration, money, number, plural
from bilan_desktop.wording.labels import label

TITLE = "Bilan pédagogique et financier"


@frozen
class FiguresPaper:
    """The figures of a year as they stand on a day."""

    practice: Practice
    shown: YearlyFigures
    issued_on: date


def figures_pdf(paper: FiguresPaper) -> bytes:
    """The figures as tagged PDF. Raises InvalidInput for what cannot be printed."""
    practice, shown = paper.practice, paper.shown
    who = (
        ("Prestataire", f"{practice.name}, {practice.counsellor}"),
        ("SIRET", practice.siret),
        ("Déclaration d’activité", practice.nda),
        ("Année", str(shown.year)),
        ("Établi le", day_month_year(paper.issued_on)),
    )
    blocks: list[Block] = [
        *titled(TITLE, f"Bilans de compétences de l’année {shown.year}"),
        Facts(tuple(row for row in who if row[1]), styles.FACTS, before=12, field="counsellor"),
        *_counted(shown),
    ]
    mention = "Aucune personne n’est nommée. Chiffres figés à la clôture de chaque bilan."
    return rendered(Sheet(TITLE, paper.issued_on, practice, mention=mention), blocks)


def _counted(shown: YearlyFigures) -> list[Block]:
    if not shown.lines:
        return [sentence("Aucun bilan ne s’est terminé cette année.")]
    lines = [(label(line.route), label(line.status), *_cells(line.count)) for line in shown.lines]
    total = ("Total", "Tous statuts", *_cells(shown.total))
    heads = ("Financement", "Statut", "Bilans", "Accompagnement", "Prix")
    return [
        Heading("Par financement et par statut", 2, styles.SECTION),
        Table(heads, (*lines, total), styles.YEARLY, before=4),
        Heading("Pour l’année", 2, styles.SECTION),
        Facts(_whole(shown.total), styles.FACTS, before=4),
        sentence(
            "Les heures sont celles de l’accompagnement délivré, bilans arrêtés compris ; un bilan qui a changé de "
            "financement compte sous chacun, et une fois dans le total."
        ),
    ]


def _whole(total: Count) -> tuple[tuple[str, str], ...]:
    rows = [("Bilans", plural(len(total.references), "bilan"))]
    rows += [(label(kind), number(len(ended))) for kind in EndingKind if (ended := total.ended(kind))]
    rows.append(("Accompagnement", duration(total.accompaniment)))
    if total.personal:
        rows.append(("Travail personnel", duration(total.personal)))
    rows.append(("Prix", money(total.price)))
    if total.unpriced:
        rows.append(("Sans prix noté", ", ".join(total.unpriced)))
    rows.append(("Dossiers comptés", ", ".join(total.references)))
    return tuple(rows)


def _cells(count: Count) -> tuple[str, str, str]:
    is_priced = any(case.price is not None for case in count.cases)
    price = money(count.price) if is_priced else "non noté"
    return number(len(count.references)), duration(count.accompaniment), price
