"""The rights of a person over their data, through the real windows (L5; RGPD, art. 12 to 20)."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

import samples
from at_work import come_in, on_disk, open_case, prepare
from bilan_desktop.desktop.dialogs.data_copy.passages import Passages
from bilan_desktop.desktop.program import Program
from bilan_desktop.desktop.widgets.fields.text_field import TextField
from bilan_desktop.desktop.widgets.lists.leading_rows import Row
from bilan_desktop.desktop.widgets.navigation.sidebar import NavigationButton
from bilan_desktop.desktop.widgets.pdf.preview import PdfPreview
from bilan_desktop.domain.registers.breach import Risk
from bilan_desktop.domain.registers.data_copy import MASK
from bilan_desktop.domain.registers.rgpd import Right
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.registers import breaches, rights
from bilan_desktop.vault.clock import FixedClock
from person import Person, chosen_file

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


def double_click(person: Person, words: str) -> None:
    """Double-clicks a word of the texts in front, which selects it."""
    (texts,) = person.front().findChildren(Passages)
    found = texts.document().find(words)
    found.setPosition(found.selectionStart() + 2)
    texts.setTextCursor(found)
    texts.ensureCursorVisible()
    QApplication.processEvents()
    point = texts.cursorRect(found).center()
    QTest.mouseDClick(texts.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)


@pytest.mark.journey
def test_art_15_a_request_of_access_from_its_entry_to_the_closed_copy_opened_again(
    qtbot, start: Start, vault_folder: Path, clock: FixedClock, tmp_path: Path, monkeypatch
) -> None:
    def make(desk: Desk) -> CaseFile:
        file = samples.to_investigation(samples.cpf_case(desk))
        samples.hold_session(file, said="Il parle de Mme Quartz, sa cheffe.")
        return file

    prepare(vault_folder, clock, make)
    program = start()
    person = come_in(qtbot, program)
    requests(person)
    person.press("Noter une demande")
    person.choose("Droit exercé", "Accès")
    person.fill("Dossier", "B-2026-001")
    person.press("Enregistrer la demande")
    open_request(person)
    person.press("Préparer la copie des données")
    person.waits_for("vos notes de travail comprises")
    person.press("Masquer la sélection")
    person.waits_for("Sélectionnez d’abord des mots")
    double_click(person, "Quartz")
    person.press("Masquer partout ces mots")
    person.waits_for("1 passage masqué")
    person.press("Rétablir")
    assert not person.sees("passage masqué")
    double_click(person, "Quartz")
    person.press("Masquer la sélection")
    person.press("Voir la copie")
    assert person.front().findChild(PdfPreview).page_count >= 3
    person.press("Fermer")
    target = tmp_path / "copie.pdf"
    chosen_file(monkeypatch, target)
    person.press("Enregistrer la copie fermée")
    person.waits_for("Le code qui ouvre la copie")
    code = next(line for line in person.said().splitlines() if re.fullmatch(r"(\w{4}-){4}\w{4}", line))
    assert not person.can_press("Fermer")
    QTest.keyClick(person.front(), Qt.Key.Key_Escape)
    person.waits_for(code)
    person.press("Imprimer le billet")
    assert person.front().findChild(PdfPreview).page_count == 1
    person.press("Fermer")
    person.tick("Le billet est imprimé")
    person.press("Fermer")
    person.wait(lambda: QApplication.activeModalWidget() is None)
    open_request(person)
    person.waits_for("Répondu le samedi 21 novembre 2026 : demande satisfaite.")
    person.press("Fermer")
    open_case(person, "Lemoine")
    person.tab("Confidentialité")
    person.waits_for("Copie des données")
    program.signals.lock_asked.emit()
    assert target.stat().st_mode & 0o777 == 0o600
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(target)
    with pikepdf.open(target, password=code) as pdf:
        told = json.loads(pdf.attachments["copie-des-donnees.json"].get_file().read_bytes())
        assert any(name.endswith("consentement-signe.png") for name in pdf.attachments)
    assert told["held"]["sessions"][0]["said"] == f"Il parle de Mme {MASK}, sa cheffe."
    assert told["held"]["sessions"][0]["thoughts"] == "À relire ensemble."
    assert b"Quartz" not in target.read_bytes()
    assert on_disk(vault_folder, clock).hand_overs[-1].request is not None


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
    person.choose("Motif de la limitation", "Exactitude contestée (art. 18, 1, a)")
    person.press("Limiter l’utilisation du dossier")
    person.wait(lambda: QApplication.activeModalWidget() is None)
    open_case(person, "Lemoine")
    person.waits_for("L’utilisation de ce dossier est limitée")
    person.waits_for("samedi 21 novembre 2026")
    person.waits_for("exactitude contestée")
    person.waits_for("RGPD, art. 18")
    page = program.window.page()
    person.wait(lambda: page.findChild(PdfPreview).page_count >= 3)
    assert not [field for field in page.findChildren(TextField) if field.isVisible()]
    assert not person.can_press("Passer en phase")
    person.press("Lever la limitation…")
    person.press("Lever la limitation")
    assert person.error_beside("Personne informée le")
    person.fill("Personne informée le", "aujourd’hui")
    person.press("Lever la limitation")
    person.waits_for("Demande")
    person.wait(lambda: not person.sees("L’utilisation de ce dossier est limitée"))
    person.wait(lambda: person.can_press("Passer en phase"))
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
    person.waits_for("Demande d’accès — réponse en retard")
    person.waits_for("Due depuis le 12 nov. · B-2026-001 · RGPD, art. 12")
    person.waits_for("Violation de données — notifier la CNIL")
    person.waits_for("Avant le 23 nov. à 09:00 · RGPD, art. 33")
    press_row(person, "Violation de données")
    person.wait(lambda: person.can_press("Noter une violation"))
    place(person, "Tableau de bord")
    press_row(person, "Demande d’accès")
    open_request(person)
    person.waits_for("Réponse due le jeudi 12 novembre 2026")
    person.choose("Réponse donnée", "Refusée, avec les raisons et les recours")
    person.press("Enregistrer")
    assert person.error_beside("Raison du refus")
    person.choose("Raison du refus", "Identité non établie (art. 12, 2 et 6)")
    person.press("Enregistrer")
    person.wait(lambda: QApplication.activeModalWidget() is None)
    open_request(person)
    person.waits_for("Identité non établie")
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
    person.waits_for("Peut partir maintenant : notes de séance (1)")
    person.waits_for("La loi garde jusqu’au")
    person.press("Aller à la clôture")
    person.waits_for("Clôturer détruit")
    assert person.field("Issue du bilan").value() == "consent_withdrawn"
    person.tick("Ce qui existe a été proposé")
    person.press("Clôturer et détruire")
    person.fill("Pour confirmer", "B-2026-001")
    person.press("Clôturer et détruire")
    person.waits_for("Ce qui est gardé")
    requests(person)
    open_request(person)
    person.waits_for("Plus aucun contenu n’est gardé")
    person.choose("Réponse donnée", "Satisfaite en partie, avec les raisons")
    person.choose("Raison du refus", "Obligation légale de conserver (art. 17, 3, b)")
    person.press("Enregistrer")
    person.wait(lambda: QApplication.activeModalWidget() is None)
    open_request(person)
    person.waits_for("Obligation légale de conserver")
