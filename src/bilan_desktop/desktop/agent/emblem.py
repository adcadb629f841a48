"""The program's emblem, drawn: a shield, with a keyhole while the vault is shut. No file is read for it."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPixmap

_SIZES: Final = (16, 22, 24, 32, 48, 64, 128)
_FILL, _EDGE, _KEYHOLE, _OPEN = QColor("#1F6F6B"), QColor("#F6F4F0"), QColor("#F6F4F0"), QColor("#8FD3B6")


def emblem(*, is_open: bool = False) -> QIcon:
    """The emblem at every size a desktop asks for; an open vault shows a tick in place of the keyhole."""
    icon = QIcon()
    for size in _SIZES:
        icon.addPixmap(_drawn(size, is_open=is_open))
    return icon


def _drawn(size: int, *, is_open: bool) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / 24, size / 24)
    painter.setPen(Qt.PenStyle.NoPen)
    # A pale edge keeps the shield legible on a dark panel.
    painter.fillPath(_shield(), _EDGE)
    painter.save()
    painter.translate(12, 12)
    painter.scale(0.88, 0.88)
    painter.translate(-12, -12)
    painter.fillPath(_shield(), _FILL)
    painter.restore()
    if is_open:
        painter.fillPath(_tick(), _OPEN)
    else:
        painter.fillPath(_keyhole(), _KEYHOLE)
    painter.end()
    return pixmap


def _shield() -> QPainterPath:
    path = QPainterPath(QPointF(12, 1))
    path.cubicTo(15, 3.4, 18, 4.4, 21.5, 4.6)
    path.lineTo(21.5, 12)
    path.cubicTo(21.5, 17.5, 17.5, 21.2, 12, 23)
    path.cubicTo(6.5, 21.2, 2.5, 17.5, 2.5, 12)
    path.lineTo(2.5, 4.6)
    path.cubicTo(6, 4.4, 9, 3.4, 12, 1)
    return path


def _keyhole() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QRectF(9.2, 7, 5.6, 5.6))
    foot = QPainterPath(QPointF(11, 11))
    foot.lineTo(13, 11)
    foot.lineTo(14.2, 17)
    foot.lineTo(9.8, 17)
    foot.closeSubpath()
    return path.united(foot)


def _tick() -> QPainterPath:
    path = QPainterPath(QPointF(7, 12.2))
    for x, y in ((8.7, 10.5), (11, 12.8), (15.6, 8.2), (17.3, 9.9), (11, 16.2)):
        path.lineTo(x, y)
    path.closeSubpath()
    return path
