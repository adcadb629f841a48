"""« Qualité »: a year's satisfaction, complaints, drop-outs and follow-ups, with the count behind each (L6)."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from bilan_desktop.desktop.dialogs.registers.indicator_dialog import IndicatorDialog
from bilan_desktop.desktop.pages.registers.entries import Column
from bilan_desktop.desktop.pages.registers.section import Lines, Section
from bilan_desktop.desktop.theme.tokens import Tone
from bilan_desktop.desktop.widgets.buttons import Button
from bilan_desktop.desktop.widgets.empty_state import EmptyState
from bilan_desktop.desktop.widgets.fields.choice_field import ChoiceField
from bilan_desktop.desktop.widgets.message_panel import MessagePanel
from bilan_desktop.domain.registers.quality import YearlyQuality
from bilan_desktop.practice.registers import quality
from bilan_desktop.wording.quality import Indicator, indicators

if TYPE_CHECKING:
    from bilan_desktop.practice.desk import Desk


class QualitySection(Section):
    """A line opens on what it is made of."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            self.tr(
                "Les indicateurs de l’année, comptés sans nom. Les réponses aux questionnaires ne mènent à aucun dossier\u202f;"
                " ouvrez une ligne pour voir ce qu’elle compte."
            ),
            parent,
        )
        self._shown: YearlyQuality | None = None
        self._year: ChoiceField[int] = ChoiceField(self.tr("&Année"), [])
        self.add_act(Button(self.tr("&Exporter en CSV…"), icon_name="download"), self._ask_where)
        row = QHBoxLayout()
        row.addWidget(self._year)
        row.addStretch(1)
        self.column.addLayout(row)
        self._lines = Lines(
            self.tr("Indicateurs de l’année"),
            (
                Column(self.tr("Indicateur"), lambda one: one.name, strong=True),
                Column(self.tr("Résultat"), lambda one: one.result, 200),
                Column(self.tr("Sur quoi il porte"), lambda one: one.base, 330, hides=1),
            ),
            EmptyState(self.tr("Aucun indicateur"), "", icon_name="badge-check"),
        )
        self._lines.chosen.connect(self._open)
        self.column.addWidget(self._lines)
        self.column.addStretch(1)
        self._year.changed.connect(self._show)

    def refresh(self) -> None:
        """Reads the years and their traces anew."""
        known = quality.known_years(self.desk)
        year = self._year.value()
        self._year.set_options([(one, str(one)) for one in known])
        self._year.set_value(year if year in known else known[0])
        self._show()

    def _show(self) -> None:
        year = self._year.value()
        if year is not None:
            self._shown = quality.quality(self.desk, year)
            self._lines.show_entries(indicators(self._shown))

    def _open(self, one: Indicator) -> None:
        IndicatorDialog(one, self).open_sized()

    def _ask_where(self) -> None:
        shown = self._shown
        if shown is None:
            return
        proposed = str(Path.home() / f"qualite-{shown.year}.csv")
        kinds = self.tr("Feuille de calcul (*.csv)")
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Exporter les indicateurs"), proposed, kinds)
        if path and self.attempt(lambda: _exported(shown, path)):
            sentence = self.tr("Les indicateurs sont exportés, sans nom.")
            self.messages.show_panel(MessagePanel(sentence, tone=Tone.FINE, closable=True))


def _exported(shown: YearlyQuality, path: str) -> str:
    quality.export(shown, Path(path))
    return path
