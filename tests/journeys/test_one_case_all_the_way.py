"""One case, all the way: from the first start to the destruction, through the real windows, and no word left readable."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

import samples
from bilan_desktop.vault.clock import FixedClock
from person import Person, chosen_file

WORD = "Zorbelune"  # stands in every field; it must be nowhere on the disk but inside ciphertext
PASSPHRASE = samples.PASSPHRASE
SENTENCES = {
    "Ce qui amène la personne": "Le site ferme",
    "Motifs": "Transmettre",
    "Attentes": "Un projet qui tienne",
    "Contraintes": "Rester ici",
    "Qui a encouragé": "Personne",
    "Libre choix": "« C’est moi qui veux »",
}


def create_the_vault(person: Person) -> None:
    """The five-minute path of the first start."""
    person.press("Créer mon coffre")
    person.fill("Nom du cabinet", f"Cabinet {WORD}")
    person.fill("Conseiller", f"Maëlle {WORD}")
    person.fill("SIRET", "732 829 320 00075")
    person.press("Continuer")
    assert person.error_beside("SIRET")
    person.fill("SIRET", "732 829 320 00074")
    person.press("Continuer")
    person.fill("Phrase de passe", "trop courte")
    person.press("Continuer")
    assert person.error_beside("Phrase de passe")
    person.fill("Phrase de passe", PASSPHRASE)
    person.fill("Encore une fois", PASSPHRASE)
    person.press("Continuer")
    person.waits_for("Votre code de secours")
    groups = re.findall(r"\b[0-9A-Z]{4}\b", person.said())
    person.press("J’ai le papier")
    person.waits_for("Vérifions le papier")
    for place, group in enumerate(groups, 1):
        label = "1er groupe" if place == 1 else f"{place}e groupe"
        if any(f.label().startswith(label) for f in person.fields()):
            person.fill(label, group.lower())
    person.press("Continuer")
    person.waits_for("Veiller aussi quand la fenêtre est fermée")
    person.press("Terminer")
    person.waits_for("Bilans en cours")


def open_the_case(person: Person) -> None:
    """From the dashboard to a new case under CPF."""
    person.press("Nouveau dossier")
    person.choose("Civilité", "Monsieur")
    person.fill("Prénom", "Anselme")
    person.fill("Nom", WORD)
    person.choose("Financement", "CPF")
    person.press("Ouvrir le dossier")
    person.waits_for(f"Anselme {WORD}")


def tell_the_request(person: Person, form: Path, monkeypatch) -> None:
    """E2 and C1: the request in the person's words, the consent with its signed form."""
    person.choose("Qui a pris l’initiative", "La personne elle-même")
    for label, words in SENTENCES.items():
        person.fill(label, f"{words} {WORD}")
    person.fill("Jour du consentement", "aujourd’hui")
    chosen_file(monkeypatch, form)
    person.press("Choisir le fichier")
    person.press("Enregistrer le consentement")
    person.waits_for("Donné le")


def set_the_frame(person: Person) -> None:
    """E3a and C2 under CPF."""
    person.tab("Cadre")
    person.fill("Début", "aujourd’hui")
    person.fill("Terme prévu", "dans 2 mois")
    person.fill("Objectifs", f"Choisir entre deux voies {WORD}")
    person.fill("Moyens", f"Récit {WORD}")
    person.fill("Numéro de dossier EDOF", f"EDOF-{WORD}")
    person.fill("Conditions générales acceptées", "aujourd’hui")


def hold_a_session(person: Person, start: str, end: str) -> None:
    """One session with its notes."""
    person.tab("Séances")
    person.press("Ajouter une séance")
    person.fill("Jour", "aujourd’hui")
    person.fill("Début", start)
    person.fill("Fin", end)
    person.press("Enregistrer la séance")
    person.fill("Ce que la personne a dit", f"Elle raconte {WORD}")
    person.fill("Notes de travail", f"À relire {WORD}")


def write_the_synthesis(person: Person, observed: str) -> None:
    """C8, C9, C10."""
    person.tab("Synthèse")
    for label in ("1 ·", "2 ·", "3 ·"):
        person.fill(label, f"Une rubrique {WORD}")
    person.press("Présenter au bénéficiaire")
    person.fill("Lieu", f"Au cabinet {WORD}")
    person.press("Enregistrer la présentation")
    person.fill("Observations du bénéficiaire", observed)
    for _ in ("beneficiary", "counsellor"):
        person.waits_for("Chaque signature est liée à ce texte")
        person.sign()
        person.press("Signer")
    person.press("Quitter la présentation")
    person.waits_for("Signée à l’écran par le bénéficiaire et par le conseil")
    person.press("Figer la version définitive")
    person.press("Figer cette version")
    person.waits_for("définitive depuis")


