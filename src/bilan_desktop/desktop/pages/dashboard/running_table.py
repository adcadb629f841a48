"""The table « Bilans en cours »: who, which phase, how many hours, what comes next."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.pages.dashboard.running_model import Column, Entry, RunningModel, gauge_of
from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import Tone
from bilan_desktop.desktop.widgets.figures.hours_gauge import hours_size, paint_hours
from bilan_desktop.desktop.widgets.lists.row_table import (
    RowDelegate,
    RowShape,
    RowTable,
    one_line,
    pill,
    two_lines,
)
from bilan_desktop.practice.directory import RunningCase, Unreadable
from bilan_desktop.wording.labels import label

_BAR = 60
_SHAPE = RowShape(
    {Column.PHASE: 102, Column.HOURS: 176, Column.NEXT: 172},
    stretched=Column.BENEFICIARY,
    optional=(Column.PHASE,),
    least_rows=None,
)


class RunningTable(RowTable):
    """Shows a RunningModel; `chosen(entry)` opens."""

    def __init__(self, model: RunningModel, parent: QWidget | None = None) -> None:
        super().__init__(model, "", _SHAPE, parent)
        self.setAccessibleName(self.tr("Bilans en cours"))
        self.setItemDelegate(_Delegate(self, model))


class _Delegate(RowDelegate):
    def __init__(self, table: RowTable, model: RunningModel) -> None:
        super().__init__(table)
        self._model = model

    def paint_cell(self, painter: QPainter, box: QRectF, entry: Entry, column: int) -> None:
        if isinstance(entry, Unreadable):
            self._paint_unreadable(painter, box, entry, column)
        else:
            self._paint_case(painter, box, entry, column)

    def _paint_case(self, painter: QPainter, box: QRectF, entry: RunningCase, column: int) -> None:
        look = theme.current()
        if column == Column.BENEFICIARY:
            two_lines(painter, box, entry.discreet_name, label(entry.route))
        elif column == Column.PHASE:
            one_line(painter, box, label(entry.phase), look.font(), look.palette.ink)
        elif column == Column.HOURS:
            hours = gauge_of(entry)
            height = hours_size(hours, _BAR).height()
            middle = QRectF(box.left(), box.center().y() - height / 2, box.width(), height)
            paint_hours(painter, middle, hours, _BAR)
        else:
            text, tone = self._model.badge(entry)
            if text:
                pill(painter, box, text, tone)

    def _paint_unreadable(self, painter: QPainter, box: QRectF, entry: Unreadable, column: int) -> None:
        if column == Column.BENEFICIARY:
            two_lines(painter, box, entry.reference, self._model.tr("Ne s’ouvre pas"))
        elif column == Column.NEXT:
            pill(painter, box, self._model.tr("Voir pourquoi"), Tone.DANGER)
