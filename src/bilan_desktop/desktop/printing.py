"""Printing a paper through the system's dialog, from memory to the printer: no temporary file is made."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QDialog, QWidget

MOST_DOTS = 300  # an inch: what a laser printer shows


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
    if dialog.exec() != QDialog.DialogCode.Accepted:
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
