"""The dated table of the law, shown as it is used, with what is still to be checked."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from bilan_desktop.desktop.theme.tokens import Space, TextStyle, Tone
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.labels import Text, TextRole
from bilan_desktop.desktop.widgets.tag import Tag
from bilan_desktop.domain.law.dated import TABLE, Figure, Row, row_on
from bilan_desktop.wording.french import number, short_date
from bilan_desktop.wording.labels import label


class LawCard(Card):
    """One line per figure and per day from which it holds; the ones in force stand out."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.add(
            Text(
                self.tr(
                    "Ce que le programme applique, et où c’est écrit. Les valeurs en vigueur sont en gras\u202f; ce qui"
                    " est «\u202fà vérifier\u202f» l’est auprès du texte officiel."
                ),
                TextStyle.SMALL,
                "secondary",
                wrap=True,
            )
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.SMALL)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(3, 4)
        heads = (self.tr("Règle"), self.tr("Valeur"), self.tr("Depuis"), self.tr("Source"))
        for column, head in enumerate(heads):
            grid.addWidget(Text(head, TextStyle.CAPTION, "secondary"), 0, column)
        for line, row in enumerate(TABLE, start=1):
            in_force = row_on(row.figure, today) is row
            style = TextStyle.STRONG if in_force else TextStyle.SMALL
            role: TextRole = "ink" if in_force else "secondary"
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(Text(label(row.figure), TextStyle.SMALL, role, wrap=True), line, 0, top)
            grid.addWidget(Text(_value(row), style, role), line, 1, top | Qt.AlignmentFlag.AlignRight)
            grid.addWidget(Text(short_date(row.since), TextStyle.SMALL, role), line, 2, top)
            source = Text(row.source.text, TextStyle.SMALL, "secondary", wrap=True)
            grid.addWidget(source, line, 3, top)
            if row.source.to_check:
                grid.addWidget(Tag(self.tr("à vérifier"), Tone.WARNING), line, 4, top)
        self.add(grid)


def _value(row: Row) -> str:
    """The value in the unit that its name gives; what is kept in cents is shown in euros."""
    if row.figure is Figure.CPF_PARTICIPATION_CENTS:
        return number(row.value / 100, decimals=2)
    return number(row.value)
