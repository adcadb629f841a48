"""The small window at the corner: it takes no focus, is read aloud, and answers to the keyboard once it is gone to."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from bilan_desktop.desktop.reminding.corner_window import CornerWindow, Delay, put_off
from bilan_desktop.desktop.widgets.buttons import Button, IconButton
from bilan_desktop.desktop.widgets.labels import Text

NOW = datetime(2026, 11, 21, 18, 30).astimezone()


@pytest.fixture
def corner(qtbot):
    made = CornerWindow()
    qtbot.addWidget(made)
    return made


def said(window):
    return [t.text() for t in window.findChildren(Text) if t.text() and t.isVisibleTo(window)]


def test_it_stands_at_the_corner_and_takes_no_focus(corner):
    corner.show_lines("Une échéance vous attend", ["Un rendez-vous demain à 10:00"], is_locked=True)
    assert corner.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert not corner.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
    assert corner.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    room = corner.screen().availableGeometry()
    assert room.contains(corner.geometry())
    assert corner.geometry().right() > room.center().x()
    assert corner.geometry().bottom() > room.center().y()


def test_it_says_what_waits_and_counts_what_has_no_room(corner):
    corner.show_lines("6 échéances vous attendent", [f"Ligne {n}" for n in range(6)], is_locked=False)
    assert said(corner)[:6] == [
        "6 échéances vous attendent",
        "Ligne 0",
        "Ligne 1",
        "Ligne 2",
        "Ligne 3",
        "et 2 de plus",
    ]
    assert corner.accessibleName() == "Rappel\u202f: 6 échéances vous attendent"
    assert "Ligne 5" in corner.accessibleDescription()
    assert any("F6" in line for line in said(corner))
    corner.fill("Une échéance vous attend", ["Ligne"], is_locked=True)
    assert said(corner) == [
        "Une échéance vous attend",
        "Ligne",
        "Aucun nom n’est affiché tant que le coffre est fermé.",
    ]
    assert corner.windowTitle() == "Bilan Desktop"


def test_every_button_has_a_name_and_tab_goes_through_them(corner, qtbot):
    corner.show_lines("Une échéance vous attend", ["Ligne"], is_locked=True)
    corner.go_to()
    opener, later = corner.findChildren(Button)
    (close,) = corner.findChildren(IconButton)
    assert [opener.text(), later.text(), close.accessibleName()] == [
        "&Ouvrir",
        "&Plus tard",
        "Fermer le rappel",
    ]
    assert corner.focusWidget() is opener
    assert opener.nextInFocusChain() is later
    assert later.nextInFocusChain() is close


def test_enter_opens_and_escape_closes(corner, qtbot):
    corner.show_lines("Une échéance vous attend", ["Ligne"], is_locked=True)
    corner.go_to()
    with qtbot.waitSignal(corner.opened):
        QTest.keyClick(corner.focusWidget(), Qt.Key.Key_Return)
    with qtbot.waitSignal(corner.closed):
        QTest.keyClick(corner, Qt.Key.Key_Escape)
    assert not corner.isVisible()


def test_later_offers_an_hour_tomorrow_a_week_and_another_day(corner, qtbot):
    (menu,) = corner.findChildren(QMenu)
    texts = [action.text().replace("&", "").replace("\u00a0", " ") for action in menu.actions()]
    assert texts == ["Dans 1 heure", "Demain à 8 h", "Dans une semaine", "Un autre jour…"]
    chosen = []
    corner.later.connect(chosen.append)
    for action in menu.actions():
        action.trigger()
    assert chosen == list(Delay)


@pytest.mark.parametrize(
    ("delay", "until"),
    [
        (Delay.AN_HOUR, datetime(2026, 11, 21, 19, 30)),
        (Delay.TOMORROW, datetime(2026, 11, 22, 8, 0)),
        (Delay.A_WEEK, datetime(2026, 11, 28, 8, 0)),
    ],
)
def test_how_long_it_is_put_off(delay, until):
    assert put_off(delay, NOW) == until


def test_an_hour_from_now_may_be_tomorrow():
    late = datetime(2026, 11, 21, 23, 30).astimezone()
    assert put_off(Delay.AN_HOUR, late) == datetime(2026, 11, 22, 0, 30)
    assert put_off(Delay.TOMORROW, late) - put_off(Delay.AN_HOUR, late) < timedelta(hours=8)
