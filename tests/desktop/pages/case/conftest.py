"""A case page in a window, as the program makes it."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QMainWindow

import samples
from bilan_desktop.desktop.pages.case.case_page import CasePage
from bilan_desktop.desktop.signals import Signals
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.file import CaseFile


@pytest.fixture
def signals() -> Signals:
    """What pages tell one another."""
    return Signals()


@pytest.fixture
def open_page(qtbot, desk: Desk, signals: Signals) -> Callable[..., CasePage]:
    """Opens a case, its file being closed first, in a window as wide as a small laptop leaves it."""

    kept: list[QMainWindow] = []

    def opened(file: CaseFile, place: str = "", width: int = 1064) -> CasePage:
        case_id = file.case.id
        file.close()
        page = CasePage(desk, signals)
        window = QMainWindow()
        window.setCentralWidget(page)
        window.resize(width, 800)
        qtbot.addWidget(window)
        kept.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        page.enter(f"{case_id}#{place}" if place else str(case_id))
        return page

    return opened


@pytest.fixture
def stored(desk: Desk) -> Callable[[UUID], Case]:
    """The case as it stands on disk now."""

    def read(case_id: UUID) -> Case:
        file = CaseFile(desk, case_id)
        try:
            return file.case
        finally:
            file.close()

    return read


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """A signed paper, scanned as a PNG."""
    path = tmp_path / "scan.png"
    path.write_bytes(samples.png())
    return path
