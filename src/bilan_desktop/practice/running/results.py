"""The detailed results: written part by part, then established as the beneficiary's document (C6)."""

from uuid import UUID, uuid4

from attrs import evolve

from bilan_desktop.domain.bilan.document import Document, DocumentKind, MediaType
from bilan_desktop.domain.bilan.results import ResultPart
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.practice import papers
from bilan_desktop.practice.file import CaseFile


def add_part(file: CaseFile, title: str) -> ResultPart:
    """A new part at the end. Raises InvalidInput for a title that cannot stand."""
    case = file.case
    case.require_open()
    part = ResultPart(uuid4(), title).checked()
    file.keep(evolve(case, results=(*case.results, part)))
    return part


def save_part(file: CaseFile, part: ResultPart) -> Case:
    """Rewrites one part. Raises InvalidInput for a text too long or no title, RuleBroken for a NIR (C3)."""
    case = file.case
    case.require_open()
    checked = part.checked()
    return file.keep(
        evolve(case, results=tuple(checked if each.id == part.id else each for each in case.results))
    )


def remove_part(file: CaseFile, part_id: UUID) -> Case:
    """Takes a part away; what was established stays as it is."""
    case = file.case
    case.require_open()
    return file.keep(evolve(case, results=tuple(each for each in case.results if each.id != part_id)))


def paper(file: CaseFile) -> bytes:
    """The results as they would be established now."""
    return papers.results(file.desk.practice, file.case, file.today())


def establish(file: CaseFile) -> Document:
    """Keeps the paper among the documents of the case, in the place of the one established before.

    Raises InvalidInput while nothing is written.
    """
    case = file.case
    case.require_open()
    if all(part.content.is_empty for part in case.results):
        raise InvalidInput("results", Problem.EMPTY)
    content = paper(file)
    document = Document(
        case.results_id, DocumentKind.DETAILED_RESULTS, "", file.today(), MediaType.PDF, len(content)
    )
    others = tuple(d for d in case.documents if d.id != document.id)
    file.keep(evolve(case, documents=(*others, document)), {document.id: content})
    return document
