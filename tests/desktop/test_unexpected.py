"""What nobody foresaw leaves the window open and no word of a case anywhere."""

import sys
import threading

import pytest

from bilan_desktop.desktop.unexpected import Unexpected, report
from bilan_desktop.domain.errors import InvalidInput
from bilan_desktop.domain.practice import siret


@pytest.fixture
def unexpected(qapp):
    from PySide6.QtCore import qInstallMessageHandler

    before = sys.excepthook, sys.unraisablehook, threading.excepthook
    caught = Unexpected()
    caught.install()
    handler = qInstallMessageHandler(None)
    yield caught
    qInstallMessageHandler(None)
    sys.excepthook, sys.unraisablehook, threading.excepthook = before
    assert handler is not None


def test_the_report_names_kind_and_place_and_never_quotes_what_was_typed():
    try:
        siret("canari-9241")
    except InvalidInput as error:
        text = report(type(error), error.__traceback__)
    assert "InvalidInput" in text
    assert "domain/practice.py:" in text
    assert "canari" not in text


def test_an_exception_that_nobody_caught_is_told_and_nothing_is_printed(unexpected, qtbot, capfd):
    with qtbot.waitSignal(unexpected.happened) as told:
        try:
            raise ValueError("canari-9241")
        except ValueError as error:
            sys.excepthook(type(error), error, error.__traceback__)
    assert "canari" not in told.args[0]
    assert capfd.readouterr() == ("", "")


def test_an_exception_of_a_thread_is_told_in_the_window_s_thread(unexpected, qtbot):
    def fail():
        raise LookupError("canari-9241")

    with qtbot.waitSignal(unexpected.happened) as told:
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    assert "LookupError" in told.args[0]


def test_an_interruption_from_the_keyboard_is_no_fault(unexpected):
    heard = []
    unexpected.happened.connect(heard.append)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert heard == []
