"""Lines of a register as rows, by a list of columns; Enter or a click opens a line."""

from collections.abc import Callable, Sequence
from typing import Any

from attrs import frozen
from PySide6.QtCore import QAbstractTableModel, QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import TextStyle, Tone
from bilan_desktop.desktop.widgets.lists.row_table import (
    ENTRY,
    PAD,
    Index,
    RowDelegate,
    RowShape,
    RowTable,
    broken,
    one_line,
    paragraph,
    pill,
)

_MOST_LINES = 6
"""Of what somebody wrote; all of it stands where the line leads."""


@frozen
class Column:
    """What a column is called and says of an entry; with `tone` it is shown as a tag.

    `width` 0 takes the room left. Where there is too little, the column with the greatest `hides` goes first. What
    somebody wrote freely is `told` on several lines, and the line it stands on is as tall as it asks.
    """

    title: str
    text: Callable[[Any], str]
    width: int = 0
    tone: Callable[[Any], Tone] | None = None
    strong: bool = False
    told: bool = False
    hides: int = 0


class EntryModel(QAbstractTableModel):
    """One row per entry. The role `ENTRY` gives the entry itself."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._entries: tuple[object, ...] = ()

    def show(self, entries: Sequence[object]) -> None:
        """Shows other entries."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index | None = None) -> int:
        return len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == ENTRY:
            return entry
        said = {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        }
        return self.columns[index.column()].text(entry) if role in said else None


class EntryTable(RowTable):
    """The table of a register."""

    def __init__(self, name: str, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        stretched = next(place for place, column in enumerate(columns) if not column.width)
        giving = [place for place, column in enumerate(columns) if column.hides]
        shape = RowShape(
            {place: column.width for place, column in enumerate(columns) if column.width},
            stretched=stretched,
            least_width=150,
            optional=sorted(giving, key=lambda place: columns[place].hides),
            row_height=48,
            least_rows=3,
        )
        self._lines = EntryModel(columns)
        super().__init__(self._lines, name, shape, parent)
        self._lines.setParent(self)
        self.setItemDelegate(_Delegate(self, self._lines))

    def show_entries(self, entries: Sequence[object]) -> None:
        """Shows other entries."""
        self._lines.show(entries)
        self._give_height()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._give_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_height()

    def _give_height(self) -> None:
        """Makes each line as tall as what is told on it."""
        told = [place for place, column in enumerate(self._lines.columns) if column.told]
        least = self.verticalHeader().defaultSectionSize()
        for row in range(self._lines.rowCount()):
            self.setRowHeight(row, max([least, *(self._told_height(row, column) for column in told)]))
        if told:
            self.updateGeometry()

    def _told_height(self, row: int, column: int) -> int:
        look = theme.current()
        metrics = QFontMetricsF(look.font())
        text = self._lines.index(row, column).data()
        lines = broken(text, metrics, self.room_of(column) - 2 * look.px(PAD), _MOST_LINES)
        return round(len(lines) * metrics.lineSpacing()) + look.px(20)


class _Delegate(RowDelegate):
    def __init__(self, table: RowTable, model: EntryModel) -> None:
        super().__init__(table)
        self._model = model

    def paint_cell(self, painter: QPainter, box: QRectF, entry: Any, column: int) -> None:
        look = theme.current()
        shown = self._model.columns[column]
        text = shown.text(entry)
        if shown.told:
            paragraph(painter, box, text, look.font(), look.palette.ink, _MOST_LINES)
        elif shown.tone is not None:
            if text:
                pill(painter, box, text, shown.tone(entry))
        elif shown.strong:
            one_line(painter, box, text, look.font(TextStyle.STRONG), look.palette.ink)
        else:
            one_line(painter, box, text, look.font(), look.palette.ink)
