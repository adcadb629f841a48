"""The shut vault: opened by its passphrase or its paper, patient with mistakes, and plain about what is wrong."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit, QProgressBar

import samples
from bilan_desktop.domain.cases.closing import EndingKind
from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending import closing
from bilan_desktop.practice.entering import opening, preferences
from conftest import CHEAP
from person import Person

PASSPHRASE = samples.PASSPHRASE
pytestmark = pytest.mark.journey


@pytest.fixture
def made(vault_folder, clock):
    """A vault of the practice, open until the test shuts it."""
    return opening.create(vault_folder, samples.PRACTICE, PASSPHRASE, clock, kdf=CHEAP)


@pytest.fixture
def shut(made):
    """The recovery code's groups of a vault that is shut."""
    made.desk.lock()
    return made.recovery_code.groups()


@pytest.fixture
def begin(qtbot, start):
    """Starts the program and gives who sits before it."""
    return lambda: Person(qtbot, start().window)


def open_with(person: Person, passphrase: str) -> None:
    """Types and presses."""
    person.fill("Phrase de passe", passphrase)
    person.press("Ouvrir le coffre")


def keep_a_synthesis(desk: Desk) -> None:
    """A closed case of which something is kept for a year, at most."""
    file = samples.to_ready(samples.cpf_case(desk))
    samples.keep_synthesis(file)
    closing.close(file, closing.ending(file, EndingKind.COMPLETED, file.today()))


def test_the_passphrase_opens_on_the_dashboard(shut, begin, vault_folder):
    person = begin()
    person.waits_for("Votre coffre est fermé")
    person.waits_for(vault_folder.name)
    open_with(person, PASSPHRASE)
    person.waits_for("Bonjour, samedi 21 novembre")
    assert preferences.load().vault == str(vault_folder)


def test_nothing_nominative_stands_on_the_shut_vault(made, begin):
    samples.cpf_case(made.desk).close()
    made.desk.lock()
    said = begin().said()
    for word in ("Horizon", "Queffélec", "Karim", "Lemoine", "B-2026"):
        assert word not in said


def test_a_wrong_passphrase_gets_a_calm_sentence_and_no_hint(shut, begin):
    person = begin()
    open_with(person, PASSPHRASE[:-1])
    person.wait(lambda: bool(person.error_beside("Phrase de passe")))
    said = person.error_beside("Phrase de passe")
    assert "Le coffre ne s’est pas ouvert avec cette phrase." in said
    assert "!" not in said
    assert not any(word in said for word in PASSPHRASE.split("-"))
    assert person.field("Phrase de passe").value() == PASSPHRASE[:-1]


def test_each_failure_asks_for_more_patience_and_counts_it_down(shut, begin):
    person = begin()
    waits = []
    for _ in range(3):
        person.wait(lambda: person.can_press("Ouvrir le coffre"))
        open_with(person, "pas la bonne phrase")
        person.waits_for("Nouvel essai possible dans")
        assert not person.can_press("Ouvrir le coffre")
        waits.append(int(re.search(r"dans (\d+)", person.said()).group(1)))
    assert waits == sorted(set(waits))
    left = waits[-1]
    person.wait(lambda: f"dans {left - 1}\u00a0" in person.said())
    person.wait(lambda: person.can_press("Ouvrir le coffre"))
    open_with(person, PASSPHRASE)
    person.waits_for("Bonjour")


def test_an_empty_passphrase_is_not_tried(shut, begin):
    person = begin()
    person.press("Ouvrir le coffre")
    assert person.error_beside("Phrase de passe") == "Écrivez d’abord ce qui ouvre le coffre."
    person.wait(lambda: person.can_press("Ouvrir le coffre"))


def test_the_window_lives_while_the_key_is_derived(shut, begin, qtbot):
    person = begin()
    beats = []
    heart = QTimer()
    heart.timeout.connect(lambda: beats.append(1))
    heart.start(5)
    open_with(person, PASSPHRASE)
    assert any(bar.isVisible() for bar in person.front().findChildren(QProgressBar))
    person.waits_for("Bonjour")
    heart.stop()
    assert len(beats) > 5


