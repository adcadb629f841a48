"""The pages of a PDF, one under another."""

from PySide6.QtCore import QEvent, QMargins, QPointF, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame

from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import Space


class PagesView(QPdfView):
    """Asks by its signals for what the keys Ctrl + / − and Ctrl+0 mean here."""

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

    def reveal(self, page: int, place: QPointF) -> None:
        """Scrolls to a place of a page (in points from its upper left), a third down the view."""
        self.pageNavigator().jump(page, QPointF())
        bar = self.verticalScrollBar()
        down = place.y() * self.present_zoom() * self.logicalDpiY() / 72
        bar.setValue(round(bar.value() + down - self.viewport().height() / 3))

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
