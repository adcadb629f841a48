"""The rights of a person over their data, through the real windows (L5; RGPD, art. 12 to 20)."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

import samples
from at_work import come_in, on_disk, open_case, prepare
from bilan_desktop.desktop.program import Program
from bilan_desktop.desktop.widgets.fields.text_field import TextField
from bilan_desktop.desktop.widgets.leading_rows import Row
from bilan_desktop.desktop.widgets.navigation.sidebar import NavigationButton
from bilan_desktop.domain.registers.breach import Risk
from bilan_desktop.domain.registers.rgpd import Right
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.registers import breaches, rights
from bilan_desktop.vault.clock import FixedClock
from person import Person

Start = Callable[[], Program]


def with_request(right: Right, days_ago: int = 0) -> Callable[[Desk], CaseFile]:
    """A case in investigation, and a request of its person."""

    def make(desk: Desk) -> CaseFile:
        file = samples.to_investigation(samples.cpf_case(desk))
        samples.hold_session(file)
        rights.receive(desk, right, samples.TODAY - timedelta(days=days_ago), "B-2026-001")
        return file

    return make


def place(person: Person, name: str) -> None:
    """Goes somewhere by the sidebar."""
    button = next(b for b in person.front().findChildren(NavigationButton) if b.text().strip() == name)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def requests(person: Person) -> None:
    """Goes to the register of requests."""
    place(person, "Registres")
    person.waits_for("Ce dont le cabinet répond")
    person.tab("Demandes RGPD")


def open_request(person: Person) -> None:
    """Enter on the first request."""
    (table,) = [t for t in person.front().findChildren(QTableView) if t.isVisible()]
    table.setFocus()
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Return)
    person.wait(lambda: QApplication.activeModalWidget() is not None)


def press_row(person: Person, words: str) -> None:
    """Clicks a line of the day."""
    rows = [r for r in person.front().findChildren(Row) if r.isVisible()]
    row = next(r for r in rows if r.accessibleName().replace("\u202f", " ").startswith(words))
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


@pytest.mark.journey
def test_art_18_a_restriction_is_set_read_only_then_lifted(
    qtbot, start: Start, vault_folder: Path, clock: FixedClock
) -> None:
    prepare(vault_folder, clock, with_request(Right.RESTRICTION))
    program = start()
    person = come_in(qtbot, program, "Lemoine")
    requests(person)
    open_request(person)
    person.press("Limiter l’utilisation du dossier")
    assert person.error_beside("Motif de la limitation")
    person.choose("Motif de la limitation", "La personne conteste l’exactitude de données (a)")
    person.press("Limiter l’utilisation du dossier")
    person.wait(lambda: QApplication.activeModalWidget() is None)
    open_case(person, "Lemoine")
    person.waits_for("L’utilisation de ce dossier est limitée")
    assert person.sees("samedi 21 novembre 2026")
    assert person.sees("conteste l’exactitude")
    assert person.sees("RGPD, art. 18")
    page = program.window.page()
    assert not [field for field in page.findChildren(TextField) if field.isVisible()]
    assert not person.can_press("Passer en phase")
    person.press("Lever la limitation…")
    person.press("Lever la limitation")
    assert person.error_beside("Personne informée le")
    person.fill("Personne informée le", "aujourd’hui")
    person.press("Lever la limitation")
    person.waits_for("Demande")
    person.wait(lambda: not person.sees("L’utilisation de ce dossier est limitée"))
    assert person.can_press("Passer en phase")
    program.signals.lock_asked.emit()
    (restriction,) = on_disk(vault_folder, clock).restrictions
    assert (restriction.since, restriction.lifted_on) == (samples.TODAY, samples.TODAY)


@pytest.mark.journey
def test_art_12_a_late_request_and_an_open_breach_wait_on_the_dashboard(
    qtbot, start: Start, vault_folder: Path, clock: FixedClock
) -> None:
    def make(desk: Desk) -> CaseFile:
        told = breaches.Told(
            samples.TODAY - timedelta(days=1),
            samples.NOW.time().replace(tzinfo=None),
            Risk.LIKELY,
            "Un carnet perdu",
        )
        breaches.record(desk, told)
        return with_request(Right.ACCESS, days_ago=40)(desk)

    prepare(vault_folder, clock, make)
    person = come_in(qtbot, start())
    assert person.sees("Demande d’accès — réponse en retard")
    assert person.sees("Due depuis le 12 nov. · B-2026-001 · RGPD, art. 12")
    assert person.sees("Violation de données — notifier la CNIL")
    assert person.sees("Avant le 23 nov. à 09:00 · RGPD, art. 33")
    press_row(person, "Violation de données")
    person.wait(lambda: person.can_press("Noter une violation"))
    place(person, "Tableau de bord")
    press_row(person, "Demande d’accès")
    open_request(person)
    assert person.sees("Réponse due le jeudi 12 novembre 2026")
    person.choose("Réponse donnée", "Refusée, avec les raisons et les recours")
    person.press("Enregistrer")
    assert person.error_beside("Raison du refus")
    person.choose("Raison du refus", "Identité non établie (art. 12, 2 et 6)")
    person.press("Enregistrer")
    person.wait(lambda: QApplication.activeModalWidget() is None)
    open_request(person)
    assert person.sees("Identité non établie")
    person.press("Corriger")
    person.press("Annuler la réponse")
    person.wait(lambda: QApplication.activeModalWidget() is None)
    place(person, "Tableau de bord")
    person.waits_for("réponse en retard")


@pytest.mark.journey
def test_art_16_and_17_a_request_leads_to_the_field_and_to_what_destroys(
    qtbot, start: Start, vault_folder: Path, clock: FixedClock
) -> None:
    prepare(vault_folder, clock, with_request(Right.RECTIFICATION))
    person = come_in(qtbot, start())
    requests(person)
    open_request(person)
    person.press("Aller à ce champ")
    person.waits_for("Identité et coordonnées")
    person.fill("Nom", "Lemoyne")
    person.press("Fermer")
    person.waits_for("Karim Lemoyne")
    requests(person)
    open_request(person)
    person.press("Corriger")
    person.choose("Droit exercé", "Effacement")
    person.press("Enregistrer")
    person.wait(lambda: QApplication.activeModalWidget() is None)
    open_request(person)
    assert person.sees("Peut partir maintenant : notes de séance (1)")
    assert person.sees("La loi garde jusqu’au")
    person.press("Aller à la clôture")
    person.waits_for("Clôturer détruit")
    assert person.field("Issue du bilan").value() == "consent_withdrawn"
