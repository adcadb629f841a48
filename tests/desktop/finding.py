"""Finds what a person sees in a window, by the words on it, and does to it what a person does."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.desktop.widgets.labels import without_mnemonic
from desktop.keyboard import type_text


def settle() -> None:
    """Lets the window lay itself out and answer."""
    for _ in range(3):
        QApplication.processEvents()


def sentences(root: QWidget) -> list[str]:
    """Every text that shows, from top to bottom as it was made."""
    settle()
    shown = [label.text() for label in root.findChildren(QLabel) if label.isVisible()]
    return [without_mnemonic(text) for text in shown if text]


def says(root: QWidget, words: str) -> bool:
    """Whether some text that shows holds these words; no-break spaces count as spaces."""
    return any(words in _plain(sentence) for sentence in sentences(root))


def field(root: QWidget, name: str) -> FormField:
    """The field that shows under a label which begins so."""
    settle()
    found = [f for f in root.findChildren(FormField) if f.isVisible() and _plain(f.label()).startswith(name)]
    assert found, (
        f"no field « {name} » among {[f.label() for f in root.findChildren(FormField) if f.isVisible()]}"
    )
    return found[0]


def buttons(root: QWidget) -> dict[str, QAbstractButton]:
    """The buttons that show, by what is written on them, else by what is read aloud."""
    settle()
    shown = [b for b in root.findChildren(QAbstractButton) if b.isVisible()]
    return {_plain(without_mnemonic(b.text()) or b.accessibleName()): b for b in reversed(shown)}


def button(root: QWidget, name: str) -> QAbstractButton:
    """The button that shows and begins so."""
    found = buttons(root)
    names = [each for each in found if each.startswith(name)]
    assert names, f"no button « {name} » among {list(found)}"
    return found[names[0]]


def press(root: QWidget, name: str) -> None:
    """Clicks a button."""
    found = button(root, name)
    assert found.isEnabled(), f"« {name} » cannot be pressed"
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)
    settle()


def fill(root: QWidget, name: str, text: str) -> FormField:
    """Replaces what stands in a field by typing, and stays in it."""
    found = field(root, name)
    editor = found.editor
    assert isinstance(editor, QLineEdit | QPlainTextEdit)
    editor.setFocus()
    settle()
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    type_text(editor, text)
    return found


def pick(root: QWidget, name: str, words: str) -> None:
    """Clicks the answer that begins so, among those in sight."""
    radios = field(root, name).findChildren(QRadioButton)
    found = next(b for b in radios if _plain(without_mnemonic(b.text())).startswith(words))
    found.click()
    settle()


def leave(found: FormField) -> None:
    """Goes on to the next field with Tab."""
    QTest.keyClick(found.editor, Qt.Key.Key_Tab)
    settle()


def enter(root: QWidget, name: str, text: str) -> FormField:
    """Types into a field and goes on."""
    found = fill(root, name, text)
    leave(found)
    return found


def drop(on: FormField, *paths: Path) -> None:
    """Drops files on a place that takes them."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    drop_mime(on, mime)


def drop_mime(on: FormField, mime: QMimeData) -> None:
    """Drops something on a place that takes files."""
    zone = on.editor.parentWidget()
    assert zone is not None
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), copy, mime, left, none)
    QApplication.sendEvent(zone, entering)
    if entering.isAccepted():
        QApplication.sendEvent(zone, QDropEvent(QPointF(5, 5), copy, mime, left, none))
    settle()


def front() -> QWidget:
    """The dialog in front."""
    settle()
    found = QApplication.activeModalWidget()
    assert found is not None, "no dialog is open"
    return found


def _plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")
