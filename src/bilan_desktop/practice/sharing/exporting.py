"""A final synthesis asked for by its case's reference: from the running case, or from what a closed one still keeps (C6)."""

from pathlib import Path
from uuid import uuid4

from bilan_desktop.domain.bilan.document import Document, DocumentKind
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.synthesis import Synthesis
from bilan_desktop.domain.errors import Breach, Fault, FaultKind, RuleBroken
from bilan_desktop.domain.sharing.agreement import Recipient, Subject
from bilan_desktop.domain.sharing.disclosure import HandOver, authorise
from bilan_desktop.practice import outside
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending import closed
from bilan_desktop.practice.ending.closed import ClosedFile, KeptPart
from bilan_desktop.practice.ending.proofs import proofs_of
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running.cases import find
from bilan_desktop.vault.records.kept_records import put_hand_over
from bilan_desktop.vault.storage.entries import CaseEntry, CaseState, DisclosureEntry


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
        outside.save_synthesis(file, Subject.SYNTHESIS, recipient, path)
    finally:
        file.close()


def kept_synthesis(file: ClosedFile) -> tuple[KeptPart, Document] | None:
    """The final synthesis that a closed case still keeps, None when it keeps none."""
    return next(
        ((part, d) for part in file.parts for d in part.documents if d.kind is DocumentKind.SYNTHESIS), None
    )


def _export_kept(desk: Desk, entry: CaseEntry, recipient: Recipient | None, path: Path) -> None:
    file = closed.open_closed(desk, entry.case_id)
    found = kept_synthesis(file)
    if found is None:
        raise RuleBroken(Breach.CASE_CLOSED)
    today = desk.today()
    # After the term, the agreements to disclose are spent: only the beneficiary may ask for a copy.
    authorise(
        Subject.SYNTHESIS,
        recipient,
        phase=Phase.CLOSED,
        route=file.route,
        synthesis=Synthesis(finalised_on=file.term),
        agreements=(),
        today=today,
    )
    assert recipient is not None
    part, document = found
    outside.write(path, closed.content(desk, part.compartment, document.id))
    try:
        register_kept(desk, entry, HandOver(uuid4(), Subject.SYNTHESIS, recipient, today))
    except BaseException:
        outside.take_back(path)
        raise


def register_kept(desk: Desk, entry: CaseEntry, line: HandOver) -> None:
    """A line where the consent and the receipts are kept, and one in the practice's register."""
    with proofs_of(desk, entry.case_id) as proofs:
        put_hand_over(proofs.connection, line)
    disclosure = DisclosureEntry(entry.reference, line.subject.value, line.recipient.kind.value, line.on)
    desk.vault.register.add_disclosure(disclosure)
