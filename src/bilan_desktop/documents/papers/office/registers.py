"""The practice's registers on paper: processing (RGPD, art. 30) and communications (C6). Neither names a beneficiary."""

from collections import Counter
from datetime import date

from attrs import frozen

from bilan_desktop.documents import styles
from bilan_desktop.documents.page import Sheet, rendered
from bilan_desktop.documents.parts import sentence, sentences, titled
from bilan_desktop.documents.typeset.blocks import Heading
from bilan_desktop.documents.typeset.boxes import Block
from bilan_desktop.documents.typeset.tables import Facts, Table
from bilan_desktop.domain.law.rules import SOURCES, RuleId
from bilan_desktop.domain.practice import Practice
from bilan_desktop.domain.registers.communication import Communication
from bilan_desktop.domain.registers.processing import Activity
from bilan_desktop.wording.french import day_month_year, number, short_date, typeset
from bilan_desktop.wording.labels import label
from bilan_desktop.wording.processing import activity_sheet, security_measures

PROCESSING = "Registre des traitements"
COMMUNICATIONS = "Registre des communications"


@frozen
class ProcessingPaper:
    """The register of a practice on a day."""

    practice: Practice
    issued_on: date


@frozen
class CommunicationsPaper:
    """The lines of the register, the latest first."""

    practice: Practice
    lines: tuple[Communication, ...]
    issued_on: date


def processing_pdf(paper: ProcessingPaper) -> bytes:
    """The processing register as tagged PDF. Raises InvalidInput for what cannot be printed."""
    practice = paper.practice
    contact = " · ".join(part for part in (practice.email, practice.phone) if part)
    blocks: list[Block] = [
        *titled(PROCESSING, "Règlement (UE) 2016/679, article 30"),
        Facts(
            tuple(
                (name, value)
                for name, value in (
                    ("Responsable", f"{practice.counsellor}, {practice.name}"),
                    ("Joindre", contact),
                    ("À jour au", day_month_year(paper.issued_on)),
                )
                if value
            ),
            styles.FACTS,
            before=12,
            field="counsellor",
        ),
    ]
    for place, activity in enumerate(Activity, start=1):
        sheet = activity_sheet(activity, practice, paper.issued_on)
        blocks += [
            Heading(f"{place}. {label(activity)}", 2, styles.SECTION),
            Facts(tuple((label(aspect), said) for aspect, said in sheet), styles.FACTS, before=4),
        ]
    blocks += [
        Heading("Mesures de sécurité", 2, styles.SECTION),
        sentences(security_measures()),
    ]
    mention = "Ce registre ne nomme aucun bénéficiaire."
    return rendered(Sheet(PROCESSING, paper.issued_on, practice, mention=mention), blocks)


def communications_pdf(paper: CommunicationsPaper) -> bytes:
    """The register of communications as tagged PDF."""
    counted = Counter(line.refused_by is None for line in paper.lines)
    facts = (
        ("À jour au", day_month_year(paper.issued_on)),
        ("Remises", number(counted[True])),
        ("Demandes refusées", number(counted[False])),
    )
    blocks: list[Block] = [
        *titled(COMMUNICATIONS, typeset(SOURCES[RuleId.C6].text)),
        Facts(facts, styles.FACTS, before=12),
        *_lines(paper.lines),
    ]
    mention = "Les destinataires ne sont nommés que dans les dossiers."
    return rendered(Sheet(COMMUNICATIONS, paper.issued_on, paper.practice, mention=mention), blocks)


def _lines(lines: tuple[Communication, ...]) -> list[Block]:
    if not lines:
        return [sentence("Rien n’a été remis ni demandé.")]
    rows = tuple(
        (short_date(line.on), line.reference, label(line.subject), label(line.recipient), _outcome(line))
        for line in lines
    )
    heads = ("Date", "Dossier", "Document", "Destinataire", "Suite")
    return [Table(heads, rows, styles.REGISTER, before=14)]


def _outcome(line: Communication) -> str:
    if line.refused_by is None:
        return "Remis"
    return typeset(f"Refusé : {SOURCES[line.refused_by].text}")
