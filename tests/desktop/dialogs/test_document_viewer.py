"""The viewer: pages, images and texts from memory; printed only what may leave without a recipient (C6)."""

from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget

from bilan_desktop.desktop.dialogs import document_viewer
from bilan_desktop.desktop.dialogs.document_viewer import DocumentViewer, may_print
from bilan_desktop.domain.bilan.document import DocumentKind, MediaType
from desktop.finding import buttons, press, says, settle


def picture(kind: str, size: tuple[int, int] = (600, 300)) -> bytes:
    """A blank image or page."""
    out = BytesIO()
    Image.new("RGB", size, "white").save(out, kind)
    return out.getvalue()


@pytest.fixture
def view(qtbot):
    """Opens a viewer over a window."""
    window = QWidget()
    window.resize(1000, 700)
    qtbot.addWidget(window)
    window.show()

    def opened(content: bytes, media_type: MediaType, **options) -> DocumentViewer:
        viewer = DocumentViewer("Ligne de vie", content, media_type, window, **options)
        viewer.open_sized()
        qtbot.waitUntil(viewer.isActiveWindow)
        return viewer

    return opened


@pytest.fixture
def printed(monkeypatch) -> list[bytes]:
    """What reaches the system's print dialog, which no test can click in."""
    sent: list[bytes] = []
    monkeypatch.setattr(
        document_viewer,
        "print_paper",
        lambda parent, paper, name: bool(sent.append(paper)) or name == "Document",
    )
    return sent


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_an_image_is_shown_as_wide_as_the_place_and_larger(view, kind) -> None:
    viewer = view(picture(kind), MediaType.PNG if kind == "PNG" else MediaType.JPEG)
    shown = next(label for label in viewer.findChildren(QLabel) if not label.pixmap().isNull())
    before = shown.pixmap().width()
    press(viewer, "Agrandir")
    assert shown.pixmap().width() > before
    press(viewer, "Ajuster à la largeur")
    assert shown.pixmap().width() == before


def test_a_scan_larger_than_a_wall_is_shown_without_filling_the_memory(view) -> None:
    viewer = view(picture("JPEG", (9000, 6000)), MediaType.JPEG)
    shown = next(label for label in viewer.findChildren(QLabel) if not label.pixmap().isNull())
    assert shown.pixmap().width() <= 1000


def test_a_text_is_read_and_cannot_be_changed(view) -> None:
    viewer = view("Séance du lundi — « c’est dit »".encode(), MediaType.TEXT)
    text = viewer.findChild(QPlainTextEdit)
    assert text.toPlainText() == "Séance du lundi — « c’est dit »"
    assert text.isReadOnly()


@pytest.mark.parametrize("media_type", [MediaType.PDF, MediaType.PNG])
def test_what_cannot_be_shown_is_said(view, media_type) -> None:
    assert says(view(b"rien de lisible", media_type), "Ce document ne peut pas être affiché.")


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (picture("PDF"), MediaType.PDF),
        (picture("PNG"), MediaType.PNG),
        ("Une note, é".encode(), MediaType.TEXT),
    ],
)
def test_each_is_printed_as_a_paper_made_in_memory(view, printed, content, media_type) -> None:
    viewer = view(content, media_type, printable=True)
    QTest.keyClick(viewer.windowHandle(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    settle()
    (paper,) = printed
    assert paper.startswith(b"%PDF-")


def test_c6_what_needs_a_recipient_has_no_print_button_and_says_why(view, printed) -> None:
    viewer = view(picture("PDF"), MediaType.PDF)
    QTest.keyClick(viewer.windowHandle(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert printed == []
    assert "Imprimer…" not in buttons(viewer)
    assert says(viewer, "Ce document ne s’imprime que pour un destinataire choisi")


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_c6_only_the_synthesis_and_the_detailed_results_need_one(kind) -> None:
    restricted = {DocumentKind.SYNTHESIS, DocumentKind.SYNTHESIS_DRAFT, DocumentKind.DETAILED_RESULTS}
    assert may_print(kind) is (kind not in restricted)


def test_c4_the_window_names_nothing_and_esc_closes_it(view) -> None:
    viewer = view(picture("PNG"), MediaType.PNG)
    assert viewer.windowTitle() == "Document"
    QTest.keyClick(viewer, Qt.Key.Key_Escape)
    settle()
    assert QApplication.activeModalWidget() is None
