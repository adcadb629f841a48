"""A secret, typed unseen unless the eye is opened."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from bilan_desktop.desktop.theme.icons import icon
from bilan_desktop.desktop.widgets.fields.form_field import DISCREET, FormField
from bilan_desktop.desktop.widgets.fields.line_button import LineButton


class PassphraseField(FormField):
    """A passphrase or a recovery code. `entered` of the line is Enter; the eye closes again when the field is emptied."""

    def __init__(self, label: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        self._line = QLineEdit()
        super().__init__(label, self._line, hint=hint, parent=parent)
        self._line.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText | DISCREET | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self._line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._eye = LineButton("eye", "", self._line)
        self._eye.clicked.connect(self._toggle)
        self._line.textChanged.connect(self._edited)
        self.entered = self._line.returnPressed
        self._hide_text()

    def value(self) -> str:
        """The text, to the letter."""
        return self._line.text()

    def set_value(self, text: str) -> None:
        """Puts a text in; not told as a change."""
        with QSignalBlocker(self._line):
            self._line.setText(text)

    def wipe(self) -> None:
        """Empties the line, what could be undone with it, and closes the eye."""
        self.set_value("")
        self._hide_text()

    def is_shown(self) -> bool:
        """Whether the eye is open."""
        return self._line.echoMode() is QLineEdit.EchoMode.Normal

    def _toggle(self) -> None:
        if self.is_shown():
            self._hide_text()
        else:
            self._line.setEchoMode(QLineEdit.EchoMode.Normal)
            self._eye.setIcon(icon("eye-off"))
            self._eye.set_name(self.tr("Masquer ce qui est écrit"))

    def _hide_text(self) -> None:
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye.setIcon(icon("eye"))
        self._eye.set_name(self.tr("Montrer ce qui est écrit"))

    def _edited(self) -> None:
        self.clear_error()
        self.changed.emit()
