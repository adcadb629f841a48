"""What leaves the vault for a place that the user chose: from then on it is outside the program's promise."""

from pathlib import Path

from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.domain.sharing.agreement import Recipient, Subject
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running import synthesis
from bilan_desktop.practice.sharing import handing_over
from bilan_desktop.vault.disk import files


def write(path: Path, content: bytes) -> None:
    """Writes a file that only the user may read, whole or not at all.

    Raises Fault FILE_NOT_WRITTEN when the place refuses it, DISK_FULL when there is no room.
    """
    try:
        files.write(path, content)
    except Fault as fault:
        if fault.kind is FaultKind.DISK_FULL:
            raise
        raise Fault(FaultKind.FILE_NOT_WRITTEN, folder=path.parent) from None


def take_back(path: Path) -> None:
    """Overwrites and removes a file just written, when its hand-over could not be registered."""
    files.shred(path)


def erase(path: Path) -> None:
    """Overwrites and removes the original of a file that was taken in, as far as its disk lets that be promised.

    Raises Fault FILE_NOT_ERASED when the place refuses it; a file that is gone already is no error.
    """
    try:
        files.shred(path)
    except Fault:
        raise Fault(FaultKind.FILE_NOT_ERASED, folder=path.parent) from None


def save_synthesis(file: CaseFile, subject: Subject, recipient: Recipient | None, path: Path) -> Case:
    """Writes the synthesis where the user says, for the recipient chosen, and registers the hand-over (C6).

    Raises RuleBroken when C6 or C8 bars it, Fault when it cannot be written; nothing is then registered.
    """
    handing_over.require_allowed(file, subject, recipient)
    assert recipient is not None
    write(path, synthesis.paper(file))
    try:
        return handing_over.record(file, subject, recipient)
    except BaseException:
        take_back(path)
        raise
