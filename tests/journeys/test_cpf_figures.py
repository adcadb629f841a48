"""The ceiling of the CPF changes: entered in the settings, it is what the case warns by, before and after a lock (L8)."""

import pytest
from PySide6.QtWidgets import QAbstractButton

import samples
from at_work import come_in, look, open_case, prepare, shut
from bilan_desktop.domain.law.dated import Figure
from bilan_desktop.domain.money import Money
from bilan_desktop.practice import parameters

pytestmark = pytest.mark.journey

SOURCE = "Décret 2026-999 (inventé)"


def go_to_settings(program) -> None:
    """The last place of the sidebar."""
    places = program.window.findChildren(QAbstractButton)
    next(each for each in places if each.text().endswith("Réglages")).click()


def test_l8_a_ceiling_entered_in_the_settings_is_what_a_case_warns_by(
    qtbot, start, clock, vault_folder
) -> None:
    prepare(vault_folder, clock, lambda desk: samples.to_investigation(samples.cpf_case(desk)))
    program = start()
    person = come_in(qtbot, program, "Lemoine")
    person.waits_for("CPF : prix sous le plafond")
    person.tab("Cadre")
    person.waits_for("Plafond d’un bilan : 1 600,00 € · Décrets 2026-126 et 2026-127 (à vérifier)")

    go_to_settings(program)
    person.waits_for("Les valeurs du CPF, qui avertissent sans rien bloquer")
    person.press("Saisir une valeur du CPF")
    person.waits_for("elles valent pour tous les dossiers")
    person.choose("Valeur à saisir", "Plafond d’un bilan payé par le CPF, en euros")
    person.fill("Montant", "1500")
    person.fill("À partir du", "21/11/2026")
    person.press("Enregistrer")
    person.waits_for("Indiquez la source")
    person.fill("Source", SOURCE)
    person.press("Enregistrer")
    person.waits_for("saisi par vous le 21 nov. 2026")

    open_case(person, "Lemoine")
    person.waits_for("CPF : prix au-dessus du plafond")
    assert person.sees(f"{SOURCE} · saisi par vous le 21 nov. 2026")
    person.waits_for(f"Plafond d’un bilan : 1 500,00 € · {SOURCE}")

    shut(person)
    table = look(vault_folder, clock, parameters.table)
    assert table.in_force(Figure.CPF_CEILING_EUROS, samples.TODAY).amount == Money.euros(1500)
    person.fill("Phrase de passe", samples.PASSPHRASE)
    person.press("Ouvrir le coffre")
    person.waits_for("CPF : prix au-dessus du plafond")
    person.waits_for(f"Plafond d’un bilan : 1 500,00 € · {SOURCE}")

    go_to_settings(program)
    person.waits_for("saisi par vous le 21 nov. 2026")
    person.press("Corriger")
    person.waits_for("Corriger une valeur du CPF")
    person.press("Retirer")
    person.wait(lambda: not person.sees("saisi par vous"))
    open_case(person, "Lemoine")
    person.waits_for("CPF : prix sous le plafond")
