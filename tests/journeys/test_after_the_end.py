"""After the end, through the windows: follow-up at six months, withdrawals, what goes to an adviser (scenarios 9, 10, 11)."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt

import samples
from at_work import unlock
from bilan_desktop.desktop.widgets.lists.leading_rows import Row
from bilan_desktop.domain.cases.closing import EndingKind
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending import closing
from bilan_desktop.vault.clock import FixedClock
from person import Person, chosen_file


@pytest.fixture
def clock() -> FixedClock:
    """The last day of August, on which the bilan of these journeys ends."""
    return FixedClock(at(date(2025, 8, 31)))


def press_row(qtbot, person: Person, name: str) -> None:
    """Presses a line of the dashboard's cards."""
    row = next(r for r in person.front().findChildren(Row) if r.accessibleName() == name and r.isVisible())
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, 0).astimezone()


@pytest.mark.journey
def test_e3d_a_term_of_31_august_is_followed_up_on_28_february(
    qtbot, desk: Desk, clock: FixedClock, start
) -> None:
    file = samples.to_ready(samples.cpf_case(desk))
    closing.close(file, closing.ending(file, EndingKind.COMPLETED, date(2025, 8, 31)))
    reference = file.case.reference
    desk.lock()

    clock.set(at(date(2026, 2, 28)))
    person = Person(qtbot, start().window)
    unlock(person)
    person.press("Oui, c’est bien la date")
    person.waits_for(f"Suivi à 6 mois — dossier {reference}")
    assert not person.sees("Lemoine")
    press_row(qtbot, person, f"Suivi à 6\u00a0mois — dossier {reference}")
    person.waits_for("samedi 28 février 2026")
    person.waits_for("karim.lemoine@example.fr")
    person.press("Noter la demande")
    person.press("Noter")
    person.waits_for("Demandé le 28 févr. 2026")
    person.press("Noter la réponse")
    person.choose("Où en est la personne", "Le projet est réalisé")
    person.fill("En une phrase", "En poste depuis janvier.")
    person.press("Noter la réponse")
    person.waits_for("Les coordonnées, gardées pour ce seul suivi, sont effacées.")
    assert not person.sees("karim.lemoine@example.fr")
    assert not person.can_press("Noter la demande")


@pytest.mark.journey
def test_e6_an_agreement_withdrawn_three_months_after_the_end_destroys_now(
    qtbot, desk: Desk, clock: FixedClock, start
) -> None:
    file = samples.to_ready(samples.cpf_case(desk))
    samples.keep_synthesis(file)
    reference = file.case.reference
    closing.close(file, closing.ending(file, EndingKind.COMPLETED, date(2025, 8, 31)))
    desk.lock()

    clock.set(at(date(2025, 11, 30)))
    program = start()
    person = Person(qtbot, program.window)
    unlock(person)
    person.press("Oui, c’est bien la date")
    person.waits_for("Bilans en cours")
    program.signals.navigate.emit("case", str(file.case.id))
    person.waits_for("Demande écrite du bénéficiaire")
    person.press("Retirer l’accord")
    person.sign()
    person.fill("Pour confirmer", reference)
    person.press("Retirer et détruire")
    person.waits_for("Accord du 31 août 2025 retiré le 30 nov. 2025")
    person.waits_for("Accord retiré par le bénéficiaire")
    person.waits_for("Retrait d’accord")
    assert not person.can_press("Copie pour le bénéficiaire")


@pytest.mark.journey
def test_l3_the_synthesis_goes_to_the_cep_adviser_only_at_the_written_request(
    qtbot, desk: Desk, start, tmp_path, monkeypatch
) -> None:
    file = samples.to_final(samples.cpf_case(desk))
    file.close()
    desk.lock()

    program = start()
    person = Person(qtbot, program.window)
    unlock(person)
    person.waits_for("Bilans en cours")
    program.signals.navigate.emit("case", str(file.case.id))
    person.tab("Synthèse")
    person.press("Remettre ou imprimer")
    person.choose("Destinataire", "Conseil en évolution")
    person.fill("Nom du destinataire", "Mission d’orientation (fictive)")
    person.waits_for("La synthèse attend la demande écrite du bénéficiaire.")
    assert not person.can_press("Enregistrer le PDF")
    person.press("Fermer")
    person.tab("Confidentialité")
    person.press("Demande d’envoi au CEP")
    person.fill("Nom du destinataire", "Mission d’orientation (fictive)")
    person.fill("But de la communication", "Poursuivre l’accompagnement")
    person.fill("Valable jusqu’au", "dans 1 mois")
    person.sign()
    person.press("Enregistrer l’accord")
    person.waits_for("Communication à Mission d’orientation (fictive)")
    person.tab("Synthèse")
    person.press("Remettre ou imprimer")
    person.choose("Destinataire", "Conseil en évolution")
    person.fill("Nom du destinataire", "Mission d’orientation (fictive)")
    saved = tmp_path / "synthese.pdf"
    chosen_file(monkeypatch, saved)
    person.press("Enregistrer le PDF")
    person.waits_for("la remise est inscrite au registre")
    assert saved.read_bytes().startswith(b"%PDF")
    person.tab("Confidentialité")
    person.waits_for("avec accord écrit")
    assert not person.can_press("Retirer")
