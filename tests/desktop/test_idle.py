"""A desk left alone."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from bilan_desktop.desktop.idle import IdleLock


def test_it_is_due_when_nothing_was_touched(qapp, qtbot):
    idle = IdleLock(qapp, QObject(qapp), after=80)
    with qtbot.waitSignal(idle.due, timeout=3_000):
        idle.start()


def test_a_key_begins_the_time_anew(qapp, qtbot):
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    qtbot.waitExposed(line)
    idle = IdleLock(qapp, QObject(qapp), after=400)
    due = []
    idle.due.connect(lambda: due.append(1))
    idle.start()
    for _ in range(8):
        qtbot.wait(100)
        QTest.keyClick(line.windowHandle(), Qt.Key.Key_A)
    assert due == []
    qtbot.waitUntil(lambda: bool(due), timeout=3_000)


def test_once_stopped_it_is_never_due(qapp, qtbot):
    idle = IdleLock(qapp, QObject(qapp), after=50)
    idle.start()
    idle.stop()
    with qtbot.assertNotEmitted(idle.due, wait=200):
        pass


def test_the_minutes_left_are_told_as_they_pass(qapp, qtbot):
    idle = IdleLock(qapp, QObject(qapp), after=5 * 60_000)
    with qtbot.waitSignal(idle.minutes_left) as told:
        idle.start()
    assert told.args == [5]
    idle.stop()
