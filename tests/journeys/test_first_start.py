"""From nothing to an open vault: each mistake beside its cause, nothing typed lost, a paper that was truly made."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

import samples
from bilan_desktop.desktop.pages.entrance.gate import Gate
from bilan_desktop.desktop.widgets.navigation.sidebar import NavigationButton
from bilan_desktop.desktop.widgets.pdf.preview import PdfPreview
from bilan_desktop.platform.autostart import autostart_here
from bilan_desktop.practice.entering import opening, places, preferences
from person import Person, chosen_file

PASSPHRASE = samples.PASSPHRASE
pytestmark = pytest.mark.journey


def tell_the_practice(person: Person) -> None:
    """The fields that must be filled."""
    person.press("Créer mon coffre")
    person.fill("Nom du cabinet", "Cabinet Horizon")
    person.fill("Conseiller", "Maëlle Queffélec-Dupré")
    person.press("Continuer")


def choose_the_passphrase(person: Person) -> None:
    """Typed twice; the vault is then made."""
    person.fill("Phrase de passe", PASSPHRASE)
    person.fill("Encore une fois", PASSPHRASE)
    person.press("Continuer")
    person.waits_for("Votre code de secours")


def groups_of(person: Person) -> list[str]:
    """The recovery code as it stands on the page."""
    return re.findall(r"\b[0-9A-Z]{4}\b", person.said())


def asked_group(person: Person, groups: list[str]) -> dict[str, str]:
    """The groups asked for, by the label of their field."""
    person.waits_for("Vérifions le papier")
    asked = {}
    for field in person.fields():
        place = int(re.match(r"\d+", field.label()).group())
        asked[field.label()] = groups[place - 1]
    return asked


def go_to_the_last_step(person: Person) -> None:
    """The vault is made, its paper checked; what remains is whether the program starts at log-in."""
    tell_the_practice(person)
    choose_the_passphrase(person)
    groups = groups_of(person)
    person.press("J’ai le papier")
    for label, group in asked_group(person, groups).items():
        person.fill(label, group)
    person.press("Continuer")
    person.waits_for("Veiller aussi quand la fenêtre est fermée")


def test_five_minutes_from_nothing_to_the_dashboard(person, vault_folder, clock):
    person.waits_for("Bienvenue dans Bilan Desktop")
    tell_the_practice(person)
    choose_the_passphrase(person)
    groups = groups_of(person)
    assert len(groups) == 7
    assert person.front().findChild(PdfPreview).page_count == 1
    person.press("J’ai le papier")
    asked = asked_group(person, groups)
    assert len(asked) == 2
    for label, group in asked.items():
        person.fill(label, group.lower())
    person.press("Continuer")
    person.waits_for("Veiller aussi quand la fenêtre est fermée")
    assert not person.field("Lancer Bilan Desktop").value()
    person.press("Terminer")
    person.waits_for("Aucun bilan en cours")
    person.waits_for("Bonjour, samedi 21 novembre")
    assert preferences.load().vault == str(vault_folder)


def test_the_start_at_log_in_is_agreed_to_by_a_tick_and_changed_in_the_settings(person, start, tmp_path):
    go_to_the_last_step(person)
    assert not autostart_here().enabled()
    person.tick("Lancer Bilan Desktop")
    person.press("Terminer")
    person.waits_for("Aucun bilan en cours")
    assert autostart_here().enabled()
    assert "--background" in (tmp_path / "config/autostart/bilan-desktop.desktop").read_text("utf-8")
    buttons = person.front().findChildren(NavigationButton)
    QTest.mouseClick(next(b for b in buttons if b.text().endswith("Réglages")), Qt.MouseButton.LeftButton)
    assert person.field("Lancer Bilan Desktop").value()
    person.tick("Lancer Bilan Desktop")
    person.waits_for("Le programme ne se lancera plus avec votre session")
    assert not autostart_here().enabled()


def test_a_system_that_refuses_the_start_at_log_in_keeps_nobody_from_beginning(person, tmp_path):
    go_to_the_last_step(person)
    (tmp_path / "config").mkdir(exist_ok=True)
    (tmp_path / "config" / "autostart").touch()
    person.tick("Lancer Bilan Desktop")
    person.press("Terminer")
    assert "Le système n’a pas accepté" in person.error_beside("Lancer Bilan Desktop")
    person.press("Terminer")
    person.waits_for("Aucun bilan en cours")


def test_a_program_that_ends_before_the_paper_is_checked_leaves_a_vault_that_opens(person, qtbot, start):
    tell_the_practice(person)
    choose_the_passphrase(person)
    again = Person(qtbot, start().window)
    again.waits_for("Votre coffre est fermé")
    again.fill("Phrase de passe", PASSPHRASE)
    again.press("Ouvrir le coffre")
    again.waits_for("Aucun bilan en cours")
    assert again.sees("Le papier du code de secours n’a pas été vérifié")
    again.press("Refaire le papier")
    again.waits_for("Une nouvelle phrase de passe")


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("SIRET", "732 829 320 00075", "clé de contrôle"),
        ("SIRET", "12", "14"),
        ("Numéro de déclaration", "12", "11"),
        ("Nom du cabinet", "", "Indiquez"),
        ("Nom du cabinet", "x" * 201, "201"),
    ],
)
def test_each_mistake_stands_beside_its_field_and_nothing_goes_on(person, field, typed, said):
    person.press("Créer mon coffre")
    person.fill("Nom du cabinet", "Cabinet Horizon")
    person.fill("Conseiller", "Élodie Çelik")
    person.fill(field, typed)
    person.press("Continuer")
    assert said in person.error_beside(field)
    person.waits_for("Votre cabinet")


def test_every_missing_field_is_told_at_once(person):
    person.press("Créer mon coffre")
    person.press("Continuer")
    assert person.error_beside("Nom du cabinet")
    assert person.error_beside("Conseiller")


def test_a_siret_is_shown_as_it_is_read_aloud(person):
    person.press("Créer mon coffre")
    person.fill("SIRET", "73282932000074")
    assert person.field("SIRET").value() == "732 829 320 00074".replace(" ", "\u00a0")


def test_going_back_loses_nothing(person):
    tell_the_practice(person)
    person.fill("Phrase de passe", "des mots sans suite")
    person.press("Retour")
    assert person.field("Nom du cabinet").value() == "Cabinet Horizon"
    person.press("Retour")
    person.waits_for("Bienvenue dans Bilan Desktop")
    person.press("Créer mon coffre")
    assert person.field("Conseiller").value() == "Maëlle Queffélec-Dupré"
    person.press("Continuer")
    assert person.field("Phrase de passe").value() == "des mots sans suite"


def test_l7_a_weak_passphrase_is_measured_and_refused(person):
    tell_the_practice(person)
    person.fill("Phrase de passe", "Cabinet Horizon 2026")
    person.waits_for(" sur 80")
    person.press("Continuer")
    assert "deviner" in person.error_beside("Phrase de passe")
    person.waits_for("Votre phrase de passe")


def test_a_passphrase_typed_unseen_is_typed_twice_the_same(person):
    tell_the_practice(person)
    person.fill("Phrase de passe", PASSPHRASE)
    person.fill("Encore une fois", PASSPHRASE + " ")
    person.press("Continuer")
    assert "ne sont pas les mêmes" in person.error_beside("Encore une fois")


def test_seven_words_are_proposed_and_another_seven_on_demand(person):
    tell_the_practice(person)
    first = re.search(r"\w+(-\w+){6}", person.said()).group()
    person.press("Proposer une autre")
    second = re.search(r"\w+(-\w+){6}", person.said()).group()
    assert first != second
    person.press("Utiliser cette phrase")
    assert person.field("Phrase de passe").value() == second
    assert all(field.label() != "Encore une fois" for field in person.fields())
    person.press("Continuer")
    person.waits_for("Votre code de secours")


def test_enter_leads_from_field_to_field_and_on(person, qtbot):
    tell_the_practice(person)
    first = person.field("Phrase de passe")
    qtbot.waitUntil(first.editor.hasFocus)
    first.editor.setText(PASSPHRASE)
    QTest.keyClick(first.editor, Qt.Key.Key_Return)
    again = person.field("Encore une fois")
    assert again.editor.hasFocus()
    again.editor.setText(PASSPHRASE)
    QTest.keyClick(again.editor, Qt.Key.Key_Return)
    person.waits_for("Votre code de secours")


def test_the_paper_is_saved_where_the_person_says_readable_by_nobody_else(person, tmp_path, monkeypatch):
    tell_the_practice(person)
    choose_the_passphrase(person)
    chosen_file(monkeypatch, tmp_path / "papier.pdf")
    person.press("Enregistrer une copie")
    person.waits_for("Copie enregistrée")
    assert (tmp_path / "papier.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "papier.pdf").stat().st_mode & 0o077 == 0


def test_a_paper_that_cannot_be_saved_is_said(person, tmp_path, monkeypatch):
    tell_the_practice(person)
    choose_the_passphrase(person)
    chosen_file(monkeypatch, tmp_path / "nulle part" / "papier.pdf")
    person.press("Enregistrer une copie")
    person.waits_for("Le fichier n’a pas pu être écrit.")


def test_groups_that_are_not_those_of_the_paper_are_told_and_nothing_ends(person):
    tell_the_practice(person)
    choose_the_passphrase(person)
    groups = groups_of(person)
    person.press("J’ai le papier")
    asked = asked_group(person, groups)
    for label in asked:
        person.fill(label, "ZZZZ")
    person.press("Continuer")
    assert all("Ce n’est pas le" in person.error_beside(label) for label in asked)
    person.press("Retour")
    assert groups_of(person) == groups


def test_letters_misread_on_the_paper_are_forgiven(person):
    tell_the_practice(person)
    choose_the_passphrase(person)
    groups = groups_of(person)
    person.press("J’ai le papier")
    for label, group in asked_group(person, groups).items():
        person.fill(label, f" {group.replace('0', 'o').replace('1', 'l')} ")
    person.press("Continuer")
    person.waits_for("Veiller aussi")
    person.press("Terminer")
    person.waits_for("Aucun bilan en cours")


def test_a_place_where_nothing_may_be_written_is_said_before_anything_is_asked(person, tmp_path, monkeypatch):
    (tmp_path / "un fichier").touch()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "un fichier" / "x"))
    person.press("Choisir un autre dossier")
    person.press("Créer mon coffre")
    person.waits_for("Le programme ne peut pas écrire à cet emplacement.")


def test_a_place_that_holds_a_vault_is_not_overwritten(person, tmp_path, clock, monkeypatch):
    other = tmp_path / "déjà là"
    opening.create(other, samples.PRACTICE, PASSPHRASE, clock, kdf=_cheap()).desk.lock()
    monkeypatch.setattr(places, "for_new_vault", lambda chosen: chosen)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(other))
    person.press("Choisir un autre dossier")
    person.press("Créer mon coffre")
    person.waits_for("Un coffre existe déjà à cet emplacement.")


def test_a_vault_elsewhere_can_be_opened_instead(person, tmp_path, clock, monkeypatch):
    other = tmp_path / "ailleurs"
    opening.create(other, samples.PRACTICE, PASSPHRASE, clock, kdf=_cheap()).desk.lock()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(other))
    person.press("Ouvrir un coffre existant")
    person.waits_for("Votre coffre est fermé")
    person.fill("Phrase de passe", PASSPHRASE)
    person.press("Ouvrir le coffre")
    person.waits_for("Aucun bilan en cours")
    assert preferences.load().vault == str(other)


def test_a_logo_is_checked_by_its_content_and_shown(person, tmp_path, monkeypatch):
    person.press("Créer mon coffre")
    fake = tmp_path / "logo.png"
    fake.write_bytes(b"pas une image")
    chosen_file(monkeypatch, fake)
    person.press("Choisir une image")
    assert "PNG ou JPEG" in person.error_beside("Logo")
    real = tmp_path / "vrai.png"
    real.write_bytes(samples.png())
    chosen_file(monkeypatch, real)
    person.press("Choisir une image")
    assert person.error_beside("Logo") == ""
    person.wait(lambda: person.can_press("Retirer le logo"))


def test_the_demonstration_opens_with_invented_people(person, start, tmp_path):
    person.press("Essayer avec des personnes inventées")
    person.waits_for("Bilans en cours", 110_000)
    assert Path(preferences.load().vault) == preferences.default_demonstration()


def test_every_field_and_button_of_the_path_has_a_name(person):
    gate = person.front().findChild(Gate)
    for on in ("Créer mon coffre", "Continuer"):
        for field in person.fields():
            assert field.label()
            assert field.editor.accessibleName()
        person.press(on)
    assert gate is not None


def _cheap():
    from conftest import CHEAP

    return CHEAP
