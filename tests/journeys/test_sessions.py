"""The sessions of a bilan up to its last half hour (scenario 4), with what is attached to them."""

from datetime import date, time, timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt

import samples
from at_work import come_in, on_disk, prepare
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.session import Session, Work
from bilan_desktop.practice.running import sessions
from person import chosen_file

pytestmark = pytest.mark.journey


def nearly_done(desk):
    """23 h 30 of a bilan held this week."""
    file = samples.to_investigation(samples.cpf_case(desk))
    for start, end in ((0, 8), (8, 16), (16, 23)):
        held = Session(uuid4(), date(2026, 11, 21), time(start), time(end), Phase.INVESTIGATION)
        sessions.save(file, held)
    half = Session(
        uuid4(), date(2026, 11, 21), time(23), time(23, 30), Phase.INVESTIGATION, work=Work.PERSONAL
    )
    sessions.save(file, half)
    return file


def test_the_last_half_hour_is_offered_when_an_hour_is_typed(qtbot, start, clock, vault_folder) -> None:
    prepare(vault_folder, clock, nearly_done)
    clock.set(samples.NOW + timedelta(days=1))
    person = come_in(qtbot, start(), "Lemoine")
    person.tab("Séances")
    person.press("Ajouter une séance")
    person.fill("Début", "14h")
    person.fill("Fin", "15h")
    person.press("Enregistrer la séance")
    person.waits_for("Cette séance dépasserait la durée permise pour un bilan.")
    person.waits_for("il reste 30 min")
    person.press("Enregistrer 30\u00a0min")
    person.waits_for("23 h 30 d’accompagnement · 30 min de travail personnel")
    person.keys(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    person.waits_for("Votre coffre est fermé")
    assert on_disk(vault_folder, clock).hours.total == timedelta(hours=24)


def test_notes_and_pieces_are_found_again_after_a_lock(
    qtbot, start, clock, vault_folder, tmp_path, monkeypatch
) -> None:
    prepare(vault_folder, clock, lambda desk: samples.to_investigation(samples.cpf_case(desk)))
    piece = tmp_path / "Ligne de vie.png"
    piece.write_bytes(samples.png(300, 200))
    person = come_in(qtbot, start(), "Lemoine")
    person.tab("Séances")
    person.press("Ajouter une séance")
    person.fill("Jour", "hier")
    person.fill("Début", "9h")
    person.fill("Fin", "11h")
    person.press("Enregistrer la séance")
    person.waits_for("Cette séance d’investigation précède le consentement.")
    person.fill("Jour", "aujourd’hui")
    person.press("Enregistrer la séance")
    person.fill("Ce que la personne a dit", "« J’ai été heureuse à l’atelier, et nulle part ailleurs. »")
    person.fill("Notes de travail", "Chercher ce qui rendait l’atelier heureux.")
    chosen_file(monkeypatch, piece)
    person.press("Joindre des fichiers")
    person.choose("Nature du document", "Travail personnel")
    person.press("Ajouter au dossier")
    person.waits_for("Travail personnel · 21 nov. 2026")

    person.keys(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    person.waits_for("Votre coffre est fermé")
    assert "atelier" not in person.said()
    person.fill("Phrase de passe", samples.PASSPHRASE)
    person.press("Ouvrir le coffre")
    person.waits_for("Ligne de vie")
    assert person.field("Ce que la personne a dit").value().startswith("« J’ai été heureuse")
    assert person.field("Notes de travail").value() == "Chercher ce qui rendait l’atelier heureux."
