"""Somebody at the keyboard: finds what is in front by the words on it, types, ticks, presses — nothing a hand could not do."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QFileDialog, QRadioButton, QTabBar, QWidget
from pytestqt.exceptions import TimeoutError as TookTooLong
from pytestqt.qtbot import QtBot

from bilan_desktop.desktop.widgets.buttons import Button, IconButton, LinkButton
from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.desktop.widgets.fields.signature_pad import SignaturePad
from bilan_desktop.desktop.widgets.labels import Text
from desktop.keyboard import type_text


class Person:
    """Acts on the dialog in front, else on the window."""

    def __init__(self, qtbot: QtBot, window: QWidget) -> None:
        self._qtbot, self._window = qtbot, window

    def front(self) -> QWidget:
        """What takes clicks and keys now."""
        return QApplication.activeModalWidget() or self._window

    def wait(self, until: Callable[[], bool], most: int = 20_000) -> None:
        """Waits until something is so; fails when it is not in time."""
        self._qtbot.waitUntil(until, timeout=most)

    def sees(self, words: str) -> bool:
        """Whether these words stand somewhere in front; any white space counts as one space."""
        return _plain(words) in _plain(self.said())

    def said(self) -> str:
        """Everything written in front."""
        QApplication.processEvents()
        front = self.front()
        return "\n".join(t.text() for t in front.findChildren(Text) if t.isVisibleTo(front) and t.isVisible())

    def waits_for(self, words: str, most: int = 20_000) -> None:
        """Waits until these words stand in front."""
        try:
            self.wait(lambda: self.sees(words), most)
        except TookTooLong:
            raise AssertionError(f"{words!r} is not said in front; there is: {self.said()}") from None

    def press(self, name: str) -> None:
        """Clicks the button whose words begin so."""
        button = self._find(lambda front: self._button(front, name), f"button {name!r}")
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def can_press(self, name: str) -> bool:
        """Whether that button is there and lets itself be pressed."""
        QApplication.processEvents()
        button = self._button(self.front(), name)
        return button is not None and button.isEnabled()

    def field(self, label: str) -> FormField:
        """The shown field whose label begins so."""
        return self._find(lambda front: self._field(front, label), f"field {label!r}")

    def fields(self) -> list[FormField]:
        """The fields that are shown in front."""
        return [f for f in self.front().findChildren(FormField) if f.isVisible()]

    def fill(self, label: str, words: str) -> None:
        """Types words into a field in place of what it holds, and leaves it."""
        editor = self.field(label).editor
        editor.setFocus()
        QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        if words:
            type_text(editor, words)
        else:
            QTest.keyClick(editor, Qt.Key.Key_Delete)
        QTest.keyClick(editor, Qt.Key.Key_Tab)

    def choose(self, label: str, option: str) -> None:
        """Picks an option of a list by the keyboard, or clicks it among buttons."""
        field = self.field(label)
        combo = field.findChild(QComboBox)
        if combo is not None:
            combo.setFocus()
            QTest.keyClick(combo, Qt.Key.Key_Home)
            for _ in range(combo.findText(option)):
                QTest.keyClick(combo, Qt.Key.Key_Down)
            assert combo.currentText() == option
            return
        radio = next(
            b for b in field.findChildren(QRadioButton) if b.text().replace("&", "").startswith(option)
        )
        self._qtbot.mouseClick(radio, Qt.MouseButton.LeftButton, pos=QPoint(10, radio.height() // 2))

    def tick(self, sentence: str) -> None:
        """Ticks the box in front of a sentence."""
        front = self.front()
        box = next(
            b
            for b in front.findChildren(QCheckBox)
            if b.text().replace("&", "").startswith(sentence) and b.isVisible()
        )
        self._qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(10, box.height() // 2))

    def tab(self, name: str) -> None:
        """Brings a tab to the front."""
        bars = [b for b in self._window.findChildren(QTabBar) if b.isVisible()]
        bar, index = next(
            (bar, i) for bar in bars for i in range(bar.count()) if bar.tabText(i).replace("&", "") == name
        )
        self._qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(index).center())
        QApplication.processEvents()

    def keys(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Presses a key of the window."""
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        front = self.front().window()
        front.activateWindow()
        self.wait(front.isActiveWindow, 5_000)
        QTest.keyClick(front.windowHandle(), key, held)

    def sign(self) -> None:
        """Draws a signature with the mouse on the sheet in front."""
        front = self.front()
        pad = next(p for p in front.findChildren(SignaturePad) if p.isVisible())
        sheet = pad.findChildren(QWidget)[0]
        left = Qt.MouseButton.LeftButton
        self._qtbot.mousePress(sheet, left, pos=QPoint(30, 40))
        for x in range(40, 160, 10):
            self._qtbot.mouseMove(sheet, QPoint(x, 40 + x % 30))
        self._qtbot.mouseRelease(sheet, left, pos=QPoint(160, 60))

    def error_beside(self, label: str) -> str:
        """The sentence that stands beside a field."""
        return self.field(label).error()

    def _find(self, search: Callable, what: str):
        found: list[object] = []

        def there() -> bool:
            QApplication.processEvents()
            found[:] = [search(self.front())]
            return found[0] is not None

        try:
            self.wait(there, 5_000)
        except TookTooLong:
            raise AssertionError(f"no {what} in front; there is: {self.said()}") from None
        return found[0]

    @staticmethod
    def _button(front: QWidget, name: str) -> Button | IconButton | None:
        kinds = (*front.findChildren(Button), *front.findChildren(LinkButton))
        shown = [b for b in kinds if b.isVisible()]
        written = next((b for b in shown if b.text().replace("&", "").startswith(name)), None)
        icons = [b for b in front.findChildren(IconButton) if b.isVisible()]
        return written or next((b for b in icons if _plain(b.accessibleName()).startswith(name)), None)

    @staticmethod
    def _field(front: QWidget, label: str) -> FormField | None:
        shown = [f for f in front.findChildren(FormField) if f.isVisible()]
        exact = [f for f in shown if f.label() == label]
        return next(iter(exact), next((f for f in shown if f.label().startswith(label)), None))


def chosen_file(monkeypatch, path: Path) -> None:
    """The next dialogs of the system give this file: they are the system's own, and no test can click in them."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_, **__: ([str(path)], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))


def _plain(words: str) -> str:
    return " ".join(words.split())
