"""A final synthesis asked for by its case's reference: from the running case, or from what a closed one still keeps (C6)."""

from pathlib import Path

from bilan_desktop.domain.bilan.document import Document, DocumentKind
from bilan_desktop.domain.errors import Breach, Fault, FaultKind, RuleBroken
from bilan_desktop.domain.sharing.agreement import Recipient, Subject
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending import closed
from bilan_desktop.practice.ending.closed import ClosedFile, KeptPart
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running import synthesis
from bilan_desktop.practice.running.cases import find
from bilan_desktop.practice.sharing import leaving
from bilan_desktop.practice.sharing.doors import RunningDoor
from bilan_desktop.practice.sharing.leaving import Leaving
from bilan_desktop.vault.storage.entries import CaseEntry, CaseState


def export_synthesis(desk: Desk, wanted: str, recipient: Recipient | None, path: Path) -> None:
    """Writes the final synthesis of the case of that reference, and registers the hand-over.

    Raises InvalidInput for no reference, RuleBroken when C6 or C8 bars it, Fault for an unknown or destroyed case and
    for a file that cannot be written; nothing is then registered.
    """
    entry = desk.vault.register.case(find(desk, wanted))
    if entry is None or entry.state is CaseState.DESTROYED:
        raise Fault(FaultKind.CASE_UNKNOWN)
    if entry.state is CaseState.CLOSED:
        _export_kept(desk, entry, recipient, path)
        return
    file = CaseFile(desk, entry.case_id)
    try:
        paper = Leaving(RunningDoor(file), Subject.SYNTHESIS, lambda: synthesis.paper(file), file.case.route)
        paper.save(recipient, path)
    finally:
        file.close()


def kept_synthesis(file: ClosedFile) -> tuple[KeptPart, Document] | None:
    """The latest final synthesis that a closed case still keeps, None when it keeps none."""
    found = [(part, d) for part in file.parts for d in part.documents if d.kind is DocumentKind.SYNTHESIS]
    return max(found, key=lambda each: each[1].made_on, default=None)


def _export_kept(desk: Desk, entry: CaseEntry, recipient: Recipient | None, path: Path) -> None:
    found = kept_synthesis(closed.open_closed(desk, entry.case_id))
    if found is None:
        raise RuleBroken(Breach.CASE_CLOSED)
    part, document = found
    leaving.of_kept(
        desk, entry.case_id, document, lambda: closed.content(desk, part.compartment, document.id)
    ).save(recipient, path)
