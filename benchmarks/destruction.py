"""Destroying a case of 50 MB beside writing 50 MB that reach the disk."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

from attrs import evolve
from measure import Measure, Missing, Setting
from people import beneficiary, new_desk

from bilan_desktop.domain.bilan.document import Document, DocumentKind, MediaType
from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.cases.destruction import DestructionReason
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.running import cases

PIECE = 5 * 1024 * 1024
PIECES = 10


def measures(setting: Setting) -> Iterator[Measure | Missing]:
    """One row."""
    desk = new_desk(setting.folder / "coffre")
    yield Measure(
        "détruire un dossier de 50 Mo",
        lambda: _destroyed(desk),
        "écrire 50 Mo et attendre le disque (fsync)",
        lambda: _written(setting.folder / "plain"),
        ratio_at_most=2,
    )
    desk.lock()


def _destroyed(desk: Desk) -> float:
    file = cases.open_new(desk, beneficiary(1), Route.CPF)
    case_id = file.case.id
    for _ in range(PIECES):
        document = Document(uuid4(), DocumentKind.OTHER_WORKING, "", file.today(), MediaType.PDF, PIECE)
        after = evolve(file.case, documents=(*file.case.documents, document))
        file.keep(after, {document.id: os.urandom(PIECE)})
    file.close()
    started = time.perf_counter()
    desk.vault.destroy([case_id], DestructionReason.CLOSING.value)
    return time.perf_counter() - started


def _written(path: Path) -> float:
    content = os.urandom(PIECE * PIECES)
    started = time.perf_counter()
    with path.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    took = time.perf_counter() - started
    path.unlink()
    return took
