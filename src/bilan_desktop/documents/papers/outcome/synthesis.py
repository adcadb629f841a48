"""The « Document de synthèse »: three sections and no fourth (C9), the beneficiary's alone (C6)."""

from collections.abc import Iterator
from datetime import date

from attrs import field, frozen

from bilan_desktop.documents import styles
from bilan_desktop.documents.page import Sheet, addressed, rendered
from bilan_desktop.documents.parts import Signature, rich, sentence, signed, titled
from bilan_desktop.documents.titles import SYNTHESIS as TITLE
from bilan_desktop.documents.typeset.blocks import Heading, ListBlock, Paragraph, Space
from bilan_desktop.documents.typeset.boxes import Block
from bilan_desktop.documents.typeset.charts import ChartBlock
from bilan_desktop.documents.typeset.tables import Facts
from bilan_desktop.domain.beneficiary import Beneficiary
from bilan_desktop.domain.bilan.signature import Signatory
from bilan_desktop.domain.bilan.signature import Signature as Signed
from bilan_desktop.domain.bilan.synthesis import Observations, Presentation, Section, Sections
from bilan_desktop.domain.practice import Practice
from bilan_desktop.domain.richtext import RichText
from bilan_desktop.drawing.steps import StepsLine
from bilan_desktop.wording.french import FIXED, day_month_year
from bilan_desktop.wording.steps import DatedSteps, dated_steps

TITLES = {
    Section.CIRCUMSTANCES: "1. Circonstances du bilan",
    Section.SKILLS: "2. Compétences et aptitudes au regard des perspectives d’évolution envisagées",
    Section.PROJECT: "3. Projet professionnel, projet de formation et principales étapes",
}
"""The charter's own titles."""

_EMPTY = {
    Section.CIRCUMSTANCES: "Section à écrire.",
    Section.SKILLS: "Section à écrire.",
    Section.PROJECT: "Sans objet au terme de ce bilan.",
}
_ALONE = (
    "Ce document appartient au bénéficiaire, qui en est le seul destinataire. Il ne peut être communiqué à un tiers "
    "qu’avec son accord (article L. 6313-4 du code du travail)."
)

MENTION = "Document remis à son seul destinataire, le bénéficiaire (L. 6313-4)."


@frozen
class SynthesisPaper:
    """All that the document holds. There is no place for a score, a test or an employer.

    `version` counts from 1; `dated` is the day of the version; a draft says so on each page. Whoever has not signed on
    the screen finds a line to sign; below drawn signatures stands the digest of the text they were drawn under.
    """

    practice: Practice
    beneficiary: Beneficiary
    reference: str
    sections: Sections
    version: int
    dated: date
    is_draft: bool = True
    started_on: date | None = None
    ended_on: date | None = None
    presentation: Presentation | None = None
    observations: Observations | None = None
    signatures: tuple[Signed, ...] = field(default=(), repr=False)


def synthesis_pdf(paper: SynthesisPaper) -> bytes:
    """The document as tagged PDF.

    Raises InvalidInput, naming the section or the field, for letters that no shipped font writes or a logo that is no image.
    """
    blocks: list[Block] = [
        *titled(
            TITLE,
            f"Bilan de compétences de {addressed(paper.beneficiary)}",
            about="last_name",
        ),
        Facts(tuple(_facts(paper)), styles.FACTS, before=12, field="counsellor"),
    ]
    for section in Section:
        blocks += [Heading(TITLES[section], 2, styles.SECTION), *_section(paper, section)]
    blocks += [*_closing(paper), *_annex(paper.observations)]
    state = f"Projet · version {paper.version}" if paper.is_draft else ""
    sheet = Sheet(TITLE, paper.dated, paper.practice, paper.reference, MENTION, state)
    return rendered(sheet, blocks)


def _facts(paper: SynthesisPaper) -> list[tuple[str, str]]:
    rows = [("Référence", paper.reference)]
    if paper.started_on and paper.ended_on and not paper.is_draft:
        rows.append(("Période", f"Du {day_month_year(paper.started_on)} au {day_month_year(paper.ended_on)}"))
    elif paper.started_on:
        rows.append(("Période", f"Commencé le {day_month_year(paper.started_on)}"))
    kind = "Projet" if paper.is_draft else "Version définitive"
    return [
        *rows,
        ("Bilan conduit par", f"{paper.practice.counsellor}, {paper.practice.name}"),
        ("Version", f"{kind} n°{FIXED}{paper.version}, {day_month_year(paper.dated)}"),
    ]


def _section(paper: SynthesisPaper, section: Section) -> list[Block]:
    text = paper.sections.of(section)
    blocks = rich(text, section.value)
    if section is Section.PROJECT:
        blocks = _with_steps(blocks, dated_steps(text, paper.dated))
    return blocks or [sentence(_EMPTY[section], styles.EMPTY)]


def _with_steps(blocks: list[Block], dated: DatedSteps | None) -> list[Block]:
    """The dated line stands below the numbered list that it is read from."""
    if dated is None:
        return blocks
    lists = [n for n, block in enumerate(blocks) if isinstance(block, ListBlock) and block.numbered]
    after = lists[dated.place] + 1
    return [*blocks[:after], ChartBlock(StepsLine(dated.steps), before=12), *blocks[after:]]


def _closing(paper: SynthesisPaper) -> list[Block]:
    rows = tuple(_presented(paper))
    blocks: list[Block] = [Space(18)]
    if rows:
        blocks.append(Facts(rows, styles.FACTS, field="presented_at", keeps_next=not paper.is_draft))
    if paper.is_draft:
        return blocks
    blocks.append(sentence(_ALONE, styles.SMALL, keeps_next=True))
    names = {
        Signatory.BENEFICIARY: ("Bénéficiaire", addressed(paper.beneficiary)),
        Signatory.COUNSELLOR: ("Conseiller ou conseillère", paper.practice.counsellor),
    }
    drawn = {signature.who: signature for signature in paper.signatures}
    places = [_place(*names[who], drawn.get(who)) for who in Signatory]
    return [*blocks, signed(places), *_digest(paper.signatures)]


def _place(role: str, name: str, drawn: Signed | None) -> Signature:
    return Signature(role, name, drawn.at.date(), drawn.image) if drawn else Signature(role, name)


def _digest(signatures: tuple[Signed, ...]) -> list[Block]:
    """What binds the drawn signatures to the text."""
    if not signatures:
        return []
    whole = signatures[0].digest
    groups = " ".join(whole[at : at + 8] for at in range(0, len(whole), 8))
    told = "Signé à l’écran. Empreinte SHA-256 du texte signé (trois rubriques et observations) :"
    return [sentence(told, styles.NOTE, keeps_next=True), Paragraph.of(groups, styles.NOTE)]


def _presented(paper: SynthesisPaper) -> Iterator[tuple[str, str]]:
    if paper.presentation:
        presentation = paper.presentation
        yield "Présentation", f"{day_month_year(presentation.on)} – {presentation.place}"
    if paper.observations:
        said = "Aucune observation" if paper.observations.none_made else "En annexe, recueillies"
        yield "Observations", f"{said} le {day_month_year(paper.observations.on)}"


def _annex(observations: Observations | None) -> list[Block]:
    if observations is None or observations.none_made:
        return []
    told = f"Recueillies le {day_month_year(observations.on)}, dans les mots mêmes du bénéficiaire."
    return [
        Heading("Annexe – Observations du bénéficiaire", 2, styles.SECTION),
        sentence(told, styles.NOTE, keeps_next=True),
        *rich(RichText.of(observations.words), "words"),
    ]
