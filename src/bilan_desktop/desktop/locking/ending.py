"""Whatever stands in front when the vault locks is ended, without a question and whatever loop waits for it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from bilan_desktop.desktop.page import forget

_AGAIN: Final = 50  # milliseconds


@contextmanager
def told_if_unforeseen() -> Iterator[None]:
    """Goes on with the lock whatever the block raises; it is told as anything unforeseen is."""
    try:
        yield
    except Exception:  # noqa: BLE001 - nothing may keep the vault open
        sys.excepthook(*sys.exc_info())


def close_popups() -> None:
    """Closes menus, lists and calendars that are open."""
    for _ in range(8):  # one may open from another; none opens anew by being closed
        popup = QApplication.activePopupWidget()
        if popup is None:
            return
        popup.close()


def open_dialogs() -> list[QDialog]:
    """The dialogs that are shown, the innermost last."""
    shown = [
        each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()
    ]
    return sorted(shown, key=_depth)


def end_dialogs() -> None:
    """Ends every dialog as if it had been given up, the innermost first; nothing of it asks back.

    The system's own dialogs for files go with Qt's object for them.
    """
    from PySide6.QtWidgets import QMessageBox

    for dialog in reversed(open_dialogs()):
        QDialog.done(dialog, QDialog.DialogCode.Rejected)  # not what a dialog makes of it, which may ask
        if isinstance(dialog, QMessageBox) or type(dialog).__module__.startswith("bilan_desktop"):
            forget(dialog)


def bury(widget: QWidget) -> None:
    """Destroys a widget, once no dialog's own loop can come back into what the widget was doing."""
    from PySide6.QtCore import QThread

    if QThread.currentThread().loopLevel() > 1:
        QTimer.singleShot(_AGAIN, widget, lambda: bury(widget))
    else:
        widget.deleteLater()


def _depth(widget: QWidget) -> int:
    depth, parent = 0, widget.parentWidget()
    while parent is not None:
        depth, parent = depth + 1, parent.parentWidget()
    return depth
