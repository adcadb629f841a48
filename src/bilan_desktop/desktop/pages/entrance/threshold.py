"""A page without a sidebar: one column in the middle of the window, which scrolls when the text is large."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.icons import Role
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.icon_mark import IconMark
from bilan_desktop.desktop.widgets.labels import Text

NARROW = 440
WIDE = 760
LEAST = 320


class Threshold(QScrollArea):
    """A column of a width that grows with the text, under an icon and a title."""

    def __init__(
        self,
        title: str = "",
        *,
        icon_name: str = "shield",
        role: Role = "accent",
        width: int = NARROW,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("ground", "page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._width, self._inside = width, self.width()
        self._title = Text(title, TextStyle.TITLE, wrap=True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._title.setVisible(bool(title))
        self._mark = IconMark(icon_name, role, 44)
        self._mark.setVisible(bool(icon_name))
        self.setAccessibleName(title)
        ground = QWidget()
        ground.setProperty("ground", "page")
        self._box = QWidget()
        self.column = QVBoxLayout(self._box)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(Space.LARGE)
        self.column.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addSpacing(Space.SMALL)
        self.column.addWidget(self._title)
        self.column.addSpacing(Space.SMALL)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._box)
        row.addStretch(1)
        upright = QVBoxLayout(ground)
        upright.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        upright.addStretch(1)
        upright.addLayout(row)
        upright.addStretch(1)
        self.setWidget(ground)
        self._fit()

    def title(self) -> str:
        """The title."""
        return self._title.text()

    def set_title(self, title: str) -> None:
        """Changes the title."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)

    def add(self, item: QWidget | QLayout) -> None:
        """Adds a widget or a layout at the foot of the column."""
        if isinstance(item, QLayout):
            self.column.addLayout(item)
        else:
            self.column.addWidget(item)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._inside = event.size().width()  # a scroll area is told the size of what it shows
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        room = self._inside - 2 * Space.WIDE
        self._box.setFixedWidth(max(LEAST, min(theme.current().px(self._width), room)))


def centred(text: str) -> Text:
    """A small secondary sentence in the middle."""
    line = Text(text, TextStyle.SMALL, "secondary", wrap=True)
    line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return line
