"""The command line as it is typed: a real process each time."""

import os
import select
import shutil
import signal
import subprocess
import time
from datetime import timedelta
from io import BytesIO

import pytest
from pikepdf import Pdf

from bilan_desktop import __version__
from bilan_desktop.practice.ending.certificates import certificates
from bilan_desktop.practice.entering import opening
from bilan_desktop.vault.clock import MachineClock
from bilan_desktop.wording.french import day_month_year
from typed_commands import COMMAND, environment, run

needs_faketime = pytest.mark.skipif(
    shutil.which("faketime") is None, reason="faketime, which moves the clock, is absent"
)


def references(demonstration, synthesis, phase=None):
    return [
        case["reference"]
        for case in demonstration["cases"]
        if case["synthesis"] == synthesis and phase in {None, case["phase"]}
    ]


def compartments(vault):
    return {path.name.partition(".")[0] for path in (vault / "compartments").iterdir()}


def damage(path, offset):
    content = bytearray(path.read_bytes())
    content[offset] ^= 0xFF
    path.write_bytes(content)


# What it is


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
            "n’existe pas\u202f; choisissez parmi\u202f: demo, enforce, check, synthesis.",
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


# The demonstration


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


# enforce


def test_enforce_says_that_nothing_is_due(vault):
    answer = run("enforce", "--vault", vault)
    assert answer.code == 0
    assert answer.said == f"Rien n’est à détruire au {day_month_year(MachineClock().today())}.\n"


@needs_faketime
def test_enforce_destroys_exactly_what_is_due_tomorrow(vault, demonstration):
    before = compartments(vault)
    answer = run("enforce", "--vault", vault, shift="+1d")
    tomorrow = day_month_year(MachineClock().today() + timedelta(days=1))
    (line,) = answer.said.splitlines()
    gone = line.partition("\u202f:")[0]
    assert answer.code == 0
    assert "règle E6 (Engagements déontologiques, 6 · R.\u00a06313-7)" in line
    assert f"échéance du {tomorrow}" in line
    assert before - compartments(vault) == {gone}
    again = run("enforce", "--vault", vault, shift="+1d")
    assert (again.code, again.said) == (0, f"Rien n’est à détruire au {tomorrow}.\n")
    desk = opening.unlock(vault, demonstration["passphrase"], MachineClock())
    latest = certificates(desk)[0]
    desk.lock()
    assert str(latest.compartment) == gone
    assert latest.unattended


@needs_faketime
def test_enforce_destroys_nothing_on_a_day_nobody_confirmed(vault):
    before = sorted((vault / "compartments").iterdir())
    answer = run("enforce", "--vault", vault, shift="+200d")
    assert answer.code == 1
    assert "que personne n’a confirmée" in answer.complained
    assert sorted((vault / "compartments").iterdir()) == before


@needs_faketime
@pytest.mark.skipif(
    os.name != "posix" or shutil.which("chattr") is None,
    reason="chattr, which makes a file resist, is absent",
)
def test_enforce_fails_with_a_sentence_when_something_resists(vault, demonstration):
    due = _due_tomorrow(vault, demonstration["passphrase"])
    capsule = vault / "compartments" / f"{due}.key"
    made = subprocess.run(["chattr", "+i", str(capsule)], check=False, capture_output=True)
    if made.returncode:
        pytest.skip("this disk knows no immutable files, or only for an administrator")
    try:
        answer = run("enforce", "--vault", vault, shift="+1d")
    finally:
        subprocess.run(["chattr", "-i", str(capsule)], check=True)
    assert answer.code == 1
    assert str(due) in answer.complained
    assert run("enforce", "--vault", vault, shift="+1d").code == 0
    assert not capsule.exists()


def _due_tomorrow(vault, passphrase):
    desk = opening.unlock(vault, passphrase, MachineClock())
    tomorrow = MachineClock().today() + timedelta(days=1)
    (due,) = [capsule.id for capsule in desk.vault.capsules() if capsule.destroy_on == tomorrow]
    desk.lock()
    return due


def test_enforce_finds_no_vault(tmp_path):
    answer = run("enforce", "--vault", tmp_path)
    assert answer.code == 1
    assert answer.complained.startswith("Aucun coffre ne se trouve à cet emplacement.")
    assert not list(tmp_path.iterdir())


# check


def test_check_without_a_passphrase_reads_the_structure_alone(vault):
    answer = run("check", "--vault", vault)
    assert (answer.code, answer.complained) == (0, "")
    assert answer.said.startswith("La structure du coffre est saine.")


