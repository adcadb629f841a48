"""What is known of the cases: read beside the window, coalesced, forgotten."""

from datetime import timedelta
from uuid import uuid4

import samples
from bilan_desktop.desktop import book
from bilan_desktop.desktop.book import CaseBook
from bilan_desktop.domain.agenda.kinds import DeadlineKind
from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.practice.running import frame


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
    qtbot.waitUntil(lambda: len(told) == 2)
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


def test_a_case_that_changes_is_read_again_alone_however_often_it_changes(desk, qtbot, monkeypatch):
    file = samples.to_investigation(samples.cpf_case(desk))
    samples.plan_case(desk).close()
    cases = CaseBook()
    cases.open(desk, book.read(desk))
    frame.plan_session(file, desk.now() + timedelta(days=2), timedelta(hours=1), "")
    monkeypatch.setattr("bilan_desktop.practice.directory.running_cases", None)  # the others are not read
    told = []
    cases.changed.connect(lambda: told.append(1))
    for _ in range(3):
        cases.touch(file.case.id)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [1]
    kinds = [entry.deadline.kind for entry in cases.reading.agenda]
    assert kinds == [DeadlineKind.SESSION, DeadlineKind.PLANNED_END]
    assert len(cases.reading.running) == 2
    file.close()
    cases.shut()


def test_before_all_is_forgotten_it_says_so_and_can_catch_up(desk):
    file = samples.to_investigation(samples.cpf_case(desk))
    cases = CaseBook()
    cases.open(desk, book.read(desk))
    assert not cases.catch_up()
    frame.plan_session(file, desk.now() + timedelta(days=2), timedelta(hours=1), "")
    cases.touch(file.case.id)
    seen = []

    def last_look():
        assert cases.desk is desk
        seen.append((cases.catch_up(), [entry.deadline.kind for entry in cases.reading.agenda]))

    cases.closing.connect(last_look)
    cases.shut()
    assert seen == [(True, [DeadlineKind.SESSION, DeadlineKind.PLANNED_END])]
    assert cases.desk is None
    cases.shut()
    assert len(seen) == 1
    file.close()


def test_a_case_that_was_closed_meanwhile_is_left_as_it_was(desk):
    cases = CaseBook()
    cases.open(desk, book.read(desk))
    cases.touch(uuid4())
    assert cases.catch_up()
    assert cases.reading.running == ()
    cases.shut()
