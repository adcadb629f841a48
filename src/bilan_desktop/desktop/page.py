"""What a page of the main window is: a widget that is entered, left, and saves what it holds before it goes."""

from collections.abc import Callable

from attrs import frozen
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from bilan_desktop.desktop.locking.drafts import Drafts, Waiting, capture, put_back


class Page(QWidget):
    """One place of the program.

    A page is made when it is first gone to and destroyed at the lock; it keeps nothing outside itself. `argument`
    says what to show (a case's id, and a tab after `#`); it never holds a word of a case.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "page")

    @property
    def title(self) -> str:
        """What the page is called, for screen readers; never anything of a case."""
        return ""

    def enter(self, argument: str = "") -> None:
        """The page comes to the front: read again what it shows."""

    def leave(self) -> None:
        """Another page comes to the front."""

    def flush(self) -> bool:
        """Puts everything typed on disk now. False when something could not be saved; the page says so itself."""
        return True

    def drafts(self) -> Drafts:
        """Puts everything typed on disk, and gives what cannot be stored as it stands, by the place it belongs to."""
        return {} if self.flush() else {self._place(): capture(self)}

    def take_back(self, waiting: Waiting) -> None:
        """Puts back in its fields what waits for them since the last lock."""
        put_back(self, waiting.take(self._place()))

    def where(self) -> str:
        """The argument that leads back to the very same place after a lock."""
        return ""

    def present(self) -> bool:
        """F11 was pressed. True when the page has something to show to the beneficiary, and shows it."""
        return False

    def escape(self) -> bool:
        """Esc was pressed and nothing else took it. True when the page closed something of its own."""
        return False

    def forget(self) -> None:
        """The vault is being locked: every text, picture and model of the page is emptied before it is destroyed.

        A page that keeps something of a case elsewhere than in its widgets empties that too, then calls this.
        """
        forget(self)

    def _place(self) -> str:
        return f"page:{type(self).__name__}"


def forget(root: QWidget) -> None:
    """Empties every text, picture and model below a widget, without telling anybody."""
    from PySide6.QtWidgets import QAbstractItemView, QComboBox, QPlainTextEdit, QTextEdit

    for widget in (root, *root.findChildren(QWidget)):
        widget.blockSignals(True)
        widget.setAccessibleName("")
        widget.setAccessibleDescription("")
        widget.setToolTip("")
        if isinstance(widget, QLabel):
            widget.clear()
        elif isinstance(widget, QAbstractButton):
            widget.setText("")
        elif isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
            widget.clear()
            if isinstance(widget, QPlainTextEdit | QTextEdit):
                widget.document().clearUndoRedoStacks()
        elif isinstance(widget, QComboBox):
            widget.clear()
        elif isinstance(widget, QAbstractItemView):
            widget.setModel(None)


@frozen
class Place:
    """A page the window can go to. Those with an icon stand in the sidebar; others light up `under` there."""

    name: str
    label: str
    make: Callable[[], Page]
    icon: str = ""
    under: str = ""
