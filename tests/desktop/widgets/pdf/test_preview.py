"""A paper shown from memory."""

from io import BytesIO

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QLineEdit
from reportlab.pdfgen.canvas import Canvas

from bilan_desktop.desktop.widgets.buttons import IconButton
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.pdf.preview import PdfPreview
from bilan_desktop.desktop.widgets.pdf.search import PdfSearchBar


def paper(pages):
    target = BytesIO()
    canvas = Canvas(target)
    for number in range(pages):
        canvas.drawString(72, 760, f"Page {number + 1}")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


@pytest.fixture
def preview(stage):
    made = PdfPreview("Aperçu de la synthèse")
    stage(made, 500, 600)
    return made


@pytest.fixture
def view(preview):
    return preview.findChild(QPdfView)


def test_a_paper_is_shown_from_its_bytes_and_says_where_one_is(preview, view):
    assert preview.show_pdf(paper(3))
    assert preview.page_count == 3
    assert (view.accessibleName(), view.accessibleDescription()) == ("Aperçu de la synthèse", "Page 1 sur 3")


def test_bytes_that_are_no_paper_show_nothing(preview, view):
    preview.show_pdf(paper(1))
    assert not preview.show_pdf(b"pas un PDF")
    assert preview.page_count == 0
    assert view.accessibleDescription() == ""


def test_a_new_version_is_shown_at_the_same_place(qtbot, preview, view):
    preview.show_pdf(paper(3))
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 0)
    view.verticalScrollBar().setValue(400)
    assert preview.show_pdf(paper(3))
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() == 400)


def test_it_is_enlarged_by_keyboard_and_fits_the_width_again(qtbot, preview, view):
    preview.show_pdf(paper(1))
    qtbot.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    once = view.zoomFactor()
    qtbot.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view.zoomMode() is QPdfView.ZoomMode.Custom
    assert view.zoomFactor() == pytest.approx(1.2 * once)
    qtbot.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.zoomMode() is QPdfView.ZoomMode.FitToWidth


def test_enlarging_has_an_end(preview, view):
    preview.show_pdf(paper(1))
    for _ in range(40):
        preview.zoom_in()
    assert view.zoomFactor() == 5.0
    for _ in range(40):
        preview.zoom_out()
    assert view.zoomFactor() == 0.25


def test_its_buttons_have_names_and_are_off_while_nothing_is_shown(preview):
    buttons = [button for button in preview.findChildren(IconButton) if button.isVisible()]
    names = ["Chercher", "Réduire", "Agrandir", "Ajuster à la largeur"]
    assert [button.accessibleName() for button in buttons] == names
    assert not any(button.isEnabled() for button in buttons)
    preview.show_pdf(paper(1))
    assert all(button.isEnabled() for button in buttons)


def test_what_is_taken_away_leaves_no_page(preview):
    preview.show_pdf(paper(2))
    preview.clear()
    assert preview.page_count == 0


def looked_for(qtbot, preview, view, words):
    qtbot.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    bar = preview.findChild(PdfSearchBar)
    line = bar.findChild(QLineEdit)
    qtbot.waitUntil(line.isVisible)
    line.setText(words)
    return bar, line


def told(bar):
    return bar.findChild(Text).text()


def test_words_are_looked_for_and_one_goes_from_place_to_place(qtbot, preview, view):
    preview.show_pdf(paper(4))
    bar, line = looked_for(qtbot, preview, view, "page")
    qtbot.waitUntil(lambda: told(bar) == "1 sur 4")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert told(bar) == "2 sur 4"
    qtbot.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert told(bar) == "4 sur 4"
    qtbot.waitUntil(lambda: view.accessibleDescription() == "Page 4 sur 4")


def test_what_is_not_there_is_said_and_esc_closes_the_search_alone(qtbot, preview, view):
    preview.show_pdf(paper(1))
    bar, line = looked_for(qtbot, preview, view, "zorbelune")
    qtbot.waitUntil(lambda: told(bar) == "Aucune occurrence")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert preview.isVisible()
    assert line.text() == ""


def test_a_new_version_is_searched_for_the_same_words_and_a_cleared_one_forgets_them(qtbot, preview, view):
    preview.show_pdf(paper(1))
    bar, line = looked_for(qtbot, preview, view, "page")
    qtbot.waitUntil(lambda: told(bar) == "1 sur 1")
    preview.show_pdf(paper(3))
    qtbot.waitUntil(lambda: told(bar) == "1 sur 3")
    preview.clear()
    assert line.text() == ""
    assert bar.count == 0
