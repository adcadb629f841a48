"""Saved by itself: on disk within a second, before every way out, and after a process that was killed."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

import samples
from at_work import come_in, on_disk, open_case, prepare
from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.practice.file import CaseFile
from desktop.keyboard import type_text

pytestmark = pytest.mark.journey
LINE = "« Je suis venue de moi-même, et j’y tiens. »"


@pytest.fixture
def at_work(qtbot, start, clock, vault_folder):
    """A counsellor in the request of a new case."""
    prepare(vault_folder, clock, samples.cpf_case, samples.plan_case)
    return come_in(qtbot, start(), "Lemoine")


def typed(person, label: str, text: str) -> QPlainTextEdit:
    """Types into a text without leaving it."""
    editor = person.field(label).editor
    editor.setFocus()
    type_text(editor, text)
    return editor


def close(person, clock) -> None:
    """Ctrl+L."""
    person.keys(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    person.waits_for("Votre coffre est fermé")


def test_the_lock_saves_what_was_typed_a_moment_before(at_work, clock, vault_folder) -> None:
    typed(at_work, "Motifs", LINE)
    close(at_work, clock)
    assert on_disk(vault_folder, clock).request.motives == LINE


def test_so_does_going_elsewhere_and_closing_the_window(at_work, start, clock, vault_folder) -> None:
    typed(at_work, "Motifs", LINE)
    open_case(at_work, "Bellanger")
    open_case(at_work, "Lemoine")
    assert at_work.field("Motifs").value() == LINE
    typed(at_work, "Attentes", "Avant de fermer")
    at_work.front().window().close()
    start()  # ends the program that was closed
    assert on_disk(vault_folder, clock).request.expectations == "Avant de fermer"


def test_it_says_when_it_was_saved(at_work) -> None:
    typed(at_work, "Motifs", LINE)
    at_work.waits_for("Enregistré à 09:00", most=1500)


def test_ctrl_z_takes_back_what_was_typed_even_once_it_is_saved(at_work, clock, vault_folder) -> None:
    editor = typed(at_work, "Motifs", "Premier jet")
    at_work.waits_for("Enregistré à", most=1500)
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.toPlainText() == ""
    close(at_work, clock)
    assert on_disk(vault_folder, clock).request.motives == ""


def test_a_full_disk_keeps_the_text_and_the_next_try_saves_it(
    at_work, clock, vault_folder, monkeypatch
) -> None:
    keep = CaseFile.keep

    def full(self, after, contents=None):
        raise Fault(FaultKind.DISK_FULL)

    monkeypatch.setattr(CaseFile, "keep", full)
    typed(at_work, "Motifs", LINE)
    at_work.waits_for("Le disque est plein", most=2000)
    assert at_work.field("Motifs").value() == LINE
    monkeypatch.setattr(CaseFile, "keep", keep)
    at_work.press("Réessayer")
    at_work.waits_for("Enregistré à")
    assert not at_work.sees("Le disque est plein")
    close(at_work, clock)
    assert on_disk(vault_folder, clock).request.motives == LINE


@pytest.mark.parametrize("place", ["request", "frame"])
def test_a_killed_process_loses_at_most_a_second(tmp_path, clock, vault_folder, place) -> None:
    prepare(vault_folder, clock, samples.cpf_case)
    label = {"request": "Motifs", "frame": "Objectifs"}[place]
    script = textwrap.dedent(
        f"""
        import os, sys
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from pathlib import Path
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication
        import samples
        from bilan_desktop.desktop.pages.case.case_page import CasePage
        from bilan_desktop.desktop.signals import Signals
        from bilan_desktop.practice.entering import opening
        from bilan_desktop.practice.running import cases
        from bilan_desktop.vault.clock import FixedClock
        from desktop.finding import fill

        app = QApplication([])
        desk = opening.unlock(Path(sys.argv[1]), samples.PASSPHRASE, FixedClock(samples.NOW))
        page = CasePage(desk, Signals())
        page.show()
        page.enter(f"{{cases.find(desk, 'B-2026-001')}}#{place}")
        fill(page, {label!r}, {LINE!r})
        QTest.qWait(1000)
        fill(page, {label!r}, "trop tard")
        print("typed", flush=True)
        QTest.qWait(60_000)
        """
    )
    roots = [str(Path(samples.__file__).parent), str(Path(samples.__file__).parent.parent / "src")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(roots)}
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(vault_folder)], stdout=subprocess.PIPE, env=environment, text=True
    )
    try:
        assert process.stdout.readline().strip() == "typed"
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
    case = on_disk(vault_folder, clock)
    assert LINE in (case.request.motives, case.frame.objectives)
