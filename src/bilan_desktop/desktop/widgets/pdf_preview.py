"""Shows a PDF that lives in memory only: pages, zoom, keyboard. Import it when a preview is first asked for."""

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QMargins, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.buttons import IconButton
from bilan_desktop.desktop.widgets.labels import Text

_STEP = 1.2
_LEAST, _MOST = 0.25, 5.0


class PdfPreview(QWidget):
    """The pages one under another, as wide as the place. `show_pdf` may be called again and again: one stays where one was.

    Ctrl + / − zoom while it has the focus, Ctrl+0 fits the width, Page up and down turn.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._document = QPdfDocument(self)
        self._buffer: QBuffer | None = None
        self._view = _View()
        self._view.setDocument(self._document)
        self._view.zoom_in.connect(self.zoom_in)
        self._view.zoom_out.connect(self.zoom_out)
        self._view.fit.connect(self.fit_width)
        self._pages = Text("", TextStyle.SMALL, "secondary")
        self._smaller = IconButton("zoom-out", self.tr("Réduire"))
        self._larger = IconButton("zoom-in", self.tr("Agrandir"))
        self._width = IconButton("move-horizontal", self.tr("Ajuster à la largeur"))
        self._smaller.clicked.connect(self.zoom_out)
        self._larger.clicked.connect(self.zoom_in)
        self._width.clicked.connect(self.fit_width)
        self._view.pageNavigator().currentPageChanged.connect(self._tell_page)
        row = QHBoxLayout()
        row.setSpacing(Space.TINY)
        row.addWidget(self._pages, 1)
        for button in (self._smaller, self._larger, self._width):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        column.addLayout(row)
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
        self._view.verticalScrollBar().setValue(place)
        self._tell_page()
        return True

    def clear(self) -> None:
        """Shows nothing, and lets go of the bytes."""
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
        for button in (self._smaller, self._larger, self._width):
            button.setEnabled(count > 0)


class _View(QPdfView):
    zoom_in = Signal()
    zoom_out = Signal()
    fit = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setPageSpacing(Space.MEDIUM)
        self.setDocumentMargins(QMargins(Space.SMALL, Space.SMALL, Space.SMALL, Space.SMALL))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._dress()

    def present_zoom(self) -> float:
        """The zoom in force, whichever way it was set."""
        if self.zoomMode() is QPdfView.ZoomMode.Custom or self.document().pageCount() < 1:
            return self.zoomFactor()
        points = self.document().pagePointSize(0).width()
        room = self.viewport().width() - 2 * Space.SMALL
        return room / (points * self.logicalDpiX() / 72) if points else 1.0

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._zoom_key(event)
        ):
            event.accept()  # here these keys enlarge the pages, not the whole window's text
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        called = self._zoom_key(event)
        if called is not None:
            called.emit()
            return
        super().keyPressEvent(event)

    def _zoom_key(self, event: QKeyEvent) -> SignalInstance | None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return None
        return {
            int(Qt.Key.Key_Plus): self.zoom_in,
            int(Qt.Key.Key_Equal): self.zoom_in,
            int(Qt.Key.Key_Minus): self.zoom_out,
            int(Qt.Key.Key_0): self.fit,
        }.get(event.key())

    def _dress(self) -> None:
        palette = self.palette()
        for role in (QPalette.ColorRole.Dark, QPalette.ColorRole.Window, QPalette.ColorRole.Base):
            palette.setColor(role, QColor(theme.current().palette.track))
        self.setPalette(palette)
        self.viewport().setPalette(palette)
