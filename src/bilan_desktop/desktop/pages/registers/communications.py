"""« Communications »: what was handed over, to which kind of recipient, and what was refused (C6)."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.pages.registers.entries import Column
from bilan_desktop.desktop.pages.registers.section import Lines, Section
from bilan_desktop.desktop.theme.tokens import Tone
from bilan_desktop.desktop.widgets.buttons import Button
from bilan_desktop.desktop.widgets.empty_state import EmptyState
from bilan_desktop.domain.law.rules import SOURCES
from bilan_desktop.domain.registers.communication import Communication
from bilan_desktop.practice.registers import communications
from bilan_desktop.wording.french import short_date
from bilan_desktop.wording.labels import label
from bilan_desktop.wording.refusals import source_text

if TYPE_CHECKING:
    from bilan_desktop.practice.desk import Desk


class CommunicationsSection(Section):
    """Every line leads to its case while something of it is kept."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            self.tr(
                "Chaque remise et chaque demande refusée, sans nom\u202f: les destinataires ne sont nommés que dans les"
                " dossiers."
            ),
            parent,
        )
        self.add_act(Button(self.tr("Voir en &PDF"), icon_name="file-text"), self._show_paper)
        self._lines = Lines(
            self.tr("Communications"),
            (
                Column(self.tr("Date"), lambda line: short_date(line.on), 116, hides=1),
                Column(self.tr("Dossier"), lambda line: line.reference, 108, strong=True),
                Column(self.tr("Document"), lambda line: label(line.subject), 200),
                Column(self.tr("Destinataire"), lambda line: label(line.recipient)),
                Column(self.tr("Suite"), self._outcome, 188, tone=_tone),
            ),
            EmptyState(
                self.tr("Rien n’a été remis ni demandé"),
                self.tr(
                    "Une ligne s’inscrit ici à chaque remise, et à chaque demande refusée que vous notez dans un dossier."
                ),
                icon_name="send",
            ),
        )
        self._lines.chosen.connect(lambda line: self.case_wanted.emit(line.reference))
        self.column.addWidget(self._lines)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Reads the register anew."""
        self._lines.show_entries(communications.communications(self.desk))

    def _outcome(self, line: Communication) -> str:
        if line.refused_by is None:
            return self.tr("Remis")
        source = source_text(SOURCES[line.refused_by])
        return self.tr("Refusé · {source}").format(source=source)

    def _show_paper(self) -> None:
        title = self.tr("Registre des communications")
        self.open_paper(title, title, lambda: communications.paper(self.desk))


def _tone(line: Communication) -> Tone:
    return Tone.FINE if line.refused_by is None else Tone.WARNING
