"""What every field promises: a label, a name, a value, and the sentence of a mistake beside its cause."""

from datetime import date, time, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel

from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.widgets.buttons import IconButton
from bilan_desktop.desktop.widgets.fields.check_field import CheckField
from bilan_desktop.desktop.widgets.fields.choice_field import ChoiceField, RadioField
from bilan_desktop.desktop.widgets.fields.date_field import DateField
from bilan_desktop.desktop.widgets.fields.line_field import LineField
from bilan_desktop.desktop.widgets.fields.measure_fields import DurationField, MoneyField, TimeField
from bilan_desktop.desktop.widgets.fields.passphrase_field import PassphraseField
from bilan_desktop.desktop.widgets.fields.rich_text_editor import RichTextEditor
from bilan_desktop.desktop.widgets.fields.text_field import TextField
from bilan_desktop.domain.money import Money
from bilan_desktop.domain.richtext import RichText
from bilan_desktop.wording.reading import read_date
from desktop.keyboard import type_text

TODAY = date(2026, 11, 21)
read = partial(read_date, today=TODAY)

MAKERS = {
    "line": lambda: LineField("&Nom", hint="Tel qu’à l’état civil."),
    "text": lambda: TextField("&Nom", hint="Tel qu’à l’état civil."),
    "choice": lambda: ChoiceField("&Nom", [(1, "un"), (2, "deux")], hint="Tel qu’à l’état civil."),
    "date": lambda: DateField("&Nom", read=read, hint="Tel qu’à l’état civil."),
    "time": lambda: TimeField("&Nom", hint="Tel qu’à l’état civil."),
    "duration": lambda: DurationField("&Nom", hint="Tel qu’à l’état civil."),
    "money": lambda: MoneyField("&Nom", hint="Tel qu’à l’état civil."),
    "passphrase": lambda: PassphraseField("&Nom", hint="Tel qu’à l’état civil."),
    "rich": lambda: RichTextEditor("&Nom", hint="Tel qu’à l’état civil."),
}
SAMPLES = {
    "line": "Élodie",
    "text": "deux\nlignes",
    "choice": 2,
    "date": date(2026, 12, 3),
    "time": time(9, 30),
    "duration": timedelta(hours=1, minutes=30),
    "money": Money.euros(1234, 50),
    "passphrase": "sept mots",
    "rich": RichText.of("texte"),
}


@pytest.mark.parametrize("kind", MAKERS)
class TestEveryField:
    def test_it_has_a_visible_label_whose_mnemonic_leads_to_it(self, qtbot, stage, kind):
        field = MAKERS[kind]()
        stage(field)
        label = next(label for label in field.findChildren(QLabel) if label.buddy() is not None)
        assert (label.text(), label.isVisible(), label.buddy()) == ("&Nom", True, field.editor)

    def test_its_name_and_its_hint_are_read_aloud(self, qtbot, stage, kind):
        field = MAKERS[kind]()
        stage(field)
        spoken = QAccessible.queryAccessibleInterface(field.editor)
        assert spoken.text(QAccessible.Text.Name) == "Nom"
        assert spoken.text(QAccessible.Text.Description) == "Tel qu’à l’état civil."

    def test_a_mistake_is_shown_beside_it_and_read_aloud_until_it_is_taken_away(self, qtbot, stage, kind):
        field = MAKERS[kind]()
        stage(field)
        field.set_error("Cette valeur est impossible.")
        told = [
            label for label in field.findChildren(QLabel) if label.text() == "Cette valeur est impossible."
        ]
        assert [label.isVisible() for label in told] == [True]
        assert field.editor.accessibleDescription() == "Cette valeur est impossible. Tel qu’à l’état civil."
        field.clear_error()
        assert not told[0].isVisible()
        assert field.editor.accessibleDescription() == "Tel qu’à l’état civil."

    def test_a_value_that_is_shown_is_given_back_and_is_no_change(self, qtbot, stage, kind):
        field = MAKERS[kind]()
        stage(field)
        with qtbot.assertNotEmitted(field.changed, wait=0):
            field.set_value(SAMPLES[kind])
        assert field.value() == SAMPLES[kind]

    def test_its_buttons_have_names(self, qtbot, stage, kind):
        field = MAKERS[kind]()
        stage(field)
        assert [button for button in field.findChildren(IconButton) if not button.accessibleName()] == []

    def test_a_mistake_changes_the_look_of_the_editor(self, qtbot, stage, kind):
        field = MAKERS[kind]()
        after = stage(field)
        after.setFocus()
        before = field.editor.grab().toImage()
        field.set_error("Non.")
        assert field.editor.grab().toImage() != before


def test_what_may_be_left_empty_says_so(qtbot):
    field = LineField("&Courriel", optional=True)
    qtbot.addWidget(field)
    assert "&Courriel · facultatif" in [label.text() for label in field.findChildren(QLabel)]
    assert field.label() == "Courriel"


