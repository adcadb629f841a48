"""The « Copie de vos données » (RGPD, art. 15 and 20): all that is held, to be read, in French."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from attrs import frozen

from bilan_desktop.documents import styles
from bilan_desktop.documents.page import Sheet, addressed, rendered
from bilan_desktop.documents.parts import sentence, sentences, titled
from bilan_desktop.documents.titles import DATA_COPY as TITLE
from bilan_desktop.documents.typeset.blocks import Heading, Paragraph
from bilan_desktop.documents.typeset.boxes import Block
from bilan_desktop.documents.typeset.faces import can_write
from bilan_desktop.documents.typeset.printable import printable
from bilan_desktop.documents.typeset.tables import Facts, Table
from bilan_desktop.domain.errors import InvalidInput
from bilan_desktop.domain.practice import Practice
from bilan_desktop.domain.registers.data_copy import Chapter, Choice, DataCopy, Entry, Record
from bilan_desktop.domain.registers.processing import Activity, Aspect
from bilan_desktop.wording.french import FIXED, day_month_year, file_size, list_of, short_date, typeset
from bilan_desktop.wording.labels import label
from bilan_desktop.wording.processing import activity_sheet, rights_of_people

WITHHELD = "Non jointe : elle concerne aussi d’autres personnes"
_SHORT = 140  # characters of a text that stands beside its name; a longer one stands below it
_TOLD = (Aspect.PURPOSE, Aspect.BASIS, Aspect.RECIPIENTS, Aspect.DURATION)
_ACTIVITIES = (Activity.BILAN, Activity.SHARING, Activity.FOLLOW_UP, Activity.ADMINISTRATION, Activity.RIGHTS)


@frozen
class DataCopyPaper:
    """The copy as it leaves: masked already, with what is left out of the pieces."""

    practice: Practice
    copy: DataCopy
    choice: Choice


def data_copy_pdf(paper: DataCopyPaper) -> bytes:
    """The copy as tagged PDF; a character that no shipped font writes is named instead."""
    copy = paper.copy
    blocks: list[Block] = [
        *titled(TITLE, _legible(f"Bilan de compétences de {addressed(copy.beneficiary)}"), about="last_name"),
        Facts(_facts(paper), styles.FACTS, before=12, field="counsellor"),
        sentence(_OPENING, styles.INTRO),
    ]
    if paper.choice.masks or paper.choice.withheld:
        blocks.append(sentence(_MASKED))
    filled = [chapter for chapter in copy.chapters if _filled(chapter)]
    for chapter in filled:
        blocks += _chapter(chapter)
    blocks += _pieces(paper)
    nothing = [chapter.name for chapter in copy.chapters if chapter not in filled]
    if nothing:
        blocks += [
            Heading("Rubriques vides", 2, styles.SECTION),
            sentence(f"Rien n’est détenu sous ces rubriques : {list_of(nothing)}."),
        ]
    blocks += _information(paper)
    mention = "Document personnel, remis à la personne concernée."
    return rendered(Sheet(TITLE, copy.made_on, paper.practice, copy.reference, mention), blocks)


def _facts(paper: DataCopyPaper) -> tuple[tuple[str, str], ...]:
    copy, practice = paper.copy, paper.practice
    contact = " · ".join(part for part in (practice.email, practice.phone) if part)
    rows = [
        ("Référence", copy.reference),
        ("Demandée le", day_month_year(copy.asked_on) if copy.asked_on else ""),
        ("Établie le", day_month_year(copy.made_on)),
        ("Responsable", f"{practice.counsellor}, {practice.name}"),
        ("Joindre", contact),
    ]
    return tuple((name, said) for name, said in rows if said)


def _filled(chapter: Chapter) -> list[Record]:
    return [each for each in chapter.records if any(entry.said.strip() for entry in each.entries)]


def _chapter(chapter: Chapter) -> Iterator[Block]:
    filled = _filled(chapter)
    yield Heading(chapter.name, 2, styles.SECTION)
    if chapter.note:
        yield sentence(chapter.note, styles.NOTE, keeps_next=True)
    for number, each in enumerate(filled, start=1):
        title = each.title or (f"N°{FIXED}{number}" if len(filled) > 1 else "")
        if title:
            yield Heading(title, 3, styles.SUBSECTION, bookmarked=False)
        yield from _record(each)


def _record(record: Record) -> Iterator[Block]:
    shown = [entry for entry in record.entries if entry.said.strip()]
    for short, entries in groupby(shown, _is_short):
        if short:
            yield Facts(
                tuple((_legible(entry.name), _legible(entry.said)) for entry in entries),
                styles.FACTS,
                before=4,
            )
        else:
            for entry in entries:
                yield from _text(entry)


def _text(entry: Entry) -> Iterator[Block]:
    yield Paragraph.of(entry.name, styles.FACT_NAME_ALONE, keeps_next=True)
    for line in entry.said.splitlines():
        if line.strip():
            yield Paragraph.of(_legible(line), styles.BODY)


def _is_short(entry: Entry) -> bool:
    return len(entry.said) <= _SHORT and "\n" not in entry.said


def _pieces(paper: DataCopyPaper) -> Iterator[Block]:
    yield Heading("Pièces jointes, dans leur forme d’origine", 2, styles.SECTION)
    pieces = paper.copy.pieces
    if not pieces:
        yield sentence("Aucune pièce n’est détenue.", styles.EMPTY)
        return
    yield sentence(_WHERE, styles.NOTE, keeps_next=True)
    rows = tuple(
        (
            str(piece.number),
            _legible(" – ".join(filter(None, dict.fromkeys((piece.name, piece.document.title))))),
            short_date(piece.document.made_on),
            typeset(WITHHELD)
            if piece.document.id in paper.choice.withheld
            else f"{piece.file_name}, {file_size(piece.document.size)}",
        )
        for piece in pieces
    )
    yield Table(("N°", "Pièce", "Date", "Fichier"), rows, styles.PIECES, before=4)


def _information(paper: DataCopyPaper) -> Iterator[Block]:
    yield Heading("Ce que la loi prévoit de vous dire", 2, styles.SECTION)
    yield sentence(_SOURCE)
    for activity in _ACTIVITIES:
        said = dict(activity_sheet(activity, paper.practice, paper.copy.made_on))
        yield Heading(label(activity), 3, styles.SUBSECTION, bookmarked=False)
        yield Facts(tuple((label(aspect), said[aspect]) for aspect in _TOLD), styles.FACTS, before=4)
    yield Heading("Vos droits", 3, styles.SUBSECTION, bookmarked=False)
    yield sentences(rights_of_people(paper.copy.made_on))


def _legible(text: str) -> str:
    """The text as it can be printed; what no shipped font writes stands by its number: « [U+0F40] »."""
    try:
        return printable(text)
    except InvalidInput:
        return printable("".join(_named(text)))


def _named(characters: Iterable[str]) -> Iterator[str]:
    for character in characters:
        try:
            printable(character)
            yield character
        except InvalidInput:
            yield f"[U+{ord(character):04X}]" if not can_write(character) else character


_OPENING = (
    "Cette copie réunit toutes les données à caractère personnel que le cabinet détient sur vous au titre de ce bilan "
    "(RGPD, art. 15). Le fichier JSON joint dit la même chose dans un format lisible par une machine (art. 20)."
)
_MASKED = (
    "Ce qui concerne d’autres personnes que vous est masqué, ou laissé de côté : votre droit d’accès ne porte pas atteinte "
    "aux leurs (RGPD, art. 15, 4)."
)
_WHERE = (
    "Ces fichiers, et copie-des-donnees.json, sont attachés à ce PDF : ouvrez-le avec Firefox ou Adobe Acrobat Reader, "
    "volet « Pièces jointes » (le trombone)."
)
_SOURCE = (
    "Ces données viennent de vous, de vos échanges avec votre conseil, et des papiers du financement. Aucune n’est transférée "
    "hors de l’Union européenne ; aucune décision n’est prise automatiquement."
)
