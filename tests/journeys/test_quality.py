"""The traces of quality through the real windows (L6): satisfaction, complaints, drop-outs; none of them names anybody."""

from datetime import datetime
from pathlib import Path

import pytest

import samples
from at_work import come_in, lines, on_disk, open_line, shut, unlocked
from bilan_desktop.desktop.widgets.pdf.preview import PdfPreview
from bilan_desktop.domain.bilan.document import DocumentKind
from bilan_desktop.domain.cases.closing import EndingKind
from bilan_desktop.domain.registers.satisfaction import GivenSlips, Moment, Question, Score, SlipState
from bilan_desktop.practice import satisfaction
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending import closing
from bilan_desktop.vault.clock import FixedClock
from person import Person, chosen_file

END, LATER = samples.NOW, datetime(2027, 5, 21, 9, 0).astimezone()


@pytest.mark.journey
def test_l6_satisfaction_is_asked_counted_and_forgotten_before_the_closing(
    qtbot, desk: Desk, start, clock: FixedClock, vault_folder: Path
) -> None:
    samples.to_ready(samples.cpf_case(desk))
    desk.lock()
    program = start()
    person = come_in(qtbot, program, "Lemoine")
    person.waits_for("Avis de la personne à demander")
    person.tab("Clôture")
    person.press("Demander l’avis de la personne")
    person.waits_for("Questionnaire à remettre")
    person.press("Questionnaire")
    assert person.front().findChild(PdfPreview).page_count == 1
    person.press("Fermer")
    person.press("Noter la remise")
    person.fill("Remis le", "demain")
    person.press("Noter")
    assert person.error_beside("Remis le")
    person.fill("Remis le", "aujourd’hui")
    person.press("Noter")
    person.waits_for("Remis le 21 nov. 2026, réponse attendue")
    person.press("Noter les réponses")
    person.press("Compter les réponses")
    assert person.error_beside("Ma demande") == "Notez la réponse à une question au moins."
    person.choose("Ma demande", "Tout à fait")
    person.choose("Dans l’ensemble", "Plutôt oui")
    person.press("Compter les réponses")
    person.waits_for("Réponses reçues le 21 nov. 2026, comptées sans nom")
    assert not person.can_press("Noter les réponses")
    person.press("Clôturer et détruire")
    person.fill("Pour confirmer", "B-2026-001")
    person.press("Clôturer et détruire")
    person.waits_for("Ce qui est gardé")
    person.waits_for("Réponses reçues le 21 nov. 2026")
    shut(person)
    again = unlocked(vault_folder, clock)
    counted = {tally.question: (tally.score, tally.number) for tally in again.vault.register.tallies()}
    assert counted == {Question.HEARD: (Score.FULLY, 1), Question.OVERALL: (Score.RATHER, 1)}
    again.lock()


@pytest.mark.journey
def test_l6_at_six_months_the_person_is_asked_again_when_nothing_is_left_of_the_content(
    qtbot, desk: Desk, start, clock: FixedClock, vault_folder: Path
) -> None:
    file = samples.to_ready(samples.cpf_case(desk))
    satisfaction.ask(satisfaction.of_running(file), Moment.END, samples.TODAY)
    closing.close(file, closing.ending(file, EndingKind.COMPLETED, samples.TODAY))
    desk.lock()
    clock.set(LATER)
    program = start()
    person = Person(qtbot, program.window)
    person.fill("Phrase de passe", samples.PASSPHRASE)
    person.press("Ouvrir le coffre")
    person.press("Oui, c’est bien la date")
    person.waits_for("Bilans en cours")
    program.signals.navigate.emit("case", str(file.case.id))
    person.waits_for("À six mois")
    person.waits_for("Remis le 21 nov. 2026, réponse attendue")
    person.press("Ne souhaite pas répondre")
    person.waits_for("Elle n’a pas à dire pourquoi")
    person.press("Noter")
    person.waits_for("Décliné le 21 mai 2027")
    person.press("Noter la demande")
    person.tick("Le questionnaire de satisfaction est joint")
    person.press("Noter")
    person.waits_for("Remis le 21 mai 2027, réponse attendue")
    person.press("Noter les réponses")
    person.choose("Le bilan me sert encore", "Plutôt oui")
    person.choose("Dans l’ensemble", "Plutôt non")
    person.press("Compter les réponses")
    person.waits_for("Réponses reçues le 21 mai 2027, comptées sans nom")
    shut(person)
    again = unlocked(vault_folder, clock)
    assert again.vault.register.given_slips() == (
        GivenSlips(2026, Moment.END, SlipState.DECLINED, 1),
        GivenSlips(2027, Moment.SIX_MONTHS, SlipState.ANSWERED, 1),
    )
    again.lock()


