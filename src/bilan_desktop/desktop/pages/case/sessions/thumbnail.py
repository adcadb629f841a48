"""A file that was given, in small: its picture, or the first page of a PDF."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from bilan_desktop.desktop.pages.case.intake import Given
from bilan_desktop.desktop.theme import theme
from bilan_desktop.domain.errors import InvalidInput

_SIDE = 160


class Thumbnail(QLabel):
    """Hidden when nothing can be shown; what is wrong with the file is said when it is taken in."""

    def __init__(self, given: Given, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_image = False
        self.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.setAccessibleName(self.tr("Aperçu du fichier"))
        image = self._read(given)
        if image.isNull():
            self.hide()
            return
        side = theme.current().px(_SIDE)
        ratio = self.devicePixelRatioF()
        small = image.scaled(
            QSize(side, side) * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        small.setDevicePixelRatio(ratio)
        self.setPixmap(QPixmap.fromImage(small))

    def _read(self, given: Given) -> QImage:
        try:
            data = given.read()
        except InvalidInput:
            return QImage()
        buffer = QBuffer()
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        if data.startswith(b"%PDF-"):
            return _first_page(buffer)
        reader = QImageReader(buffer)
        self.is_image = bytes(reader.format().data()) in {b"png", b"jpeg"}
        if not self.is_image:
            return QImage()
        reader.setAutoTransform(True)
        size = reader.size()
        if size.isValid():
            bound = 4 * _SIDE
            if max(size.width(), size.height()) > bound:
                reader.setScaledSize(size.scaled(bound, bound, Qt.AspectRatioMode.KeepAspectRatio))
        return reader.read()


def _first_page(buffer: QBuffer) -> QImage:
    from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415 - loaded when a PDF is given

    document = QPdfDocument()
    document.load(buffer)
    if document.status() is not QPdfDocument.Status.Ready or document.pageCount() < 1:
        return QImage()
    size = document.pagePointSize(0).toSize().scaled(2 * _SIDE, 2 * _SIDE, Qt.AspectRatioMode.KeepAspectRatio)
    page = document.render(0, size)
    white = QImage(page.size(), QImage.Format.Format_RGB32)
    white.fill(Qt.GlobalColor.white)
    painter = QPainter(white)
    painter.drawImage(0, 0, page)
    painter.end()
    return white