def test_check_with_the_passphrase_reads_every_page(vault, passphrase):
    answer = run("check", "--vault", vault, typed=passphrase)
    assert (answer.code, answer.complained) == (0, "")
    assert answer.said.startswith("Le coffre est sain")


def test_check_with_a_wrong_passphrase_is_refused_calmly(vault):
    answer = run("check", "--vault", vault, typed="ce n’est pas la bonne\n")
    assert answer.code == 1
    assert answer.complained.startswith("Le coffre ne s’est pas ouvert avec cette phrase.")


def test_check_with_a_passphrase_in_another_encoding_is_refused(vault):
    done = subprocess.run(
        [*COMMAND, "check", "--vault", str(vault)],
        input="marée\n".encode("latin-1"),
        capture_output=True,
        env=environment(),
        check=False,
    )
    assert done.returncode == 1
    assert "n’est pas en UTF-8" in done.stderr.decode()


def test_check_finds_a_damaged_page_with_the_passphrase_only(vault, passphrase):
    database = max((vault / "compartments").glob("*.db"), key=lambda path: path.stat().st_size)
    damage(database, 5000)
    assert run("check", "--vault", vault).code == 0
    answer = run("check", "--vault", vault, typed=passphrase)
    assert answer.code == 1
    assert f"compartiment {database.stem}" in answer.said
    assert "1\u00a0anomalie dans le coffre" in answer.complained


def test_check_finds_what_is_missing_foreign_or_edited_without_a_passphrase(vault):
    first, second, third, *_ = sorted((vault / "compartments").glob("*.key"))
    first.unlink()
    second.with_suffix(".db").unlink()
    damage(third, 10)
    (vault / "note.txt").write_text("étrangère")
    (vault / "note.txt").chmod(0o600)
    answer = run("check", "--vault", vault)
    assert answer.code == 1
    assert "La clé d’un compartiment manque" in answer.said
    assert "Le contenu d’un compartiment manque" in answer.said
    assert "note.txt" in answer.said


def test_check_finds_a_damaged_header(vault, passphrase):
    (vault / "vault.json").write_bytes(b"{")
    answer = run("check", "--vault", vault, typed=passphrase)
    assert answer.code == 1
    assert "Le fichier d’ouverture du coffre est abîmé." in answer.said


@pytest.mark.skipif(os.name != "posix", reason="a terminal is made as POSIX makes them")
def test_check_asks_for_the_passphrase_unseen_at_a_terminal(vault, passphrase):
    ours, theirs = os.openpty()
    process = subprocess.Popen(
        [*COMMAND, "check", "--vault", str(vault)],
        env=environment(),
        preexec_fn=lambda: os.login_tty(theirs),  # noqa: PLW1509 - nothing else runs in this test
    )
    os.close(theirs)
    shown = _read_until(ours, "Phrase de passe")
    os.write(ours, passphrase.encode())
    shown += _read_until(ours, "Le coffre est sain")
    assert process.wait(timeout=60) == 0
    os.close(ours)
    assert passphrase.strip() not in shown


def _read_until(terminal, awaited):
    shown = ""
    while awaited not in shown:
        ready, _, _ = select.select([terminal], [], [], 60)
        assert ready, shown
        shown += os.read(terminal, 4096).decode("utf-8", "replace")
    return shown


# synthesis


def export(vault, passphrase, reference, to, *more, recipient="beneficiary"):
    chosen = ["--recipient", recipient] if recipient else []
    return run(
        "synthesis", "--vault", vault, "--case", reference, *chosen, "--to", to, *more, typed=passphrase
    )


def disclosures(vault, passphrase, reference):
    desk = opening.unlock(vault, passphrase.strip(), MachineClock())
    found = desk.vault.register.disclosures(reference)
    desk.lock()
    return [(line.subject, line.recipient_kind) for line in found]


def test_synthesis_is_written_privately_and_registered(vault, passphrase, demonstration, tmp_path):
    reference = references(demonstration, "final", "conclusion")[0]
    before = disclosures(vault, passphrase, reference)
    answer = export(vault, passphrase, reference, tmp_path / "synthèse.pdf")
    written = tmp_path / "synthèse.pdf"
    assert (answer.code, answer.complained) == (0, "")
    with Pdf.open(BytesIO(written.read_bytes())) as pdf:
        assert len(pdf.pages) == 6
    if os.name == "posix":
        assert written.stat().st_mode & 0o777 == 0o600
    assert disclosures(vault, passphrase, reference) == [*before, ("synthesis", "beneficiary")]


