"""`bilan-desktop demo`, and what every command says of itself: a real process each time."""

import signal
import subprocess
import time

import pytest

from bilan_desktop import __version__
from bilan_desktop.vault.clock import MachineClock
from bilan_desktop.wording.french import day_month_year
from typed_commands import COMMAND, environment, needs_faketime, run


def test_version():
    answer = run("--version")
    assert (answer.code, answer.said) == (0, f"Bilan Desktop {__version__}\n")


@pytest.mark.parametrize("command", ["", "demo", "enforce", "check", "synthesis"])
def test_help_is_in_french(command):
    answer = run(*command.split(), "--help")
    assert answer.code == 0
    assert answer.said.startswith("Usage\u202f: bilan-desktop")
    assert "show this help" not in answer.said
    assert "positional" not in answer.said


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["efface"],
            "n’existe pas\u202f; choisissez parmi\u202f: demo, enforce, lock, check, synthesis.",
        ),
        (["enforce"], "Il manque\u202f: --vault."),
        (["demo", "--ouvre"], "Option inconnue\u202f: --ouvre."),
        (["check", "--vault"], "--vault attend une valeur."),
        (["demo", "--json=oui"], "--json n’attend pas de valeur."),
        (["synthesis", "--passphrase", "x"], "Il manque\u202f: --vault, --case, --to."),
    ],
)
def test_what_is_not_understood_is_said_in_french(arguments, sentence):
    answer = run(*arguments)
    assert answer.code == 2
    assert answer.said == ""
    assert answer.complained.endswith(f"{sentence}\n")


def test_it_speaks_utf8_whatever_the_language():
    answer = run("--help", LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0", PYTHONIOENCODING="latin-1")
    assert "compétences" in answer.said


def test_demo_answers_in_json_and_nothing_else(demonstration):
    assert set(demonstration) == {"vault", "passphrase", "cases"}
    assert len(demonstration["cases"]) >= 12
    assert all(set(case) == {"reference", "phase", "synthesis"} for case in demonstration["cases"])
    assert {case["synthesis"] for case in demonstration["cases"]} == {"none", "draft", "final"}
    assert {case["phase"] for case in demonstration["cases"]} == {
        "request",
        "preliminary",
        "investigation",
        "conclusion",
        "closed",
    }


def test_demo_opens_an_existing_demonstration_again(demonstration, vault):
    answer = run("demo", vault, "--no-window")
    assert answer.code == 0
    assert str(vault) in answer.said
    assert demonstration["passphrase"] in answer.said
    assert all(case["reference"] in answer.said for case in demonstration["cases"])
    assert "a été préparée le" not in answer.said


@needs_faketime
def test_demo_says_when_the_demonstration_has_aged(vault):
    answer = run("demo", vault, "--no-window", shift="+3d")
    assert answer.code == 0
    assert f"a été préparée le {day_month_year(MachineClock().today())}" in answer.said


def test_demo_refuses_a_folder_that_holds_something_else(tmp_path):
    (tmp_path / "lettre.txt").write_text("à garder")
    answer = run("demo", tmp_path, "--no-window", "--json")
    assert (answer.code, answer.said) == (1, "")
    assert answer.complained.startswith("Cet emplacement contient déjà des fichiers.")
    assert [path.name for path in tmp_path.iterdir()] == ["lettre.txt"]


def test_demo_refuses_a_file(tmp_path):
    file = tmp_path / "lettre.txt"
    file.write_text("à garder")
    answer = run("demo", file, "--no-window")
    assert answer.code == 1
    assert answer.complained.startswith("Un fichier porte déjà ce nom")
    assert file.read_text() == "à garder"


@pytest.mark.parametrize("moment", ["creating", "compartments/*.key"])
def test_demo_interrupted_leaves_nothing(tmp_path, moment):
    folder = tmp_path / "coffre"
    process = subprocess.Popen(
        [*COMMAND, "demo", str(folder), "--no-window"], env=environment(), stderr=subprocess.PIPE
    )
    try:
        deadline = time.monotonic() + 60
        while not list(folder.glob(moment)):
            assert time.monotonic() < deadline
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        _, complained = process.communicate(timeout=60)
    finally:
        process.kill()
    assert process.returncode == 130
    assert complained.decode() == "Interrompu.\n"
    assert not folder.exists()


def test_a_reader_who_leaves_is_no_traceback(vault):
    process = subprocess.Popen(
        [*COMMAND, "demo", str(vault), "--no-window"],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    process.stdout.close()
    complained = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=60) == 1
    assert complained == b""
