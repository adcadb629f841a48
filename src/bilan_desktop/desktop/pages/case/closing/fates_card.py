"""The card « Ce que devient chaque document au terme du bilan »: a line a kind, and the time line of what stays."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from bilan_desktop.desktop.pages.case.closing.lines import FateLine, fate_lines
from bilan_desktop.desktop.theme.tokens import Space, TextStyle, Tone
from bilan_desktop.desktop.widgets.buttons import LinkButton
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.figures.retention_timeline import RetentionTimeline
from bilan_desktop.desktop.widgets.labels import Rule, Text
from bilan_desktop.desktop.widgets.tag import Tag
from bilan_desktop.domain.cases.closing import ClosingPlan, Outcome
from bilan_desktop.drawing.retention import Kept
from bilan_desktop.wording.french import short_date

TONES = {Outcome.DESTROYED: Tone.DANGER, Outcome.KEPT: Tone.WARNING, Outcome.ADMINISTRATIVE: Tone.NEUTRAL}


class FatesCard(Card):
    """Shows a plan; every line is read aloud as a sentence. `agreements_asked` for what lets something be kept."""

    agreements_asked = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._table = QWidget()
        self.add(self._table)
        self.add(Text(self.tr("Frise de conservation"), TextStyle.SMALL, "secondary"))
        self._timeline = RetentionTimeline()
        self.add(self._timeline)
        link = LinkButton(self.tr("Demandes et &accords écrits"), leads=True)
        link.clicked.connect(self.agreements_asked)
        self.add(link)

    def show_plan(self, plan: ClosingPlan) -> None:
        """Shows what closing would do now."""
        lines = fate_lines(plan)
        fresh = self._filled(lines)
        self.body.replaceWidget(self._table, fresh)
        self._table.deleteLater()
        self._table = fresh
        kept = [Kept(line.documents, line.until, line.outcome) for line in lines if line.until is not None]
        self._timeline.set_kept(plan.ending.term, kept)

    def _filled(self, lines: list[FateLine]) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.SMALL)
        heads = (self.tr("Document"), self.tr("Fondement"), self.tr("Sort"), self.tr("Règle"))
        for column, head in enumerate(heads):
            grid.addWidget(Text(head, TextStyle.CAPTION, "secondary"), 0, column)
        grid.addWidget(Rule(), 1, 0, 1, 4)
        for number, line in enumerate(lines):
            self._add_line(grid, 2 + 2 * number, line)
        for column, stretch in enumerate((4, 3, 0, 3)):
            grid.setColumnStretch(column, stretch)
        return table

    def _add_line(self, grid: QGridLayout, row: int, line: FateLine) -> None:
        said = self.tr("Détruit à la clôture")
        if line.until is not None:
            said = self.tr("Conservé → {day}").format(day=short_date(line.until))
        name = Text(line.documents, TextStyle.STRONG, wrap=True)
        name.setAccessibleDescription(f"{line.ground}. {said}. {line.source}")
        grid.addWidget(name, row, 0)
        grid.addWidget(Text(line.ground, TextStyle.SMALL, "secondary", wrap=True), row, 1)
        grid.addWidget(
            Tag(said, TONES[line.outcome]), row, 2, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        grid.addWidget(Text(line.source, TextStyle.SMALL, "secondary", wrap=True), row, 3)
        grid.addWidget(Rule(faint=True), row + 1, 0, 1, 4)
