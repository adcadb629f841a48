"""A place to sign with mouse, finger or pen.

Who cannot draw signs on paper: the signed form is then attached to the case instead. Both are offered side by side by the
pages that ask for a signature.
"""

from math import hypot

from attrs import define, field, frozen
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QImage,
    QImageWriter,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QShortcut,
    QTabletEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind

_INK = "#10202c"
_PAPER = "#ffffff"
_GUIDE = "#918c82"
_FINEST, _BROADEST = 1.3, 3.4
_FAST = 2.2  # pixels a millisecond, from where the line is at its finest
_SHORTEST = 30.0  # pixels of line below which it is a slip, no signature
_DENSITY = 3


@frozen
class _Point:
    x: float
    y: float
    moment: int
    width: float


@define
class _Stroke:
    points: list[_Point] = field(factory=list)

    @property
    def length(self) -> float:
        pairs = zip(self.points, self.points[1:], strict=False)
        return sum(hypot(b.x - a.x, b.y - a.y) for a, b in pairs)


class SignaturePad(QWidget):
    """A sheet to sign on, with *Annuler le trait* (Ctrl+Z) and *Effacer*. `changed` at the end of each stroke."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = _Sheet(name, self.tr("Signez ici"))
        self._undo = Button(self.tr("Ann&uler le trait"), ButtonKind.QUIET, icon_name="undo-2", dense=True)
        self._clear = Button(self.tr("Effa&cer"), ButtonKind.QUIET, icon_name="eraser", dense=True)
        self._undo.clicked.connect(self.undo)
        self._clear.clicked.connect(self.clear)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self.undo)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._sheet.stroke_ended.connect(self._changed)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self._undo)
        row.addWidget(self._clear)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._sheet, 1)
        column.addLayout(row)
        self.setFocusProxy(self._sheet)
        self._changed()

    @property
    def is_empty(self) -> bool:
        """True while nothing longer than a slip is drawn."""
        return sum(stroke.length for stroke in self._sheet.strokes) < _SHORTEST

    def png(self) -> bytes:
        """The signature alone, cut to its lines, black on transparent; empty while nothing is drawn."""
        return b"" if self.is_empty else self._sheet.png()

    def strokes(self) -> list[list[list[float]]]:
        """What is drawn: strokes of points of x, y, milliseconds and width."""
        return [[[p.x, p.y, p.moment, p.width] for p in stroke.points] for stroke in self._sheet.strokes]

    def set_strokes(self, strokes: list[list[list[float]]]) -> None:
        """Draws what `strokes` gave, in place of what is there."""
        self._sheet.strokes[:] = [
            _Stroke([_Point(x, y, round(moment), width) for x, y, moment, width in stroke])
            for stroke in strokes
        ]
        self._sheet.update()
        self._changed()

    def undo(self) -> None:
        """Takes the last stroke away."""
        if self._sheet.strokes:
            self._sheet.strokes.pop()
            self._sheet.update()
            self._changed()

    def clear(self) -> None:
        """Takes everything away."""
        if self._sheet.strokes:
            self._sheet.strokes.clear()
            self._sheet.update()
            self._changed()

    def _changed(self) -> None:
        drawn = bool(self._sheet.strokes)
        self._undo.setEnabled(drawn)
        self._clear.setEnabled(drawn)
        self._sheet.setAccessibleDescription(
            self.tr("Signature tracée") if drawn else self.tr("Rien n’est tracé")
        )
        self.changed.emit()


class _Sheet(QWidget):
    """The sheet itself: white in every theme, as the paper the signature goes to."""

    stroke_ended = Signal()

    def __init__(self, name: str, guide: str) -> None:
        super().__init__()
        self.strokes: list[_Stroke] = []
        self._guide = guide
        self._drawing = False
        self._by_pen = False
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        look = theme.current()
        return QSize(look.px(420), look.px(160))

    def minimumSizeHint(self) -> QSize:
        look = theme.current()
        return QSize(look.px(240), look.px(120))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self._by_pen:
            self._begin(event.position(), event.timestamp(), 0.0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drawing and not self._by_pen:
            self._go_on(event.position(), event.timestamp(), 0.0)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drawing and not self._by_pen:
            self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        if event.type() == QTabletEvent.Type.TabletPress:
            self._by_pen = True
            self._begin(event.position(), event.timestamp(), event.pressure())
        elif event.type() == QTabletEvent.Type.TabletMove and self._drawing:
            self._go_on(event.position(), event.timestamp(), event.pressure())
        elif event.type() == QTabletEvent.Type.TabletRelease and self._drawing:
            self._end()
            self._by_pen = False
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(_PAPER))
        ring = self.hasFocus()
        painter.setPen(
            QPen(QColor(look.palette.focus if ring else look.palette.field_line), 2 if ring else 1)
        )
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        base = self.height() * 0.74
        painter.setPen(QPen(QColor(_GUIDE), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(24, base), QPointF(self.width() - 24, base))
        if not self.strokes:
            font = look.font(TextStyle.SMALL)
            painter.setFont(font)
            painter.setPen(QColor("#6b665d"))
            painter.drawText(QPointF(24, base + QFontMetricsF(font).lineSpacing() + 4), self._guide)
        _paint_strokes(painter, self.strokes)
        painter.end()

    def png(self) -> bytes:
        box = self._bounds()
        image = QImage(
            round(box.width() * _DENSITY),
            round(box.height() * _DENSITY),
            QImage.Format.Format_ARGB32_Premultiplied,
        )
        image.fill(QColor(0, 0, 0, 0))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(_DENSITY, _DENSITY)
        painter.translate(-box.topLeft())
        _paint_strokes(painter, self.strokes)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(image)
        return bytes(buffer.data().data())

    def _bounds(self) -> QRectF:
        points = [point for stroke in self.strokes for point in stroke.points]
        left, right = min(p.x for p in points), max(p.x for p in points)
        top, bottom = min(p.y for p in points), max(p.y for p in points)
        return QRectF(left, top, right - left, bottom - top).adjusted(-6, -6, 6, 6)

    def _begin(self, at: QPointF, moment: int, pressure: float) -> None:
        self._drawing = True
        width = _width(_BROADEST * 0.7, 0.0, pressure)
        self.strokes.append(_Stroke([_Point(at.x(), at.y(), moment, width)]))
        self.update()

    def _go_on(self, at: QPointF, moment: int, pressure: float) -> None:
        points = self.strokes[-1].points
        last = points[-1]
        x = min(max(at.x(), 3.0), self.width() - 3.0)
        y = min(max(at.y(), 3.0), self.height() - 3.0)
        distance = hypot(x - last.x, y - last.y)
        if distance < 0.6:
            return
        speed = distance / max(1, moment - last.moment)
        points.append(_Point(x, y, moment, _width(last.width, speed, pressure)))
        self.update()

    def _end(self) -> None:
        self._drawing = False
        self.stroke_ended.emit()


def _width(before: float, speed: float, pressure: float) -> float:
    """How thick the line is: by the pen's pressure, else finer the faster; never by leaps."""
    if pressure > 0:
        wanted = _FINEST + (_BROADEST - _FINEST) * pressure
    else:
        wanted = _BROADEST - (_BROADEST - _FINEST) * min(1.0, speed / _FAST)
    return before * 0.7 + wanted * 0.3


def _paint_strokes(painter: QPainter, strokes: list[_Stroke]) -> None:
    pen = QPen(QColor(_INK))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    for stroke in strokes:
        if len(stroke.points) == 1:
            only = stroke.points[0]
            pen.setWidthF(only.width * 1.3)
            painter.setPen(pen)
            painter.drawPoint(QPointF(only.x, only.y))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        places = [QPointF(point.x, point.y) for point in stroke.points]
        for index in range(1, len(places)):
            start = places[0] if index == 1 else (places[index - 2] + places[index - 1]) / 2
            end = places[index] if index == len(places) - 1 else (places[index - 1] + places[index]) / 2
            path = QPainterPath(start)
            path.quadTo(places[index - 1], end)
            pen.setWidthF(stroke.points[index].width)
            painter.strokePath(path, pen)
