"""A signature drawn on the screen, with its label and the sentence of what is missing."""

from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.desktop.widgets.fields.signature_pad import SignaturePad


class SignatureField(FormField):
    """`value()` is the signature as a PNG image; empty while nothing is drawn."""

    def __init__(self, label: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        self._pad = SignaturePad(label)
        super().__init__(label, self._pad, hint=hint, parent=parent)
        self._pad.changed.connect(self._drawn)

    def value(self) -> bytes:
        """The signature as a PNG image."""
        return self._pad.png()

    def set_value(self, value: bytes) -> None:
        """Takes the signature away; another cannot be put in."""
        assert not value
        self._pad.clear()

    def draft(self) -> list[list[list[float]]]:
        return self._pad.strokes()

    def put_back(self, draft: list[list[list[float]]]) -> None:
        self._pad.set_strokes(draft)

    def _drawn(self) -> None:
        if not self._pad.is_empty:
            self.clear_error()
        self.changed.emit()
