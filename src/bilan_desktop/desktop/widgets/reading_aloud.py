"""Keeps Qt sound while a screen reader walks through the window.

Qt's own description of a scroll area counts its children anew at each question and does not look whether the one asked
for is still there: when a bar, or the whole area, is hidden between two questions the program ends. The plain
description of a widget, given here instead, knows its children as long as they live.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_UNSOUND = {"QScrollArea", "QAbstractScrollArea"}


class _Installed:
    done = False


def make_sound() -> None:
    """From now on scroll areas are described soundly; a second call does nothing."""
    if not _Installed.done:
        _Installed.done = True
        QAccessible.installFactory(_describe)


def _describe(kind: str, described: QObject) -> QAccessibleInterface | None:
    if kind in _UNSOUND and isinstance(described, QWidget):
        return QAccessibleWidget(described, QAccessible.Role.Client)
    return None
