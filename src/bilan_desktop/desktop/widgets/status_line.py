"""« Enregistré à 10:42 »: the small line that says where the text stands."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop.theme.tokens import TextStyle, Tone
from bilan_desktop.desktop.widgets.announce import announce
from bilan_desktop.desktop.widgets.icon_mark import IconMark
from bilan_desktop.desktop.widgets.labels import Text, TextRole
from bilan_desktop.wording.french import clock_time


class StatusLine(QWidget):
    """Says « Enregistré à 10:42 », « Enregistrement… », or what could not be saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = IconMark("check", Tone.FINE, 16)
        self._text = Text("", TextStyle.SMALL, "secondary", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self._mark.hide()

    def text(self) -> str:
        """What it says now."""
        return self._text.text()

    def show_saving(self) -> None:
        """Something typed is not on disk yet."""
        self._show(self.tr("Enregistrement…"), "", "secondary")

    def show_saved(self, at: datetime) -> None:
        """Everything is on disk since then."""
        self._show(
            self.tr("Enregistré à {time}").format(time=clock_time(at)), "check", "secondary", Tone.FINE
        )

    def show_problem(self, sentence: str) -> None:
        """What could not be saved; read aloud."""
        self._show(sentence, "triangle-alert", Tone.DANGER, Tone.DANGER)
        announce(self, sentence, at_once=True)

    def show_note(self, sentence: str) -> None:
        """Something that was done: « Copié », « Remise inscrite au registre »; read aloud."""
        self._show(sentence, "check", "secondary", Tone.FINE)
        announce(self, sentence)

    def clear(self) -> None:
        """Says nothing."""
        self._show("", "", "secondary")

    def _show(self, sentence: str, icon_name: str, role: TextRole, mark: Tone = Tone.NEUTRAL) -> None:
        self._mark.setVisible(bool(icon_name))
        if icon_name:
            self._mark.set_icon(icon_name, mark)
        self._text.set_role(role)
        self._text.setText(sentence)
        self.setAccessibleName(sentence)
