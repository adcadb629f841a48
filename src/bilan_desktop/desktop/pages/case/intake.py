"""Where a file is given: chosen with a button, dropped, or pasted as an image; a refusal is said there."""

import base64
from pathlib import Path

from attrs import frozen
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QImageWriter,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QWidget

from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind
from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.desktop.widgets.labels import Text, restyle
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.practice.running.attachments import read_file
from bilan_desktop.wording.french import file_size
from bilan_desktop.wording.refusals import input_sentence


@frozen
class Given:
    """A file that was given: where it is, or what was pasted."""

    path: Path | None = None
    pasted: bytes = b""

    @property
    def name(self) -> str:
        """The name of the file without its end, as a first title; empty for what was pasted."""
        return self.path.stem if self.path else ""

    def read(self) -> bytes:
        """Its content. Raises InvalidInput: unreadable, or larger than may be attached."""
        return read_file(self.path) if self.path else self.pasted

    def shown(self, pasted: str) -> str:
        """As it is shown once chosen: « scan.pdf · 1,2 Mo »; `pasted` is what an image without a name is called."""
        if self.path is None:
            return f"{pasted} · {file_size(len(self.pasted))}"
        return f"{self.path.name} · {file_size(self.path.stat().st_size)}"


class IntakeField(FormField):
    """A place to give a PDF, JPEG or PNG. `given(Given)` for each; `value()` is the last one until `set_value(None)`.

    With `keeps` it holds one file at a time and refuses several; without, each is only told of.
    """

    given = Signal(object)

    def __init__(
        self, label: str, button: str, *, keeps: bool = True, hint: str = "", parent: QWidget | None = None
    ) -> None:
        self._button = Button(button, dense=True, icon_name="paperclip")
        self._zone = _Zone()
        super().__init__(label, self._button, hint=hint, framed=self._zone, parent=parent)
        self._keeps = keeps
        self._value: Given | None = None
        self._paste = Button(self.tr("Coller une image"), ButtonKind.QUIET, dense=True)
        self._chosen = Text("", TextStyle.SMALL, "ink", wrap=True)
        self._tip = Text(
            self.tr("ou déposez ici un PDF ou une image (JPEG, PNG, HEIC) de 25\u00a0Mo au plus"),
            TextStyle.SMALL,
            "secondary",
            wrap=True,
        )
        row = QHBoxLayout(self._zone)
        row.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.SMALL)
        row.setSpacing(Space.SMALL)
        row.addWidget(self._button)
        row.addWidget(self._paste)
        row.addWidget(self._chosen, 1)
        row.addWidget(self._tip, 1)
        self._chosen.hide()
        self._button.clicked.connect(self._ask)
        self._paste.clicked.connect(self.paste)
        self._zone.dropped.connect(self._take_all)
        self._zone.refused.connect(lambda: self._refuse(Problem.FILE_KIND_UNKNOWN))
        QGuiApplication.clipboard().dataChanged.connect(self._show_paste)
        self._show_paste()

    def value(self) -> Given | None:
        """What was given and not yet taken."""
        return self._value

    def set_value(self, value: Given | None) -> None:
        """Shows what was given, or nothing; not told as a change."""
        self._value = value
        self._chosen.setText(value.shown(self.tr("Image collée")) if value else "")
        self._chosen.setVisible(value is not None)
        self._tip.setVisible(value is None)

    def draft(self) -> list[str] | None:
        if self._value is None:
            return None
        return [str(self._value.path or ""), base64.b64encode(self._value.pasted).decode()]

    def put_back(self, draft: list[str]) -> None:
        path, pasted = draft
        self._take(Given(Path(path) if path else None, base64.b64decode(pasted)))

    def paste(self) -> bool:
        """Takes the image of the clipboard. False when there is none."""
        image = QGuiApplication.clipboard().image()
        if image.isNull():
            return False
        self._take(Given(pasted=_png(image)))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self.paste():
            return
        super().keyPressEvent(event)

    def _ask(self) -> None:
        kinds = self.tr("PDF et images (*.pdf *.jpg *.jpeg *.png *.heic)")
        if self._keeps:
            chosen = [QFileDialog.getOpenFileName(self, self.tr("Choisir un fichier"), "", kinds)[0]]
        else:
            chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("Choisir des fichiers"), "", kinds)
        self._take_all([Given(Path(path)) for path in chosen if path])

    def _take_all(self, files: list[Given]) -> None:
        if len(files) > 1 and self._keeps:
            self._refuse(Problem.ONE_FILE_ONLY)
            return
        for given in files:
            self._take(given)

    def _take(self, given: Given) -> None:
        self.clear_error()
        if self._keeps:
            try:
                self.set_value(given)
            except OSError:
                self._refuse(Problem.FILE_UNREADABLE)
                return
            self.changed.emit()
        self.given.emit(given)

    def _refuse(self, problem: Problem) -> None:
        self.set_error(input_sentence(InvalidInput("file", problem)))

    def _show_paste(self) -> None:
        held = QGuiApplication.clipboard().mimeData()
        self._paste.setEnabled(bool(held) and held.hasImage())


class _Zone(QFrame):
    dropped = Signal(object)
    refused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.setProperty("surface", "intake")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _is_file(event.mimeData()):
            event.acceptProposedAction()
            self._light(lit=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._light(lit=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._light(lit=False)
        event.acceptProposedAction()
        urls = event.mimeData().urls()
        if urls:
            self.dropped.emit([Given(Path(url.toLocalFile())) for url in urls])
        elif event.mimeData().hasImage():
            self.dropped.emit([Given(pasted=_png(QImage(event.mimeData().imageData())))])
        else:
            self.refused.emit()

    def _light(self, *, lit: bool) -> None:
        self.setProperty("lit", lit)
        restyle(self)


def _is_file(mime: QMimeData) -> bool:
    return mime.hasImage() or (bool(mime.urls()) and all(url.isLocalFile() for url in mime.urls()))


def _png(image: QImage) -> bytes:
    """An image as a PNG file without anything beside its pixels."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
