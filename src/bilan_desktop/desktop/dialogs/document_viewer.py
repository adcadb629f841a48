"""Shows a document inside the program, from memory: pages of a PDF, an image, a text; it leaves through « À qui ? »."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeySequence,
    QPixmap,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from bilan_desktop.desktop.dialogs.hand_over.recipient_dialog import RecipientDialog, Way
from bilan_desktop.desktop.printing import read_image
from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import Space, TextStyle, Tone
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind, IconButton
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.message_panel import MessageArea, MessagePanel
from bilan_desktop.domain.bilan.document import MediaType
from bilan_desktop.practice.sharing.leaving import Leaving

_STEP = 1.25


class DocumentViewer(QDialog):
    """A document by its bytes; Esc closes. The window's title never names it (C4).

    With `leaving` it can be printed (Ctrl+P) or saved, once it was said for whom; `stored` when that was written down.
    Without, it is only looked at.
    """

    stored = Signal()

    def __init__(
        self,
        title: str,
        content: bytes,
        media_type: MediaType,
        parent: QWidget | None,
        *,
        leaving: Leaving | None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Document"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._content, self._media_type, self._leaving = content, media_type, leaving
        self._view = self._viewing(title)
        self._messages = MessageArea()
        foot = QHBoxLayout()
        foot.setSpacing(Space.SMALL)
        foot.addStretch(1)
        save = Button(self.tr("&Enregistrer une copie…"), icon_name="download")
        print_it = Button(self.tr("&Imprimer…"), icon_name="printer")
        close = Button(self.tr("&Fermer"), ButtonKind.PRIMARY)
        save.clicked.connect(lambda: self._ask_recipient(Way.SAVE))
        print_it.clicked.connect(lambda: self._ask_recipient(Way.PRINT))
        close.clicked.connect(self.accept)
        for button in (save, print_it) if leaving is not None else ():
            foot.addWidget(button)
        foot.addWidget(close)
        if leaving is not None:
            printed = QKeySequence(QKeySequence.StandardKey.Print)
            QShortcut(printed, self, lambda: self._ask_recipient(Way.PRINT))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Text(title, TextStyle.HEADING, wrap=True))
        column.addWidget(self._messages)
        column.addWidget(self._view, 1)
        column.addLayout(foot)
        self._view.setFocus()

    def open_sized(self) -> None:
        """Opens as tall as the window, as wide as a page is comfortably read."""
        below = self.parentWidget()
        above = below.window().size() if below is not None else QSize(1000, 760)
        wide = min(theme.current().px(860), round(above.width() * 0.94))
        self.resize(wide, round(above.height() * 0.92))
        self.open()

    def _ask_recipient(self, way: Way) -> None:
        assert self._leaving is not None
        dialog = RecipientDialog(self._leaving, self, way=way)
        dialog.stored.connect(self.stored)
        dialog.left.connect(self._say)
        dialog.open_sized()

    def _say(self, sentence: str) -> None:
        self._messages.show_panel(MessagePanel(sentence, tone=Tone.FINE, closable=True))

    def _viewing(self, title: str) -> QWidget:
        if self._media_type is MediaType.TEXT:
            text = QPlainTextEdit(self._content.decode("utf-8", "replace"))
            text.setReadOnly(True)
            text.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            text.setAccessibleName(title)
            return text
        if self._media_type is MediaType.PDF:
            from bilan_desktop.desktop.widgets.pdf.preview import PdfPreview  # noqa: PLC0415 - QtPdf, when asked

            pages = PdfPreview(title)
            return pages if pages.show_pdf(self._content) else self._unreadable()
        image = read_image(self._content)
        return _Picture(image, title) if not image.isNull() else self._unreadable()

    def _unreadable(self) -> QWidget:
        sentence = self.tr("Ce document ne peut pas être affiché.")
        return MessagePanel(
            sentence, (self.tr("Son fichier est conservé tel qu’il a été joint."),), tone=Tone.WARNING
        )


class _Picture(QWidget):
    """An image as wide as the place, or larger."""

    def __init__(self, image: QImage, name: str) -> None:
        super().__init__()
        self._image, self._factor = image, 1.0
        self._label = QLabel()
        self._label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._label.setAccessibleName(name)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._area.setWidget(self._label)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setAccessibleName(name)
        self.setFocusProxy(self._area)
        row = QHBoxLayout()
        row.setSpacing(Space.TINY)
        row.addStretch(1)
        for icon_name, words, factor in (
            ("zoom-out", self.tr("Réduire"), 1 / _STEP),
            ("zoom-in", self.tr("Agrandir"), _STEP),
            ("move-horizontal", self.tr("Ajuster à la largeur"), 0.0),
        ):
            button = IconButton(icon_name, words)
            button.clicked.connect(lambda _=False, factor=factor: self._zoom(factor))
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        column.addLayout(row)
        column.addWidget(self._area, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _zoom(self, factor: float) -> None:
        self._factor = min(5.0, max(0.25, self._factor * factor)) if factor else 1.0
        self._fit()

    def _fit(self) -> None:
        ratio = self.devicePixelRatioF()
        room = max(1, self._area.width() - 20)
        width = round(min(room, self._image.width() / ratio) * self._factor)
        scaled = self._image.scaledToWidth(round(width * ratio), Qt.TransformationMode.SmoothTransformation)
        scaled.setDevicePixelRatio(ratio)
        self._label.setPixmap(QPixmap.fromImage(scaled))
        self._label.adjustSize()