def test_the_eye_shows_what_is_written_and_hides_it_again(shut, begin):
    person = begin()
    field = person.field("Phrase de passe")
    line = field.findChild(QLineEdit)
    assert line.echoMode() is QLineEdit.EchoMode.Password
    eye = next(b for b in line.findChildren(QAbstractButton) if "Montrer" in b.accessibleName())
    eye.click()
    assert line.echoMode() is QLineEdit.EchoMode.Normal
    eye.click()
    assert line.echoMode() is QLineEdit.EchoMode.Password


def test_the_paper_opens_asks_for_a_new_passphrase_and_is_replaced(shut, qtbot, start, vault_folder, clock):
    program = start()
    person = Person(qtbot, program.window)
    person.press("J’ai perdu ma phrase")
    person.waits_for("Ouvrir avec le code de secours")
    person.fill("Code de secours", " ".join(shut).lower())
    person.press("Ouvrir le coffre")
    person.waits_for("Une nouvelle phrase de passe")
    new = "hublot-gingembre-tempo-vitrail-abricot-lanterne-cerise"
    person.fill("Phrase de passe", new)
    person.fill("Encore une fois", new)
    person.press("Continuer")
    person.waits_for("Votre code de secours")
    groups = re.findall(r"\b[0-9A-Z]{4}\b", person.said())
    assert len(groups) == 7
    assert groups != list(shut)
    person.press("J’ai le papier")
    person.waits_for("Vérifions le papier")
    for field in person.fields():
        person.fill(field.label(), groups[int(re.match(r"\d+", field.label()).group()) - 1])
    person.press("Terminer")
    person.waits_for("Bonjour")
    program.end()
    for secret in (PASSPHRASE, "".join(shut)):
        with pytest.raises(Fault) as refused:
            opening.unlock(vault_folder, secret, clock)
        assert refused.value.kind is FaultKind.WRONG_PASSPHRASE
    opening.unlock(vault_folder, new, clock).lock()
    opening.unlock_with_code(vault_folder, "".join(groups), clock).lock()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda groups: groups[0], "28"),
        (lambda groups: "".join(reversed("".join(groups))), "code de secours"),
        (lambda groups: "Ü" + "".join(groups)[1:], "28"),
    ],
)
def test_a_code_mistyped_gets_its_sentence(shut, begin, spoil, said):
    person = begin()
    person.press("J’ai perdu ma phrase")
    person.fill("Code de secours", spoil(shut))
    person.press("Ouvrir le coffre")
    person.wait(lambda: bool(person.error_beside("Code de secours")))
    assert said in person.error_beside("Code de secours")


def test_one_may_come_back_from_the_code_to_the_passphrase(shut, begin):
    person = begin()
    person.press("J’ai perdu ma phrase")
    person.waits_for("Ouvrir avec le code de secours")
    person.press("Retour")
    person.waits_for("Votre coffre est fermé")


def test_giving_up_the_new_passphrase_shuts_the_vault_again(shut, begin):
    person = begin()
    person.press("J’ai perdu ma phrase")
    person.fill("Code de secours", "".join(shut))
    person.press("Ouvrir le coffre")
    person.waits_for("Une nouvelle phrase de passe")
    person.press("Retour")
    person.waits_for("Votre coffre est fermé")
    open_with(person, PASSPHRASE)
    person.waits_for("Bonjour")


def test_what_was_destroyed_at_its_date_is_told_without_a_name(made, begin, clock):
    keep_a_synthesis(made.desk)
    made.desk.lock()
    for days in range(28, 400, 28):
        clock.set(samples.NOW + timedelta(days=days))
        report = opening.enforce(made.desk.vault.folder, clock)
        if clock.today() >= samples.TODAY.replace(year=2027) - timedelta(days=28):
            break
    assert report.destroyed == ()
    clock.set(samples.NOW.replace(year=2027))
    person = begin()
    person.waits_for("1 dossier a été détruit aujourd’hui")
    person.waits_for("L’attestation de destruction vous attend après l’ouverture.")
    assert "B-2026" not in person.said()
    assert "Karim" not in person.said()
    open_with(person, PASSPHRASE)
    person.waits_for("Attestations de destruction")
    person.waits_for("B-2026-001 · détruit aujourd’hui")


