"""What an empty page shows: what goes here, and the first thing to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind
from bilan_desktop.desktop.widgets.icon_mark import IconMark
from bilan_desktop.desktop.widgets.labels import Text


class EmptyState(QWidget):
    """An icon, a sentence, and a button; `acted` is emitted when it is pressed."""

    acted = Signal()

    def __init__(
        self,
        title: str,
        sentence: str,
        *,
        action: str = "",
        icon_name: str = "folder-open",
        action_icon: str = "plus",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.HUGE, Space.LARGE, Space.HUGE)
        column.setSpacing(Space.SMALL)
        column.addStretch(1)
        column.addWidget(IconMark(icon_name, "accent", 40), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(Space.SMALL)
        heading = Text(title, TextStyle.HEADING, wrap=True)
        explanation = Text(sentence, TextStyle.BODY, "secondary", wrap=True)
        for text in (heading, explanation):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(text)
        self.button: Button | None = None
        if action:
            self.button = Button(action, ButtonKind.PRIMARY, icon_name=action_icon)
            self.button.clicked.connect(self.acted)
            column.addSpacing(Space.MEDIUM)
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
