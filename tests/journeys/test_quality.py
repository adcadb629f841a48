"""The traces of quality through the real windows (L6): satisfaction at the end and at six months, without a name."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

import samples
from at_work import unlocked
from bilan_desktop.desktop.widgets.pdf_preview import PdfPreview
from bilan_desktop.domain.cases.closing import EndingKind
from bilan_desktop.domain.registers.satisfaction import GivenSlips, Moment, Question, Score, SlipState
from bilan_desktop.practice import satisfaction
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending import closing
from bilan_desktop.vault.clock import FixedClock
from person import Person

END, LATER = samples.NOW, datetime(2027, 5, 21, 9, 0).astimezone()


def unlock(person: Person) -> None:
    person.fill("Phrase de passe", samples.PASSPHRASE)
    person.press("Ouvrir le coffre")


def shut(person: Person) -> None:
    person.keys(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    person.waits_for("Votre coffre est fermé")


@pytest.mark.journey
def test_l6_satisfaction_is_asked_counted_and_forgotten_before_the_closing(
    qtbot, desk: Desk, start, clock: FixedClock, vault_folder: Path
) -> None:
    file = samples.to_ready(samples.cpf_case(desk))
    desk.lock()
    program = start()
    person = Person(qtbot, program.window)
    unlock(person)
    person.waits_for("Bilans en cours")
    program.signals.navigate.emit("case", str(file.case.id))
    person.waits_for("Karim Lemoine")
    assert person.sees("Avis de la personne à demander")
    person.tab("Clôture")
    assert person.sees("Questionnaire à remettre")
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
    assert person.sees("Réponses reçues le 21 nov. 2026")
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
    unlock(person)
    person.press("Oui, c’est bien la date")
    person.waits_for("Bilans en cours")
    program.signals.navigate.emit("case", str(file.case.id))
    person.waits_for("À six mois")
    assert person.sees("Remis le 21 nov. 2026, réponse attendue")
    person.press("Ne souhaite pas répondre")
    assert person.sees("Elle n’a pas à dire pourquoi")
    person.press("Noter")
    person.waits_for("Décliné le 21 mai 2027")
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
