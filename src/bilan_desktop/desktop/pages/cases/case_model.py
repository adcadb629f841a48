"""Cases as rows: reference, who, route, where it stands; running, closed or unreadable."""

from collections.abc import Sequence
from enum import IntEnum, StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from bilan_desktop.desktop.theme.tokens import Tone
from bilan_desktop.desktop.widgets.lists.row_table import ENTRY
from bilan_desktop.practice.directory import ClosedCase, RunningCase, Unreadable
from bilan_desktop.wording.french import short_date
from bilan_desktop.wording.labels import label
from bilan_desktop.wording.refusals import fault

Index = QModelIndex | QPersistentModelIndex
Line = RunningCase | ClosedCase | Unreadable


class Column(IntEnum):
    """The columns, in order."""

    REFERENCE = 0
    BENEFICIARY = 1
    ROUTE = 2
    STATE = 3
    DATE = 4


class Shown(StrEnum):
    """Which cases the list shows."""

    RUNNING = "running"
    CLOSED = "closed"
    ALL = "all"


class CaseModel(QAbstractTableModel):
    """One row per case. The role `ENTRY` gives the line itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def show(self, lines: Sequence[Line]) -> None:
        """Shows other cases."""
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def clear(self) -> None:
        """Forgets everything."""
        self.show(())

    def line(self, row: int) -> Line:
        """The case of a row."""
        return self._lines[row]

    def row_of(self, case_id: object) -> int:
        """The row of a case; -1 when it is not there."""
        return next((row for row, line in enumerate(self._lines) if line.id == case_id), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Référence"),
            self.tr("Bénéficiaire"),
            self.tr("Financement"),
            self.tr("État"),
            self.tr("Échéance"),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], Column(index.column())
        if role == ENTRY:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.text(line, column)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(line, Unreadable):
            message = fault(line.fault)
            return f"{message.title} {message.safe} {message.way_out}"
        return None

    def text(self, line: Line, column: Column) -> str:
        """What a cell says."""
        if column is Column.REFERENCE:
            return line.reference
        if isinstance(line, Unreadable):
            return {
                Column.BENEFICIARY: fault(line.fault).title,
                Column.STATE: self.tr("Ne s’ouvre pas"),
            }.get(column, "")
        if column is Column.BENEFICIARY:
            return line.name
        if column is Column.ROUTE:
            return label(line.route)
        if column is Column.STATE:
            if isinstance(line, RunningCase):
                return label(line.phase)
            return self.tr("Clos le {day}").format(day=short_date(line.term))
        return self._date(line)

    def tone(self, line: Line) -> Tone:
        """How a case stands, as a colour."""
        if isinstance(line, Unreadable):
            return Tone.DANGER
        return Tone.ACCENT if isinstance(line, RunningCase) else Tone.NEUTRAL

    def _date(self, line: RunningCase | ClosedCase) -> str:
        if isinstance(line, ClosedCase):
            return self.tr("Conservé jusqu’au {day}").format(day=short_date(line.until))
        if line.planned_end is None:
            return self.tr("Terme à fixer")
        return self.tr("Terme prévu le {day}").format(day=short_date(line.planned_end))
