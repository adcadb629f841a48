"""The synthesis from its first draft to its frozen final version (C8, C9, C10)."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

from attrs import evolve

from bilan_desktop.domain.bilan.document import Document, DocumentKind, MediaType
from bilan_desktop.domain.bilan.signature import Signatory
from bilan_desktop.domain.bilan.synthesis import Section, Synthesis
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.richtext import RichText
from bilan_desktop.practice import papers
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.wording.labels import earlier_synthesis


def save_section(file: CaseFile, section: Section, content: RichText) -> Case:
    """Rewrites one of the three sections. Raises RuleBroken once frozen, InvalidInput when too long."""
    return _keep(file, file.case.synthesis.edited(section, content))


def keep_version(file: CaseFile) -> Case:
    """Keeps the present text as a numbered version; nothing happens when it is the last version's."""
    return _keep(file, file.case.synthesis.kept(file.now()))


def present(file: CaseFile, on: date | None, place: str) -> Case:
    """Presented to the beneficiary at the end of the conclusion phase (C8)."""
    return _keep(file, file.case.synthesis.presented(on, place, file.case.phase, file.now()))


def observe(file: CaseFile, on: date | None, words: str) -> Case:
    """The beneficiary's observations, verbatim; empty words mean that none was made (C10)."""
    return _keep(file, file.case.synthesis.observed(on, words, file.today()))


def sign(file: CaseFile, who: Signatory, image: bytes) -> Case:
    """Signed on the screen, under the text as it was presented; `image` is what was drawn, as PNG.

    Raises RuleBroken until the text was presented and observations were asked (C8, C10), InvalidInput for no drawing.
    """
    return _keep(file, file.case.synthesis.with_signature(who, image, file.now()))


def finalise(file: CaseFile) -> Case:
    """Freezes the synthesis and keeps its paper as it is, for good. Raises RuleBroken for what C8 to C10 still want."""
    case = file.case
    case.require_open()
    frozen = evolve(case, synthesis=case.synthesis.finalised(case.phase, file.now(), case.synthesis_id))
    content = papers.synthesis(file.desk.practice, frozen, file.today())
    document = Document(
        case.synthesis_id, DocumentKind.SYNTHESIS, "", file.today(), MediaType.PDF, len(content)
    )
    return file.keep(evolve(frozen, documents=(*frozen.documents, document)), {document.id: content})


def correct(file: CaseFile) -> Case:
    """Opens the final version's text again; its paper stays in the case, as it was handed over, until the closing.

    The corrected text becomes a later final version with its own date, handed over like the first. Raises RuleBroken while
    there is no final version.
    """
    case = file.case
    case.require_open()
    reopened = case.synthesis.corrected()
    content = file.content(case.synthesis_id)
    frozen = case.document(case.synthesis_id)
    assert frozen is not None
    earlier = evolve(frozen, id=uuid4(), title=earlier_synthesis(case.synthesis.number))
    others = tuple(d for d in case.documents if d.id != frozen.id)
    return file.keep(evolve(case, synthesis=reopened, documents=(*others, earlier)), {earlier.id: content})


def paper(file: CaseFile) -> bytes:
    """The synthesis as a PDF: the frozen one once it is final, else the present draft, marked so."""
    return paper_of(file)()


def paper_of(file: CaseFile) -> Callable[[], bytes]:
    """What makes `paper` from the present state, in any thread: nothing of the file is used any more."""
    case, practice, today = file.case, file.desk.practice, file.today()
    if case.synthesis.document_id is not None:
        frozen = file.content(case.synthesis.document_id)
        return lambda: frozen
    return lambda: papers.synthesis(practice, case, today)


def version_paper(file: CaseFile, number: int) -> bytes:
    """An earlier version as a PDF, marked as a draft, with what was observed of it."""
    case = file.case
    version = case.synthesis.versions[number - 1]
    earlier = Synthesis(
        version.sections, case.synthesis.versions[: number - 1], observations=version.observations
    )
    return papers.synthesis(file.desk.practice, evolve(case, synthesis=earlier), version.kept_at.date())


def _keep(file: CaseFile, synthesis: Synthesis) -> Case:
    file.case.require_open()
    return file.keep(evolve(file.case, synthesis=synthesis))
