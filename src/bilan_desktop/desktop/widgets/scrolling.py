"""The column of a page: what is too tall for the window is scrolled, upright only."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from bilan_desktop.desktop.theme.tokens import Space
from bilan_desktop.desktop.widgets.reading_aloud import make_sound


class ScrollColumn(QScrollArea):
    """A column that scrolls; `margin` is the air around it, as wide as a page's unless given."""

    def __init__(self, *, margin: int = Space.PAGE, parent: QWidget | None = None) -> None:
        make_sound()
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setProperty("ground", "clear")
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(Space.LARGE)
        self.setWidget(inner)
        self.viewport().setAutoFillBackground(False)

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        """Adds a widget or a layout at the end."""
        if isinstance(item, QLayout):
            self.body.addLayout(item, stretch)
        else:
            self.body.addWidget(item, stretch)

    def add_stretch(self) -> None:
        """Keeps what was added at the top."""
        self.body.addStretch(1)
