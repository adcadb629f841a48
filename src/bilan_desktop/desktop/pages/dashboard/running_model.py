"""The running cases as rows: who, which phase, how many hours, what comes next; a case that cannot be read stays in sight."""

from collections.abc import Sequence
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from bilan_desktop.desktop.theme.tokens import Tone
from bilan_desktop.desktop.widgets.figures.hours_gauge import Hours
from bilan_desktop.desktop.widgets.lists.row_table import ENTRY
from bilan_desktop.domain.cases.todo import Task
from bilan_desktop.practice.directory import RunningCase, Unreadable
from bilan_desktop.wording.guards import step_badge
from bilan_desktop.wording.labels import label
from bilan_desktop.wording.refusals import fault

Index = QModelIndex | QPersistentModelIndex
Entry = RunningCase | Unreadable


class Column(IntEnum):
    """The columns, in order."""

    BENEFICIARY = 0
    PHASE = 1
    HOURS = 2
    NEXT = 3


class RunningModel(QAbstractTableModel):
    """One row per running case. The role `ENTRY` gives the line itself to the delegate."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self._today = date.min

    def show(self, running: Sequence[RunningCase], unreadable: Sequence[Unreadable], today: date) -> None:
        """Shows other cases, those that cannot be read first."""
        self.beginResetModel()
        self._entries = [*unreadable, *running]
        self._today = today
        self.endResetModel()

    def clear(self) -> None:
        """Forgets everything."""
        self.show((), (), date.min)

    def entry(self, row: int) -> Entry:
        """The case of a row."""
        return self._entries[row]

    def row_of(self, case_id: object) -> int:
        """The row of a case; -1 when it is not there."""
        return next((row for row, entry in enumerate(self._entries) if entry.id == case_id), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index | None = None) -> int:
        return len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Bénéficiaire"),
            self.tr("Phase"),
            self.tr("Durée"),
            self.tr("Prochaine étape"),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry, column = self._entries[index.row()], Column(index.column())
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(entry, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(entry, column)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(entry, Unreadable):
            message = fault(entry.fault)
            return f"{message.title} {message.safe} {message.way_out}"
        return None

    def badge(self, entry: RunningCase) -> tuple[str, Tone]:
        """What comes next, in two or three words, and how pressing it is."""
        task = next(iter(entry.tasks), None)
        if task is None:
            return "", Tone.NEUTRAL
        return step_badge(task, self._today), tone_of(task, self._today)

    def _shown(self, entry: Entry, column: Column) -> str:
        if isinstance(entry, Unreadable):
            return {
                Column.BENEFICIARY: entry.reference,
                Column.PHASE: "",
                Column.HOURS: "",
                Column.NEXT: self.tr("Illisible"),
            }[column]
        if column is Column.BENEFICIARY:
            return entry.discreet_name
        if column is Column.PHASE:
            return label(entry.phase)
        if column is Column.HOURS:
            return gauge_of(entry).in_words()
        return self.badge(entry)[0]

    def _said(self, entry: Entry, column: Column) -> str:
        if isinstance(entry, Unreadable):
            message = fault(entry.fault)
            return f"{entry.reference}, {message.title}" if column is Column.BENEFICIARY else message.way_out
        if column is Column.BENEFICIARY:
            return f"{entry.discreet_name}, {label(entry.route)}"
        return self._shown(entry, column)


def gauge_of(entry: RunningCase) -> Hours:
    """The hours of a case, as the gauge takes them."""
    return Hours(entry.hours.accompaniment, entry.hours.personal)


def tone_of(task: Task, today: date) -> Tone:
    """How pressing a task is: past, for today, with a day to come, or simply next."""
    if task.due is not None and task.due < today:
        return Tone.DANGER
    if task.is_for(today):
        return Tone.WARNING
    return Tone.FINE if task.due is not None else Tone.NEUTRAL
