"""One line of text."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.desktop.widgets.fields.length import too_long


class LineField(FormField):
    """A line of text. Above `limit` characters a sentence says by how many; nothing is cut off. `entered` is Enter."""

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        placeholder: str = "",
        limit: int = 200,
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._line = QLineEdit()
        super().__init__(label, self._line, hint=hint, optional=optional, parent=parent)
        self._limit = limit
        self._line.setPlaceholderText(placeholder)
        self._line.textChanged.connect(self._edited)
        self.entered = self._line.returnPressed

    def value(self) -> str:
        """What is written, without spaces around."""
        return self._line.text().strip()

    def set_value(self, text: str) -> None:
        """Shows a text; not told as a change. The person's place in an unchanged text is kept."""
        if text != self._line.text():
            with QSignalBlocker(self._line):
                self._line.setText(text)
            self._line.setCursorPosition(0)

    def draft(self) -> str:
        return self._line.text()

    def put_back(self, draft: str) -> None:
        self._line.setText(draft)

    def set_read_only(self, read_only: bool) -> None:
        self._line.setReadOnly(read_only)
        self._line.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _edited(self) -> None:
        self.set_error(too_long(self.value(), self._limit))
        self.changed.emit()
