"""Looking for words in a paper that is shown: Ctrl+F, then from one place to the next."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.announce import announce
from bilan_desktop.desktop.widgets.buttons import IconButton
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.pdf.pages import PagesView

_SETTLED = 250  # milliseconds after which what has been found is read aloud
_LIMIT = 200


class PdfSearchBar(QWidget):
    """Hidden until `ask`; Enter goes to the next place, Shift+Enter to the one before, Esc closes. `closed` tells of it."""

    closed = Signal()

    def __init__(self, document: QPdfDocument, view: PagesView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._model = QPdfSearchModel(self)
        self._model.setDocument(document)
        view.setSearchModel(self._model)
        self._line = QLineEdit()
        self._line.setMaxLength(_LIMIT)
        self._line.setPlaceholderText(self.tr("Chercher dans le document"))
        self._line.setAccessibleName(self.tr("Chercher dans le document"))
        self._line.installEventFilter(self)
        self._count = Text("", TextStyle.SMALL, "secondary")
        self._before = IconButton("chevron-up", self.tr("Occurrence précédente"))
        self._after = IconButton("chevron-down", self.tr("Occurrence suivante"))
        self._close = IconButton("x", self.tr("Fermer la recherche"))
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLED)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.TINY)
        row.addWidget(self._line, 1)
        for part in (self._count, self._before, self._after, self._close):
            row.addWidget(part)
        self._line.textChanged.connect(self._search)
        self._model.rowsInserted.connect(self._found)
        self._model.modelReset.connect(self._found)
        self._before.clicked.connect(lambda: self._step(-1))
        self._after.clicked.connect(lambda: self._step(1))
        self._close.clicked.connect(self.leave)
        self._settling.timeout.connect(lambda: announce(self, self._count.text()))
        self._tell()
        self.hide()

    @property
    def count(self) -> int:
        """How many places have been found."""
        return self._model.rowCount(self._model.index(-1, -1))

    def ask(self) -> None:
        """Shows the bar, and puts the cursor in it."""
        self.show()
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    def leave(self) -> None:
        """Hides the bar; nothing of the paper is marked any more."""
        self.wipe()
        self.hide()
        self.closed.emit()

    def wipe(self) -> None:
        """Forgets what was looked for."""
        self._line.clear()

    def search_again(self) -> None:
        """Looks for the same words in a paper that has just been replaced."""
        words = self._line.text()
        self._model.setSearchString("")
        self._model.setSearchString(words)
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.key() not in _KEYS:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # here Esc closes the search, not the window it stands in
            return True
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        return True

    def _search(self, words: str) -> None:
        self._view.setCurrentSearchResultIndex(-1)
        self._model.setSearchString(words)
        self._tell()

    def _found(self) -> None:
        if self._view.currentSearchResultIndex() < 0 and self.count and self._line.text():
            self._go(0)
        self._tell()

    def _step(self, by: int) -> None:
        if self.count:
            self._go((self._view.currentSearchResultIndex() + by) % self.count)
            self._tell()

    def _go(self, index: int) -> None:
        self._view.setCurrentSearchResultIndex(index)
        link = self._model.resultAtIndex(index)
        self._view.reveal(link.page(), link.location())

    def _tell(self) -> None:
        here, count = self._view.currentSearchResultIndex() + 1, self.count
        if not self._line.text():
            words = ""
        elif not count:
            words = self.tr("Aucune occurrence")
        else:
            words = self.tr("{here} sur {count}").format(here=max(1, here), count=count)
        self._count.setText(words)
        for button in (self._before, self._after):
            button.setEnabled(count > 1)
        if words:
            self._settling.start()


_KEYS = {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}
