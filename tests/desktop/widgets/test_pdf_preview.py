"""A paper shown from memory."""

from io import BytesIO

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdfWidgets import QPdfView
from reportlab.pdfgen.canvas import Canvas

from bilan_desktop.desktop.widgets.buttons import IconButton
from bilan_desktop.desktop.widgets.pdf_preview import PdfPreview


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
    buttons = preview.findChildren(IconButton)
    assert [button.accessibleName() for button in buttons] == ["Réduire", "Agrandir", "Ajuster à la largeur"]
    assert not any(button.isEnabled() for button in buttons)
    preview.show_pdf(paper(1))
    assert all(button.isEnabled() for button in buttons)


def test_what_is_taken_away_leaves_no_page(preview):
    preview.show_pdf(paper(2))
    preview.clear()
    assert preview.page_count == 0
