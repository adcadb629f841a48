"""A register that is counted year by year: the year chosen, its lines, and their export for a spreadsheet (L6)."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from bilan_desktop.desktop.pages.registers.section import Section
from bilan_desktop.desktop.theme.tokens import Tone
from bilan_desktop.desktop.widgets.buttons import Button
from bilan_desktop.desktop.widgets.fields.choice_field import ChoiceField
from bilan_desktop.desktop.widgets.message_panel import MessagePanel

if TYPE_CHECKING:
    from bilan_desktop.practice.desk import Desk

T = TypeVar("T")


class YearlySection(Section, Generic[T]):
    """What is shown of a year is a `T`: `read` gives it, `show_year` puts it into lines, `write` exports it."""

    def __init__(self, desk: "Desk", explanation: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, explanation, parent)
        self._shown: T | None = None
        self._year: ChoiceField[int] = ChoiceField(self.tr("&Année"), [])
        self._export = Button(self.tr("&Exporter en CSV…"), icon_name="download")
        self.add_act(self._export, self._ask_where)
        row = QHBoxLayout()
        row.addWidget(self._year)
        row.addStretch(1)
        self.column.addLayout(row)
        self._year.changed.connect(self._show)

    def known_years(self) -> tuple[int, ...]:
        """The years that can be shown, the latest first."""
        raise NotImplementedError

    def read(self, year: int) -> T:
        """What there is of a year."""
        raise NotImplementedError

    def show_year(self, shown: T) -> bool:
        """Shows it in lines. True when there is something to export."""
        raise NotImplementedError

    def exporting(self, shown: T) -> tuple[str, str, str, Callable[[Path], None]]:
        """What the export is called, the file's name, what is said once it is done, and what writes it."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Reads the years and what there is of the chosen one anew."""
        known = self.known_years()
        year = self._year.value()
        self._year.set_options([(one, str(one)) for one in known])
        self._year.set_value(year if year in known else known[0])
        self._show()

    def _show(self) -> None:
        year = self._year.value()
        if year is not None:
            self._shown = self.read(year)
            self._export.setEnabled(self.show_year(self._shown))

    def _ask_where(self) -> None:
        if self._shown is None:
            return
        title, name, sentence, write = self.exporting(self._shown)
        kinds = self.tr("Feuille de calcul (*.csv)")
        path, _ = QFileDialog.getSaveFileName(self, title, str(Path.home() / name), kinds)
        if path and self.attempt(lambda: _written(write, path)):
            self.messages.show_panel(MessagePanel(sentence, tone=Tone.FINE, closable=True))


def _written(write: Callable[[Path], None], path: str) -> str:
    write(Path(path))
    return path
