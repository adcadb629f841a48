"""Who pays and what they may know: scenarios 2 and 18, a person who pays, a case past its planned end."""

from datetime import timedelta

import pytest

import samples
from at_work import come_in, on_disk, open_case, prepare, shut
from bilan_desktop.domain.bilan.funding import ConventionState, Route
from bilan_desktop.domain.money import Money
from person import chosen_file

pytestmark = pytest.mark.journey


def eight_hours_under_cpf(desk):
    file = samples.to_investigation(samples.cpf_case(desk))
    samples.hold_session(file, "08:00", "12:00")
    samples.hold_session(file, "13:00", "17:00")
    return file


def test_e5c_hr_wants_the_results_because_they_pay(qtbot, start, clock, vault_folder) -> None:
    prepare(vault_folder, clock, lambda desk: samples.to_final(samples.plan_case(desk)))
    person = come_in(qtbot, start(), "Bellanger")
    person.tab("Cadre")
    person.waits_for("Ce que le payeur peut recevoir")
    person.waits_for("Dates, heures, prix et présence")
    person.tab("Synthèse")
    person.press("Remettre ou imprimer")
    person.choose("Destinataire", "Employeur")
    person.waits_for("La synthèse et les résultats ne vont pas à l’employeur.")
    person.waits_for("l’employeur peut recevoir : dates, heures, prix et présence")
    assert not person.can_press("Enregistrer le PDF")
    assert not person.can_press("Imprimer")


def test_c2_l1_the_funding_changes_from_cpf_to_the_plan_after_eight_hours(
    qtbot, start, clock, vault_folder, tmp_path, monkeypatch
) -> None:
    prepare(vault_folder, clock, eight_hours_under_cpf)
    clock.set(samples.NOW + timedelta(days=1))
    signed = tmp_path / "convention.png"
    signed.write_bytes(samples.png())
    person = come_in(qtbot, start(), "Lemoine")
    person.tab("Cadre")
    person.press("Changer de financement")
    person.waits_for("il en reste 16 h")
    person.choose("Nouveau financement", "Plan de développement")
    person.fill("Dernier jour", "21/11/2026")
    person.press("Changer de financement")
    person.waits_for("CPF, jusqu’au 21 novembre 2026 · 2 séances, 8 h")
    person.tab("Séances")
    person.press("Ajouter une séance")
    person.fill("Jour", "aujourd’hui")
    person.fill("Début", "8h")
    person.fill("Fin", "10h")
    person.press("Enregistrer la séance")
    person.waits_for("L’investigation attend le document du financement.")
    person.press("Aller à")
    person.fill("Projet transmis le", "aujourd’hui")
    person.press("Noter la transmission")
    person.waits_for("Jour 0 sur 10")
    person.fill("Signée le", "aujourd’hui")
    chosen_file(monkeypatch, signed)
    person.press("Choisir le fichier")
    person.press("Noter la signature")
    person.waits_for("Signée le dimanche 22 novembre 2026")
    person.tab("Séances")
    person.press("Enregistrer la séance")
    person.waits_for("10 h d’accompagnement")
    shut(person)
    case = on_disk(vault_folder, clock)
    assert case.routes == (Route.CPF, Route.TRAINING_PLAN)
    assert case.hours.total == timedelta(hours=10)
    assert case.allotted(clock.now().date()) == timedelta(hours=16)
    assert case.funding.convention.state(clock.now().date()) is ConventionState.SIGNED


def test_e3c_a_person_who_pays_signs_first_and_pays_after_the_delay(
    qtbot, start, clock, vault_folder, tmp_path, monkeypatch
) -> None:
    prepare(vault_folder, clock, samples.cpf_case)
    contract = tmp_path / "contrat.png"
    contract.write_bytes(samples.png())
    person = come_in(qtbot, start())
    person.press("Nouveau dossier")
    person.choose("Civilité", "Madame")
    person.fill("Prénom", "Ysoline")
    person.fill("Nom", "Vertaubier")
    person.waits_for("Contrat avant tout paiement, délai de rétractation, paiements échelonnés.")
    person.choose("Financement", "Financement personnel")
    person.press("Ouvrir le dossier")
    person.waits_for("Ysoline Vertaubier")
    person.tab("Cadre")
    person.fill("Prix", "1000")
    person.fill("Signé le", "aujourd’hui")
    chosen_file(monkeypatch, contract)
    person.press("Choisir le fichier")
    person.press("Noter la signature")
    person.waits_for("jusqu’au mardi 1er décembre 2026 inclus")
    person.fill("Paiement reçu le", "aujourd’hui")
    person.fill("Montant", "100")
    person.press("Enregistrer le paiement")
    person.waits_for("Ce paiement vient pendant le délai de rétractation.")
    clock.set(samples.NOW + timedelta(days=11))
    open_case(person, "Vertaubier")
    person.fill("Paiement reçu le", "aujourd’hui")
    person.fill("Montant", "300")
    person.press("Enregistrer le paiement")
    person.waits_for("300,00 € réglés sur 1 000,00 €")
    shut(person)
    case = on_disk(vault_folder, clock, "B-2026-002")
    assert [payment.amount for payment in case.funding.payments] == [Money.euros(300)]


def test_e3a_a_case_past_its_planned_end_is_closed_or_extended(qtbot, start, clock, vault_folder) -> None:
    prepare(vault_folder, clock, lambda desk: samples.to_investigation(samples.cpf_case(desk)))
    clock.set(samples.NOW + timedelta(days=29))
    shut(come_in(qtbot, start()))
    clock.set(samples.NOW + timedelta(days=58))
    shut(come_in(qtbot, start()))
    clock.set(samples.NOW + timedelta(days=71))
    person = come_in(qtbot, start(), "Lemoine")
    person.waits_for("Clôturer ou prolonger")
    person.waits_for("Le terme prévu, le samedi 30 janvier 2027, est passé (hier).")
    person.press("Aller à la clôture")
    person.waits_for("Avant de clôturer")
    person.tab("Terme dépassé")
    person.press("Prolonger le bilan")
    assert person.error_beside("Nouveau terme")
    person.fill("Nouveau terme", "15 mars")
    person.fill("Raison", "Une immersion attendue en février.")
    person.press("Prolonger le bilan")
    person.waits_for("Terme prévu le 15 mars 2027")
    person.tab("Séances")
    person.press("Ajouter une séance")
    person.waits_for("Nouvelle séance")
    shut(person)
    (extension,) = on_disk(vault_folder, clock).frame.extensions
    assert extension.reason == "Une immersion attendue en février."
