"""One answer among several: a list that opens, or buttons side by side when there are few."""

from collections.abc import Mapping, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QListView,
    QRadioButton,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.desktop.widgets.labels import Text, restyle, without_mnemonic

T = TypeVar("T")


class ComboBox(QComboBox):
    """A list that opens; the wheel scrolls the page unless the list has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(12)
        self.setView(QListView())
        self.setItemDelegate(QStyledItemDelegate(self))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ChoiceField(FormField, Generic[T]):
    """A choice among `options` (value, label). `value()` is None until something is chosen."""

    def __init__(
        self,
        label: str,
        options: Sequence[tuple[T, str]],
        *,
        hint: str = "",
        optional: bool = False,
        placeholder: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._combo = ComboBox()
        super().__init__(label, self._combo, hint=hint, optional=optional, parent=parent)
        self._combo.setPlaceholderText(self.tr("Choisir…") if placeholder is None else placeholder)
        self._values: list[T] = []
        self.set_options(options)
        self._combo.currentIndexChanged.connect(self._chosen)
        self._show_emptiness()

    def set_options(self, options: Sequence[tuple[T, str]]) -> None:
        """Changes what may be chosen; the present choice stays if it still may."""
        kept = self.value()
        self._values = [value for value, _ in options]
        with QSignalBlocker(self._combo):
            self._combo.clear()
            self._combo.addItems([label for _, label in options])
        self.set_value(kept)

    def value(self) -> T | None:
        """The chosen value."""
        index = self._combo.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def set_value(self, value: T | None) -> None:
        """Shows a choice; not told as a change."""
        with QSignalBlocker(self._combo):
            self._combo.setCurrentIndex(self._values.index(value) if value in self._values else -1)
        self._show_emptiness()

    def draft(self) -> int:
        return self._combo.currentIndex()

    def put_back(self, draft: int) -> None:
        self._combo.setCurrentIndex(draft)

    def _chosen(self) -> None:
        self._show_emptiness()
        self.clear_error()
        self.changed.emit()

    def _show_emptiness(self) -> None:
        self._combo.setProperty("empty", self._combo.currentIndex() < 0)
        restyle(self._combo)


class RadioField(FormField, Generic[T]):
    """As `ChoiceField`, every answer in sight: two to five of them, or more with `notes`, a line below each."""

    def __init__(
        self,
        label: str,
        options: Sequence[tuple[T, str]],
        *,
        hint: str = "",
        optional: bool = False,
        upright: bool = False,
        notes: Mapping[T, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._box = QWidget()
        self._box.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._group = QButtonGroup(self._box)
        self._values = [value for value, _ in options]
        row = (
            QGridLayout(self._box) if notes else QVBoxLayout(self._box) if upright else QHBoxLayout(self._box)
        )
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.TINY if upright else Space.LARGE)
        for index, (_, text) in enumerate(options):
            button = QRadioButton(text)
            self._group.addButton(button, index)
            if isinstance(row, QGridLayout):
                assert notes is not None
                row.addWidget(_noted(button, notes[self._values[index]]), index // 2, index % 2)
            else:
                row.addWidget(button)
        if isinstance(row, QHBoxLayout):
            row.addStretch(1)
        super().__init__(label, self._box, hint=hint, optional=optional, parent=parent)
        first = self._group.button(0)
        if first is not None:
            self.setFocusProxy(first)
            self._label.setBuddy(first)
        self._name_buttons(label)
        self._group.idToggled.connect(self._chosen)

    def set_label(self, label: str) -> None:
        """Changes the question, for the answers as they are read aloud too."""
        super().set_label(label)
        self._name_buttons(label)

    def value(self) -> T | None:
        """The chosen value."""
        index = self._group.checkedId()
        return self._values[index] if index >= 0 else None

    def set_value(self, value: T | None) -> None:
        """Shows a choice; not told as a change."""
        with QSignalBlocker(self._group):
            self._group.setExclusive(False)
            for index, each in enumerate(self._values):
                self._group.button(index).setChecked(value is not None and each == value)
            self._group.setExclusive(True)

    def draft(self) -> int:
        return self._group.checkedId()

    def put_back(self, draft: int) -> None:
        button = self._group.button(draft)
        if button is not None:
            button.setChecked(True)

    def chosen(self) -> QWidget | None:
        """The button of the chosen value."""
        return self._group.checkedButton()

    def buttons(self) -> list[Any]:
        """The buttons, in order."""
        return self._group.buttons()

    def _name_buttons(self, label: str) -> None:
        for button in self._group.buttons():
            button.setAccessibleName(f"{without_mnemonic(label)}\u202f: {without_mnemonic(button.text())}")

    def _chosen(self, _: int, on: bool) -> None:
        if on:
            self.clear_error()
            self.changed.emit()


def _noted(button: QRadioButton, note: str) -> QWidget:
    button.setAccessibleDescription(note)
    cell = QWidget()
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0, Space.SMALL, Space.TINY)
    column.setSpacing(0)
    column.addWidget(button)
    said = Text(note, TextStyle.SMALL, "secondary", wrap=True)
    said.setContentsMargins(theme.current().px(24), 0, 0, 0)
    column.addWidget(said)
    column.addStretch(1)
    return cell
