"""What becomes of each document at the closing, gathered into the lines that a table shows."""

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from bilan_desktop.domain.bilan.document import DocumentClass, DocumentKind
from bilan_desktop.domain.cases.closing import ClosingPlan, Fate, Outcome
from bilan_desktop.domain.sharing.agreement import RetentionAgreement
from bilan_desktop.wording.french import day_month, plural, short_date
from bilan_desktop.wording.labels import counted_kind, kind_label, label
from bilan_desktop.wording.refusals import source_text


@frozen
class FateLine:
    """Documents of one kind that share a fate."""

    documents: str
    ground: str
    outcome: Outcome
    until: date | None
    source: str


def fate_lines(plan: ClosingPlan) -> list[FateLine]:
    """The plan's fates, one line for each kind with the same outcome, date and agreement, in the plan's order."""
    gathered: dict[tuple[DocumentKind, Outcome, date | None, object], list[Fate]] = {}
    for fate in plan.fates:
        agreement = fate.agreement.id if fate.agreement else None
        key = (fate.holding.kind, fate.outcome, fate.until, agreement)
        gathered.setdefault(key, []).append(fate)
    return [_line(fates) for fates in gathered.values()]


def named(kind: DocumentKind, count: int) -> str:
    """Documents of a kind, with their number when there are several."""
    return counted_kind(kind, count) if count > 1 else kind_label(kind)


def agreement_words(agreement: RetentionAgreement) -> str:
    """On what ground something is kept: « Demande écrite du bénéficiaire du 23 nov. »."""
    return f"{label(agreement.basis)}, {day_month(agreement.given_on)}"


def goes(plan: ClosingPlan) -> list[str]:
    """What the closing destroys, in words."""
    return [named(kind, count) for kind, count in plan.destroyed.items()]


def stays(lines: Iterable[FateLine]) -> list[str]:
    """What the closing keeps, in words, with its date."""
    return [
        f"{line.documents} — jusqu’au {short_date(line.until)}" for line in lines if line.until is not None
    ]


def destroyed_count(plan: ClosingPlan) -> str:
    """« 11 documents »."""
    return plural(sum(plan.destroyed.values()), "document", "documents")


def _line(fates: list[Fate]) -> FateLine:
    first = fates[0]
    return FateLine(
        documents=named(first.holding.kind, len(fates)),
        ground=_ground(first),
        outcome=first.outcome,
        until=first.until,
        source=source_text(first.source),
    )


def _ground(fate: Fate) -> str:
    if fate.agreement is not None:
        return agreement_words(fate.agreement)
    kind = fate.holding.kind
    if kind is DocumentKind.SYNTHESIS:
        return "Aucune demande de conservation"
    if kind.document_class is DocumentClass.WORKING:
        return "Document de travail"
    return label(kind.document_class)
