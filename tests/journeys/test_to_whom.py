"""« À qui ? » before any paper leaves: HR who asks for everything, an agreement used once, a paper in one Enter (C6, E5)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import samples
from at_work import come_in, on_disk, prepare, shut
from bilan_desktop.desktop.dialogs.hand_over import recipient_dialog
from bilan_desktop.domain.bilan.document import DocumentKind
from bilan_desktop.domain.law.rules import RuleId
from bilan_desktop.domain.sharing.agreement import RecipientKind, Subject
from bilan_desktop.practice.running import attachments, vouchers
from person import chosen_file

pytestmark = pytest.mark.journey

HR = "Ateliers du Ponant (fictif)"


def ready(desk):
    """A bilan that the employer pays, with results attached and its certificate made."""
    file = samples.to_final(samples.plan_case(desk))
    attachments.attach(file, samples.png(), DocumentKind.DETAILED_RESULTS, "Résultats")
    vouchers.make_certificates(file)
    return file


def test_e5c_scenario_2_hr_asks_for_results_and_synthesis_and_gets_the_certificate(
    qtbot, start, clock, vault_folder, tmp_path, monkeypatch
) -> None:
    prepare(vault_folder, clock, ready)
    person = come_in(qtbot, start(), "Bellanger")
    person.tab("Séances")
    person.press("Remettre ou imprimer « Résultats »")
    person.choose("Destinataire", "Employeur")
    person.waits_for("La synthèse et les résultats ne vont pas à l’employeur.")
    person.waits_for("l’employeur peut recevoir : dates, heures, prix et présence")
    assert not person.can_press("Imprimer")
    assert not person.can_press("Enregistrer une copie")
    person.press("Noter la demande refusée")
    person.choose("Document demandé", "La synthèse et les résultats détaillés")
    person.press("Enregistrer le refus")
    person.waits_for("La demande refusée est inscrite au registre.")
    person.press("Fermer")
    person.tab("Clôture")
    chosen_file(monkeypatch, tmp_path / "certificat.pdf")
    person.press("Remettre ou imprimer le certificat")
    person.choose("Destinataire", "Employeur")
    person.press("Enregistrer le PDF")
    person.waits_for("la remise est inscrite au registre")
    person.tab("Confidentialité")
    person.waits_for(f"{HR} (employeur), le 21 novembre 2026")
    shut(person)
    case = on_disk(vault_folder, clock)
    refused = {(line.subject, line.recipient.kind, line.rule) for line in case.refusals}
    employer = RecipientKind.EMPLOYER
    assert refused == {
        (Subject.SYNTHESIS, employer, RuleId.E5C),
        (Subject.DETAILED_RESULTS, employer, RuleId.E5C),
    }
    (sent,) = case.hand_overs
    assert (sent.subject, sent.recipient.kind, sent.recipient.name) == (
        Subject.COMPLETION_CERTIFICATE,
        employer,
        HR,
    )


def test_c6_an_agreement_is_used_up_by_the_exit_that_took_place_and_by_that_alone(
    qtbot, start, clock, vault_folder, tmp_path, monkeypatch
) -> None:
    prepare(vault_folder, clock, ready)
    person = come_in(qtbot, start(), "Bellanger")
    person.tab("Séances")
    person.press("Remettre ou imprimer « Résultats »")
    person.choose("Destinataire", "Autre destinataire")
    person.fill("Nom du destinataire", "École des Abers (fictive)")
    person.waits_for("Ce document ne peut pas encore être communiqué à ce destinataire.")
    person.press("Enregistrer un accord écrit")
    person.waits_for("Résultats détaillés → École des Abers (fictive)")
    person.fill("But de la communication", "Entrer en formation")
    person.fill("Valable jusqu’au", "dans 1 mois")
    person.sign()
    person.press("Enregistrer l’accord")
    person.wait(lambda: person.can_press("Imprimer"))
    monkeypatch.setattr(recipient_dialog, "print_paper", lambda *_: False)
    person.press("Imprimer")
    person.press("Fermer")
    person.press("Remettre ou imprimer « Résultats »")
    person.choose("Destinataire", "Autre destinataire · accord écrit enregistré")
    chosen_file(monkeypatch, tmp_path / "absent" / "resultats.png")
    person.press("Enregistrer une copie")
    person.waits_for("Le fichier n’a pas pu être écrit.")
    chosen_file(monkeypatch, tmp_path / "resultats.png")
    person.press("Enregistrer une copie")
    person.waits_for("la remise est inscrite au registre")
    person.press("Remettre ou imprimer « Résultats »")
    person.choose("Destinataire", "Autre destinataire")
    person.fill("Nom du destinataire", "École des Abers (fictive)")
    person.waits_for("Cet accord a déjà servi.")
    person.press("Fermer")
    shut(person)
    case = on_disk(vault_folder, clock)
    (line,) = case.hand_overs
    (agreement,) = case.disclosures
    assert line.agreement == agreement.id
    assert agreement.used_on == line.on


def test_e5a_a_paper_of_the_beneficiary_is_printed_by_one_enter(
    qtbot, start, clock, vault_folder, monkeypatch
) -> None:
    prepare(vault_folder, clock, ready)
    sent: list[bytes] = []
    monkeypatch.setattr(recipient_dialog, "print_paper", lambda parent, paper, name: not sent.append(paper))
    person = come_in(qtbot, start(), "Bellanger")
    person.tab("Clôture")
    person.press("Voir le certificat de réalisation")
    person.keys(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    person.waits_for("À qui ?")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    person.waits_for("Envoyé à l’imprimante ; la remise est inscrite au registre.")
    assert [paper[:4] for paper in sent] == [b"%PDF"]
    person.press("Fermer")
    shut(person)
    (line,) = on_disk(vault_folder, clock).hand_overs
    assert (line.subject, line.recipient.kind) == (
        Subject.COMPLETION_CERTIFICATE,
        RecipientKind.BENEFICIARY,
    )
