"""The registers, through the real windows: what was refused, asked, lost, destroyed and counted, without a name."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

import samples
from at_work import lines, open_line
from bilan_desktop.desktop.widgets.navigation.sidebar import NavigationButton
from bilan_desktop.desktop.widgets.pdf.preview import PdfPreview
from bilan_desktop.domain.cases.closing import EndingKind
from bilan_desktop.practice.ending import closing
from bilan_desktop.practice.entering import opening
from bilan_desktop.vault.clock import FixedClock
from conftest import CHEAP
from person import Person, chosen_file

NAME = "Ateliers Zorbelune"


@pytest.fixture
def begin(qtbot, start, clock: FixedClock, vault_folder: Path):
    """Fills a vault through the use cases, then opens it through the window."""

    def begun(fill=lambda desk: None) -> Person:
        made = opening.create(vault_folder, samples.PRACTICE, samples.PASSPHRASE, clock, kdf=CHEAP)
        fill(made.desk)
        made.desk.lock()
        person = Person(qtbot, start().window)
        person.fill("Phrase de passe", samples.PASSPHRASE)
        person.press("Ouvrir le coffre")
        person.waits_for("Bilans en cours")
        return person

    return begun


def register(person: Person, tab: str) -> None:
    """Goes to a register by the sidebar."""
    place = next(b for b in person.front().findChildren(NavigationButton) if b.text().strip() == "Registres")
    QTest.mouseClick(place, Qt.MouseButton.LeftButton)
    person.waits_for("Ce dont le cabinet répond")
    person.tab(tab)


@pytest.mark.journey
def test_e5b_scenario_1_the_employer_of_a_cpf_bilan_asks_and_the_register_shows_the_refusal(begin) -> None:
    person = begin(lambda desk: samples.to_final(samples.cpf_case(desk)).close())
    open_line(person)
    person.waits_for("Karim Lemoine")
    person.tab("Synthèse")
    person.press("Remettre ou imprimer")
    person.choose("Destinataire", "Employeur")
    person.fill("Nom du destinataire", NAME)
    assert not person.can_press("Imprimer")
    assert not person.can_press("Enregistrer le PDF")
    person.press("Noter la demande refusée")
    person.press("Enregistrer le refus")
    person.waits_for("La demande refusée est inscrite au registre")
    person.press("Fermer")
    person.tab("Confidentialité")
    person.waits_for(f"{NAME} (employeur), le 21 novembre 2026 · Engagements déontologiques, 5")
    register(person, "Communications")
    (line,) = lines(person)
    assert line == (
        "21 nov. 2026 | B-2026-001 | Document de synthèse | Employeur | Refusé · Engagements déontologiques, 5"
    )
    assert NAME not in person.said() + line
    open_line(person)
    person.waits_for("Karim Lemoine")


@pytest.mark.journey
def test_e5c_scenario_2_the_employer_who_pays_gets_no_result_and_the_refusal_is_written_down(begin) -> None:
    person = begin(lambda desk: samples.to_investigation(samples.plan_case(desk)).close())
    open_line(person)
    person.waits_for("Nadia Bellanger")
    person.tab("Confidentialité")
    person.press("Noter une demande refusée")
    person.press("Enregistrer le refus")
    assert person.error_beside("Qui a demandé") == "Indiquez qui a demandé."
    person.choose("Qui a demandé", "Employeur")
    person.choose("Document demandé", "Résultats détaillés")
    person.fill("Demandé le", "demain")
    person.press("Enregistrer le refus")
    assert person.error_beside("Demandé le")
    person.fill("Demandé le", "aujourd’hui")
    person.press("Enregistrer le refus")
    person.waits_for("Employeur, le 21 novembre 2026")
    register(person, "Communications")
    assert lines(person)[0].endswith(
        "Résultats détaillés | Employeur | Refusé · Engagements déontologiques, 5"
    )
    person.press("Voir en PDF")
    assert person.front().findChild(PdfPreview).page_count == 1
    person.press("Fermer")


@pytest.mark.journey
def test_l5_a_request_is_received_made_longer_and_answered(begin) -> None:
    person = begin(lambda desk: samples.cpf_case(desk).close())
    register(person, "Demandes RGPD")
    person.waits_for("Aucune demande")
    person.waits_for("17, 3, b")
    person.press("Noter une demande")
    person.press("Enregistrer la demande")
    assert person.error_beside("Droit exercé")
    person.choose("Droit exercé", "Accès")
    person.waits_for("Le dossier montre tout ce qui est détenu")
    person.fill("Reçue le", "31/10/2026")
    person.fill("Dossier", "B-2026-009")
    person.press("Enregistrer la demande")
    person.waits_for("B-2026-009")
    person.fill("Dossier", "b-2026-001")
    person.press("Enregistrer la demande")
    assert lines(person) == ["31 oct. 2026 | Accès | B-2026-001 | 30 nov. 2026 | En cours"]
    open_line(person)
    person.choose("Suite", "Prolonger")
    person.press("Enregistrer")
    assert person.error_beside("Motif")
    person.choose("Motif", "Complexité de la demande")
    person.press("Enregistrer")
    assert lines(person) == ["31 oct. 2026 | Accès | B-2026-001 | 31 janv. 2027 | En cours"]
    open_line(person)
    person.choose("Réponse donnée", "Demande satisfaite")
    person.press("Enregistrer")
    assert lines(person)[0].endswith("Répondue le 21 nov. 2026")
    open_line(person)
    person.waits_for("Répondu le samedi 21 novembre 2026 : demande satisfaite.")
    person.press("Ouvrir le dossier")
    person.waits_for("Karim Lemoine")


@pytest.mark.journey
def test_l5_a_breach_has_its_hours_and_is_followed_without_a_name(begin, clock: FixedClock) -> None:
    person = begin(lambda desk: samples.cpf_case(desk).close())
    register(person, "Violations")
    person.waits_for("Aucune violation")
    person.press("Noter une violation")
    person.fill("Découverte le", "aujourd’hui")
    person.fill("Heure", "8h30")
    person.choose("Risque pour les personnes", "Un risque élevé")
    person.fill("Faits", "Le dossier de Lemoine oublié dans un train")
    person.press("Enregistrer la violation")
    assert "sans nommer personne" in person.error_beside("Faits")
    person.fill("Faits", "Un dossier oublié dans un train")
    person.press("Enregistrer la violation")
    (line,) = lines(person)
    assert line.startswith("21 nov. 2026, 08:30 | Un dossier oublié dans un train | À notifier avant le")
    assert line.endswith("24 nov. 2026 à 08:30 | Personnes à informer")
    open_line(person)
    person.waits_for("72 heures jusqu’au mardi 24 novembre 2026 à 08:30")
    person.fill("Notifiée à la CNIL le", "aujourd’hui")
    person.fill("Heure de notification", "8h45")
    person.fill("Personnes informées le", "aujourd’hui")
    person.press("Enregistrer la violation")
    assert lines(person)[0].endswith("| Notifiée | Personnes informées")


@pytest.mark.journey
def test_c7_l6_destructions_and_figures_remain_when_the_case_is_gone(
    begin, tmp_path: Path, monkeypatch
) -> None:
    def fill(desk) -> None:
        file = samples.to_ready(samples.cpf_case(desk))
        closing.close(file, closing.ending(file, EndingKind.COMPLETED, file.today()))

    person = begin(fill)
    register(person, "Destructions")
    assert lines(person)[0].startswith("21 nov. 2026 | B-2026-001 | Clôture du bilan | ")
    open_line(person)
    person.waits_for("Attestation de destruction")
    person.press("Fermer")
    person.tab("Bilan pédagogique et financier")
    assert lines(person) == [
        "CPF · En emploi salarié | 1 | 1 h 30 | 1 600,00 € | Mené à son terme",
        "Total | 1 | 1 h 30 | 1 600,00 € | Mené à son terme",
    ]
    open_line(person, 1)
    person.waits_for("Bilan mené à son terme (1)")
    person.waits_for("B-2026-001")
    person.press("Fermer")
    target = tmp_path / "chiffres.csv"
    chosen_file(monkeypatch, target)
    person.press("Exporter en CSV")
    person.waits_for("Les chiffres sont exportés")
    rows = list(csv.reader(target.read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert rows[-1][1:5] == ["Total", "", "1", "1,50"]
    assert target.stat().st_mode & 0o777 == 0o600


@pytest.mark.journey
def test_l5_the_processing_register_is_read_and_printed(begin) -> None:
    person = begin()
    register(person, "Traitements")
    person.waits_for("Réaliser le bilan de compétences")
    person.waits_for("10 ans à compter de la fin de l’exercice")
    person.waits_for("Argon2id")
    person.press("Voir en PDF")
    assert person.front().findChild(PdfPreview).page_count > 1
    person.press("Fermer")
    person.press("Information des personnes")
    assert person.front().findChild(PdfPreview).page_count > 1
    person.press("Fermer")
    register(person, "Communications")
    person.waits_for("Rien n’a été remis ni demandé")
    person.tab("Destructions")
    person.waits_for("Rien n’a encore été détruit")
    person.tab("Bilan pédagogique et financier")
    person.waits_for("Aucun bilan clos cette année")
    assert not person.can_press("Exporter en CSV")


@pytest.mark.journey
def test_c4_locking_empties_the_registers_and_unlocking_leads_back(begin) -> None:
    person = begin()
    register(person, "Violations")
    person.keys(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    person.waits_for("Votre coffre est fermé")
    person.fill("Phrase de passe", samples.PASSPHRASE)
    person.press("Ouvrir le coffre")
    person.waits_for("Aucune violation")
