"""Printing a paper through the system's dialog, from memory to the printer: no temporary file is made."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPageSize, QPainter, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QDialog, QWidget

from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import TextStyle
from bilan_desktop.domain.bilan.document import MediaType

MOST_DOTS = 300  # an inch: what a laser printer shows
WIDEST = 3000  # pixels of a picture beyond which nobody sees more


def print_paper(parent: QWidget, paper: bytes, name: str) -> bool:
    """Asks for a printer and prints the pages chosen there. True when the paper was sent, False when it was given up.

    `name` is what the printer's queue shows: never a person's name (C4).
    """
    from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415 - loaded when something is printed
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415

    buffer = QBuffer()
    buffer.setData(QByteArray(paper))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, document.pageCount())
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    if dialog.exec() != QDialog.DialogCode.Accepted or not parent.isVisible():  # locked meanwhile
        return False
    first, last = printer.fromPage() or 1, printer.toPage() or document.pageCount()
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for number in range(first - 1, min(last, document.pageCount())):
        if number >= first:
            printer.newPage()
        _paint_page(painter, document, number, QRectF(printer.paperRect(QPrinter.Unit.DevicePixel)))
    return painter.end()


def _paint_page(painter: QPainter, document: object, number: int, room: QRectF) -> None:
    points = document.pagePointSize(number)  # type: ignore[attr-defined]
    dots = min(MOST_DOTS, painter.device().logicalDpiX()) / 72
    image = document.render(number, QSize(round(points.width() * dots), round(points.height() * dots)))  # type: ignore[attr-defined]
    size = image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    painter.drawImage(QRectF(0, 0, size.width(), size.height()), image)


def read_image(content: bytes) -> QImage:
    """The picture upright, never larger in memory than somebody can see."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if max(size.width(), size.height()) > WIDEST:
        reader.setScaledSize(size.scaled(WIDEST, WIDEST, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def as_pdf(content: bytes, media_type: MediaType) -> bytes:
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
        image = read_image(content)
        room = QRectF(0, 0, writer.width(), writer.height())
        size = image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRectF(0, 0, size.width(), size.height()), image)
        painter.end()
    return bytes(buffer.data().data())