def test_typing_in_a_line_is_a_change(qtbot, stage):
    field = LineField("&Nom")
    stage(field)
    with qtbot.waitSignal(field.changed):
        type_text(field.editor, "É")
    assert field.value() == "É"


def test_a_line_too_long_is_kept_whole_and_said(qtbot, stage):
    field = LineField("&Nom", limit=5)
    stage(field)
    type_text(field.editor, "Maximilienne")
    assert field.value() == "Maximilienne"
    assert field.error() == "Ce texte compte 12 caractères sur 5 possibles\u202f: raccourcissez-le de 7."


def test_undo_works_in_a_line_and_in_a_text(qtbot, stage):
    for field in (LineField("&Nom"), TextField("&Motifs")):
        stage(field)
        type_text(field.editor, "mot")
        qtbot.keyClick(field.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert field.value() == ""


def test_tab_leaves_a_text(qtbot, stage):
    field = TextField("&Motifs")
    after = stage(field)
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)
    assert after.hasFocus()
    assert field.value() == ""


def test_a_text_grows_line_by_line_without_a_scroll_bar_then_scrolls(qtbot, stage):
    field = TextField("&Motifs", lines=(3, 6))
    stage(field)
    heights = []
    for count in (1, 3, 4, 6, 9):
        field.set_value("\n".join(["ligne"] * count))
        heights.append((field.editor.height(), field.editor.verticalScrollBar().maximum() > 0))
    tall = [height for height, _ in heights]
    assert tall[0] == tall[1] < tall[2] < tall[3] == tall[4]
    assert [scrolls for _, scrolls in heights] == [False, False, False, False, True]


def test_a_long_line_makes_a_text_grow_when_the_page_narrows(qtbot, stage):
    field = TextField("&Motifs", lines=(1, 9))
    stage(field)
    field.set_value("mot " * 40)
    wide = field.editor.height()
    field.window().resize(260, 400)
    qtbot.waitUntil(lambda: field.editor.height() > wide)


def test_a_choice_is_made_by_keyboard(qtbot, stage):
    field = ChoiceField("&Financement", [("cpf", "CPF"), ("plan", "Plan de développement")])
    stage(field)
    assert field.value() is None
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(field.editor, Qt.Key.Key_Down)
    assert field.value() == "cpf"


def test_a_choice_stays_when_the_list_changes_around_it(qtbot):
    field = ChoiceField("&Financement", [(1, "un"), (2, "deux")])
    qtbot.addWidget(field)
    field.set_value(2)
    field.set_options([(2, "deux"), (3, "trois")])
    assert field.value() == 2
    field.set_options([(3, "trois")])
    assert field.value() is None


def test_a_choice_in_sight_is_made_with_the_arrows(qtbot, stage):
    field = RadioField("&Initiative", [("person", "La personne"), ("employer", "L’employeur")])
    stage(field)
    field.set_value("person")
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(field.buttons()[0], Qt.Key.Key_Right)
    assert field.value() == "employer"
    assert field.buttons()[1].accessibleName() == "Initiative\u202f: L’employeur"


def test_a_choice_in_sight_can_be_taken_back_by_the_page(qtbot):
    field = RadioField("&Initiative", [(1, "un"), (2, "deux")])
    qtbot.addWidget(field)
    field.set_value(1)
    field.set_value(None)
    assert field.value() is None


def test_a_box_is_ticked_by_keyboard(qtbot, stage):
    field = CheckField("&J’ai informé la personne")
    stage(field)
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(field.editor, Qt.Key.Key_Space)
    assert field.value() is True
    assert field.label() == "J’ai informé la personne"


def test_the_eye_shows_a_passphrase_and_hides_it_again(qtbot, stage):
    field = PassphraseField("&Phrase de passe")
    stage(field)
    type_text(field.editor, "été à Œuilly")
    (eye,) = field.findChildren(IconButton)
    assert (field.is_shown(), eye.accessibleName()) == (False, "Montrer ce qui est écrit")
    qtbot.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert (field.is_shown(), eye.accessibleName()) == (True, "Masquer ce qui est écrit")
    field.wipe()
    assert (field.value(), field.is_shown()) == ("", False)


def test_enter_in_a_passphrase_is_told(qtbot, stage):
    field = PassphraseField("&Phrase de passe")
    stage(field)
    with qtbot.waitSignal(field.entered):
        qtbot.keyClick(field.editor, Qt.Key.Key_Return)


def test_an_example_in_an_empty_line_is_as_legible_as_any_text(qtbot):
    field = LineField("&Nom", placeholder="3/12, demain, lundi")
    qtbot.addWidget(field)
    field.show()
    assert field.editor.palette().placeholderText().color().name() == theme.current().palette.faint
    assert field.editor.palette().placeholderText().color().alpha() == 255
