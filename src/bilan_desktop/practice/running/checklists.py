"""What the counsellor ticks of a phase's checklist (L2)."""

from attrs import evolve

from bilan_desktop.domain.cases import checklists
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.cases.checklists import Output
from bilan_desktop.practice.file import CaseFile


def tick(file: CaseFile, output: Output, *, done: bool) -> Case:
    """Ticks an item, or takes its tick away. Raises InvalidInput for an item that only the case can tell."""
    case = file.case
    case.require_open()
    return file.keep(evolve(case, ticks=checklists.ticked(case.ticks, output, file.today(), done=done)))
