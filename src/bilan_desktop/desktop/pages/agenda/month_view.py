"""The month: six weeks in a grid, each day with what falls due on it; arrows go from day to day."""

from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from bilan_desktop.desktop.leading import MARKS, who
from bilan_desktop.desktop.pages.agenda.days import DAY, ROWS, WEEK, Days, month_days
from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.icons import colour_of, paint_icon
from bilan_desktop.desktop.theme.tokens import TextStyle
from bilan_desktop.domain.calendar import add_months
from bilan_desktop.practice.agenda.entries import Entry
from bilan_desktop.wording.agenda import short_text
from bilan_desktop.wording.french import WEEKDAYS, long_date, plural

Index = QModelIndex | QPersistentModelIndex
DATE = Qt.ItemDataRole.UserRole
_LEAST_ROW = 62
_PAD = 5
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -WEEK,
    Qt.Key.Key_Down: WEEK,
}


class MonthModel(QAbstractTableModel):
    """Six weeks of days. The role `DATE` gives a cell's day."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._days: list[date] = []
        self._known: Days | None = None
        self.month = date.min

    def show(self, known: Days | None, month: date) -> None:
        """Shows the month of a day."""
        self.beginResetModel()
        self._known, self.month = known, month.replace(day=1)
        self._days = month_days(month) if known is not None else []
        self.endResetModel()

    def day(self, index: Index) -> date:
        """The day of a cell."""
        return self._days[index.row() * WEEK + index.column()]

    def index_of(self, day: date) -> QModelIndex:
        """The cell of a day; an invalid one when it is not shown."""
        if day not in self._days:
            return QModelIndex()
        place = self._days.index(day)
        return self.index(place // WEEK, place % WEEK)

    def entries(self, day: date) -> tuple[Entry, ...]:
        """What falls due on a day."""
        return self._known.on(day) if self._known is not None else ()

    def is_today(self, day: date) -> bool:
        """Whether a day is today."""
        return self._known is not None and day == self._known.today

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if (parent is not None and parent.isValid()) or not self._days else ROWS

    def columnCount(self, parent: Index | None = None) -> int:
        return WEEK

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return WEEKDAYS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not self._days:
            return None
        day = self.day(index)
        if role == DATE:
            return day
        if role == Qt.ItemDataRole.DisplayRole:
            return str(day.day)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return self._said(day)
        return None

    def _said(self, day: date) -> str:
        entries = self.entries(day)
        said = [long_date(day)]
        if self.is_today(day):
            said.append(self.tr("aujourd’hui"))
        if entries:
            said.append(plural(len(entries), self.tr("échéance")))
        listed = "\u202f; ".join(short_text(each.deadline, who(each)) for each in entries)
        return ", ".join(said) + (f"\u202f: {listed}" if listed else "")


class MonthView(QTableView):
    """`wanted(day)` when the person goes to a day, `opened(day)` when they press Enter on it or press it twice."""

    wanted = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days = MonthModel(self)
        self.setModel(self._days)
        self.setItemDelegate(_DayDelegate(self._days, self))
        self.setAccessibleName(self.tr("Mois"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setMinimumSectionSize(1)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)

    def show_days(self, known: Days | None, chosen: date) -> None:
        """Shows the month of the chosen day, and lights that day up."""
        self._days.show(known, chosen)
        index = self._days.index_of(chosen)
        if index.isValid():
            self.setCurrentIndex(index)

    def clear(self) -> None:
        """Forgets everything."""
        self._days.show(None, date.min)

    def minimumSizeHint(self) -> QSize:
        look = theme.current()
        return QSize(look.px(420), self.horizontalHeader().sizeHint().height() + ROWS * look.px(_LEAST_ROW))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key = self.currentIndex(), Qt.Key(event.key())
        if not index.isValid():
            super().keyPressEvent(event)
            return
        day = self._days.day(index)
        if key in _STEPS:
            self.wanted.emit(day + _STEPS[key] * DAY)
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.wanted.emit(add_months(day, 1 if key == Qt.Key.Key_PageDown else -1))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.opened.emit(day)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            self.wanted.emit(self._days.day(index))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.opened.emit(self._days.day(index))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


class _DayDelegate(QStyledItemDelegate):
    """Paints a day: its number, then a line for each entry, an icon and a few words; what has no room is counted."""

    def __init__(self, model: MonthModel, view: MonthView) -> None:
        super().__init__(view)
        self._model, self._view = model, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme.current()
        day, box = self._model.day(index), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, box, day, is_chosen=index == self._view.currentIndex())
        inner = box.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        top = self._paint_number(painter, inner, day)
        entries = self._model.entries(day)
        line = QFontMetricsF(look.font(TextStyle.CAPTION)).height() + 3
        room = int((inner.bottom() - top) // line)
        shown = entries if len(entries) <= room else entries[: max(0, room - 1)]
        for entry in shown:
            self._paint_entry(painter, QRectF(inner.left(), top, inner.width(), line), entry)
            top += line
        if len(shown) < len(entries):
            rest = QRectF(inner.left(), top, inner.width(), line)
            self._paint_rest(painter, rest, len(entries) - len(shown), is_all=not shown)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRectF, day: date, *, is_chosen: bool) -> None:
        palette = theme.current().palette
        is_other = day.month != self._model.month.month
        painter.fillRect(box, QColor(palette.ground if is_other else palette.card))
        painter.setPen(QPen(QColor(palette.hairline), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.drawLine(box.topRight(), box.bottomRight())
        if is_chosen:
            focused = self._view.hasFocus()
            painter.setPen(QPen(QColor(palette.focus if focused else palette.accent_tone.line), 2))
            painter.setBrush(QColor(palette.accent_tone.soft))
            painter.drawRoundedRect(box.adjusted(1.5, 1.5, -2.5, -2.5), 6, 6)

    def _paint_number(self, painter: QPainter, inner: QRectF, day: date) -> float:
        look = theme.current()
        font = look.font(TextStyle.SMALL, weight=700 if self._model.is_today(day) else 400)
        metrics = QFontMetricsF(font)
        height = metrics.height() + 2
        text = str(day.day)
        painter.setFont(font)
        if self._model.is_today(day):
            pill = QRectF(
                inner.left(), inner.top(), max(height, metrics.horizontalAdvance(text) + 12), height
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.palette.accent))
            painter.drawRoundedRect(pill, height / 2, height / 2)
            painter.setPen(QColor(look.palette.on_accent))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
        else:
            is_other = day.month != self._model.month.month
            painter.setPen(QColor(look.palette.faint if is_other else look.palette.ink))
            box = QRectF(inner.left() + 3, inner.top(), inner.width(), height)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        return inner.top() + height + 2

    def _paint_entry(self, painter: QPainter, box: QRectF, entry: Entry) -> None:
        look = theme.current()
        icon_name, role = MARKS[entry.deadline.kind]
        side = box.height() - 4
        paint_icon(painter, icon_name, QRectF(box.left(), box.top() + 2, side, side), colour_of(role))
        font = look.font(TextStyle.CAPTION)
        words = QRectF(box.left() + side + 4, box.top(), box.width() - side - 4, box.height())
        text = QFontMetricsF(font).elidedText(
            short_text(entry.deadline, who(entry)), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.setFont(font)
        painter.setPen(QColor(look.palette.ink))
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_rest(self, painter: QPainter, box: QRectF, count: int, *, is_all: bool) -> None:
        look = theme.current()
        painter.setFont(look.font(TextStyle.CAPTION))
        painter.setPen(QColor(look.palette.secondary))
        said = plural(count, self._view.tr("échéance")) if is_all else f"+ {count}"
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, said)
