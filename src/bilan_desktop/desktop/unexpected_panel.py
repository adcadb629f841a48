"""Says at the corner of the window that something unforeseen happened; nothing else is disturbed."""

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import Space
from bilan_desktop.desktop.widgets.message_panel import MessagePanel

_WIDTH = 440


class UnexpectedPanel(QWidget):
    """Lies over a window's lower right corner while it has something to say."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._panel: MessagePanel | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        window.installEventFilter(self)
        self.hide()

    @Slot(str)
    def tell(self, details: str) -> None:
        """Shows the panel; `details` can be copied."""
        if self._panel is not None:
            self._panel.hide()
            self._panel.deleteLater()
        self._panel = MessagePanel.fault(
            self.tr("Quelque chose d’imprévu s’est produit"),
            safe=self.tr("Ce qui était enregistré l’est toujours, et ce que vous écrivez reste à l’écran."),
            to_do=self.tr(
                "Vous pouvez continuer. Si cela se reproduit, copiez les détails pour demander de l’aide\u202f: ils ne"
                " disent rien de vos dossiers."
            ),
            details=details,
        )
        self._panel.closed.connect(self._closed)
        self._column.addWidget(self._panel)
        self.show()
        self.raise_()
        self._place()
        self._panel.announce()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _closed(self) -> None:
        self._panel = None
        self.hide()

    def _place(self) -> None:
        width = min(theme.current().px(_WIDTH), self._window.width() - 2 * Space.LARGE)
        self.resize(
            width, self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        )
        self.move(
            self._window.width() - self.width() - Space.LARGE,
            self._window.height() - self.height() - Space.LARGE,
        )
