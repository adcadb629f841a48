"""Shows a PDF that lives in memory only: pages, zoom, search, keyboard. Import it when a preview is first asked for."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.buttons import IconButton
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.pdf.pages import PagesView
from bilan_desktop.desktop.widgets.pdf.search import PdfSearchBar

_STEP = 1.2
_LEAST, _MOST = 0.25, 5.0


class PdfPreview(QWidget):
    """The pages one under another, as wide as the place. `show_pdf` may be called again and again: one stays where one was.

    Ctrl + / − zoom while it has the focus, Ctrl+0 fits the width, Page up and down turn,
    Ctrl+F looks for words.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._document = QPdfDocument(self)
        self._buffer: QBuffer | None = None
        self._view = PagesView()
        self._view.setDocument(self._document)
        self._view.zoom_in.connect(self.zoom_in)
        self._view.zoom_out.connect(self.zoom_out)
        self._view.fit.connect(self.fit_width)
        self._pages = Text("", TextStyle.SMALL, "secondary")
        self._smaller = IconButton("zoom-out", self.tr("Réduire"))
        self._larger = IconButton("zoom-in", self.tr("Agrandir"))
        self._width = IconButton("move-horizontal", self.tr("Ajuster à la largeur"))
        self._seek = IconButton("search", self.tr("Chercher"), keys="Ctrl+F")
        self._search = PdfSearchBar(self._document, self._view)
        self._seek.clicked.connect(self._search.ask)
        self._search.closed.connect(self._view.setFocus)
        asked = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._search.ask)
        asked.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._smaller.clicked.connect(self.zoom_out)
        self._larger.clicked.connect(self.zoom_in)
        self._width.clicked.connect(self.fit_width)
        self._view.pageNavigator().currentPageChanged.connect(self._tell_page)
        row = QHBoxLayout()
        row.setSpacing(Space.TINY)
        row.addWidget(self._pages, 1)
        for button in (self._seek, self._smaller, self._larger, self._width):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        column.addLayout(row)
        column.addWidget(self._search)
        column.addWidget(self._view, 1)
        self.setFocusProxy(self._view)
        self.clear()

    @property
    def page_count(self) -> int:
        """How many pages are shown; 0 for none."""
        return max(0, self._document.pageCount())

    def show_pdf(self, data: bytes, passphrase: str = "") -> bool:
        """Shows a PDF from its bytes. False when they are none."""
        place = self._view.verticalScrollBar().value() if self.page_count else 0
        self._close()
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.setPassword(passphrase)
        self._document.load(self._buffer)
        if self._document.status() is not QPdfDocument.Status.Ready:
            self.clear()
            return False
        self._search.search_again()
        self._view.verticalScrollBar().setValue(place)
        self._tell_page()
        return True

    def clear(self) -> None:
        """Shows nothing, and lets go of the bytes."""
        self._search.wipe()
        self._close()
        self._tell_page()

    def zoom_in(self) -> None:
        """Larger pages."""
        self._zoom(_STEP)

    def zoom_out(self) -> None:
        """Smaller pages."""
        self._zoom(1 / _STEP)

    def fit_width(self) -> None:
        """Pages as wide as the place."""
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def _zoom(self, factor: float) -> None:
        self._view.setZoomFactor(min(_MOST, max(_LEAST, self._view.present_zoom() * factor)))
        self._view.setZoomMode(QPdfView.ZoomMode.Custom)

    def _close(self) -> None:
        self._document.close()
        if self._buffer is not None:
            self._buffer.close()
            self._buffer.setData(QByteArray())
            self._buffer.deleteLater()
            self._buffer = None

    def _tell_page(self) -> None:
        count = self.page_count
        here = self._view.pageNavigator().currentPage() + 1
        words = self.tr("Page {page} sur {count}").format(page=here, count=count) if count else ""
        self._pages.setText(words)
        self._view.setAccessibleName(self._name)
        self._view.setAccessibleDescription(words)
        for button in (self._seek, self._smaller, self._larger, self._width):
            button.setEnabled(count > 0)
