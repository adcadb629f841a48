"""Signing with the mouse."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QPushButton

from bilan_desktop.desktop.widgets.fields.signature_pad import SignaturePad


@pytest.fixture
def pad(qtbot):
    made = SignaturePad("Signature de la personne")
    qtbot.addWidget(made)
    made.resize(420, 220)
    made.show()
    return made


def draw(pad, points):
    sheet = pad.focusProxy()
    kinds = [
        QEvent.Type.MouseButtonPress,
        *[QEvent.Type.MouseMove] * (len(points) - 1),
        QEvent.Type.MouseButtonRelease,
    ]
    for moment, (kind, (x, y)) in enumerate(zip(kinds, [*points, points[-1]], strict=True)):
        at = QPointF(x, y)
        left = Qt.MouseButton.LeftButton
        event = QMouseEvent(kind, at, sheet.mapToGlobal(at), left, left, Qt.KeyboardModifier.NoModifier)
        event.setTimestamp(moment * 8)
        QApplication.sendEvent(sheet, event)


def test_a_signature_is_a_picture_cut_to_its_lines(pad):
    draw(pad, [(40, 60), (80, 80), (140, 50)])
    image = QImage.fromData(pad.png(), "PNG")
    assert (image.width(), image.height()) == ((100 + 12) * 3, (30 + 12) * 3)
    assert image.hasAlphaChannel()
    assert any(
        image.pixelColor(x, y).alpha() > 200 for x in range(image.width()) for y in range(image.height())
    )


def test_a_slip_of_the_mouse_is_no_signature(pad):
    draw(pad, [(40, 60), (44, 62)])
    assert pad.is_empty
    assert pad.png() == b""


def test_the_last_stroke_is_taken_back_by_keyboard(qtbot, pad):
    draw(pad, [(40, 60), (140, 60)])
    one = pad.png()
    draw(pad, [(40, 90), (140, 90)])
    qtbot.keyClick(pad.focusProxy(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert pad.png() == one


def test_everything_is_taken_away_by_a_button(qtbot, pad):
    draw(pad, [(40, 60), (140, 60)])
    clear = next(button for button in pad.findChildren(QPushButton) if button.text() == "Effa&cer")
    with qtbot.waitSignal(pad.changed):
        qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert pad.is_empty
    assert not clear.isEnabled()


def test_a_line_that_leaves_the_sheet_stays_inside(pad):
    draw(pad, [(40, 60), (9000, 60), (9000, 9000)])
    image = QImage.fromData(pad.png(), "PNG")
    assert image.width() <= (pad.focusProxy().width() + 12) * 3


def test_it_says_whether_something_is_drawn(pad):
    sheet = pad.focusProxy()
    assert (sheet.accessibleName(), sheet.accessibleDescription()) == (
        "Signature de la personne",
        "Rien n’est tracé",
    )
    draw(pad, [(40, 60), (140, 60)])
    assert sheet.accessibleDescription() == "Signature tracée"
