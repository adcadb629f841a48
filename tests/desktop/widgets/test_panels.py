"""Cards, buttons, tags, messages, empty pages: what they say and what they do."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from bilan_desktop.desktop.theme.tokens import Tone
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind, IconButton
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.empty_state import EmptyState
from bilan_desktop.desktop.widgets.labels import Text, without_mnemonic
from bilan_desktop.desktop.widgets.lists.leading_rows import Row, Rows
from bilan_desktop.desktop.widgets.message_panel import MessageArea, MessagePanel
from bilan_desktop.desktop.widgets.tag import Tag


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel)]


def press(qtbot, widget, text):
    button = next(button for button in widget.findChildren(QPushButton) if button.text() == text)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_text_is_never_taken_for_markup(qtbot):
    label = Text("<b>Élodie</b> & Cie")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_mnemonic_is_not_read_aloud():
    assert without_mnemonic("&Nom && prénom") == "Nom & prénom"


def test_a_card_is_called_by_its_title(qtbot):
    card = Card("Garde-fous")
    qtbot.addWidget(card)
    assert QAccessible.queryAccessibleInterface(card).text(QAccessible.Text.Name) == "Garde-fous"
    card.set_title("Avant de clôturer")
    assert (card.title(), card.accessibleName()) == ("Avant de clôturer", "Avant de clôturer")


@pytest.mark.parametrize("kind", ButtonKind)
def test_a_button_shows_that_it_has_the_focus(qtbot, stage, kind):
    button = Button("Ouvrir", kind)
    other = stage(button)
    focused = button.grab().toImage()
    other.setFocus()
    assert button.grab().toImage() != focused


def test_the_focus_ring_moves_nothing(qtbot, stage):
    button = Button("Ouvrir", ButtonKind.PRIMARY, icon_name="plus")
    other = stage(button)
    size = button.sizeHint()
    other.setFocus()
    assert button.sizeHint() == size


def test_an_icon_alone_has_a_name_and_shows_its_shortcut(qtbot):
    button = IconButton("bold", "Gras", shortcut="Ctrl+B")
    qtbot.addWidget(button)
    spoken = QAccessible.queryAccessibleInterface(button)
    assert spoken.text(QAccessible.Text.Name) == "Gras"
    assert button.toolTip() == "Gras (Ctrl+B)"


def test_an_icon_alone_is_pressed_with_enter(qtbot, stage):
    button = IconButton("bold", "Gras")
    stage(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Return)


def test_a_tag_says_its_word_and_is_as_wide_as_it(qtbot):
    tag = Tag("CPF", Tone.ACCENT)
    qtbot.addWidget(tag)
    narrow = tag.sizeHint().width()
    tag.set_text("Plan de développement", Tone.WARNING)
    assert tag.accessibleName() == "Plan de développement"
    assert tag.tone() is Tone.WARNING
    assert tag.sizeHint().width() > narrow


def test_a_broken_rule_is_told_with_its_source_and_the_lawful_way(qtbot):
    panel = MessagePanel.rule(
        "Cette séance dépasse les 24 heures du bilan",
        source="Code du travail, L. 6313-4, al. 5",
        way_out="Enregistrer 3 h 00",
        explanation="Il reste 3 h 00.",
    )
    qtbot.addWidget(panel)
    assert texts(panel) == [
        "Cette séance dépasse les 24 heures du bilan",
        "Il reste 3 h 00.",
        "Code du travail, L. 6313-4, al. 5",
    ]
    with qtbot.waitSignal(panel.way_out):
        press(qtbot, panel, "Enregistrer 3 h 00")
    assert panel.sentence().endswith("Code du travail, L. 6313-4, al. 5")


def test_a_fault_says_what_happened_what_is_safe_and_what_to_do_and_gives_its_details(qtbot):
    panel = MessagePanel.fault(
        "Le disque est plein",
        safe="Votre texte est à l’écran.",
        to_do="Libérez de la place.",
        details="disk_full",
        retry="Réessayer",
    )
    qtbot.addWidget(panel)
    assert {"Le disque est plein", "Votre texte est à l’écran.", "Libérez de la place."} <= set(texts(panel))
    press(qtbot, panel, "Copier les détails")
    assert QApplication.clipboard().text() == "disk_full"
    with qtbot.waitSignal(panel.way_out):
        press(qtbot, panel, "Réessayer")


def test_one_message_at_a_time_and_it_can_be_put_away(qtbot):
    area = MessageArea()
    qtbot.addWidget(area)
    assert area.isHidden()
    first = area.show_panel(MessagePanel("Un", closable=True))
    second = area.show_panel(MessagePanel("Deux", closable=True))
    assert not area.isHidden()
    assert first.isHidden()
    (close,) = second.findChildren(IconButton)
    assert close.accessibleName() == "Fermer ce message"
    with qtbot.waitSignal(second.destroyed):
        close.click()
    assert area.isHidden()
    assert area.panel() is None


def test_an_empty_page_says_what_goes_there_and_offers_the_first_action(qtbot):
    state = EmptyState("Aucune séance", "Les entretiens s’inscrivent ici.", action="Ajouter une séance")
    qtbot.addWidget(state)
    assert {"Aucune séance", "Les entretiens s’inscrivent ici."} <= set(texts(state))
    with qtbot.waitSignal(state.acted):
        press(qtbot, state, "Ajouter une séance")


def test_enter_presses_the_button_that_has_the_focus_and_never_the_default_one(qtbot):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    keep, act = Button("Annuler", ButtonKind.QUIET), Button("Détruire", ButtonKind.DANGER)
    for button in (keep, act):
        column.addWidget(button)
    act.setDefault(True)
    dialog.show()
    keep.setFocus()
    with qtbot.waitSignal(keep.clicked), qtbot.assertNotEmitted(act.clicked):
        qtbot.keyClick(keep, Qt.Key.Key_Return)


def test_lines_shown_anew_keep_the_place_of_the_keyboard(qtbot):
    rows = Rows()
    qtbot.addWidget(rows)
    rows.show_rows([Row(QWidget(), "Un"), Row(QWidget(), "Deux")])
    rows.show()
    rows.activateWindow()
    qtbot.waitUntil(rows.isActiveWindow)
    rows.rows()[1].setFocus()
    rows.show_rows([Row(QWidget(), "Un"), Row(QWidget(), "Deux"), Row(QWidget(), "Trois")])
    assert rows.rows()[1].hasFocus()
    with qtbot.waitSignal(rows.pressed) as told:
        qtbot.keyClick(rows.rows()[1], Qt.Key.Key_Enter)
    assert told.args == [1]
