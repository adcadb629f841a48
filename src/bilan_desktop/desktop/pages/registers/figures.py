"""« Bilan pédagogique et financier »: the year's figures, the cases behind each, and their export (L6)."""

from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from bilan_desktop.desktop.dialogs.registers.count_dialog import CountDialog
from bilan_desktop.desktop.pages.registers.entries import Column
from bilan_desktop.desktop.pages.registers.section import Lines, Section
from bilan_desktop.desktop.theme.tokens import Tone
from bilan_desktop.desktop.widgets.buttons import Button
from bilan_desktop.desktop.widgets.empty_state import EmptyState
from bilan_desktop.desktop.widgets.fields.choice_field import ChoiceField
from bilan_desktop.desktop.widgets.message_panel import MessagePanel
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


class FiguresSection(Section):
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
        self._shown: YearlyFigures | None = None
        self._year: ChoiceField[int] = ChoiceField(self.tr("&Année"), [])
        self._export = Button(self.tr("&Exporter en CSV…"), icon_name="download")
        self.add_act(self._export, self._ask_where)
        self._view = Button(self.tr("Voir et &imprimer…"), icon_name="file-text")
        self.add_act(self._view, self._show_paper)
        row = QHBoxLayout()
        row.addWidget(self._year)
        row.addStretch(1)
        self.column.addLayout(row)
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
        self._year.changed.connect(self._show)

    def refresh(self) -> None:
        """Reads the years and the figures anew."""
        known = figures.known_years(self.desk)
        year = self._year.value()
        self._year.set_options([(one, str(one)) for one in known])
        self._year.set_value(year if year in known else known[0])
        self._show()

    def _show(self) -> None:
        year = self._year.value()
        if year is None:
            return
        self._shown = shown = figures.figures(self.desk, year)
        lines = [_Row(f"{label(line.route)} · {label(line.status)}", line.count) for line in shown.lines]
        total = [_Row(self.tr("Total"), shown.total)] if lines else []
        self._lines.show_entries([*lines, *total])
        self._export.setEnabled(bool(lines))
        self._view.setEnabled(bool(lines))

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
            f"bilan-pedagogique-{shown.year}.pdf",
            lambda: figures.paper(self.desk, shown),
        )

    def _ask_where(self) -> None:
        shown = self._shown
        if shown is None:
            return
        proposed = str(Path.home() / f"bilan-pedagogique-{shown.year}.csv")
        kinds = self.tr("Feuille de calcul (*.csv)")
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Exporter les chiffres"), proposed, kinds)
        if path and self.attempt(lambda: _exported(shown, path)):
            sentence = self.tr("Les chiffres sont exportés, sans nom\u202f: références, heures et prix.")
            self.messages.show_panel(MessagePanel(sentence, tone=Tone.FINE, closable=True))


def _tone(row: _Row) -> Tone:
    done = len(row.count.ended(EndingKind.COMPLETED)) == len(row.count.references)
    return Tone.FINE if done else Tone.NEUTRAL


def _exported(shown: YearlyFigures, path: str) -> str:
    figures.export(shown, Path(path))
    return path
