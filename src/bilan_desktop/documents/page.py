"""The page every paper has: the practice's head, what runs at the top and at the foot, and the way to bytes."""

from collections.abc import Sequence
from datetime import date

from attrs import evolve, frozen

from bilan_desktop.documents import styles
from bilan_desktop.documents.files.inspection import logo
from bilan_desktop.documents.tagging.press import PAGE_HEIGHT, PAGE_WIDTH, Press
from bilan_desktop.documents.tagging.structure import Metadata, tagged
from bilan_desktop.documents.typeset.blocks import Paragraph, Rule
from bilan_desktop.documents.typeset.boxes import Block, Box, Stroke, laid_all
from bilan_desktop.documents.typeset.faces import FONT_LOCK
from bilan_desktop.documents.typeset.figures import Picture
from bilan_desktop.documents.typeset.inks import LineInk, RuleInk
from bilan_desktop.documents.typeset.lines import lines_of
from bilan_desktop.documents.typeset.look import TextStyle
from bilan_desktop.documents.typeset.paging import Placed, paged
from bilan_desktop.documents.typeset.tables import Columns
from bilan_desktop.documents.typeset.words import forget_words
from bilan_desktop.domain.beneficiary import Beneficiary, Civility
from bilan_desktop.domain.practice import Practice
from bilan_desktop.domain.richtext import Run
from bilan_desktop.wording.french import FIXED, typeset

MEASURE = PAGE_WIDTH - 2 * styles.MARGIN_SIDE
_BODY_HEIGHT = PAGE_HEIGHT - styles.MARGIN_TOP - styles.MARGIN_FOOT
_ADDRESS_LINES = 5


@frozen
class Sheet:
    """What stands around a paper's text.

    `mention` runs at the foot of each page, `state` at its head (« Projet »); `reference` is the case's, never a name.
    """

    title: str
    made_on: date
    practice: Practice | None = None
    reference: str = ""
    mention: str = ""
    state: str = ""


def rendered(sheet: Sheet, blocks: Sequence[Block]) -> bytes:
    """The paper as PDF. Raises InvalidInput for text or a logo that cannot be printed."""
    with FONT_LOCK:
        try:
            laid = laid_all((*_letterhead(sheet.practice), *blocks), MEASURE)
            pages = paged(laid.boxes, _BODY_HEIGHT)
            press = Press()
            for number, boxes in enumerate(pages, start=1):
                ornaments = [*_running_head(sheet, number), *_foot(sheet, number, len(pages))]
                press.page(styles.MARGIN_SIDE, PAGE_HEIGHT - styles.MARGIN_TOP, boxes, ornaments)
            title = f"{sheet.title} – {sheet.reference}" if sheet.reference else sheet.title
            return tagged(press.printed(), laid.nodes, Metadata(title, sheet.made_on))
        finally:
            forget_words()


def addressed(beneficiary: Beneficiary) -> str:
    """« M. Karim Lemoine »: how the person is named on papers, on one line."""
    civility = {Civility.MADAME: f"Mme{FIXED}", Civility.MONSIEUR: f"M.{FIXED}"}.get(beneficiary.civility, "")
    return civility + beneficiary.full_name


def _letterhead(practice: Practice | None) -> list[Block]:
    if practice is None:
        return []
    who: list[Block] = []
    if practice.logo:
        who.append(Picture(logo(practice.logo), f"Logo de {practice.name}", 130, 40))
    who.append(Paragraph.of(practice.name, evolve(styles.PRACTICE, before=4 if practice.logo else 0), "name"))
    if practice.counsellor != practice.name:
        who.append(Paragraph.of(practice.counsellor, styles.ADDRESS, "counsellor"))
    where: list[Block] = [
        Paragraph.of(text, styles.ADDRESS_RIGHT, field) for field, text in _contact(practice) if text
    ]
    columns = Columns((tuple(who), tuple(where)), shares=(0.5, 0.5), keeps_next=True)
    return [columns, Rule(1.8, styles.ACCENT, before=10, after=8)]


def _contact(practice: Practice) -> list[tuple[str, str]]:
    address = [line.strip() for line in practice.address.splitlines() if line.strip()]
    if len(address) > _ADDRESS_LINES:
        address = [" – ".join(address)]
    siret = FIXED.join((practice.siret[:3], practice.siret[3:6], practice.siret[6:9], practice.siret[9:]))
    nda = FIXED.join((practice.nda[:2], practice.nda[2:4], practice.nda[4:9], practice.nda[9:]))
    return [
        *(("address", line) for line in address),
        ("phone", " · ".join(part for part in (practice.phone, practice.email) if part)),
        ("siret", f"SIRET {siret}" if practice.siret else ""),
        ("nda", f"Déclaration d’activité n°{FIXED}{nda}" if practice.nda else ""),
        ("nda", "Cet enregistrement ne vaut pas agrément de l’État." if practice.nda else ""),
    ]


def _running_head(sheet: Sheet, number: int) -> list[Placed]:
    placed = []
    if number > 1:
        name = f"{sheet.practice.name} · " if sheet.practice else ""
        placed.append(_line(name + sheet.title, styles.RUNNING, 34, MEASURE * 0.75))
        placed.append(Placed(_rule(), 49))
    if sheet.state:
        placed.append(_line(sheet.state, styles.STATE, 34))
    return placed


def _foot(sheet: Sheet, number: int, count: int) -> list[Placed]:
    page = f"page{FIXED}{number}/{count}"
    right = f"{sheet.reference} · {page}" if sheet.reference else page
    top = PAGE_HEIGHT - 46
    placed = [Placed(_rule(), top - 5), _line(right, styles.RUNNING_RIGHT, top)]
    if sheet.mention:
        placed.append(_line(typeset(sheet.mention), styles.RUNNING, top, MEASURE * 0.75))
    return placed


def _rule() -> Box:
    return Box(0.0, (Stroke(None, RuleInk(MEASURE, styles.HAIRLINE, styles.INK)),))


def _line(text: str, style: TextStyle, top: float, measure: float = MEASURE) -> Placed:
    (first, *_) = lines_of((Run(text),), style, measure)
    return Placed(Box(style.leading, (Stroke(None, LineInk(first, style)),)), top)
