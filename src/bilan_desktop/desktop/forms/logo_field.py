"""The practice's logo: chosen or dropped, shown as it will be printed, and checked by its content."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import Space
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind
from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.domain.practice import LOGO_LIMIT
from bilan_desktop.wording.refusals import input_sentence

_FORMATS = {b"png", b"jpeg", b"jpg"}


class LogoField(FormField):
    """An image of the practice, PNG or JPEG; `value()` holds its bytes, empty when there is none."""

    def __init__(self, label: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        self._choose = Button("", dense=True, icon_name="image")
        self._frame = _DropFrame()
        super().__init__(label, self._choose, hint=hint, optional=True, framed=self._frame, parent=parent)
        self._choose.setText(self.tr("Choisir une &image…"))
        self._choose.setAccessibleName(self.tr("Logo\u202f: choisir une image"))
        self._remove = Button(self.tr("&Retirer le logo"), ButtonKind.QUIET, dense=True)
        self._content = b""
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = QVBoxLayout()
        buttons.setSpacing(Space.TINY)
        for button in (self._choose, self._remove):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addStretch(1)
        row = QHBoxLayout(self._frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.LARGE)
        row.addWidget(self._picture)
        row.addLayout(buttons, 1)
        self._choose.clicked.connect(self._ask)
        self._remove.clicked.connect(self._drop_logo)
        self._frame.dropped.connect(self.take_file)
        self._show()

    def value(self) -> bytes:
        """The image's bytes."""
        return self._content

    def set_value(self, content: bytes) -> None:
        """Shows an image; not told as a change."""
        self._content = content
        self._show()

    def take_file(self, path: Path) -> None:
        """Reads an image from a file; a file that is no logo gets its sentence and changes nothing."""
        try:
            content = _read(path)
        except InvalidInput as error:
            self.set_error(input_sentence(error))
            return
        self.clear_error()
        self._content = content
        self._show()
        self.changed.emit()

    def _ask(self) -> None:
        images = self.tr("Images (*.png *.jpg *.jpeg)")
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Choisir le logo du cabinet"), "", images)
        if path:
            self.take_file(Path(path))

    def _drop_logo(self) -> None:
        self._content = b""
        self.clear_error()
        self._show()
        self._choose.setFocus()
        self.changed.emit()

    def _show(self) -> None:
        image = QImage.fromData(self._content) if self._content else QImage()
        self._picture.setVisible(not image.isNull())
        self._remove.setVisible(bool(self._content))
        if image.isNull():
            self._picture.clear()
            return
        look = theme.current()
        bounds = QSize(look.px(160), look.px(64))
        ratio = self.devicePixelRatioF()
        scaled = image.scaled(
            bounds * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        scaled.setDevicePixelRatio(ratio)
        self._picture.setPixmap(QPixmap.fromImage(scaled))
        self._picture.setAccessibleName(self.tr("Aperçu du logo"))


class _DropFrame(QFrame):
    dropped = Signal(Path)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit(Path(event.mimeData().urls()[0].toLocalFile()))


def _read(path: Path) -> bytes:
    """The bytes of an image. Raises InvalidInput: too large, unreadable, not an image, damaged."""
    try:
        size = path.stat().st_size
        if size > LOGO_LIMIT:
            raise InvalidInput("logo", Problem.FILE_TOO_LARGE, limit=LOGO_LIMIT, size=size)
        content = path.read_bytes()
    except OSError as error:
        raise InvalidInput("logo", Problem.FILE_UNREADABLE) from error
    if not content:
        raise InvalidInput("logo", Problem.FILE_EMPTY)
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    if bytes(reader.format().data()).lower() not in _FORMATS:
        raise InvalidInput("logo", Problem.FILE_KIND_UNKNOWN)
    if reader.read().isNull():
        raise InvalidInput("logo", Problem.FILE_DAMAGED)
    return content
