"""What nobody foresaw: the window stays, a panel says so, and the report holds no word of a case.

A report names the kind of exception and the places in the program's own code, never the exception's message, which may
quote what was typed. Nothing is written anywhere unless the counsellor copies it.
"""

import platform
import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler, qVersion

from bilan_desktop import __version__

_PACKAGE = Path(__file__).resolve().parent.parent


def report(kind: type[BaseException], traceback: TracebackType | None) -> str:
    """The details to copy: versions, the kind of exception, and where in the program it came from."""
    lines = [
        f"Bilan Desktop {__version__} · Python {platform.python_version()} · Qt {qVersion()} · {platform.system()}",
        f"{kind.__module__}.{kind.__qualname__}",
    ]
    while traceback is not None:
        place = Path(traceback.tb_frame.f_code.co_filename)
        if place.is_relative_to(_PACKAGE):
            lines.append(f"{place.relative_to(_PACKAGE).as_posix()}:{traceback.tb_lineno}")
        traceback = traceback.tb_next
    return "\n".join(lines)


class Unexpected(QObject):
    """Catches what no page caught. `happened(details)` comes in the window's thread."""

    happened = Signal(str)

    def install(self) -> None:
        """From now on nothing is printed, and no exception ends the program."""
        sys.excepthook = self._caught
        sys.unraisablehook = lambda lost: self._caught(lost.exc_type, lost.exc_value, lost.exc_traceback)
        threading.excepthook = lambda lost: self._caught(lost.exc_type, lost.exc_value, lost.exc_traceback)
        qInstallMessageHandler(_silence)

    def _caught(
        self, kind: type[BaseException], _: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            return
        self.happened.emit(report(kind, traceback))


def _silence(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    """Qt's own messages may quote what a widget holds: none is written."""
