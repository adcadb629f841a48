"""The frame of a bilan under the training plan: employer, convention, ten days, silence, a new draft (scenario 3)."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

import samples
from at_work import come_in, on_disk, open_case, prepare
from bilan_desktop.domain.bilan.funding import ConventionState
from person import chosen_file

pytestmark = pytest.mark.journey


def test_a_draft_unsigned_for_ten_days_is_refused_by_silence_and_a_new_one_restarts_them(
    qtbot, start, clock, vault_folder, tmp_path, monkeypatch
) -> None:
    prepare(vault_folder, clock, samples.plan_case)
    signed = tmp_path / "convention.png"
    signed.write_bytes(samples.png())
    person = come_in(qtbot, start(), "Bellanger")
    person.tab("Cadre")
    person.fill("Début", "1/12")
    person.fill("Terme prévu", "31 mars")
    person.fill("Objectifs", "Choisir entre évoluer ici et changer de métier.")
    person.fill("Employeur", "Ateliers du Ponant (fictif)")
    person.fill("OPCO", "Financeur inventé")
    person.fill("Intitulé", "Bilan de compétences")
    person.fill("Prix", "1900")
    person.fill("Projet transmis le", "aujourd’hui")
    person.press("Noter la transmission")
    person.waits_for("Jour 0 sur 10")
    person.waits_for("jusqu’au mardi 1er décembre 2026 inclus")

    clock.set(samples.NOW + timedelta(days=10))
    open_case(person, "Bellanger")
    person.waits_for("Dernier jour : sans réponse aujourd’hui")
    clock.set(samples.NOW + timedelta(days=11))
    open_case(person, "Bellanger")
    person.waits_for("Refus (silence) : le délai s’est achevé le mardi 1er décembre 2026.")
    person.tab("Séances")
    person.press("Ajouter une séance")
    person.waits_for("la convention est réputée refusée")
    person.press("Aller à")
    person.fill("Projet transmis le", "aujourd’hui")
    person.press("Noter une nouvelle transmission")
    person.waits_for("Jour 0 sur 10")
    person.fill("Signée le", "aujourd’hui")
    chosen_file(monkeypatch, signed)
    person.press("Choisir le fichier")
    person.press("Noter la signature")
    person.waits_for("Signée le mercredi 2 décembre 2026")
    person.tab("Séances")
    person.press("Ajouter une séance")
    person.waits_for("Nouvelle séance")

    person.keys(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    person.waits_for("Votre coffre est fermé")
    case = on_disk(vault_folder, clock)
    assert case.funding.convention.state(date(2026, 12, 2)) is ConventionState.SIGNED
    assert case.funding.convention.sent_on == (date(2026, 11, 21), date(2026, 12, 2))
    assert case.frame.planned_end == date(2027, 3, 31)


def test_a_planned_session_is_held(qtbot, start, clock, vault_folder) -> None:
    prepare(vault_folder, clock, lambda desk: samples.to_investigation(samples.cpf_case(desk)))
    person = come_in(qtbot, start(), "Lemoine")
    person.tab("Cadre")
    person.fill("Jour", "demain")
    person.fill("Heure", "10h")
    person.fill("Lieu", "Au cabinet")
    person.press("Planifier la séance")
    person.waits_for("Dimanche 22 novembre 2026")
    clock.set(samples.NOW + timedelta(days=1, hours=3))
    open_case(person, "Lemoine")
    person.press("Tenir la séance")
    person.waits_for("Nouvelle séance")
    person.press("Enregistrer la séance")
    person.fill("Ce que la personne a dit", "Elle est venue avec trois offres.")
    person.press("‹ Toutes les séances")
    person.waits_for("Reste à tenir")
    person.keys(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    person.waits_for("Votre coffre est fermé")
    case = on_disk(vault_folder, clock)
    assert case.frame.appointments == ()
    assert case.sessions[0].duration == timedelta(hours=1, minutes=30)
    assert case.sessions[0].said == "Elle est venue avec trois offres."
