"""The command line while the program runs already: the real processes, the vault shut."""

import json
import os
import signal
import subprocess
import sys
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path

import pytest

from bilan_desktop.platform.door import Request, Wish, door_here
from bilan_desktop.practice.entering import opening
from bilan_desktop.vault.clock import MachineClock
from typed_commands import COMMAND, compartments, environment, needs_faketime, run

if os.name != "posix":
    pytest.skip("the door of other systems is not tried here", allow_module_level=True)


PATIENCE = 60
"""Seconds that a busy machine may need until the program answers."""


@pytest.fixture
def folders(tmp_path, monkeypatch):
    """Where the program keeps what it remembers: for it, and for those who knock at its door."""
    own = {"XDG_CONFIG_HOME": str(tmp_path / "config"), "XDG_DATA_HOME": str(tmp_path / "data")}
    for name, folder in own.items():
        monkeypatch.setenv(name, folder)
    return {**own, "QT_QPA_PLATFORM": "offscreen"}


@contextmanager
def program(vault, folders, *, shift=""):
    """The program in the background, once it answers; it ends as a session ends it."""
    ahead = ["faketime", "-f", shift] if shift else []
    command = [*ahead, *COMMAND, "--background", "--vault", str(vault)]
    options = {"env": environment(**folders), "stderr": subprocess.PIPE, "text": True}
    # faketime starts the program and waits for it: a group of their own lets both be told to end.
    with subprocess.Popen(command, start_new_session=True, **options) as running:
        try:
            assert ask(Wish.LOCK) == {"done": True}
            yield running
        finally:
            with suppress(ProcessLookupError):
                os.killpg(running.pid, signal.SIGTERM)
            assert running.wait(PATIENCE) in ({-signal.SIGTERM} if shift else {0, -signal.SIGKILL})
            assert running.stderr.read() == ""


def written_by(process):
    """Memory that a process holds for itself alone, in KiB."""
    lines = Path(f"/proc/{process}/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("RssAnon"))


def ask(wish, vault=""):
    """What the running program answers, without a process for the question."""
    return door_here().knock(Request(wish, str(vault)), PATIENCE, knocking=PATIENCE)


def due_tomorrow(vault, passphrase):
    desk = opening.unlock(vault, passphrase.strip(), MachineClock())
    tomorrow = MachineClock().today() + timedelta(days=1)
    due = {str(capsule.id) for capsule in desk.vault.capsules() if capsule.destroy_on == tomorrow}
    desk.lock()
    return due


def test_the_running_program_takes_care_of_its_vault_and_later_starts_end_at_once(vault, folders):
    with program(vault, folders) as running:
        answer = run("enforce", "--vault", vault, **folders)
        assert answer.code == 0
        first, second = answer.said.splitlines()
        assert first == "Bilan Desktop est lancé et veille sur ce coffre\u202f: il vient de s’en charger."
        assert second.startswith("Rien n’est à détruire au")
        for arguments in (["--background"], ["--vault", vault]):
            answer = run(*arguments, **folders)
            assert (answer.code, answer.said, answer.complained) == (0, "", "")
        assert run("lock", **folders).said == "Le coffre est verrouillé.\n"
        assert running.poll() is None
        if sys.platform == "linux":
            assert written_by(running.pid) <= 60 * 1024
    answer = run("lock", **folders)
    assert (answer.code, answer.said) == (
        0,
        "Bilan Desktop n’est pas lancé\u202f: aucun coffre n’est ouvert.\n",
    )


def test_another_vault_is_seen_to_by_the_command_itself(vault, folders, tmp_path):
    with program(tmp_path / "nulle part", folders):
        answer = run("enforce", "--vault", vault, **folders)
        assert answer.code == 0
        assert answer.said.startswith("Rien n’est à détruire au")


def test_a_program_that_was_killed_is_in_no_ones_way(vault, folders):
    with program(vault, folders) as running:
        running.kill()
        running.wait()
        assert run("enforce", "--vault", vault, **folders).said.startswith("Rien n’est à détruire")
    with program(vault, folders):
        assert ask(Wish.ENFORCE, vault)["done"]


@needs_faketime
def test_a_clock_ahead_destroys_what_is_due_at_the_start_and_one_set_back_nothing_more_and_nothing_less(
    vault, folders, passphrase
):
    due, before = due_tomorrow(vault, passphrase), compartments(vault)
    assert due
    for shift, gone in (("-20d", set()), ("+1d", due), ("-3d", due)):
        with program(vault, folders, shift=shift):
            assert ask(Wish.ENFORCE, vault)["done"]
        assert before - compartments(vault) == gone


@needs_faketime
def test_a_clock_months_ahead_is_not_believed_and_the_command_says_so(vault, folders):
    before = compartments(vault)
    with program(vault, folders, shift="+200d"):
        answer = run("enforce", "--vault", vault, **folders)
        assert answer.code == 1
        assert "que personne n’a confirmée" in answer.complained
    assert compartments(vault) == before


LOOKING = """
import os, signal, sys, threading
from bilan_desktop.platform.door import Request, Wish, door_here

def look():
    door_here().knock(Request(Wish.ENFORCE, sys.argv[1]), 60, knocking=60)
    print(*sorted(sys.modules), sep="\\n", flush=True)
    os.kill(os.getpid(), signal.SIGTERM)

threading.Thread(target=look).start()
from bilan_desktop.cli import main
main(["--background"])
"""


STARTING = """
import os, sys
from PySide6.QtWidgets import QApplication

def tell(*_):
    print(*sorted(sys.modules), sep="\\n", flush=True)
    os._exit(0)

QApplication.exec = tell
from bilan_desktop.cli import main
main([])
"""


def modules_read(program, vault, folders):
    """The modules that a program has read by the time it tells, on a vault that it opened before."""
    kept = Path(folders["XDG_CONFIG_HOME"], "Bilan Desktop", "preferences.json")
    kept.parent.mkdir(parents=True)
    kept.write_text(json.dumps({"vault": str(vault), "theme": "", "scale": 100}), "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", program, str(vault)],
        env=environment(**folders),
        capture_output=True,
        text=True,
        check=True,
        timeout=100,
    )
    return set(done.stdout.split())


def test_a_start_reads_neither_the_law_nor_the_open_vault_before_the_unlock_page(vault, folders):
    read = modules_read(STARTING, vault, folders)
    assert "bilan_desktop.desktop.pages.entrance.unlock_page" in read
    heavy = ("domain.cases", "domain.law", "domain.bilan", "documents", "vault.storage", "practice.directory")
    assert [name for name in read if name.startswith(tuple(f"bilan_desktop.{part}" for part in heavy))] == []
    assert not {"reportlab", "pikepdf", "sqlcipher3", "cryptography"} & read


def test_a_start_in_the_background_reads_neither_the_windows_nor_the_law(vault, folders):
    read = modules_read(LOOKING, vault, folders)
    assert "bilan_desktop.desktop.agent.agent" in read
    heavy = (
        "desktop.program",
        "desktop.theme.",
        "desktop.pages",
        "domain.cases",
        "domain.law",
        "cli.arguments",
    )
    assert [name for name in read if name.removeprefix("bilan_desktop.").startswith(heavy)] == []
    assert not {"reportlab", "pikepdf", "sqlcipher3"} & read
