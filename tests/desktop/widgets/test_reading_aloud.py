"""A screen reader may ask at any moment, also for what has just been hidden."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel

from bilan_desktop.desktop.widgets.scrolling import ScrollColumn


def tall_column(qtbot) -> ScrollColumn:
    """A column with more in it than it can show, so that its bar shows."""
    column = ScrollColumn()
    qtbot.addWidget(column)
    for number in range(60):
        column.add(QLabel(f"Ligne {number}"))
    column.resize(200, 120)
    column.show()
    QApplication.processEvents()
    return column


def test_a_child_that_went_away_between_two_questions_is_nothing_rather_than_the_end(qtbot) -> None:
    column = tall_column(qtbot)
    described = QAccessible.queryAccessibleInterface(column)
    count = described.childCount()
    column.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    column.hide()
    assert [described.child(index) for index in range(count, count + 8)] == [None] * 8
    assert all(described.child(index) is not None for index in range(described.childCount()))


def test_what_it_holds_is_still_found_through_it(qtbot) -> None:
    column = tall_column(qtbot)
    described = QAccessible.queryAccessibleInterface(column)
    found, todo = [], [described]
    while todo:
        each = todo.pop()
        found.append(each.text(QAccessible.Text.Name))
        todo += [each.child(index) for index in range(each.childCount())]
    assert "Ligne 0" in found
