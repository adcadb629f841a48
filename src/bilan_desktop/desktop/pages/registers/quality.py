"""« Qualité »: a year's satisfaction, complaints, drop-outs and follow-ups, with the count behind each (L6)."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.dialogs.registers.indicator_dialog import IndicatorDialog
from bilan_desktop.desktop.pages.registers.entries import Column
from bilan_desktop.desktop.pages.registers.section import Lines
from bilan_desktop.desktop.pages.registers.yearly import YearlySection
from bilan_desktop.desktop.widgets.empty_state import EmptyState
from bilan_desktop.domain.registers.quality import YearlyQuality
from bilan_desktop.practice.registers import quality
from bilan_desktop.wording.quality import Indicator, indicators

if TYPE_CHECKING:
    from bilan_desktop.practice.desk import Desk


class QualitySection(YearlySection[YearlyQuality]):
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

    def known_years(self) -> tuple[int, ...]:
        return quality.known_years(self.desk)

    def read(self, year: int) -> YearlyQuality:
        return quality.quality(self.desk, year)

    def show_year(self, shown: YearlyQuality) -> bool:
        self._lines.show_entries(indicators(shown))
        return True

    def exporting(self, shown: YearlyQuality) -> tuple[str, str, str, Callable[[Path], None]]:
        return (
            self.tr("Exporter les indicateurs"),
            f"qualite-{shown.year}.csv",
            self.tr("Les indicateurs sont exportés, sans nom."),
            partial(quality.export, shown),
        )

    def _open(self, one: Indicator) -> None:
        IndicatorDialog(one, self).open_sized()
