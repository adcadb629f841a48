"""The beneficiary's observations on the synthesis: their own words, or that they have none (C10)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.fields.check_field import CheckField
from bilan_desktop.desktop.widgets.fields.text_field import TextField
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.domain.bilan.synthesis import Observations


class ObservationsFields(QWidget):
    """`words()` is what was said, empty for no observation, None while neither was answered."""

    changed = Signal()

    def __init__(self, label: str, none: str, explained: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = TextField(label, lines=(3, 14))
        self.none = CheckField(none)
        self._explained = Text(explained, TextStyle.SMALL, "secondary", wrap=True)
        for field in (self.text, self.none):
            field.changed.connect(self.changed)
        self.none.changed.connect(self._show_need)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        for part in (self.text, self._explained, self.none):
            column.addWidget(part)

    def words(self) -> str | None:
        """What the beneficiary answered."""
        if self.none.value():
            return ""
        return self.text.value() if self.text.value().strip() else None

    def show_observations(self, observed: Observations | None) -> None:
        """Shows what was answered before."""
        self.text.set_value(observed.words if observed else "")
        self.none.set_value(observed is not None and observed.none_made)
        self._show_need()

    def set_read_only(self, read_only: bool) -> None:
        """Once the synthesis is frozen."""
        self.text.set_read_only(read_only)
        self.none.set_read_only(read_only)

    def _show_need(self) -> None:
        self.text.setVisible(not self.none.value())
        self._explained.setVisible(not self.none.value())