def test_a_synthesis_that_a_closed_case_keeps_can_be_asked_for_again(
    vault, passphrase, demonstration, tmp_path
):
    reference = references(demonstration, "final", "closed")[-1]
    before = disclosures(vault, passphrase, reference)
    answer = export(vault, passphrase, reference, tmp_path / "s.pdf")
    assert answer.code == 0
    assert (tmp_path / "s.pdf").read_bytes().startswith(b"%PDF")
    assert disclosures(vault, passphrase, reference) == [*before, ("synthesis", "beneficiary")]
    refused = export(vault, passphrase, reference, tmp_path / "t.pdf", recipient="cep_operator")
    assert refused.code == 1
    assert not (tmp_path / "t.pdf").exists()


@pytest.mark.parametrize(
    ("synthesis", "phase", "sentence", "source"),
    [
        ("draft", "conclusion", "La synthèse n’est pas encore définitive.", "Charte du Cnam"),
        (
            "none",
            "investigation",
            "La synthèse se présente et se remet en phase de conclusion.",
            "Charte du Cnam",
        ),
        ("none", "closed", "Ce dossier est clos.", "R.\u00a06313-7"),
    ],
)
def test_c8_a_synthesis_that_is_not_final_is_refused(
    vault, passphrase, demonstration, tmp_path, synthesis, phase, sentence, source
):
    reference = references(demonstration, synthesis, phase)[0]
    answer = export(vault, passphrase, reference, tmp_path / "s.pdf")
    assert (answer.code, answer.said) == (1, "")
    title, *_, quoted, way_out = answer.complained.splitlines()
    assert title == sentence
    assert quoted.startswith("Source\u202f:")
    assert source in quoted
    assert way_out
    assert not (tmp_path / "s.pdf").exists()


@pytest.mark.parametrize("recipient", ["", "employer", "cep_operator", "funder", "other"])
def test_c6_nobody_but_the_beneficiary_receives_it_without_agreement(
    vault, passphrase, demonstration, tmp_path, recipient
):
    reference = references(demonstration, "final", "conclusion")[0]
    answer = export(
        vault, passphrase, reference, tmp_path / "s.pdf", "--name", "Quelqu’un", recipient=recipient
    )
    assert answer.code == 1
    assert "Source\u202f:" in answer.complained
    assert not (tmp_path / "s.pdf").exists()


def test_synthesis_replaces_no_file(vault, passphrase, demonstration, tmp_path):
    there = tmp_path / "s.pdf"
    there.write_text("à garder")
    answer = export(vault, passphrase, references(demonstration, "final", "conclusion")[0], there)
    assert answer.code == 1
    assert answer.complained.startswith("Un fichier porte déjà ce nom")
    assert there.read_text() == "à garder"


def test_synthesis_to_a_place_that_does_not_exist_is_not_registered(
    vault, passphrase, demonstration, tmp_path
):
    reference = references(demonstration, "final", "conclusion")[0]
    before = disclosures(vault, passphrase, reference)
    answer = export(vault, passphrase, reference, tmp_path / "nulle part" / "s.pdf")
    assert answer.code == 1
    assert answer.complained.startswith("Le fichier n’a pas pu être écrit.")
    assert disclosures(vault, passphrase, reference) == before


@pytest.mark.parametrize("reference", ["B-1999-001", "Boudrialle"])
def test_a_case_that_nobody_knows_is_refused(vault, passphrase, tmp_path, reference):
    assert export(vault, passphrase, reference, tmp_path / "s.pdf").code == 1


def test_synthesis_wants_the_passphrase(vault, demonstration, tmp_path):
    reference = references(demonstration, "final", "conclusion")[0]
    answer = export(vault, "", reference, tmp_path / "s.pdf")
    assert answer.code == 1
    assert answer.complained.startswith("Il faut la phrase de passe")


def test_a_vault_in_use_is_left_alone(vault, passphrase, demonstration):
    desk = opening.unlock(vault, passphrase.strip(), MachineClock())
    try:
        for command in ("enforce", "check"):
            answer = run(command, "--vault", vault, typed=passphrase)
            assert answer.code == 1
            assert answer.complained.startswith("Ce coffre est déjà ouvert")
    finally:
        desk.lock()


def test_nothing_of_a_case_is_said_on_the_error_stream(vault, passphrase, demonstration, tmp_path):
    complained = ""
    for reference in references(demonstration, "none", "request") + references(
        demonstration, "none", "conclusion"
    ):
        complained += export(vault, passphrase, reference, tmp_path / "s.pdf").complained
    assert complained
    for name in ("Ndiakhoro", "Castelmarou", "Lormessac", "Vagabruine"):
        assert name not in complained
