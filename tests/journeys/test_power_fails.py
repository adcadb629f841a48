"""Situation 16: the power fails in the middle of a closing; the program, started again, finds it not begun or finished."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

import samples
from at_work import come_in, on_disk, open_case, open_line, prepare, shut, unlocked
from bilan_desktop.desktop.widgets.navigation.sidebar import NavigationButton
from bilan_desktop.domain.bilan.document import DocumentKind
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending import closed
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.vault.clock import FixedClock
from person import Person
from vaults import other_program

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

DRIVER = Path(__file__).parents[1] / "closing_by_window.py"
MOMENTS = (0.02, 0.3, 0.5, 0.7, 0.99)
"""Where in the closing the power fails, from its confirmation to its end."""


def ready(desk: Desk) -> CaseFile:
    """Everything is handed over; the synthesis is to be kept for a year."""
    file = samples.to_ready(samples.cpf_case(desk))
    samples.keep_synthesis(file)
    return file


def close_by_window(folder: Path, step: int, home: Path) -> subprocess.CompletedProcess[str]:
    """The closing in a process of its own, which dies at that step."""
    own = {"XDG_CONFIG_HOME": str(home / "config"), "XDG_DATA_HOME": str(home / "data")}
    return subprocess.run(
        [sys.executable, str(DRIVER), str(folder), str(step)],
        env=other_program() | own | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with a case that only has to be closed."""
    folder = tmp_path_factory.mktemp("avant") / "coffre"
    prepare(folder, FixedClock(samples.NOW), ready)
    return folder


@pytest.fixture(scope="module")
def steps(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many calls a closing that nothing disturbs makes."""
    home = tmp_path_factory.mktemp("compte")
    folder = shutil.copytree(prepared, home / "coffre")
    ended = close_by_window(folder, 0, home)
    assert ended.returncode == 0, ended.stderr
    return int(ended.stdout)


def files_of(folder: Path) -> set[str]:
    """The compartments on the disk."""
    return {path.stem for path in (folder / "compartments").iterdir() if path.suffix in {".key", ".db"}}


def open_the_closed_one(qtbot, person: Person) -> None:
    """Through the list of cases, as one does who knows that it is closed."""
    place = next(b for b in person.front().findChildren(NavigationButton) if b.text().strip() == "Dossiers")
    qtbot.mouseClick(place, Qt.MouseButton.LeftButton)
    person.choose("Montrer", "Clos")
    tables = person.front().findChildren(QTableView)
    person.wait(lambda: any(table.isVisible() and table.model().rowCount() for table in tables))
    open_line(person)
    person.waits_for("Ce qui est gardé")


@pytest.mark.parametrize("moment", MOMENTS)
def test_c7_scenario_16_the_closing_is_either_not_begun_or_finished(
    qtbot, start, clock: FixedClock, vault_folder: Path, tmp_path, prepared: Path, steps: int, moment: float
) -> None:
    shutil.copytree(prepared, vault_folder)
    whole = on_disk(vault_folder, clock)
    ended = close_by_window(vault_folder, max(1, round(steps * moment)), tmp_path)
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    person = come_in(qtbot, start())
    is_closed = person.sees("Aucun bilan en cours")
    if is_closed:
        open_the_closed_one(qtbot, person)
        person.waits_for("Demande écrite du bénéficiaire")
    else:
        open_case(person, "Lemoine")
        person.tab("Clôture")
        person.wait(lambda: person.can_press("Clôturer et détruire"))
    shut(person)
    if moment in {MOMENTS[0], MOMENTS[-1]}:
        assert is_closed is (moment == MOMENTS[-1]), "both ends are met among the moments"
    if not is_closed:
        assert on_disk(vault_folder, clock) == whole
        assert files_of(vault_folder) == files_of(prepared)
        return
    assert not files_of(prepared) & files_of(vault_folder)
    desk = unlocked(vault_folder, clock)
    try:
        file = closed.open_closed(desk, whole.id)
        kinds = [document.kind for part in file.parts for document in part.documents]
        assert DocumentKind.SYNTHESIS in kinds
        assert DocumentKind.CONSENT_FORM in kinds
        assert DocumentKind.SESSION_NOTES not in kinds
        for part in file.parts:
            for document in part.documents:
                assert closed.content(desk, part.compartment, document.id)
        assert [certificate.reference for certificate in file.certificates] == [whole.reference]
    finally:
        desk.lock()
