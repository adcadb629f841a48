"""The outlined icons (Lucide, ISC), tinted by role when they are painted, so that they follow the theme and stay crisp."""

from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import Tone
from bilan_desktop.resources import resource

Role = Tone | Literal["ink", "secondary", "faint", "accent", "on_accent", "on_danger"]


def colour_of(role: Role) -> str:
    """The colour of a role in the present theme, as `#rrggbb`."""
    palette = theme.current().palette
    if isinstance(role, Tone):
        return palette.tone(role).ink
    return str(getattr(palette, role))


@lru_cache(maxsize=128)
def _drawing(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))


def paint_icon(painter: QPainter, name: str, rect: QRectF, colour: str) -> None:
    """Paints an icon into a square of a widget in a given colour."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _renderer(name, colour).render(painter, rect)


class _Engine(QIconEngine):
    """Paints one icon in the colour its role has at that moment."""

    def __init__(self, name: str, role: Role, on: Role | None) -> None:
        super().__init__()
        self._name, self._role, self._on = name, role, on

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        role = self._role
        if mode is QIcon.Mode.Disabled:
            role = "faint"
        elif state is QIcon.State.On and self._on is not None:
            role = self._on
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(rect).center())
        paint_icon(painter, self._name, square, colour_of(role))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(QColor(Qt.GlobalColor.transparent))
        painter = QPainter(made)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._role, self._on)


def icon(name: str, role: Role = "secondary", *, on: Role | None = None) -> QIcon:
    """An icon by Lucide's name; `on` is its role while a checkable button is checked.

    Raises FileNotFoundError when no such icon is shipped.
    """
    _drawing(name)
    return QIcon(_Engine(name, role, on))
