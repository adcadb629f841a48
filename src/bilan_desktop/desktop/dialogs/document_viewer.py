"""Shows a document inside the program, from memory: pages of a PDF, an image, a text; prints it where that is allowed."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import (
    QImage,
    QImageReader,
    QKeySequence,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPixmap,
    QResizeEvent,
    QShortcut,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from bilan_desktop.desktop import telling
from bilan_desktop.desktop.printing import print_paper
from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import Space, TextStyle, Tone
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind, IconButton
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.message_panel import MessageArea, MessagePanel
from bilan_desktop.domain.bilan.document import DocumentKind, MediaType
from bilan_desktop.domain.errors import Fault
from bilan_desktop.domain.law.rules import SOURCES, RuleId
from bilan_desktop.practice import outside
from bilan_desktop.wording.refusals import source_text

_FOR_A_RECIPIENT = {DocumentKind.SYNTHESIS, DocumentKind.SYNTHESIS_DRAFT, DocumentKind.DETAILED_RESULTS}
_WIDEST = 3000  # pixels of a picture beyond which nobody sees more
_STEP = 1.25


def may_print(kind: DocumentKind) -> bool:
    """False for what leaves a case only towards a recipient, through the register (C6)."""
    return kind not in _FOR_A_RECIPIENT


class DocumentViewer(QDialog):
    """A document by its bytes; Esc closes. The window's title never names it (C4).

    With `printable` it can be printed through the system's dialog (Ctrl+P); without, a line says why not. With
    `save_as`, the name proposed for it, a copy can be written where the person says.
    """

    def __init__(
        self,
        title: str,
        content: bytes,
        media_type: MediaType,
        parent: QWidget | None,
        *,
        printable: bool = False,
        save_as: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Document"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._content, self._media_type = content, media_type
        self._view = self._viewing(title)
        self._print = Button(self.tr("&Imprimer…"), icon_name="printer")
        if printable:
            QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self.print_it)
        self._print.clicked.connect(self.print_it)
        self._save = Button(self.tr("&Enregistrer une copie…"), icon_name="download")
        self._save.clicked.connect(lambda: self._ask_where(save_as))
        self._messages = MessageArea()
        close = Button(self.tr("&Fermer"), ButtonKind.PRIMARY)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setSpacing(Space.SMALL)
        foot.addWidget(self._why_not(), 1) if not printable else foot.addStretch(1)
        foot.addWidget(self._save)
        foot.addWidget(self._print)
        foot.addWidget(close)
        for button, offered in ((self._print, printable), (self._save, bool(save_as))):
            if not offered:
                button.hide()
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

    def print_it(self) -> None:
        """Prints it through the system's dialog; nothing is written to a temporary file."""
        print_paper(self, _paper(self._content, self._media_type), self.tr("Document"))

    def _ask_where(self, proposed: str) -> None:
        kinds = self.tr("PDF (*.pdf)")
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Enregistrer une copie"), proposed, kinds)
        if not path:
            return
        try:
            outside.write(Path(path), self._content)
        except Fault as error:
            self._messages.show_panel(telling.panel(error))
        else:
            said = self.tr(
                "La copie est enregistrée. Hors du coffre, l’application ne pourra pas la détruire."
            )
            self._messages.show_panel(MessagePanel(said, tone=Tone.FINE, closable=True))

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
            from bilan_desktop.desktop.widgets.pdf_preview import PdfPreview  # noqa: PLC0415 - QtPdf, when asked

            pages = PdfPreview(title)
            return pages if pages.show_pdf(self._content) else self._unreadable()
        image = _image(self._content)
        return _Picture(image, title) if not image.isNull() else self._unreadable()

    def _unreadable(self) -> QWidget:
        sentence = self.tr("Ce document ne peut pas être affiché.")
        return MessagePanel(
            sentence, (self.tr("Son fichier est conservé tel qu’il a été joint."),), tone=Tone.WARNING
        )

    def _why_not(self) -> Text:
        sentence = self.tr(
            "Ce document ne s’imprime que pour un destinataire choisi, inscrit au registre. {source}"
        )
        source = source_text(SOURCES[RuleId.C6])
        return Text(sentence.format(source=source), TextStyle.CAPTION, "secondary", wrap=True)


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


def _image(content: bytes) -> QImage:
    """The picture upright, never larger in memory than somebody can see."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if max(size.width(), size.height()) > _WIDEST:
        reader.setScaledSize(size.scaled(_WIDEST, _WIDEST, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def _paper(content: bytes, media_type: MediaType) -> bytes:
    """The document as a PDF in memory, for the printer."""
    if media_type is MediaType.PDF:
        return content
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setResolution(300)
    if media_type is MediaType.TEXT:
        text = QTextDocument()
        text.setDefaultFont(theme.current().font(TextStyle.SMALL))
        text.setPlainText(content.decode("utf-8", "replace"))
        text.print_(writer)
    else:
        painter = QPainter(writer)
        image = _image(content)
        room = QRectF(0, 0, writer.width(), writer.height())
        size = image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRectF(0, 0, size.width(), size.height()), image)
        painter.end()
    return bytes(buffer.data().data())
