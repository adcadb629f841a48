"""A table whose rows are things to open: a click or Enter opens, the whole row lights up, Tab goes on."""

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import frozen
from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import TextStyle, Tone
from bilan_desktop.desktop.widgets.tag import paint_tag

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole
"""The role under which a model gives what a row stands for."""

_HEAD = 34
PAD = 8
"""The air at each side of a cell, at scale 1, as in the head of the table."""


@frozen
class RowShape:
    """How a table of rows is laid out, in lengths at scale 1.

    `widths` are those of the columns but the `stretched` one; where that one would get less than `least_width`, the
    columns of `optional` give way, the last one first. The table asks for the height of all its rows and makes do with
    `least_rows`; where that is None it always has it, and the page around it is what scrolls.
    """

    widths: Mapping[Any, int]
    stretched: int = 0
    least_width: int = 140
    optional: Sequence[int] = ()
    row_height: int = 60
    least_rows: int | None = 4


class RowTable(QTableView):
    """Shows a model; `chosen(entry)` when a row is clicked or Enter is pressed on it."""

    chosen = Signal(object)

    def __init__(
        self, model: QAbstractItemModel, name: str, shape: RowShape, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shape = shape
        self.hovered = -1
        self.setModel(model)
        self.setProperty("rows", True)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(shape.stretched, QHeaderView.ResizeMode.Stretch)
        if shape.least_rows is None:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        model.modelReset.connect(self.updateGeometry)
        self._measure()

    def open_row(self, row: int) -> None:
        """Opens a row, as a click does."""
        self.selectRow(row)
        self.chosen.emit(self.model().index(row, 0).data(ENTRY))

    def room_of(self, column: int) -> int:
        """The width of a column in pixels; of the stretched one, what the others leave it."""
        if column != self._shape.stretched:
            return self.columnWidth(column)
        others = (other for other in self._shape.widths if not self.isColumnHidden(other))
        return self.viewport().width() - sum(self.columnWidth(other) for other in others)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height(self._rows()))

    def minimumSizeHint(self) -> QSize:
        rows, least = self._rows(), self._shape.least_rows
        return QSize(theme.current().px(420), self._height(rows if least is None else min(rows, least)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._make_room()
        super().resizeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._rows():  # reached by Tab, it shows where the keyboard is
            self.selectRow(max(0, self.currentIndex().row()))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        page = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        if page is not None and self._shape.least_rows is None and self.hasFocus():
            page.ensureWidgetVisible(
                self, 0, 2 * self.rowHeight(current.row())
            )  # Qt takes the row for the caret

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(event.position().toPoint())
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid() and index == self.currentIndex():
            self.chosen.emit(index.data(ENTRY))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex().data(ENTRY))
            return
        super().keyPressEvent(event)

    def _hover(self, at: QPoint | None) -> None:
        row = self.indexAt(at).row() if at is not None else -1
        if row != self.hovered:
            self.hovered = row
            shape = Qt.CursorShape.PointingHandCursor if row >= 0 else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def _rows(self) -> int:
        model: QAbstractItemModel | None = self.model()  # None once the page has forgotten everything
        return model.rowCount() if model else 0

    def _height(self, rows: int) -> int:
        look = theme.current()
        return look.px(_HEAD) + sum(self.rowHeight(row) for row in range(rows)) + 4

    def _measure(self) -> None:
        look = theme.current()
        self.verticalHeader().setDefaultSectionSize(look.px(self._shape.row_height))
        self.horizontalHeader().setFixedHeight(look.px(_HEAD))
        for column, width in self._shape.widths.items():
            self.setColumnWidth(column, look.px(width))
        self._make_room()
        self.updateGeometry()

    def _make_room(self) -> None:
        look = theme.current()
        left = self.viewport().width() - look.px(self._shape.least_width)
        left -= sum(
            look.px(width)
            for column, width in self._shape.widths.items()
            if column not in self._shape.optional
        )
        for column in self._shape.optional:
            left -= look.px(self._shape.widths[column])
            self.setColumnHidden(column, left < 0)


class RowDelegate(QStyledItemDelegate):
    """Paints the ground of a row and leaves its cells to `paint_cell`."""

    def __init__(self, table: RowTable) -> None:
        super().__init__(table)
        self._table = table

    def paint_cell(self, painter: QPainter, box: QRectF, entry: Any, column: int) -> None:
        """Paints one cell within its box."""
        raise NotImplementedError

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = theme.current()
        palette, pad = look.palette, look.px(PAD)
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen and self._table.hasFocus():
            painter.fillRect(rect, QColor(palette.accent_tone.soft))
            if index.column() == self._table.columnAt(0):
                painter.fillRect(
                    QRect(rect.topLeft(), QSize(look.px(3), rect.height())), QColor(palette.focus)
                )
        elif index.row() == self._table.hovered:
            painter.fillRect(rect, QColor(palette.hover))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(palette.hairline))
        self.paint_cell(painter, QRectF(rect).adjusted(pad, 0, -pad, -1), index.data(ENTRY), index.column())
        painter.restore()


