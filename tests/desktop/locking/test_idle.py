"""A desk left alone, by a clock that the test moves."""

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout

from bilan_desktop.desktop.locking.idle import IdleWatch, moments


class Time:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Heard:
    """What was told, in order."""

    def __init__(self, idle: IdleWatch) -> None:
        self.told: list[object] = []
        idle.due.connect(lambda: self.told.append("due"))
        idle.warned.connect(self.told.append)
        idle.calmed.connect(lambda: self.told.append("calmed"))
        idle.lock_pressed.connect(lambda: self.told.append("lock"))


@pytest.fixture
def time() -> Time:
    """The time."""
    return Time()


@pytest.fixture
def idle(qapp, time):
    """A watch that has begun, of five minutes."""
    owner = QObject()
    idle = IdleWatch(qapp, owner, now=time)
    idle.start()
    yield idle
    idle.stop()
    owner.deleteLater()


@pytest.fixture
def heard(idle) -> Heard:
    """What it told since it began."""
    return Heard(idle)


@pytest.fixture
def line(qtbot, idle):
    """A line in a window that the watch knows."""
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    line.activateWindow()
    qtbot.waitUntil(line.isActiveWindow)
    return line


def pass_by(idle, time, seconds: float) -> None:
    """So much time passes, and the watch looks again as its timer would."""
    time.now += seconds
    idle.look()


def test_five_minutes_without_a_touch_are_the_limit(idle, heard, time) -> None:
    pass_by(idle, time, 279)
    assert heard.told == []
    pass_by(idle, time, 21)
    assert heard.told[-1] == "due"
    pass_by(idle, time, 600)
    assert heard.told.count("due") == 1


def test_it_warns_twenty_seconds_before_and_counts_them(idle, heard, time) -> None:
    pass_by(idle, time, 280)
    assert heard.told == [20]
    pass_by(idle, time, 1)
    pass_by(idle, time, 18.5)
    assert heard.told == [20, 19, 1]


@pytest.mark.parametrize("touch", ["key", "mouse", "press"])
def test_any_touch_keeps_it_open(idle, heard, time, line, touch) -> None:
    pass_by(idle, time, 290)
    window = line.windowHandle()
    if touch == "key":
        QTest.keyClick(window, Qt.Key.Key_Shift)
    elif touch == "mouse":
        QTest.mouseMove(window, line.rect().center())
    else:
        QTest.mouseClick(window, Qt.MouseButton.LeftButton)
    assert heard.told == [10, "calmed"]
    pass_by(idle, time, 279)
    assert heard.told == [10, "calmed"]
    pass_by(idle, time, 21)
    assert heard.told[-1] == "due"


def test_a_touch_in_a_dialog_counts_too_and_ctrl_l_is_heard_there(qtbot, idle, heard, time, line) -> None:
    dialog = QDialog(line)
    inside = QLineEdit()
    QVBoxLayout(dialog).addWidget(inside)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    pass_by(idle, time, 290)
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_A)
    assert heard.told == [10, "calmed"]
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert heard.told == [10, "calmed", "lock"]
    dialog.done(0)


def test_a_machine_that_slept_over_it_finds_it_due_at_once(idle, heard, time) -> None:
    pass_by(idle, time, 8 * 3600)
    assert heard.told == ["due"]


def test_once_stopped_it_is_never_due(idle, heard, time) -> None:
    pass_by(idle, time, 285)
    idle.stop()
    pass_by(idle, time, 600)
    assert heard.told == [15, "calmed"]


def test_the_minutes_left_are_told_as_they_pass(qapp, time) -> None:
    owner = QObject()
    idle = IdleWatch(qapp, owner, now=time)
    told: list[int] = []
    idle.minutes_left.connect(told.append)
    idle.start()
    for _ in range(4):
        pass_by(idle, time, 60)
    idle.stop()
    assert told == [5, 4, 3, 2, 1]
    owner.deleteLater()


def test_another_limit_counts_from_the_last_touch(idle, heard, time) -> None:
    pass_by(idle, time, 100)
    idle.set_after(60)
    assert heard.told == ["due"]


def test_the_timer_looks_by_itself(qapp, qtbot) -> None:
    owner = QObject()
    idle = IdleWatch(qapp, owner, after=0.2)
    with qtbot.waitSignals([idle.warned, idle.due]):
        idle.start()
    owner.deleteLater()


def test_time_passes_forward() -> None:
    assert moments() <= moments()
