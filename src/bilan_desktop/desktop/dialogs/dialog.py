"""What every dialog is: a question, what went wrong, and its buttons; Esc closes, and no default button destroys."""

from collections.abc import Callable, Mapping
from typing import ClassVar, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop import telling
from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind
from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.message_panel import MessageArea
from bilan_desktop.desktop.widgets.scrolling import ScrollColumn
from bilan_desktop.domain.errors import Fault, InvalidInput, RuleBroken

T = TypeVar("T")


class Dialog(QDialog):
    """A modal question. The window's title is the question itself, never a name or a word of a case (C4).

    What was filled in when the vault locks is kept, and is there again when the same question is opened. `stored` when
    something was written in the case while it is open: a paper that left, for instance.
    """

    stored = Signal()
    keeps_drafts: ClassVar[bool] = True
    """Whether what was typed may be put back; not where typing it is itself the proof that is asked for."""

    def __init__(
        self, title: str, parent: QWidget | None, *, explanation: str = "", width: int = 560
    ) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.messages = MessageArea()
        self._content = ScrollColumn(margin=0)
        self._content.body.setSpacing(Space.LARGE)
        self._footer = QHBoxLayout()
        self._footer.setSpacing(Space.SMALL)
        self._footer.addStretch(1)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.LARGE)
        self._title = Text("", TextStyle.HEADING, wrap=True)
        self._explanation = Text("", role="secondary", wrap=True)
        column.addWidget(self._title)
        column.addWidget(self._explanation)
        column.addWidget(self.messages)
        column.addWidget(self._content, 1)
        column.addLayout(self._footer)
        self._width = width
        self.ask(title, explanation)

    def ask(self, title: str, explanation: str = "") -> None:
        """Sets the question and what explains it."""
        self.setWindowTitle(title)
        self._title.setText(title)
        self._explanation.setText(explanation)
        self._explanation.setVisible(bool(explanation))

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        """One more thing asked or shown."""
        self._content.add(item, stretch)

    def add_button(
        self, text: str, kind: ButtonKind = ButtonKind.SECONDARY, *, icon_name: str = ""
    ) -> Button:
        """A button at the foot, from left to right."""
        button = Button(text, kind, icon_name=icon_name)
        button.setProperty("foot", True)
        self._footer.addWidget(button)
        return button

    def add_cancel(self, text: str = "") -> Button:
        """The button that leaves everything as it is; it is the one that Enter would press where an act destroys."""
        button = self.add_button(text or self.tr("Annuler"), ButtonKind.QUIET)
        button.clicked.connect(self.reject)
        return button

    def open_sized(self) -> None:
        """Opens at its width, as tall as its content, never taller than the screen."""
        width = min(theme.current().px(self._width), self.screen().availableGeometry().width())
        self.resize(width, self._height_for(width))
        self.open()

    def grow(self) -> None:
        """Becomes as tall as what it shows now, where the screen has room; never smaller than it is."""
        self._column.activate()
        self.resize(self.width(), max(self.height(), self._height_for(self.width())))

    def bring_into_sight(self, widget: QWidget | None) -> None:
        """Scrolls to something of the content that what is above it may have pushed away."""
        if widget is not None:
            self._content.ensureWidgetVisible(widget)

    def _height_for(self, width: int) -> int:
        content = self._content.body.parentWidget()
        assert content is not None
        inner = content.sizeHint().height()
        if content.hasHeightForWidth():
            inner = content.heightForWidth(width - 2 * Space.WIDE)
        around = self._column.totalHeightForWidth(width) - self._content.sizeHint().height()
        room = self.screen().availableGeometry()
        return min(inner + around + Space.LARGE, round(room.height() * 0.92))

    def attempt(self, act: Callable[[], T], fields: Mapping[str, FormField] | None = None) -> T | None:
        """Runs a use case; what it raises is said beside its field or above the content, and None is returned."""
        try:
            done = act()
        except InvalidInput as error:
            if not telling.beside(fields or {}, error):
                self.messages.show_panel(telling.panel(error))
        except (RuleBroken, Fault) as error:
            self.messages.show_panel(telling.panel(error))
        else:
            self.messages.clear()
            return done
        return None
