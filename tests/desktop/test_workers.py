"""Long work beside the window."""

from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from bilan_desktop.desktop.widgets.busy_overlay import BusyOverlay
from bilan_desktop.desktop.workers import Job


def test_the_work_runs_in_another_thread_and_its_result_comes_to_the_window_s(qtbot):
    threads = []

    def work(progress):
        threads.append(current_thread())
        return 42

    class Page(QObject):
        def take(self, result):
            threads.append(QThread.currentThread())
            self.result = result

    page = Page()
    job = Job(work, page)
    job.done.connect(page.take)
    with qtbot.waitSignal(job.finished):
        job.start()
    assert page.result == 42
    assert threads[0] is not main_thread()
    assert threads[1] is page.thread()
    assert not job.is_running


def test_an_exception_is_handed_to_the_window(qtbot):
    trouble = OSError("plein")

    def work(progress):
        raise trouble

    job = Job(work)
    with qtbot.waitSignal(job.failed) as told:
        job.start()
    assert told.args == [trouble]
    assert not job.is_running


def test_progress_is_told_in_order(qtbot):
    told = []

    def work(progress):
        progress(0.5, "moitié")
        progress(1.0, "tout")

    job = Job(work)
    job.progress.connect(lambda part, text: told.append((part, text)))
    with qtbot.waitSignal(job.finished):
        job.start()
    assert told == [(0.5, "moitié"), (1.0, "tout")]


def test_work_that_is_asked_to_stop_stops_at_its_next_step(qtbot):
    begun, asked, steps = Event(), Event(), []

    def work(progress):
        begun.set()
        asked.wait(5)
        progress(0.5)
        steps.append("after")

    job = Job(work)
    job.start()
    qtbot.waitUntil(begun.is_set)
    job.cancel()
    with qtbot.waitSignals([job.cancelled, job.finished]):
        asked.set()
    assert steps == []


def test_work_whose_page_is_destroyed_is_asked_to_stop(qtbot):
    begun, gone, ended = Event(), Event(), Event()
    stopped = []

    def work(progress):
        begun.set()
        gone.wait(5)
        try:
            progress(0.5)
        except Exception as error:
            stopped.append(type(error).__name__)
            raise
        finally:
            ended.set()

    page = QObject()
    Job(work, page).start()
    qtbot.waitUntil(begun.is_set)
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    gone.set()
    qtbot.waitUntil(ended.is_set)
    assert stopped == ["Cancelled"]


@pytest.fixture
def page(qtbot):
    made = QWidget()
    column = QVBoxLayout(made)
    made.line = QLineEdit()
    column.addWidget(made.line)
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.line.setFocus()
    return made


def test_a_page_that_is_busy_says_how_far_and_can_be_interrupted(qtbot, page):
    overlay = BusyOverlay(page)
    go_on = Event()

    def work(progress):
        progress(0.42, "Chiffrement des pièces")
        go_on.wait(20)
        progress.check()

    job = overlay.watch(Job(work, page), "Copie en cours")
    assert not page.line.hasFocus()
    (stop,) = overlay.findChildren(QPushButton)
    qtbot.waitUntil(stop.isVisible)

    def said() -> set[str]:
        return {label.text() for label in overlay.findChildren(QWidget) if hasattr(label, "text")}

    qtbot.waitUntil(lambda: {"Copie en cours", "42\u00a0%", "Chiffrement des pièces"} <= said())
    with qtbot.waitSignal(job.cancelled):
        stop.click()
        go_on.set()
    assert not overlay.isVisible()
    assert page.line.hasFocus()


def test_what_ends_at_once_is_not_spoken_of(qtbot, page):
    overlay = BusyOverlay(page)
    job = Job(lambda progress: None, page)
    with qtbot.waitSignal(job.finished):
        overlay.watch(job, "Copie en cours")
    assert not overlay.is_busy
    assert not any(button.isVisible() for button in overlay.findChildren(QPushButton))


def test_what_must_not_be_interrupted_offers_no_button(qtbot, page):
    overlay = BusyOverlay(page)
    go_on = Event()
    job = overlay.watch(Job(lambda progress: go_on.wait(20), page), "Destruction en cours", cancellable=False)
    (stop,) = overlay.findChildren(QPushButton)
    qtbot.waitUntil(lambda: stop.parentWidget().isVisible())
    assert not stop.isVisible()
    with qtbot.waitSignal(job.finished):
        go_on.set()
