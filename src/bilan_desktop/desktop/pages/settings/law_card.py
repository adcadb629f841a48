"""The dated table of the law, shown as it is used; the figures of the CPF are entered over it (L8)."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop.pages.settings.parameter_dialog import ParameterDialog
from bilan_desktop.desktop.theme.tokens import Space, TextStyle, Tone
from bilan_desktop.desktop.widgets.buttons import Button, LinkButton
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.labels import Text, TextRole
from bilan_desktop.desktop.widgets.lists import rows
from bilan_desktop.desktop.widgets.status_line import StatusLine
from bilan_desktop.desktop.widgets.tag import Tag
from bilan_desktop.domain.law.dated import Figure, Row
from bilan_desktop.domain.law.parameters import DatedTable, OwnRow
from bilan_desktop.practice import parameters
from bilan_desktop.wording.french import short_date, typeset
from bilan_desktop.wording.labels import label
from bilan_desktop.wording.parameters import row_value

if TYPE_CHECKING:
    from bilan_desktop.practice.desk import Desk

_TOP = Qt.AlignmentFlag.AlignTop


class LawCard(Card):
    """One line per figure and per day from which it holds; the ones in force stand out."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self.status = StatusLine()
        for sentence in (
            self.tr(
                "Ce que le programme applique, et où c’est écrit. Les valeurs en vigueur sont en gras\u202f; ce qui"
                " est «\u202fà vérifier\u202f» l’est auprès du texte officiel."
            ),
            self.tr(
                "Les valeurs du CPF, qui avertissent sans rien bloquer, se saisissent ici quand elles changent. Les"
                " autres bloquent ou comptent un délai\u202f: durée, paiements, conservation, droits\u202f; elles ne se"
                " modifient pas et suivent les mises à jour du programme."
            ),
        ):
            self.add(Text(sentence, TextStyle.SMALL, "secondary", wrap=True))
        self._enter = Button(self.tr("Saisir &une valeur du CPF…"), dense=True, icon_name="plus")
        self._enter.clicked.connect(lambda: self._open(None))
        act = QHBoxLayout()
        act.addWidget(self._enter)
        act.addStretch(1)
        self.add(act)
        self._lines = QVBoxLayout()
        self.add(self._lines)

    def show_table(self) -> None:
        """Reads the table anew."""
        table = parameters.table(self._desk)
        rows.clear(self._lines)
        self._lines.addWidget(self._grid(table))

    def _grid(self, table: DatedTable) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.SMALL)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(3, 4)
        heads = (self.tr("Règle"), self.tr("Valeur"), self.tr("Depuis"), self.tr("Source"))
        for column, head in enumerate(heads):
            grid.addWidget(Text(head, TextStyle.CAPTION, "secondary"), 0, column)
        today = self._desk.today()
        own = {(each.figure, each.since): each for each in table.own}
        for figure in Figure:
            applied = table.applied(figure, today)
            for row in table.rows(figure):
                mine = own[figure, row.since] if row.entered_on is not None else None
                self._add_line(grid, row, mine, in_force=row == applied)
        return holder

    def _add_line(self, grid: QGridLayout, row: Row, own: OwnRow | None, *, in_force: bool) -> None:
        line = grid.rowCount()
        style = TextStyle.STRONG if in_force else TextStyle.SMALL
        role: TextRole = "ink" if in_force else "secondary"
        value = row_value(row) if row.value else self.tr("Néant")
        source = typeset(row.source.text)
        if row.entered_on is not None:
            said = self.tr("saisi par vous le {day}").format(day=short_date(row.entered_on))
            source = f"{source}\n{said}"
        grid.addWidget(Text(label(row.figure), TextStyle.SMALL, role, wrap=True), line, 0, _TOP)
        grid.addWidget(Text(value, style, role), line, 1, _TOP | Qt.AlignmentFlag.AlignRight)
        grid.addWidget(Text(short_date(row.since), TextStyle.SMALL, role), line, 2, _TOP)
        grid.addWidget(Text(source, TextStyle.SMALL, "secondary", wrap=True), line, 3, _TOP)
        if own is not None:
            grid.addWidget(self._corrector(own), line, 4, _TOP)
        elif row.source.to_check:
            grid.addWidget(Tag(self.tr("à vérifier"), Tone.WARNING), line, 4, _TOP)

    def _corrector(self, own: OwnRow) -> LinkButton:
        correct = LinkButton(self.tr("Corriger…"), leads=True)
        spoken = self.tr("Corriger {figure}, à partir du {since}")
        correct.setAccessibleName(spoken.format(figure=label(own.figure), since=short_date(own.since)))
        correct.clicked.connect(lambda: self._open(own))
        return correct

    def _open(self, own: OwnRow | None) -> None:
        dialog = ParameterDialog(self._desk, own, self)
        dialog.accepted.connect(self._stored)
        dialog.open_sized()

    def _stored(self) -> None:
        self.show_table()
        self.status.show_saved(self._desk.now())
        self._enter.setFocus()
