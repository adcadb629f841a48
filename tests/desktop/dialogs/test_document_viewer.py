"""The viewer: pages, images and texts from memory; nothing of them is printed or saved before « À qui ? » (C6)."""

from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget

import samples
from bilan_desktop.desktop.dialogs.document_viewer import DocumentViewer
from bilan_desktop.desktop.dialogs.hand_over import recipient_dialog
from bilan_desktop.desktop.dialogs.hand_over.recipient_dialog import RecipientDialog
from bilan_desktop.domain.bilan.document import MediaType
from bilan_desktop.domain.sharing.agreement import Subject
from bilan_desktop.practice.sharing.doors import RunningDoor
from bilan_desktop.practice.sharing.leaving import Leaving
from desktop.finding import press, says, settle


def picture(kind: str, size: tuple[int, int] = (600, 300)) -> bytes:
    """A blank image or page."""
    out = BytesIO()
    Image.new("RGB", size, "white").save(out, kind)
    return out.getvalue()


@pytest.fixture
def file(desk):
    """A case that is open while its papers are looked at."""
    made = samples.cpf_case(desk)
    yield made
    made.close()


@pytest.fixture
def view(qtbot, file):
    """Opens a viewer over a window, on a questionnaire of a case."""
    window = QWidget()
    window.resize(1000, 700)
    qtbot.addWidget(window)
    window.show()

    def opened(content: bytes, media_type: MediaType) -> DocumentViewer:
        paper = Leaving(
            RunningDoor(file), Subject.QUESTIONNAIRE, lambda: content, file.case.route, media_type
        )
        viewer = DocumentViewer("Ligne de vie", content, media_type, window, leaving=paper)
        viewer.open_sized()
        qtbot.waitUntil(viewer.isActiveWindow)
        return viewer

    return opened


@pytest.fixture
def printed(monkeypatch) -> list[bytes]:
    """What reaches the system's print dialog, which no test can click in."""
    sent: list[bytes] = []
    monkeypatch.setattr(
        recipient_dialog,
        "print_paper",
        lambda parent, paper, name: bool(sent.append(paper)) or name == "B-2026-001",
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
def test_each_is_printed_as_a_paper_made_in_memory_once_it_is_said_for_whom(
    view, printed, file, content, media_type
) -> None:
    viewer = view(content, media_type)
    QTest.keyClick(viewer.windowHandle(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    settle()
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, RecipientDialog)
    assert printed == []
    QTest.keyClick(asked.focusWidget(), Qt.Key.Key_Return)
    settle()
    (paper,) = printed
    assert paper.startswith(b"%PDF-")
    assert [line.subject for line in file.case.hand_overs] == [Subject.QUESTIONNAIRE]
    assert QApplication.activeModalWidget() is viewer
    assert says(viewer, "la remise est inscrite au registre")


def test_c4_the_window_names_nothing_and_esc_closes_it(view) -> None:
    viewer = view(picture("PNG"), MediaType.PNG)
    assert viewer.windowTitle() == "Document"
    QTest.keyClick(viewer, Qt.Key.Key_Escape)
    settle()
    assert QApplication.activeModalWidget() is None
