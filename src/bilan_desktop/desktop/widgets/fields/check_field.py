"""A sentence that is true or not."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QWidget

from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.desktop.widgets.labels import without_mnemonic


class CheckField(FormField):
    """A box to tick in front of a sentence; the sentence is its label."""

    def __init__(self, sentence: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        self._check = QCheckBox(sentence)
        super().__init__("", self._check, hint=hint, parent=parent)
        self.hide_label()
        self._check.setAccessibleName(without_mnemonic(sentence))
        self._check.toggled.connect(self._toggled)

    def set_sentence(self, sentence: str) -> None:
        """The sentence, for a field that words its own."""
        self._check.setText(sentence)
        self._check.setAccessibleName(without_mnemonic(sentence))

    def value(self) -> bool:
        """Whether it is ticked."""
        return self._check.isChecked()

    def set_value(self, ticked: bool) -> None:
        """Ticks it or not; not told as a change."""
        with QSignalBlocker(self._check):
            self._check.setChecked(ticked)

    def draft(self) -> bool:
        return self.value()

    def put_back(self, draft: bool) -> None:
        self._check.setChecked(draft)

    def _toggled(self) -> None:
        self.clear_error()
        self.changed.emit()
