"""The editor of a section, by keyboard and by paste."""

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication

from bilan_desktop.desktop.widgets.buttons import IconButton
from bilan_desktop.desktop.widgets.fields.rich_text_editor import RichTextEditor
from bilan_desktop.domain.richtext import Block, BlockKind, RichText, Run
from desktop.keyboard import type_text

P, B, N = BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.NUMBERED


@pytest.fixture
def editor(qtbot):
    made = RichTextEditor("&Circonstances du bilan", limit=40)
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    made.setFocus()
    qtbot.waitUntil(made.editor.hasFocus)
    return made


def buttons(editor):
    return {button.accessibleName(): button for button in editor.findChildren(IconButton)}


def paste(editor, *, html="", text="", urls=()):
    data = QMimeData()
    if html:
        data.setHtml(html)
    if text:
        data.setText(text)
    if urls:
        data.setUrls([QUrl(url) for url in urls])
    QApplication.clipboard().setMimeData(data)
    editor.editor.paste()


def test_bold_and_italic_by_keyboard(qtbot, editor):
    type_text(editor.editor, "née ")
    qtbot.keyClick(editor.editor, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    type_text(editor.editor, "œuvre")
    qtbot.keyClick(editor.editor, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(editor.editor, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    type_text(editor.editor, "!")
    assert editor.value() == RichText((Block((Run("née "), Run("œuvre", bold=True), Run("!", italic=True))),))


def test_a_list_is_begun_continued_and_ended_by_keyboard(qtbot, editor):
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(editor.editor, Qt.Key.Key_8, keys)
    type_text(editor.editor, "un")
    qtbot.keyClick(editor.editor, Qt.Key.Key_Return)
    type_text(editor.editor, "deux")
    qtbot.keyClick(editor.editor, Qt.Key.Key_Return)
    qtbot.keyClick(editor.editor, Qt.Key.Key_Return)
    type_text(editor.editor, "fin")
    assert editor.value() == RichText(
        (Block((Run("un"),), B), Block((Run("deux"),), B), Block((Run("fin"),), P))
    )


def test_selected_paragraphs_become_numbered_and_paragraphs_again(qtbot, editor):
    editor.set_value(RichText.of("un\ndeux\ntrois"))
    editor.editor.selectAll()
    editor.toggle_numbers()
    assert [block.kind for block in editor.value().blocks] == [N, N, N]
    editor.toggle_numbers()
    assert [block.kind for block in editor.value().blocks] == [P, P, P]


def test_shift_enter_begins_a_paragraph_too(qtbot, editor):
    type_text(editor.editor, "a")
    qtbot.keyClick(editor.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    type_text(editor.editor, "b")
    assert editor.value() == RichText.of("a\nb")


def test_the_buttons_show_the_look_under_the_cursor(editor):
    editor.set_value(RichText((Block((Run("x", bold=True),), B),)))
    editor.editor.selectAll()
    shown = {name: button.isChecked() for name, button in buttons(editor).items()}
    assert shown == {"Gras": True, "Italique": False, "Liste à puces": True, "Liste numérotée": False}


def test_a_pasted_picture_with_fonts_leaves_its_words_only(editor):
    paste(
        editor, html='<p style="font-size:40pt;color:red">Un <b>mot</b><img src="x.png"></p>', text="ignoré"
    )
    assert editor.value() == RichText((Block((Run("Un "), Run("mot", bold=True))),))
    assert "40pt" not in editor.editor.toHtml()
    assert "<img" not in editor.editor.toHtml()


def test_a_dropped_file_leaves_nothing(editor):
    paste(editor, urls=["file:///tmp/photo.png"])
    assert editor.value() == RichText()


def test_a_paste_is_undone_in_one_step(qtbot, editor):
    editor.set_value(RichText.of("avant"))
    paste(editor, text="un\ndeux\ntrois")
    assert len(editor.value().blocks) == 3
    editor.editor.undo()
    assert editor.value() == RichText.of("avant")


def test_showing_a_text_is_no_change_and_cannot_be_undone(qtbot, editor):
    with qtbot.assertNotEmitted(editor.changed):
        editor.set_value(RichText.of("Texte"))
    editor.editor.undo()
    assert editor.value() == RichText.of("Texte")


def test_typing_is_a_change(qtbot, editor):
    with qtbot.waitSignal(editor.changed):
        type_text(editor.editor, "é")


def test_showing_the_same_text_again_keeps_the_person_s_place(editor):
    editor.set_value(RichText.of("Texte"))
    cursor = editor.editor.textCursor()
    cursor.setPosition(3)
    editor.editor.setTextCursor(cursor)
    editor.set_value(RichText.of("Texte"))
    assert editor.editor.textCursor().position() == 3


def test_a_text_too_long_is_kept_and_said(editor):
    type_text(editor.editor, "a" * 42)
    assert len(editor.value().plain) == 42
    assert editor.error() == "Ce texte compte 42 caractères sur 40 possibles\u202f: raccourcissez-le de 2."
    qtext = editor.editor
    qtext.undo()
    assert editor.error() == ""


def test_a_frozen_text_takes_nothing(qtbot, editor):
    editor.set_value(RichText.of("Figé"))
    editor.set_read_only(True)
    type_text(editor.editor, "x")
    paste(editor, text="y")
    assert editor.value() == RichText.of("Figé")


def test_tab_leaves_the_text(qtbot, editor):
    qtbot.keyClick(editor.editor, Qt.Key.Key_Tab)
    assert editor.value() == RichText()


def test_arrows_go_from_one_button_to_the_next(qtbot, editor):
    bold, italic = buttons(editor)["Gras"], buttons(editor)["Italique"]
    bold.setFocus()
    qtbot.keyClick(bold, Qt.Key.Key_Right)
    assert italic.hasFocus()
    qtbot.keyClick(italic, Qt.Key.Key_Left)
    assert bold.hasFocus()


def test_it_grows_with_its_text_and_then_scrolls(qtbot, editor):
    before = editor.editor.height()
    editor.set_value(RichText.of("\n".join("ligne" for _ in range(10))))
    grown = editor.editor.height()
    editor.set_value(RichText.of("\n".join("ligne" for _ in range(200))))
    assert before < grown < editor.editor.height() < 600
    assert editor.editor.verticalScrollBar().maximum() > 0