def close_the_case(person: Person, reference: str) -> None:
    """C7: the hand-over against signature, a written request, the closing."""
    person.tab("Clôture")
    person.press("Remettre contre signature")
    person.sign()
    person.press("Enregistrer la remise")
    person.press("Demandes et accords écrits")
    person.press("Enregistrer un accord")
    person.choose("Durée de conservation", "3 mois")
    person.sign()
    person.press("Enregistrer l’accord")
    person.waits_for("Demande écrite du bénéficiaire")
    person.tab("Clôture")
    person.waits_for("Demande écrite du bénéficiaire")
    person.press("Clôturer et détruire")
    assert not person.can_press("Clôturer et détruire")
    person.fill("Pour confirmer", reference)
    person.press("Clôturer et détruire")
    person.waits_for("Ce qui est gardé")


def readable(folder: Path, *, but: Path) -> list[str]:
    """The files in which the word can be read, in any common writing."""
    forms = [WORD.encode(e) for e in ("utf-8", "utf-16-le", "utf-16-be")]
    forms += [form.lower() for form in forms]
    found = []
    for path in folder.rglob("*"):
        if path.is_file() and path != but:
            content = path.read_bytes()
            if any(form in content for form in forms) or WORD in path.name:
                found.append(str(path.relative_to(folder)))
    return found


@pytest.mark.journey
@pytest.mark.timeout(300)
def test_one_case_all_the_way(
    qtbot, person: Person, start, clock: FixedClock, tmp_path: Path, monkeypatch
) -> None:
    form = tmp_path / "formulaire.png"
    form.write_bytes(samples.png())
    create_the_vault(person)
    open_the_case(person)
    tell_the_request(person, form, monkeypatch)
    person.press("Passer en phase préliminaire")
    set_the_frame(person)
    person.press("Passer en phase d’investigation")
    hold_a_session(person, "9h", "11h")
    person.press("Passer en phase de conclusion")
    write_the_synthesis(person, f"Je m’y reconnais {WORD}")
    person.press("Remettre ou imprimer")
    saved = tmp_path / "synthese.pdf"
    chosen_file(monkeypatch, saved)
    person.press("Enregistrer le PDF")
    person.waits_for("Remise au bénéficiaire, contre signature")
    person.sign()
    person.press("Enregistrer la remise")
    person.waits_for("la remise est inscrite au registre")
    assert saved.read_bytes().startswith(b"%PDF")
    assert saved.stat().st_mode & 0o077 == 0
    close_the_case(person, "B-2026-001")
    assert readable(tmp_path, but=saved) == []

    person.keys(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    person.waits_for("Votre coffre est fermé")
    held = [w for w in QApplication.allWidgets() if WORD in " ".join(_texts_of(w))]
    assert held == []
    assert WORD not in person.front().window().windowTitle()

    person.fill("Phrase de passe", PASSPHRASE[:-1])
    person.press("Ouvrir le coffre")
    person.wait(lambda: bool(person.error_beside("Phrase de passe")))
    person.wait(lambda: person.can_press("Ouvrir le coffre"))
    person.fill("Phrase de passe", PASSPHRASE)
    person.press("Ouvrir le coffre")
    person.waits_for(f"Anselme {WORD}")

    person.keys(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    person.waits_for("Votre coffre est fermé")
    clock.set(samples.NOW.replace(year=2027, month=2, day=21))
    later = Person(qtbot, start().window)
    later.waits_for("La date du jour est à confirmer")
    assert WORD not in later.said()
    later.fill("Phrase de passe", PASSPHRASE)
    later.press("Ouvrir le coffre")
    later.press("Oui, c’est bien la date")
    later.waits_for("B-2026-001")
    assert later.sees("Échéance de conservation atteinte")
    assert readable(tmp_path, but=saved) == []


def _texts_of(widget) -> list[str]:
    texts = [widget.windowTitle(), widget.accessibleName(), widget.toolTip()]
    for read in ("text", "toPlainText", "currentText", "title"):
        method = getattr(widget, read, None)
        if callable(method):
            texts.append(str(method()))
    return texts
