"""What was copied here does not stay on the clipboard; what others copied does."""

import pytest
from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from bilan_desktop.desktop.locking.clipboard import KEEP_OUT, ClipboardKeeper

WORD = "Zorbelune"


@pytest.fixture
def board(qapp):
    """The clipboard, empty before and after."""
    board = qapp.clipboard()
    board.clear()
    yield board
    board.clear()


@pytest.fixture
def watched(qapp, board):
    """Starts watching; ended with the test."""
    owner = QObject()

    def watch(**given) -> ClipboardKeeper:
        return ClipboardKeeper(qapp, owner, **given)

    yield watch
    owner.deleteLater()


def copy(qtbot, text: str) -> None:
    """Ctrl+A, Ctrl+C in a field."""
    line = QLineEdit(text)
    qtbot.addWidget(line)
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(line, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)


def test_a_copy_is_gone_after_a_while(qtbot, board, watched):
    watched(after=200)
    copy(qtbot, WORD)
    assert board.text() == WORD
    qtbot.waitUntil(lambda: board.text() == "")


def test_the_usual_while_is_half_a_minute(watched):
    keeper = watched()
    assert {timer.interval() for timer in keeper._timers.values()} == {30_000}  # noqa: SLF001


def test_a_second_copy_has_its_whole_while(qtbot, board, watched):
    watched(after=600)
    copy(qtbot, "premier")
    qtbot.wait(400)
    copy(qtbot, WORD)
    qtbot.wait(400)
    assert board.text() == WORD
    qtbot.waitUntil(lambda: board.text() == "")


def test_it_is_gone_at_once_when_the_vault_locks(qtbot, board, watched):
    keeper = watched()
    copy(qtbot, WORD)
    keeper.empty()
    assert board.text() == ""


def test_what_another_program_put_there_since_is_left_alone(qtbot, board, watched):
    ours = [True]
    keeper = watched(after=200, owns=lambda _: ours[0])
    copy(qtbot, WORD)
    ours[0] = False
    board.setText("d’ailleurs")
    keeper.empty()
    qtbot.wait(400)
    assert board.text() == "d’ailleurs"


def test_a_copy_asks_the_histories_of_clipboards_to_leave_it_out(qtbot, board, watched):
    watched()
    copy(qtbot, WORD)
    held = board.mimeData()
    assert held.text() == WORD
    assert {name for name in KEEP_OUT if held.hasFormat(name)} == set(KEEP_OUT)


def test_a_copy_keeps_every_form_it_came_in(board, watched):
    watched()
    data = QMimeData()
    data.setText(WORD)
    data.setHtml(f"<b>{WORD}</b>")
    image = QImage(4, 3, QImage.Format.Format_RGB32)
    image.fill(QColor("#123456"))
    data.setImageData(image)
    board.setMimeData(data)
    held = board.mimeData()
    assert (held.text(), held.html()) == (WORD, f"<b>{WORD}</b>")
    assert (board.image().width(), board.image().height()) == (4, 3)
