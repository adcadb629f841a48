"""Rows made anew while a page is shown: the old ones let go, the new ones put in their place for the keyboard too."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def clear(layout: QLayout) -> None:
    """Takes every widget out of a layout, and out of the layouts in it, and lets it go."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def order_before(follower: QWidget, made: Iterable[QWidget]) -> None:
    """Lets Tab reach widgets just made, in their order, right before `follower`. All of them take the focus."""
    before: QWidget = follower
    while before is follower or before.focusPolicy() is Qt.FocusPolicy.NoFocus:
        before = before.previousInFocusChain() or follower  # Qt orders what takes the focus alone
    for widget in made:
        QWidget.setTabOrder(before, widget)
        before = widget
