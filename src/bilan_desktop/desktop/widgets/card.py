"""A white card with a title, what it holds, and perhaps one action at its upper right."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop.theme.tokens import Space, TextStyle, Tone
from bilan_desktop.desktop.widgets.labels import Text


class Card(QFrame):
    """Holds widgets and layouts under a title; without one, only what it holds. `tone` colours the whole card."""

    def __init__(
        self,
        title: str = "",
        *,
        action: QWidget | None = None,
        tone: Tone | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        if tone is None:
            self.setProperty("surface", "card")
        else:
            self.setProperty("tone", tone.value)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(Space.CARD, Space.LARGE, Space.CARD, Space.CARD)
        self.body.setSpacing(Space.MEDIUM)
        self._title = Text(title, TextStyle.HEADING, wrap=True) if title or action else None
        if self._title is not None:
            head = QHBoxLayout()
            head.setSpacing(Space.MEDIUM)
            head.addWidget(self._title, 1)
            if action is not None:
                head.addWidget(action)
            self.body.addLayout(head)
        self.setAccessibleName(title)

    def title(self) -> str:
        """The title."""
        return "" if self._title is None else self._title.text()

    def set_title(self, title: str) -> None:
        """Changes the title of a card that was made with one. Raises ValueError otherwise."""
        if self._title is None:
            raise ValueError(title)
        self._title.setText(title)
        self.setAccessibleName(title)

    def add_stretch(self) -> None:
        """Keeps what was added at the top when the card is taller than it."""
        self.body.addStretch(1)

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        """Adds a widget or a layout at the end."""
        if isinstance(item, QLayout):
            self.body.addLayout(item, stretch)
        else:
            self.body.addWidget(item, stretch)
