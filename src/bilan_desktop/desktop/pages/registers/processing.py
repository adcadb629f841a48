"""« Registre des traitements » (RGPD, art. 30), filled from what the program does."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from bilan_desktop.desktop.pages.registers.section import Section
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.lists import rows
from bilan_desktop.practice.registers import processing
from bilan_desktop.practice.registers.processing import ActivitySheet
from bilan_desktop.wording.labels import label
from bilan_desktop.wording.processing import security_measures

if TYPE_CHECKING:
    from bilan_desktop.practice.desk import Desk

_NAME_WIDTH = 4
_VALUE_WIDTH = 11


class ProcessingSection(Section):
    """One card for each activity, and one for how the data are protected."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            self.tr(
                "Ce que le cabinet fait des données, tel que le programme le fait, avec les durées en vigueur et votre"
                " promesse. Complétez à part vos autres traitements, comme votre comptabilité."
            ),
            parent,
        )
        notice = Button(self.tr("&Information des personnes"), ButtonKind.QUIET, icon_name="info")
        self.add_act(notice, self._show_notice)
        self.add_act(Button(self.tr("Voir en &PDF"), icon_name="file-text"), self._show_paper)
        self._cards = QGridLayout()
        self._cards.setVerticalSpacing(Space.LARGE)
        self.column.addLayout(self._cards)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Reads the practice's promise and the delays anew."""
        rows.clear(self._cards)
        sheets = processing.sheets(self.desk)
        for place, sheet in enumerate(sheets):
            self._cards.addWidget(_card(sheet), place, 0)
        protection = Card(self.tr("Mesures de sécurité"))
        for measure in security_measures():
            protection.add(Text(measure, wrap=True))
        self._cards.addWidget(protection, len(sheets), 0)

    def _show_notice(self) -> None:
        title = self.tr("Vos données personnelles")
        self.open_paper(title, title, lambda: processing.notice(self.desk))

    def _show_paper(self) -> None:
        title = self.tr("Registre des traitements")
        self.open_paper(title, title, lambda: processing.paper(self.desk))


def _card(sheet: ActivitySheet) -> Card:
    card = Card(label(sheet.activity))
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.LARGE)
    grid.setVerticalSpacing(Space.SMALL)
    grid.setColumnStretch(0, _NAME_WIDTH)
    grid.setColumnStretch(1, _VALUE_WIDTH)
    for line, (aspect, said) in enumerate(sheet.aspects):
        name = Text(label(aspect), TextStyle.SMALL, "secondary", wrap=True)
        grid.addWidget(name, line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Text(said, wrap=True, selectable=True), line, 1)
    card.add(grid)
    return card
