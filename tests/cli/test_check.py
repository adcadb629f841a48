"""`bilan-desktop check`: the structure without a passphrase, every page with it, as a real process."""

import os
import select
import subprocess

import pytest

from typed_commands import COMMAND, damage, environment, run


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
