"""The week: side by side where there is room; in large type one day under another, each beside its name."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtWidgets import QFrame

from bilan_desktop.desktop.pages.agenda.days import days_of
from bilan_desktop.desktop.pages.agenda.week_view import WeekEntry, WeekView
from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import ThemeName
from bilan_desktop.domain.agenda.deadlines import Deadline
from bilan_desktop.domain.agenda.kinds import DeadlineKind
from bilan_desktop.practice.agenda.entries import Entry

TODAY = date(2026, 11, 21)


@pytest.fixture
def week(qtbot):
    def shown(width: int) -> WeekView:
        view = WeekView()
        qtbot.addWidget(view)
        view.resize(width, 560)
        own = Deadline(DeadlineKind.OWN, UUID(int=1), TODAY, None, facts={"words": "Relire les notes"})
        view.show_days(days_of(TODAY, [Entry(own)]), TODAY)
        view.show()
        qtbot.waitExposed(view)
        return view

    return shown


def days(view: WeekView) -> list[QFrame]:
    found = [day for day in view.findChildren(QFrame) if day.property("surface") == "card"]
    return sorted(found, key=lambda day: (day.y(), day.x()))


def test_seven_days_stand_side_by_side_where_there_is_room(week):
    assert len({day.y() for day in days(week(1000))}) == 1


def test_in_large_type_the_whole_week_fits_with_what_it_holds_beside_each_name(week, qapp, qtbot):
    theme.apply(qapp, ThemeName.LIGHT, 1.5)
    view = week(943)
    assert len({day.x() for day in days(view)}) == 1
    entry = view.findChild(WeekEntry)
    qtbot.waitUntil(lambda: entry.x() > 0)
    assert entry.x() > theme.current().px(100)
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() == 0)
