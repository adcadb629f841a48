"""The sessions held, one a line, with what they add up to (L1)."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import TextStyle, Tone
from bilan_desktop.desktop.widgets.lists.row_table import (
    ENTRY,
    RowDelegate,
    RowShape,
    RowTable,
    one_line,
    pill,
    two_lines,
)
from bilan_desktop.domain.bilan.session import Session, Work
from bilan_desktop.wording.french import WEEKDAYS, capitalised, clock_time, duration, short_date
from bilan_desktop.wording.labels import label

Index = QModelIndex | QPersistentModelIndex
_WIDTHS = {1: 76, 2: 168, 3: 150}
_TONES = {Work.ACCOMPANIMENT: Tone.ACCENT, Work.PERSONAL: Tone.NEUTRAL}


class SessionModel(QAbstractTableModel):
    """Date with times, duration, mode, phase, and what the hours are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sessions: tuple[Session, ...] = ()

    def show_sessions(self, sessions: tuple[Session, ...]) -> None:
        """Shows the sessions, the latest first."""
        self.beginResetModel()
        self._sessions = tuple(reversed(sessions))
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._sessions)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        names = (self.tr("Date"), self.tr("Durée"), self.tr("Modalité et phase"), self.tr("Heures"))
        return names[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        session = self._sessions[index.row()]
        if role == ENTRY:
            return session
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            day, times = lines_of(session)
            cells = (
                f"{day}, {times}",
                duration(session.duration),
                f"{label(session.mode)}, {label(session.phase)}",
                label(session.work),
            )
            return cells[index.column()]
        return None


def lines_of(session: Session) -> tuple[str, str]:
    """« Lundi 2 nov. 2026 » and « 10:00 – 11:30 »."""
    day = capitalised(f"{WEEKDAYS[session.day.weekday()]} {short_date(session.day)}")
    return day, f"{clock_time(session.starts_at)} – {clock_time(session.ends_at)}"


class SessionTable(RowTable):
    """The table; `chosen(Session)` opens one."""

    def __init__(self, model: SessionModel, name: str) -> None:
        super().__init__(model, name, RowShape(_WIDTHS, row_height=52, least_rows=40))
        self.setItemDelegate(_Delegate(self))


class _Delegate(RowDelegate):
    def paint_cell(self, painter: QPainter, box: QRectF, entry: Session, column: int) -> None:
        look = theme.current()
        if column == 0:
            two_lines(painter, box, *lines_of(entry))
        elif column == 1:
            one_line(painter, box, duration(entry.duration), look.font(), look.palette.ink)
        elif column == 2:
            upper, lower = box.adjusted(0, 0, 0, -box.height() / 2), box.adjusted(0, box.height() / 2, 0, 0)
            small = look.font(TextStyle.SMALL)
            one_line(painter, upper.adjusted(0, 6, 0, 0), label(entry.mode), small, look.palette.ink)
            one_line(painter, lower.adjusted(0, 0, 0, -6), label(entry.phase), small, look.palette.secondary)
        else:
            pill(painter, box, label(entry.work), _TONES[entry.work])
