"""Says that a rule stands in the way, that something went wrong, or simply something worth knowing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop.theme.tokens import Space, TextStyle, Tone
from bilan_desktop.desktop.widgets.announce import announce
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind, IconButton
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.icon_mark import IconMark
from bilan_desktop.desktop.widgets.labels import Text

_ICONS = {
    Tone.NEUTRAL: "info",
    Tone.ACCENT: "info",
    Tone.FINE: "circle-check",
    Tone.WARNING: "scale",
    Tone.DANGER: "triangle-alert",
}


class MessagePanel(Card):
    """A coloured panel: title, sentences, source, and the buttons that lead on.

    `way_out` is emitted by the lawful way of a rule or the retry of a fault; `closed` when the panel was put away.
    """

    way_out = Signal()
    closed = Signal()

    def __init__(
        self,
        title: str,
        sentences: Sequence[str] = (),
        *,
        tone: Tone = Tone.ACCENT,
        icon_name: str = "",
        source: str = "",
        closable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tone=tone, parent=parent)
        self._tone = tone
        self._sentence = " ".join(filter(None, (title, *sentences, source)))
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(filter(None, (*sentences, source))))
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        mark = IconMark(icon_name or _ICONS[tone], tone, 20)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.TINY)
        self._column.addWidget(Text(title, TextStyle.STRONG, wrap=True))
        for sentence in filter(None, sentences):
            self._column.addWidget(Text(sentence, TextStyle.SMALL, "ink", wrap=True))
        if source:
            self._column.addWidget(Text(source, TextStyle.CAPTION, "secondary", wrap=True))
        side = QVBoxLayout()
        side.addLayout(self._column)
        side.addStretch(1)
        row.addLayout(side, 1)
        if closable:
            self._close = IconButton("x", self.tr("Fermer ce message"))
            self._close.clicked.connect(self._put_away)
            row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.body.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        self.add(row)
        self._buttons: QHBoxLayout | None = None
        self._details = ""

    @classmethod
    def rule(cls, sentence: str, *, source: str, way_out: str = "", explanation: str = "") -> "MessagePanel":
        """A calm panel for a broken rule: what is not possible, the source, and the lawful way as a button."""
        panel = cls(sentence, (explanation,), tone=Tone.WARNING, source=source, closable=True)
        if way_out:
            panel.add_button(way_out, ButtonKind.SECONDARY).clicked.connect(panel.way_out)
        return panel

    @classmethod
    def fault(
        cls, happened: str, *, safe: str = "", to_do: str = "", details: str = "", retry: str = ""
    ) -> "MessagePanel":
        """What happened, what is safe, what to do; `details` are copied by a button and hold nothing of a case."""
        panel = cls(happened, (safe, to_do), tone=Tone.DANGER, closable=True)
        panel._details = details
        if retry:
            panel.add_button(retry, ButtonKind.SECONDARY).clicked.connect(panel.way_out)
        if details:
            copy = panel.add_button(panel.tr("Copier les détails"), ButtonKind.QUIET, icon_name="copy")
            copy.clicked.connect(panel._copy_details)
        return panel

    def add_button(
        self, text: str, kind: ButtonKind = ButtonKind.SECONDARY, *, icon_name: str = ""
    ) -> Button:
        """Adds a button under the sentences."""
        if self._buttons is None:
            self._column.addSpacing(Space.SMALL)
            self._buttons = QHBoxLayout()
            self._buttons.setSpacing(Space.SMALL)
            self._buttons.addStretch(1)
            self._column.addLayout(self._buttons)
        button = Button(text, kind, dense=True, icon_name=icon_name)
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        return button

    def sentence(self) -> str:
        """Everything it says, in one line."""
        return self._sentence

    def announce(self) -> None:
        """Has the panel read aloud; call it once it is on the screen."""
        announce(self, self._sentence, at_once=self._tone is Tone.DANGER)

    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(self._details)

    def _put_away(self) -> None:
        self.hide()
        self.closed.emit()
        self.deleteLater()


class MessageArea(QWidget):
    """The place of a page where one message at a time appears; empty, it takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel: MessagePanel | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def panel(self) -> MessagePanel | None:
        """The message shown now."""
        return self._panel

    def show_panel(self, panel: MessagePanel) -> MessagePanel:
        """Shows a message in place of the one before, and has it read aloud."""
        self.clear()
        self._panel = panel
        panel.closed.connect(self._closed)
        self._layout.addWidget(panel)
        self.show()
        panel.announce()
        return panel

    def clear(self) -> None:
        """Takes the message away."""
        if self._panel is not None:
            self._panel.hide()
            self._panel.deleteLater()
            self._panel = None
        self.hide()

    def _closed(self) -> None:
        self._panel = None
        self.hide()
