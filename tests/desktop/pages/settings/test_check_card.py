"""« Vérifier le coffre » says what it found in words."""

import pytest
from PySide6.QtWidgets import QPushButton

from bilan_desktop.desktop.pages.settings.check_card import CheckCard, finding_sentence
from bilan_desktop.practice.entering.opening import Finding
from bilan_desktop.vault.check import FindingKind
from desktop.finding import press, says


@pytest.mark.parametrize("kind", FindingKind)
def test_every_kind_of_finding_has_a_sentence(kind):
    said = finding_sentence(Finding(kind))
    assert said[0].isupper()
    assert said.endswith(".")
    assert finding_sentence(Finding(kind, "register.db")).startswith("register.db\u202f: ")


def test_a_vault_in_order_is_said_to_be(desk, qtbot):
    card = CheckCard(desk)
    qtbot.addWidget(card)
    card.show()
    press(card, "Vérifier le coffre")
    qtbot.waitUntil(lambda: says(card, "Le coffre est en ordre"))
    assert any(b.isVisible() and b.text() == "&Vérifier le coffre" for b in card.findChildren(QPushButton))


def test_a_foreign_file_is_named(desk, qtbot, vault_folder):
    (vault_folder / "vacances.jpg").touch()
    card = CheckCard(desk)
    qtbot.addWidget(card)
    card.show()
    press(card, "Vérifier le coffre")
    qtbot.waitUntil(lambda: says(card, "1 point demande attention"))
    assert says(card, "vacances.jpg : ce fichier n’appartient pas au coffre")


def test_a_lock_while_it_works_tells_nothing_more(desk, qtbot):
    card = CheckCard(desk)
    qtbot.addWidget(card)
    card.show()
    card.check()
    card.stop()
    qtbot.wait(300)
    assert not says(card, "Le coffre est en ordre")
