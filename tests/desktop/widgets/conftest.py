"""A page to put a widget on, with another line to leave it for."""

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget


@pytest.fixture
def stage(qtbot):
    """Puts a widget on a page in front, gives it the focus, and returns the line after it."""
    pages = []

    def put(widget, width=500, height=400):
        page = QWidget()
        pages.append(page)
        column = QVBoxLayout(page)
        column.addWidget(widget)
        other = QLineEdit()
        column.addWidget(other)
        qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        widget.setFocus()
        return other

    return put
