"""`bilan-desktop synthesis`: to whom, when, and what is written down (C6, C8), as a real process."""

import os
from io import BytesIO

import pytest
from pikepdf import Pdf

from bilan_desktop.practice.entering import opening
from bilan_desktop.vault.clock import MachineClock
from typed_commands import references, run


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
