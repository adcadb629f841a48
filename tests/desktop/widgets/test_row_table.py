"""Tables of rows: one that stands whole on its page, and one whose lines are as tall as what is told on them."""

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest

from bilan_desktop.desktop.pages.registers.entries import Column, EntryTable
from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.widgets.lists.row_table import PAD, RowShape, RowTable, broken
from bilan_desktop.desktop.widgets.scrolling import ScrollColumn

FACTS = "Un message envoyé à une mauvaise adresse, repris le jour même, puis effacé devant la personne."


def test_a_whole_table_leaves_the_scrolling_to_its_page_which_follows_the_keyboard(qtbot):
    rows = 30
    table = RowTable(
        QStringListModel([str(row) for row in range(rows)]), "Essai", RowShape({}, least_rows=None)
    )
    page = ScrollColumn()
    qtbot.addWidget(page)
    page.add(table)
    page.resize(600, 400)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    assert table.verticalScrollBar().maximum() == 0
    assert table.height() >= rows * theme.current().px(60)
    table.setFocus()
    for row in range(rows):
        table.selectRow(row)
    last = table.visualRect(table.model().index(rows - 1, 0)).center()
    seen = table.viewport().mapTo(page.viewport(), last)
    assert page.viewport().rect().contains(seen)
    QTest.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert page.verticalScrollBar().value() < page.verticalScrollBar().maximum()


def test_the_keyboard_always_stands_on_a_row(qtbot):
    table = RowTable(QStringListModel(["Un", "Deux"]), "Essai", RowShape({}))
    qtbot.addWidget(table)
    table.show()
    table.activateWindow()
    qtbot.waitUntil(table.isActiveWindow)
    table.clearFocus()
    table.setFocus(Qt.FocusReason.TabFocusReason)
    assert [index.row() for index in table.selectionModel().selectedRows()] == [0]
    assert table.currentIndex().row() == 0


def test_a_line_is_as_tall_as_what_is_told_on_it(qtbot):
    table = EntryTable("Essai", [Column("Faits", str, told=True), Column("Suite", lambda _: "", 100)])
    qtbot.addWidget(table)
    table.resize(420, 400)
    table.show_entries([FACTS, "Bref."])
    table.show()
    qtbot.waitUntil(lambda: table.columnWidth(0) == table.viewport().width() - 100)
    metrics = QFontMetricsF(theme.current().font())
    lines = broken(FACTS, metrics, table.columnWidth(0) - 2 * PAD, 6)
    assert len(lines) > 2
    assert " ".join(lines) == FACTS
    assert table.rowHeight(0) >= len(lines) * metrics.height()
    assert table.rowHeight(1) == theme.current().px(48)
    narrow = table.rowHeight(0)
    table.resize(900, 400)
    qtbot.waitUntil(lambda: table.rowHeight(0) < narrow)


def test_what_is_told_at_length_ends_with_an_ellipsis(qtbot):
    metrics = QFontMetricsF(theme.current().font())
    lines = broken(FACTS, metrics, 200, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
