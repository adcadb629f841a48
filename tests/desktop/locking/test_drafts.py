"""What stands in fields is taken along and put back in the same fields, whatever their kind."""

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bilan_desktop.desktop.locking.drafts import Waiting, capture, focus_back, focus_in, put_back
from bilan_desktop.desktop.pages.case.intake import Given, IntakeField
from bilan_desktop.desktop.pages.case.signature_field import SignatureField
from bilan_desktop.desktop.widgets.fields.check_field import CheckField
from bilan_desktop.desktop.widgets.fields.choice_field import ChoiceField, RadioField
from bilan_desktop.desktop.widgets.fields.date_field import DateField
from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.desktop.widgets.fields.line_field import LineField
from bilan_desktop.desktop.widgets.fields.measure_fields import TimeField
from bilan_desktop.desktop.widgets.fields.passphrase_field import PassphraseField
from bilan_desktop.desktop.widgets.fields.rich_text_editor import RichTextEditor
from bilan_desktop.desktop.widgets.fields.text_field import TextField
from bilan_desktop.domain.richtext import Block, BlockKind, RichText, Run
from bilan_desktop.wording.reading import read_date
from desktop.keyboard import type_text

TODAY = date(2026, 11, 21)
RICH = RichText(
    (Block((Run("Gras", bold=True), Run(" puis", italic=True))), Block((Run("un"),), BlockKind.BULLET))
)
ANSWERS = [("cpf", "CPF"), ("plan", "Plan")]


def every_kind() -> dict[str, FormField]:
    """A field of each kind, by what it is."""
    return {
        "line": LineField("&Nom"),
        "text": TextField("&Motifs"),
        "time": TimeField("Dé&but"),
        "day": DateField("&Jour", read=partial(read_date, today=TODAY, field="day")),
        "choice": ChoiceField("&Situation", ANSWERS),
        "radio": RadioField("&Financement", ANSWERS),
        "check": CheckField("&Informée"),
        "rich": RichTextEditor("&Rubrique"),
        "signature": SignatureField("Signature"),
        "file": IntakeField("&Pièce", "Choisir…"),
        "secret": PassphraseField("&Phrase"),
    }


class Sheet(QWidget):
    """All of them, one under the other."""

    def __init__(self) -> None:
        super().__init__()
        self.fields = every_kind()
        column = QVBoxLayout(self)
        for field in self.fields.values():
            column.addWidget(field)


@pytest.fixture
def make(qtbot):
    """Makes a sheet that is shown."""

    def made() -> Sheet:
        sheet = Sheet()
        qtbot.addWidget(sheet)
        sheet.show()
        sheet.activateWindow()
        qtbot.waitUntil(sheet.isActiveWindow)
        return sheet

    return made


def fill(sheet: Sheet, file) -> None:
    """As a person does, half of it wrong."""
    fields = sheet.fields
    for name, words in {
        "line": "Zorbe ",
        "text": "une\nphrase inach",
        "time": "25h9",
        "day": "32/13",
    }.items():
        fields[name].editor.setFocus()
        type_text(fields[name].editor, words)
    fields["choice"].editor.setCurrentIndex(1)
    fields["radio"].buttons()[0].click()
    fields["check"].editor.click()
    fields["rich"].put_back(RICH.dumps())
    fields["signature"].put_back([[[10.0, 20.0, 5.0, 2.0], [90.0, 40.0, 25.0, 1.5]]])
    fields["file"].put_back([str(file), ""])
    fields["secret"].editor.setFocus()
    type_text(fields["secret"].editor, "galet-tilleul")


def test_every_kind_of_field_comes_back_as_it_was(make, tmp_path) -> None:
    file = tmp_path / "scan.pdf"
    file.write_bytes(b"%PDF-1.7")
    before, after = make(), make()
    fill(before, file)
    taken = capture(before)
    put_back(after, taken)
    assert {name: field.draft() for name, field in after.fields.items()} == {
        name: field.draft() for name, field in before.fields.items() if name != "secret"
    } | {"secret": None}
    assert after.fields["line"].editor.text() == "Zorbe "
    assert after.fields["time"].error()
    assert after.fields["day"].editor.text() == "32/13"
    assert after.fields["rich"].value() == RICH
    assert after.fields["file"].value() == Given(file)
    assert after.fields["signature"].value() == before.fields["signature"].value() != b""
    assert capture(after) == taken