def one_line(painter: QPainter, box: QRectF, text: str, font: QFont, colour: str) -> None:
    """A text in the middle of a cell, shortened to its width."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)


def two_lines(painter: QPainter, box: QRectF, strong: str, small: str) -> None:
    """A name and a smaller line under it."""
    look = theme.current()
    upper, lower = look.font(TextStyle.STRONG, weight=700), look.font(TextStyle.SMALL)
    heights = QFontMetricsF(upper).height(), QFontMetricsF(lower).height()
    above = QRectF(box.left(), box.center().y() - sum(heights) / 2, box.width(), heights[0])
    below = QRectF(box.left(), above.bottom(), box.width(), heights[1])
    one_line(painter, above, strong, upper, look.palette.ink)
    one_line(painter, below, small, lower, look.palette.secondary)


def pill(painter: QPainter, box: QRectF, text: str, tone: Tone) -> None:
    """A tag in the middle of a cell; a text too wide for it goes on two lines, and is then shortened."""
    look = theme.current()
    font = look.font(TextStyle.CAPTION, weight=600)
    metrics = QFontMetricsF(font)
    air = look.px(18)
    room = box.width() - air
    height = max(metrics.height() + look.px(4), look.px(20))
    if metrics.horizontalAdvance(text) <= room:
        width = metrics.horizontalAdvance(text) + air + 1
        paint_tag(painter, QRectF(box.left(), box.center().y() - height / 2, width, height), text, tone, font)
        return
    lines = broken(text, metrics, room, 2)
    width = max(metrics.horizontalAdvance(line) for line in lines) + air + 1
    height = len(lines) * metrics.height() + look.px(6)
    rect = QRectF(box.left(), box.center().y() - height / 2, width, height)
    colours = look.palette.tone(tone)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(colours.line) if colours.line == colours.ink else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.soft))
    painter.drawRoundedRect(rect, look.px(10), look.px(10))
    painter.setPen(QColor(colours.ink))
    painter.setFont(font)
    words = rect.adjusted(air / 2, 0, -air / 2, 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, "\n".join(lines))


def paragraph(painter: QPainter, box: QRectF, text: str, font: QFont, colour: str, most: int) -> None:
    """A text in the middle of a cell, on so many lines at most."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    lines = broken(text, QFontMetricsF(font), box.width(), most)
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, "\n".join(lines))


def broken(text: str, metrics: QFontMetricsF, room: float, most: int) -> list[str]:
    """The text broken between its words into lines that fit, the last of `most` shortened."""
    lines: list[str] = []
    words = text.split(" ")
    while words and len(lines) < most - 1:
        line = words.pop(0)
        while words and metrics.horizontalAdvance(f"{line} {words[0]}") <= room:
            line = f"{line} {words.pop(0)}"
        lines.append(line)
    rest = [" ".join(words)] if words else []
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in (*lines, *rest)]
