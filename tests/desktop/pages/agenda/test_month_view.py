"""The grid of the month: what each day says, and how the keyboard goes through it."""

from datetime import date, datetime
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from bilan_desktop.desktop.pages.agenda.days import days_of, month_days, week_days
from bilan_desktop.desktop.pages.agenda.month_view import DATE, MonthView
from bilan_desktop.desktop.pages.agenda.week_view import week_title
from bilan_desktop.domain.agenda.deadlines import Deadline
from bilan_desktop.domain.agenda.kinds import DeadlineKind
from bilan_desktop.practice.agenda.entries import Entry

TODAY = date(2026, 11, 21)
SAID = Qt.ItemDataRole.AccessibleTextRole


def own(words, on=TODAY, at=None):
    return Entry(Deadline(DeadlineKind.OWN, UUID(int=1), on, at, facts={"words": words}))


@pytest.fixture
def view(qtbot):
    made = MonthView()
    qtbot.addWidget(made)
    made.resize(700, 600)
    entries = [
        own("Relire"),
        own("Rappeler", at=datetime(2026, 11, 21, 14, 30)),
        own("Ranger", date(2026, 11, 30)),
    ]
    made.show_days(days_of(TODAY, entries), TODAY)
    made.show()
    return made


def chosen(view, qtbot, key):
    with qtbot.waitSignal(view.wanted) as told:
        QTest.keyClick(view, key)
    return told.args[0]


def test_six_weeks_from_monday_hold_the_month(view):
    model = view.model()
    days = [model.index(row, column).data(DATE) for row in range(6) for column in range(7)]
    assert days == month_days(TODAY)
    assert (days[0], days[-1]) == (date(2026, 10, 26), date(2026, 12, 6))
    assert [model.headerData(n, Qt.Orientation.Horizontal) for n in (0, 6)] == ["lundi", "dimanche"]
    assert month_days(date(2027, 2, 1))[0] == date(2027, 2, 1)


def test_a_day_is_read_aloud_with_what_falls_due_and_today_is_said(view):
    heard = view.currentIndex().data(SAID).replace("\u00a0", " ")
    assert heard == "samedi 21 novembre 2026, aujourd’hui, 2 échéances\u202f: Relire\u202f; 14:30 Rappeler"
    quiet = view.model().index_of(date(2026, 11, 3)).data(SAID).replace("\u00a0", " ")
    assert quiet == "mardi 3 novembre 2026"


@pytest.mark.parametrize(
    ("key", "day"),
    [
        (Qt.Key.Key_Left, date(2026, 11, 20)),
        (Qt.Key.Key_Right, date(2026, 11, 22)),
        (Qt.Key.Key_Up, date(2026, 11, 14)),
        (Qt.Key.Key_Down, date(2026, 11, 28)),
        (Qt.Key.Key_PageDown, date(2026, 12, 21)),
        (Qt.Key.Key_PageUp, date(2026, 10, 21)),
    ],
)
def test_arrows_go_from_day_to_day_and_pages_from_month_to_month(view, qtbot, key, day):
    assert chosen(view, qtbot, key) == day


def test_enter_and_a_double_click_open_a_day_and_a_click_chooses_it(view, qtbot):
    with qtbot.waitSignal(view.opened) as told:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert told.args == [TODAY]
    place = view.visualRect(view.model().index_of(date(2026, 11, 11))).center()
    with qtbot.waitSignal(view.wanted) as told:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [date(2026, 11, 11)]
    with qtbot.waitSignal(view.opened) as told:
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place + QPoint(1, 1))
    assert told.args == [date(2026, 11, 11)]


def test_nothing_stays_once_it_is_cleared(view):
    view.clear()
    assert view.model().rowCount() == 0
    assert not view.model().index_of(TODAY).isValid()
    QTest.keyClick(view, Qt.Key.Key_Left)


def test_a_week_goes_from_monday_to_sunday_and_says_both_months():
    days = week_days(date(2026, 12, 2))
    assert (days[0], days[-1]) == (date(2026, 11, 30), date(2026, 12, 6))
    assert week_title(days).replace("\u00a0", " ") == "30 nov. – 6 déc. 2026"
    assert week_title(week_days(TODAY)).replace("\u00a0", " ") == "16 – 22 nov. 2026"