def test_a_secret_is_never_taken_along(make, tmp_path) -> None:
    sheet = make()
    fill(sheet, tmp_path)
    assert "galet" not in str(capture(sheet))


def test_what_nobody_touched_what_is_hidden_and_what_is_stored_stays(make) -> None:
    sheet = make()
    sheet.fields["line"].set_value("Stella")
    assert capture(sheet) == {}
    for name in ("line", "text", "check"):
        sheet.fields[name].changed.emit()
    sheet.fields["text"].hide()
    assert capture(sheet, [sheet.fields["check"]]) == {"Nom/0": "Stella"}


def test_a_field_that_an_answer_brings_comes_after_it(qtbot) -> None:
    class Asking(QWidget):
        def __init__(self) -> None:
            super().__init__()
            self.why = LineField("&Motif")
            self.refused = CheckField("&Refusé")
            column = QVBoxLayout(self)
            column.addWidget(self.why)
            column.addWidget(self.refused)
            self.why.hide()
            self.refused.changed.connect(lambda: self.why.setVisible(self.refused.value()))

    asking = Asking()
    qtbot.addWidget(asking)
    asking.show()
    put_back(asking, {"Motif/0": "Trop tôt", "Refusé/0": True, "Ailleurs/0": "rien"})
    assert asking.why.value() == "Trop tôt"


def test_a_pasted_image_comes_back(qtbot) -> None:
    before, after = IntakeField("&Pièce", "Choisir…"), IntakeField("&Pièce", "Choisir…")
    for field in (before, after):
        qtbot.addWidget(field)
    before.set_value(Given(pasted=b"\x89PNG"))
    after.put_back(before.draft())
    assert after.value() == Given(pasted=b"\x89PNG")


def test_a_file_that_has_gone_meanwhile_is_said_to_be_unreadable(qtbot, tmp_path) -> None:
    field = IntakeField("&Pièce", "Choisir…")
    qtbot.addWidget(field)
    field.put_back([str(tmp_path / "gone.pdf"), ""])
    assert field.error()


def test_the_keyboard_comes_back_where_it_was(make) -> None:
    before, after = make(), make()
    before.activateWindow()
    editor = before.fields["text"].editor
    editor.setFocus()
    type_text(editor, "une phrase")
    cursor = editor.textCursor()
    cursor.setPosition(4)
    editor.setTextCursor(cursor)
    focus = focus_in(before)
    assert focus == ("Motifs/0", 4)
    put_back(after, capture(before))
    assert focus_back(after, focus)
    assert after.focusWidget() is after.fields["text"].editor
    assert after.fields["text"].editor.textCursor().position() == 4
    assert not focus_back(after, ("Ailleurs/0", 1))


def test_what_waits_is_told_each_time_there_is_less() -> None:
    told: list[int] = []
    waiting = Waiting(lambda: told.append(len(waiting.every())))
    waiting.fill({"case:7#sessions/": {"Fin/0": "25h9"}, "dialog:A@7": {"x/0": 1}, "dialog:B@8": {"x/0": 1}})
    assert waiting.places("dialog:") == ["dialog:A@7", "dialog:B@8"]
    assert waiting.take("case:7#sessions/") == {"Fin/0": "25h9"}
    assert waiting.take("case:7#sessions/") == {}
    waiting.give_up("7")
    waiting.give_up("7")
    assert waiting.places("") == ["dialog:B@8"]
    assert told == [2, 1]


def test_no_field_lets_an_input_method_learn_or_guess(make) -> None:
    hints = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
    sheet = make()
    for field in sheet.fields.values():
        assert field.editor.inputMethodHints() & hints == hints
