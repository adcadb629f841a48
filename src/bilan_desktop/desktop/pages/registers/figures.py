"""« Bilan pédagogique et financier »: the year's figures, the cases behind each, and their export (L6)."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen
from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.dialogs.registers.count_dialog import CountDialog
from bilan_desktop.desktop.pages.registers.entries import Column
from bilan_desktop.desktop.pages.registers.section import Lines
from bilan_desktop.desktop.pages.registers.yearly import YearlySection
from bilan_desktop.desktop.theme.tokens import Tone
from bilan_desktop.desktop.widgets.buttons import Button
from bilan_desktop.desktop.widgets.empty_state import EmptyState
from bilan_desktop.domain.cases.closing import EndingKind
from bilan_desktop.domain.registers.bpf import Count, YearlyFigures
from bilan_desktop.practice.registers import figures
from bilan_desktop.wording.french import duration, money, number
from bilan_desktop.wording.labels import label

if TYPE_CHECKING:
    from bilan_desktop.practice.desk import Desk


@frozen
class _Row:
    name: str
    count: Count


class FiguresSection(YearlySection[YearlyFigures]):
    """A line opens on the references it counts."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            self.tr(
                "Les bilans clos, comptés dans l’année de leur terme, arrêtés compris. Les chiffres ont été figés à la"
                " clôture, sans nom\u202f; ouvrez une ligne pour voir les dossiers qu’elle compte."
            ),
            parent,
        )
        self._view = Button(self.tr("Voir et &imprimer…"), icon_name="file-text")
        self.add_act(self._view, self._show_paper)
        self._lines = Lines(
            self.tr("Chiffres de l’année"),
            (
                Column(self.tr("Financement et statut"), lambda row: row.name, strong=True),
                Column(self.tr("Bilans"), lambda row: number(len(row.count.references)), 62),
                Column(self.tr("Accompagnement"), lambda row: duration(row.count.accompaniment), 124),
                Column(self.tr("Prix"), lambda row: money(row.count.price), 112),
                Column(self.tr("Issues"), self._outcome, 176, tone=_tone, hides=1),
            ),
            EmptyState(
                self.tr("Aucun bilan clos cette année"),
                self.tr(
                    "À chaque clôture, l’année, le financement, le statut, les heures, le prix et l’issue restent ici."
                ),
                icon_name="euro",
            ),
        )
        self._lines.chosen.connect(self._open)
        self.column.addWidget(self._lines)
        self.column.addStretch(1)

    def known_years(self) -> tuple[int, ...]:
        return figures.known_years(self.desk)

    def read(self, year: int) -> YearlyFigures:
        return figures.figures(self.desk, year)

    def show_year(self, shown: YearlyFigures) -> bool:
        lines = [_Row(f"{label(line.route)} · {label(line.status)}", line.count) for line in shown.lines]
        total = [_Row(self.tr("Total"), shown.total)] if lines else []
        self._lines.show_entries([*lines, *total])
        self._view.setEnabled(bool(lines))
        return bool(lines)

    def exporting(self, shown: YearlyFigures) -> tuple[str, str, str, Callable[[Path], None]]:
        return (
            self.tr("Exporter les chiffres"),
            f"bilan-pedagogique-{shown.year}.csv",
            self.tr("Les chiffres sont exportés, sans nom\u202f: références, heures et prix."),
            partial(figures.export, shown),
        )

    def _outcome(self, row: _Row) -> str:
        done, all_of_them = len(row.count.ended(EndingKind.COMPLETED)), len(row.count.references)
        if done == all_of_them:
            return self.tr("Menés à leur terme") if done > 1 else self.tr("Mené à son terme")
        return self.tr("{done} sur {count} à leur terme").format(done=number(done), count=number(all_of_them))

    def _open(self, row: _Row) -> None:
        CountDialog(row.name, row.count, self).open_sized()

    def _show_paper(self) -> None:
        shown = self._shown
        if shown is None:
            return
        self.open_paper(
            self.tr("Bilan pédagogique et financier {year}").format(year=shown.year),
            f"bilan-pedagogique-{shown.year}",
            lambda: figures.paper(self.desk, shown),
        )


def _tone(row: _Row) -> Tone:
    done = len(row.count.ended(EndingKind.COMPLETED)) == len(row.count.references)
    return Tone.FINE if done else Tone.NEUTRAL
