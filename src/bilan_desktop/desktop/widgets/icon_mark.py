"""An icon that is no button."""

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.icons import Role, colour_of, paint_icon


class IconMark(QWidget):
    """An icon in a square of its own. `name` is what it says to who cannot see it; empty when a text beside says it."""

    def __init__(
        self,
        icon_name: str,
        role: Role = "secondary",
        side: int = 18,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._role, self._side = icon_name, role, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def set_icon(self, icon_name: str, role: Role) -> None:
        """Shows another icon."""
        self._icon, self._role = icon_name, role
        self.update()

    def sizeHint(self) -> QSize:
        side = theme.current().px(self._side)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, self._icon, QRectF(self.rect()), colour_of(self._role))
        painter.end()
