"""What is typed is saved by itself, at most a second later."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QElapsedTimer

from bilan_desktop.desktop.autosave import DELAY, Autosave
from bilan_desktop.desktop.widgets.fields.read_field import PAUSE
from bilan_desktop.desktop.widgets.status_line import StatusLine
from bilan_desktop.domain.errors import Fault, FaultKind, InvalidInput, Problem


class StoppedClock:
    def now(self):
        return datetime(2026, 11, 21, 10, 42, tzinfo=UTC)


class Store:
    """Counts what is written, and fails when told to."""

    def __init__(self):
        self.count = 0
        self.trouble = None

    def save(self):
        if self.trouble is not None:
            raise self.trouble
        self.count += 1


@pytest.fixture
def store():
    return Store()


@pytest.fixture
def line(qtbot):
    made = StatusLine()
    qtbot.addWidget(made)
    return made


def autosave(store, line, **more):
    return Autosave(store.save, StoppedClock(), status=line, word=lambda error: f"Raté : {error}", **more)


def test_several_edits_are_one_save_within_a_second(qtbot, store, line):
    saver = autosave(store, line)
    timer = QElapsedTimer()
    timer.start()
    with qtbot.waitSignal(saver.saved):
        for _ in range(5):
            saver.touch()
    assert timer.elapsed() < 1000
    assert store.count == 1
    assert not saver.is_dirty


def test_unbroken_typing_does_not_put_the_save_off(qtbot, store, line):
    saver = autosave(store, line)
    typing = QElapsedTimer()
    typing.start()
    saver.touch()

    def type_on():
        saver.touch()
        return store.count > 0

    qtbot.waitUntil(type_on)
    assert typing.elapsed() < 1000


def test_a_field_read_after_a_pause_and_the_save_together_stay_under_a_second():
    assert PAUSE + DELAY < 1000


def test_the_line_says_when_it_was_saved(store, line):
    saver = autosave(store, line)
    saver.touch()
    assert line.text() == "Enregistrement…"
    assert saver.flush()
    assert line.text() == "Enregistré à 10:42"
    assert line.accessibleName() == "Enregistré à 10:42"


def test_nothing_edited_is_nothing_saved(store, line):
    assert autosave(store, line).flush()
    assert store.count == 0
    assert line.text() == ""


def test_a_fault_is_said_kept_and_tried_again_by_itself(qtbot, store, line):
    saver = autosave(store, line, retry=10)
    store.trouble = Fault(FaultKind.DISK_FULL)
    saver.touch()
    with qtbot.waitSignal(saver.failed) as failed:
        assert not saver.flush()
    assert failed.args == [store.trouble]
    assert line.text() == "Raté : disk_full"
    assert saver.is_dirty
    store.trouble = None
    with qtbot.waitSignal(saver.saved):
        pass
    assert store.count == 1


def test_an_edit_after_a_fault_is_tried_soon(qtbot, store, line):
    saver = autosave(store, line, retry=100_000)
    store.trouble = Fault(FaultKind.DISK_FULL)
    saver.touch()
    saver.flush()
    store.trouble = None
    with qtbot.waitSignal(saver.saved, timeout=2000):
        saver.touch()


def test_what_a_field_refuses_is_told_and_not_lost(qtbot, store, line):
    saver = autosave(store, line)
    store.trouble = InvalidInput("name", Problem.TOO_LONG)
    saver.touch()
    with qtbot.waitSignal(saver.refused):
        assert not saver.flush()
    assert saver.is_dirty
    store.trouble = None
    assert saver.flush()


def test_what_belongs_to_something_gone_is_given_up(store, line):
    saver = autosave(store, line)
    saver.touch()
    saver.drop()
    assert saver.flush()
    assert store.count == 0


def test_a_bug_in_the_page_is_not_hidden(store, line):
    saver = autosave(store, line)
    store.trouble = ZeroDivisionError()
    saver.touch()
    with pytest.raises(ZeroDivisionError):
        saver.flush()