def test_a_vault_in_use_elsewhere_says_so_and_opens_once_it_is_free(made, begin):
    person = begin()
    person.waits_for("Ce coffre est déjà ouvert dans une autre fenêtre du programme.")
    person.waits_for("Vos dossiers sont intacts.")
    made.desk.lock()
    person.press("Réessayer")
    person.waits_for("Votre coffre est fermé")
    open_with(person, PASSPHRASE)
    person.waits_for("Bonjour")


def test_a_vault_of_a_newer_version_is_refused_and_untouched(shut, begin, vault_folder):
    header = vault_folder / "vault.json"
    newer = json.loads(header.read_text()) | {"format": 99}
    header.write_text(json.dumps(newer))
    before = snapshot(vault_folder)
    person = begin()
    person.waits_for("Ce coffre a été écrit par une version plus récente du programme.")
    person.waits_for("Il n’a pas été touché.")
    assert snapshot(vault_folder) == before


def test_a_damaged_header_says_what_is_safe(shut, begin, vault_folder):
    (vault_folder / "vault.json").write_bytes(b"{")
    person = begin()
    person.waits_for("Le fichier d’ouverture du coffre, vault.json, est abîmé.")
    person.waits_for("Les dossiers chiffrés n’ont pas été touchés.")


def test_a_vault_whose_disk_is_away_is_waited_for_or_another_is_chosen(
    shut, qtbot, qapp, clock, vault_folder, tmp_path, monkeypatch, program_on
):
    person = Person(qtbot, program_on(tmp_path / "clé absente").window)
    person.waits_for("Aucun coffre ne se trouve à cet emplacement.")
    person.waits_for("clé absente")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(vault_folder))
    person.press("Ouvrir un autre coffre")
    person.waits_for("Votre coffre est fermé")
    open_with(person, PASSPHRASE)
    person.waits_for("Bonjour")
    assert preferences.load().vault == str(vault_folder)


def test_a_damaged_register_says_what_to_do(shut, begin, vault_folder):
    register = vault_folder / "register.db"
    content = bytearray(register.read_bytes())
    content[100:200] = bytes(100)
    register.write_bytes(content)
    person = begin()
    open_with(person, PASSPHRASE)
    person.waits_for("Le registre du coffre est abîmé.")
    person.wait(lambda: person.can_press("Réessayer"))


class TestALeapOfTheClock:
    """More than thirty days since the last day seen: nothing is destroyed before somebody says which day it is."""

    @pytest.fixture
    def leapt(self, made, clock):
        keep_a_synthesis(made.desk)
        made.desk.lock()
        clock.set(samples.NOW.replace(year=2028))
        return made.desk.vault.folder

    def test_the_day_is_asked_for_and_confirming_destroys(self, leapt, begin):
        person = begin()
        person.waits_for("La date du jour est à confirmer")
        open_with(person, PASSPHRASE)
        person.waits_for("Nous sommes le mardi 21 novembre 2028 ?")
        assert compartments(leapt) > 0
        before = compartments(leapt)
        person.press("Oui, c’est bien la date")
        person.waits_for("Attestations de destruction")
        assert compartments(leapt) < before

    def test_denying_it_opens_and_destroys_nothing(self, leapt, begin):
        person = begin()
        before = compartments(leapt)
        open_with(person, PASSPHRASE)
        person.press("Non, l’horloge se trompe")
        person.waits_for("Bilans en cours")
        assert compartments(leapt) == before
        assert not person.sees("détruit aujourd’hui")


def compartments(folder: Path) -> int:
    """How many capsules are left."""
    return len(list((folder / "compartments").glob("*.key")))


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file with its content, the lock apart."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "lock"
    }
