"""A line over the top of whatever window is in front, which takes neither the keyboard nor a click."""

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget
from shiboken6 import isValid

from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import Space, TextStyle, Tone
from bilan_desktop.desktop.widgets.announce import announce
from bilan_desktop.desktop.widgets.icon_mark import IconMark
from bilan_desktop.desktop.widgets.labels import Text

_WIDTH = 560


class Banner(QFrame):
    """One sentence over a window."""

    def __init__(self, front: QWidget, icon_name: str, tone: Tone) -> None:
        super().__init__(front)
        self.setProperty("tone", tone.value)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._text = Text("", TextStyle.STRONG, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(IconMark(icon_name, tone, 20), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)

    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def say(self, sentence: str) -> None:
        """Shows a sentence in the middle, at the top."""
        self._text.setText(sentence)
        front = self.parentWidget()
        assert front is not None
        width = min(theme.current().px(_WIDTH), front.width() - 2 * Space.LARGE)
        self.resize(width, max(self.heightForWidth(width), self.minimumSizeHint().height()))
        self.move((front.width() - width) // 2, Space.LARGE)
        self.show()
        self.raise_()


class Banners(QObject):
    """Says one thing at a time over a window, or over the dialog in front of it, with which it may go."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._banner: Banner | None = None
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.timeout.connect(self.put_away)

    def text(self) -> str:
        """What is said now; empty when nothing is."""
        return self._banner.text() if self._banner is not None and isValid(self._banner) else ""

    def say(self, sentence: str, icon_name: str, tone: Tone, *, seconds: int = 0) -> None:
        """Shows a sentence, for so long or until `put_away`. The first of several is read aloud."""
        front = QApplication.activeModalWidget() or self._window
        banner = self._banner
        if banner is None or not isValid(banner) or banner.parentWidget() is not front:
            self.put_away()
            self._banner = banner = Banner(front, icon_name, tone)
            announce(banner, sentence, at_once=True)
        banner.say(sentence)
        if seconds:
            self._leaving.start(seconds * 1000)
        else:
            self._leaving.stop()

    def put_away(self) -> None:
        """Says nothing any more."""
        self._leaving.stop()
        if self._banner is not None and isValid(self._banner):
            self._banner.hide()
            self._banner.deleteLater()
        self._banner = None
