"""What a payer is given of the funding it pays: entry, diligence, end, attendance, absence or hours (E5a to E5c).

Not a word of the content, nothing of another funding. The statement of absence does not even say what the absence was for.
"""

from datetime import date

from attrs import frozen

from bilan_desktop.documents import styles
from bilan_desktop.documents.page import Sheet, addressed, rendered
from bilan_desktop.documents.parts import Signature, sentence, signed, titled
from bilan_desktop.documents.typeset.boxes import Block
from bilan_desktop.documents.typeset.tables import Facts, Table
from bilan_desktop.domain.beneficiary import Beneficiary
from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.practice import Practice
from bilan_desktop.domain.sharing.statements import Statement, StatementKind
from bilan_desktop.wording.french import (
    capitalised,
    clock_time,
    day_month_year,
    duration,
    long_date,
    money,
    plural,
)
from bilan_desktop.wording.labels import label, route_in_full

_TABLES = {StatementKind.ATTENDANCE, StatementKind.ABSENCE}


@frozen
class StatementPaper:
    """A statement, signed by the provider on the day it is made."""

    practice: Practice
    beneficiary: Beneficiary
    reference: str
    statement: Statement
    made_on: date


def statement_pdf(paper: StatementPaper) -> bytes:
    """The statement as tagged PDF. Raises InvalidInput for what cannot be printed."""
    told, name = paper.statement, addressed(paper.beneficiary)
    title = label(told.kind)
    is_absence = told.kind is StatementKind.ABSENCE
    subtitle = name if is_absence else f"Bilan de compétences de {name}"
    who = f"{paper.practice.counsellor}, {paper.practice.name}"
    blocks: list[Block] = [
        *titled(title, subtitle, about="last_name"),
        sentence(_ATTESTED[told.kind], styles.INTRO, keeps_next=True),
        Facts((*_facts(paper), ("Établi par", who)), styles.FACTS, before=12, field="counsellor"),
    ]
    if told.kind in _TABLES:
        blocks.append(_table(told))
    if not is_absence:
        blocks.append(sentence(_NOTHING_ELSE))
    blocks.append(signed((Signature("Pour le prestataire", paper.practice.counsellor, paper.made_on),)))
    return rendered(Sheet(title, paper.made_on, paper.practice, paper.reference), blocks)


def _facts(paper: StatementPaper) -> tuple[tuple[str, str], ...]:
    told = paper.statement
    rows = [("Référence", paper.reference)]
    if told.kind is not StatementKind.ABSENCE:
        rows.append(("Financement", capitalised(route_in_full(told.route))))
    if told.file_number:
        rows.append(("Dossier EDOF" if told.route is Route.CPF else "Numéro de dossier", told.file_number))
    if told.entry_on:
        rows.append(("Entrée", long_date(told.entry_on)))
    if told.exit_on:
        rows.append(("Sortie", long_date(told.exit_on)))
    if told.hours is not None:
        rows += _counted(told)
    if told.price is not None:
        rows.append(("Prix convenu", money(told.price)))
    return tuple(rows)


def _counted(told: Statement) -> list[tuple[str, str]]:
    assert told.hours is not None
    days = [session.day for session in told.sessions]
    rows = [("Séances suivies", plural(len(days), "séance"))]
    if days and told.kind is not StatementKind.EXIT:
        rows.append(("Période", f"Du {day_month_year(min(days))} au {day_month_year(max(days))}"))
    return [*rows, ("Accompagnement", duration(told.hours.accompaniment))]


def _table(told: Statement) -> Table:
    timed = [
        (long_date(s.day), f"{clock_time(s.starts_at)} – {clock_time(s.ends_at)}", duration(s.duration))
        for s in sorted(told.sessions, key=lambda s: (s.day, s.starts_at))
    ]
    if told.hours is not None:
        return Table(("Jour", "Horaires", "Durée"), tuple(timed), styles.TIMED, before=14)
    return Table(("Jour", "Horaires"), tuple(row[:2] for row in timed), styles.DAYS, before=14)


_BY_THE_PROVIDER = "Le prestataire désigné ci-dessous atteste que"
_ATTESTED = {
    StatementKind.ENTRY: f"{_BY_THE_PROVIDER} le bilan de compétences a commencé à la date suivante :",
    StatementKind.DILIGENCE: f"{_BY_THE_PROVIDER} la personne a suivi les séances suivantes à ce jour :",
    StatementKind.EXIT: f"{_BY_THE_PROVIDER} le bilan de compétences s’est terminé comme suit :",
    StatementKind.ATTENDANCE: f"{_BY_THE_PROVIDER} la personne a été présente aux séances suivantes :",
    StatementKind.ABSENCE: f"{_BY_THE_PROVIDER} la personne était auprès de lui aux jours et heures suivants :",
    StatementKind.HOURS: f"{_BY_THE_PROVIDER} les heures suivantes ont été réalisées :",
}
_NOTHING_ELSE = (
    "Cette pièce ne contient aucun élément du bilan : ses résultats et le document de synthèse appartiennent au "
    "bénéficiaire, seul destinataire (article L. 6313-4 du code du travail)."
)
