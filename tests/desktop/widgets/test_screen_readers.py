"""What a screen reader does to a field or a button counts as what the person does: it toggles, sets texts, picks."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton

from bilan_desktop.desktop.widgets.fields.check_field import CheckField
from bilan_desktop.desktop.widgets.fields.choice_field import ChoiceField, RadioField
from bilan_desktop.desktop.widgets.fields.line_field import LineField
from bilan_desktop.desktop.widgets.fields.measure_fields import DurationField
from bilan_desktop.desktop.widgets.fields.passphrase_field import PassphraseField
from bilan_desktop.desktop.widgets.navigation.sidebar import NavigationSidebar


def press(widget):
    """Its first action, as an assistive technology calls it."""
    actions = QAccessible.queryAccessibleInterface(widget).actionInterface()
    actions.doAction(actions.actionNames()[0])


def write(widget, text):
    """Its text, as an assistive technology sets it."""
    QAccessible.queryAccessibleInterface(widget).setText(QAccessible.Text.Value, text)


@pytest.mark.parametrize("make", [lambda: LineField("&Nom"), lambda: PassphraseField("&Phrase")])
def test_a_text_that_is_set_is_a_change(qtbot, make):
    field = make()
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.changed):
        write(field.editor, "Élodie")
    assert field.value() == "Élodie"


def test_a_text_that_is_set_is_read_for_what_it_means(qtbot):
    field = DurationField("D&urée")
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.changed):
        write(field.editor, "1h30")
    assert field.value().total_seconds() == 5400


def test_an_answer_that_is_toggled_is_a_change(qtbot):
    field = RadioField("&Financement", [("cpf", "CPF"), ("plan", "Plan")])
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.changed):
        press(field.buttons()[1])
    assert field.value() == "plan"


def test_a_box_that_is_toggled_is_a_change(qtbot):
    field = CheckField("&Informée de ses droits")
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.changed):
        press(field.editor)
    assert field.value()


def test_a_choice_that_is_set_is_a_change(qtbot):
    field = ChoiceField("&Situation", [(1, "Une"), (2, "Deux")])
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.changed):
        field.editor.setCurrentIndex(1)
    assert field.value() == 2


def test_what_the_program_shows_is_no_change(qtbot):
    line, choice = LineField("&Nom"), ChoiceField("&Situation", [(1, "Une"), (2, "Deux")])
    radio, box = RadioField("&Route", [(1, "Une"), (2, "Deux")]), CheckField("&Oui")
    for field, value in ((line, "Élodie"), (choice, 2), (radio, 2), (box, True)):
        qtbot.addWidget(field)
        with qtbot.assertNotEmitted(field.changed):
            field.set_value(value)


def test_a_place_of_the_sidebar_that_is_pressed_is_gone_to_once(qtbot):
    sidebar = NavigationSidebar()
    qtbot.addWidget(sidebar)
    sidebar.add_place("home", "folder", "Accueil")
    button = sidebar.add_place("cases", "folder", "Dossiers")
    heard = []
    sidebar.chosen.connect(heard.append)
    with qtbot.waitSignal(sidebar.chosen):
        press(button)
    assert heard == ["cases"]
    assert QAccessible.queryAccessibleInterface(button).role() is QAccessible.Role.PushButton
    sidebar.findChild(QPushButton, "home").click()
    assert heard == ["cases", "home"]


def test_the_place_one_is_at_is_said(qtbot):
    sidebar = NavigationSidebar()
    qtbot.addWidget(sidebar)
    places = [sidebar.add_place(name, "folder", name) for name in ("home", "cases")]
    sidebar.set_current("cases")
    said = [
        QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Description) for button in places
    ]
    assert said == ["", "page ouverte"]
