"""What is known of the cases: read beside the window, coalesced, forgotten."""

import samples
from bilan_desktop.desktop import book
from bilan_desktop.desktop.book import CaseBook
from bilan_desktop.domain.errors import Fault, FaultKind


def test_it_reads_what_the_dashboard_shows(desk):
    samples.cpf_case(desk).close()
    reading = book.read(desk)
    assert [case.reference for case in reading.running] == ["B-2026-001"]
    assert reading.today == samples.TODAY
    assert reading.due == ()


def test_a_refresh_tells_of_what_changed(desk, qtbot):
    cases = CaseBook()
    cases.open(desk, book.read(desk))
    samples.cpf_case(desk).close()
    with qtbot.waitSignal(cases.changed):
        cases.refresh()
    assert len(cases.reading.running) == 1
    cases.shut()


def test_refreshes_asked_for_meanwhile_are_made_once_afterwards(desk, qtbot):
    cases = CaseBook()
    cases.open(desk, book.read(desk))
    told = []
    cases.changed.connect(lambda: told.append(1))
    for _ in range(5):
        cases.refresh()
    qtbot.waitUntil(lambda: len(told) == 2, timeout=5_000)
    qtbot.wait(200)
    assert len(told) == 2
    cases.shut()


def test_what_was_known_stays_when_a_reading_fails(desk, qtbot, monkeypatch):
    cases = CaseBook()
    before = book.read(desk)
    cases.open(desk, before)

    def fail(_):
        raise Fault(FaultKind.DISK_FAILED)

    monkeypatch.setattr("bilan_desktop.practice.directory.running_cases", fail)
    with qtbot.waitSignal(cases.failed) as failed:
        cases.refresh()
    assert failed.args[0].kind is FaultKind.DISK_FAILED
    assert cases.reading == before
    cases.shut()


def test_nothing_is_kept_and_nothing_told_once_it_is_shut(desk, qtbot):
    samples.cpf_case(desk).close()
    cases = CaseBook()
    cases.open(desk, book.read(desk))
    told = []
    cases.changed.connect(lambda: told.append(1))
    cases.closed_changed.connect(lambda: told.append(1))
    cases.refresh()
    cases.refresh_closed()
    cases.shut()
    qtbot.wait(200)
    assert told == []
    assert cases.reading is None
    assert cases.closed is None
    cases.refresh()
    assert cases.reading is None