@pytest.mark.journey
def test_l6_a_complaint_is_written_down_answered_and_counted_without_a_name(
    qtbot, desk: Desk, start, clock: FixedClock, vault_folder: Path, tmp_path: Path, monkeypatch
) -> None:
    samples.to_investigation(samples.cpf_case(desk))
    desk.lock()
    letter = tmp_path / "courrier.png"
    letter.write_bytes(samples.png())
    program = start()
    person = come_in(qtbot, program)
    program.signals.navigate.emit("registers", "complaints")
    person.waits_for("Aucune réclamation")
    person.press("Noter une réclamation")
    person.press("Enregistrer la réclamation")
    assert person.error_beside("Qui réclame") == "Indiquez qui réclame."
    person.fill("Reçue le", "12/11/2026")
    person.choose("Qui réclame", "Bénéficiaire")
    person.choose("Objet", "Déroulement et calendrier")
    person.fill("Dossier", "b-2026-001")
    chosen_file(monkeypatch, letter)
    person.press("Joindre au dossier")
    person.press("Enregistrer la réclamation")
    line = "12 nov. 2026 | Déroulement et calendrier | Bénéficiaire | B-2026-001 | "
    assert lines(person) == [f"{line}À répondre"]
    open_line(person)
    person.fill("Répondue le", "aujourd’hui")
    person.press("Enregistrer la réclamation")
    assert person.error_beside("Suite donnée")
    person.choose("Suite donnée", "Reconnue et corrigée")
    person.choose("Amélioration décidée", "Organisation et délais")
    person.press("Enregistrer la réclamation")
    assert lines(person) == [f"{line}Reconnue et corrigée · 9 jours"]
    person.tab("Qualité")
    assert "Réclamations | 1 reçue | 1 réponse donnée, délai moyen : 9 jours" in lines(person)
    assert "Améliorations décidées | 1 | à la suite des réclamations" in lines(person)
    open_line(person, 2)
    person.waits_for("Reconnue et corrigée, le 21 nov. 2026")
    person.press("Fermer")
    target = tmp_path / "qualite.csv"
    chosen_file(monkeypatch, target)
    person.press("Exporter en CSV")
    person.waits_for("Les indicateurs sont exportés, sans nom")
    assert "Lemoine" not in target.read_text("utf-8-sig")
    person.tab("Réclamations")
    open_line(person)
    person.press("Retirer")
    person.waits_for("Aucune réclamation")
    shut(person)
    assert [d.kind for d in on_disk(vault_folder, clock).documents].count(DocumentKind.COMPLAINT) == 1


@pytest.mark.journey
def test_l6_a_bilan_that_stops_is_counted_with_its_cause(
    qtbot, desk: Desk, start, clock: FixedClock, vault_folder: Path
) -> None:
    samples.to_investigation(samples.cpf_case(desk))
    desk.lock()
    program = start()
    person = come_in(qtbot, program, "Lemoine")
    person.tab("Clôture")
    person.choose("Issue du bilan", "Arrêt en cours de bilan")
    person.waits_for("Elle n’a pas à se justifier")
    person.choose("Cause de l’arrêt", "Entrée en formation")
    person.press("Clôturer et détruire")
    person.fill("Pour confirmer", "B-2026-001")
    person.press("Clôturer et détruire")
    person.waits_for("Ce qui est gardé")
    program.signals.navigate.emit("registers", "quality")
    person.waits_for("Les indicateurs de l’année")
    assert "Arrêts avant le terme | 1 | sur 1 bilan clos" in lines(person)
    open_line(person, 4)
    person.waits_for("Arrêt en cours de bilan · Entrée en formation")
    person.waits_for("B-2026-001")
    person.press("Fermer")
