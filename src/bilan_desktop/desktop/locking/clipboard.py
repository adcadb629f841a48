"""What was copied from the program does not stay on the clipboard: emptied after half a minute, and at the lock."""

from collections.abc import Callable
from typing import Final, cast

from PySide6.QtCore import QByteArray, QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

AFTER: Final = 30_000  # milliseconds
_YES: Final = b"\x01\x00\x00\x00"
_NO: Final = b"\x00\x00\x00\x00"
_WINDOWS: Final = 'application/x-qt-windows-mime;value="{}"'

KEEP_OUT: Final = {
    "x-kde-passwordManagerHint": b"secret",
    "org.nspasteboard.ConcealedType": b"",
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): _YES,
    _WINDOWS.format("CanIncludeInClipboardHistory"): _NO,
    _WINDOWS.format("CanUploadToCloudClipboard"): _NO,
}
"""What asks the histories of clipboards (KDE, macOS, Windows) to leave a copy out, and Windows not to send it away."""

_IMAGE: Final = "application/x-qt-image"
_SCREENLESS: Final = {"offscreen", "minimal"}


class ClipboardKeeper(QObject):
    """Watches the clipboard of `app`, and the mouse's selection where the system has one.

    `owns(mode)` says whether the copy there was made by this process; the system's own answer unless given.
    """

    def __init__(
        self,
        app: QGuiApplication,
        parent: QObject | None = None,
        *,
        after: int = AFTER,
        owns: Callable[[QClipboard.Mode], bool] | None = None,
    ) -> None:
        super().__init__(parent)
        self._board = app.clipboard()
        self._owns = owns or self._is_ours
        self._marking = False
        self._timers: dict[QClipboard.Mode, QTimer] = {}
        modes = [QClipboard.Mode.Clipboard]
        if self._board.supportsSelection():
            modes.append(QClipboard.Mode.Selection)
        for mode in modes:
            timer = self._timers[mode] = QTimer(self)
            timer.setSingleShot(True)
            timer.setInterval(after)
            timer.timeout.connect(lambda mode=mode: self._empty(mode))
        self._board.changed.connect(self._changed)

    def empty(self) -> None:
        """Empties the clipboard now of what was copied here; what others put there is left alone."""
        for mode in self._timers:
            self._empty(mode)

    def _changed(self, mode: QClipboard.Mode) -> None:
        timer = self._timers.get(mode)
        if timer is None or self._marking:
            return
        if not self._owns(mode):
            timer.stop()
            return
        timer.start()
        if mode is QClipboard.Mode.Clipboard:
            self._ask_to_be_left_out()

    def _ask_to_be_left_out(self) -> None:
        held = cast("QMimeData | None", self._board.mimeData())  # None where there is no screen
        if held is None or not held.formats() or held.hasFormat(next(iter(KEEP_OUT))):
            return
        copy = QMimeData()
        for name in held.formats():
            if name != _IMAGE:
                copy.setData(name, held.data(name))
        if held.hasImage():
            copy.setImageData(held.imageData())
        for name, value in KEEP_OUT.items():
            copy.setData(name, QByteArray(value))
        self._marking = True
        self._board.setMimeData(copy)
        self._marking = False

    def _empty(self, mode: QClipboard.Mode) -> None:
        self._timers[mode].stop()
        if self._owns(mode):
            self._board.clear(mode)

    def _is_ours(self, mode: QClipboard.Mode) -> bool:
        if QGuiApplication.platformName() in _SCREENLESS:
            return True
        selection = mode is QClipboard.Mode.Selection
        return self._board.ownsSelection() if selection else self._board.ownsClipboard()
