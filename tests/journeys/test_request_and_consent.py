"""From the first meeting to the consent: E2 and C1, as a counsellor and a beneficiary do it together."""

import pytest
from PySide6.QtCore import Qt

import samples
from at_work import come_in, on_disk, prepare
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.request import ConsentHow, Initiative
from person import chosen_file

pytestmark = pytest.mark.journey


def test_a_first_meeting_ends_with_the_consent_signed_on_the_screen(
    qtbot, start, clock, vault_folder
) -> None:
    prepare(vault_folder, clock, samples.cpf_case)
    program = start()
    person = come_in(qtbot, program, "Lemoine")
    person.choose("Qui a pris l’initiative", "Un conseil extérieur")
    person.fill("Ce qui amène la personne", "Son entreprise déménage à deux cents kilomètres.")
    person.fill("Motifs", "« Je ne veux pas suivre, je veux choisir. »")
    person.fill("Attentes", "Deux pistes vérifiées auprès de gens du métier.")
    person.fill("Qui a encouragé", "Une conseillère en évolution professionnelle, sans insister.")
    person.fill("Libre choix", "« Personne ne m’y oblige. »")
    person.press("Passer en phase préliminaire")
    person.waits_for("Demande analysée")

    person.press("Passer en phase d’investigation")
    person.waits_for("Le consentement du bénéficiaire n’est pas encore enregistré.")
    person.waits_for("Charte du Cnam · L. 6313-4, al. 2")
    person.press("Aller à")
    person.choose("Comment il est recueilli", "Signature à l’écran")
    person.fill("Jour du consentement", "aujourd’hui")
    person.press("Enregistrer le consentement")
    assert person.error_beside("Signature du bénéficiaire")
    person.sign()
    person.press("Enregistrer le consentement")
    person.waits_for("Donné le samedi 21 novembre 2026")
    person.press("Voir la preuve")
    person.waits_for("Page 1 sur 1")
    person.keys(Qt.Key.Key_Escape)

    person.press("Passer en phase d’investigation")
    person.waits_for("L’investigation attend le document du financement.")
    person.keys(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    person.waits_for("Votre coffre est fermé")
    case = on_disk(vault_folder, clock)
    assert case.phase is Phase.PRELIMINARY
    assert case.request.initiative is Initiative.ADVISER
    assert case.request.motives == "« Je ne veux pas suivre, je veux choisir. »"
    assert case.consent.how is ConsentHow.SIGNED_ON_SCREEN


def test_a_signed_form_is_attached_then_replaced_by_the_right_one(
    qtbot, start, clock, vault_folder, tmp_path, monkeypatch
) -> None:
    prepare(vault_folder, clock, samples.cpf_case)
    broken, wrong, right = (tmp_path / name for name in ("abime.pdf", "autre.png", "consentement.png"))
    broken.write_bytes(b"%PDF-1.7\nrien ne suit")
    wrong.write_bytes(samples.png(30, 30))
    right.write_bytes(samples.png(200, 100))
    person = come_in(qtbot, start(), "B-2026-001")
    person.fill("Jour du consentement", "20/11")
    assert person.error_beside("Jour du consentement") == ""
    chosen_file(monkeypatch, broken)
    person.press("Choisir le fichier")
    person.press("Enregistrer le consentement")
    person.wait(lambda: "abîmé" in person.error_beside("Formulaire signé"))
    chosen_file(monkeypatch, wrong)
    person.press("Choisir le fichier")
    person.press("Enregistrer le consentement")
    person.waits_for("Donné le vendredi 20 novembre 2026")
    person.press("Modifier")
    person.fill("Jour du consentement", "hier")
    chosen_file(monkeypatch, right)
    person.press("Choisir le fichier")
    person.press("Enregistrer le consentement")
    person.waits_for("Formulaire signé")
    person.keys(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    person.waits_for("Votre coffre est fermé")
    case = on_disk(vault_folder, clock)
    assert case.document(case.consent.proof).title == "consentement"
