"""The versions of the synthesis that were kept, each to be looked at again."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop.dialogs.document_viewer import DocumentViewer
from bilan_desktop.desktop.theme.tokens import Space
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.lists import rows
from bilan_desktop.domain.bilan.document import MediaType
from bilan_desktop.domain.bilan.synthesis import Version
from bilan_desktop.domain.sharing.agreement import Subject
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running import synthesis
from bilan_desktop.practice.sharing import leaving
from bilan_desktop.wording.french import clock_time, day_month_year


class VersionsCard(Card):
    """Hidden while there is none. `stored` when one left, and this was written down."""

    stored = Signal()

    def __init__(self, file: CaseFile, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._file = file
        self._shown: tuple[Version, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.TINY)
        self.add(self._rows)
        self.hide()

    def show_versions(self, versions: Sequence[Version]) -> None:
        """Shows them, the latest first."""
        if tuple(versions) == self._shown:
            return
        self._shown = tuple(versions)
        rows.clear(self._rows)
        for version in reversed(self._shown):
            self._rows.addWidget(self._row(version))
        self.setVisible(bool(self._shown))

    def _row(self, version: Version) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        kept = self.tr("Version {number} · {day} à {time}").format(
            number=version.number,
            day=day_month_year(version.kept_at.date()),
            time=clock_time(version.kept_at),
        )
        if version.observations is not None:
            observed = day_month_year(version.observations.on)
            kept = self.tr("{version} · observations du {day}").format(version=kept, day=observed)
        line.addWidget(Text(kept, wrap=True), 1)
        look = Button(self.tr("Voir"), ButtonKind.QUIET, dense=True, icon_name="eye")
        look.setAccessibleName(self.tr("Voir la version {number}").format(number=version.number))
        look.clicked.connect(partial(self._look, version.number))
        line.addWidget(look)
        return row

    def _look(self, number: int) -> None:
        title = self.tr("Synthèse, version {number}").format(number=number)
        content = synthesis.version_paper(self._file, number)
        paper = leaving.of_form(self._file, Subject.SYNTHESIS_DRAFT, content)
        viewer = DocumentViewer(title, content, MediaType.PDF, self, leaving=paper)
        viewer.stored.connect(self.stored)
        viewer.open_sized()
