"""Windows are kept out of captures as they come, and may be seen for a while only."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from bilan_desktop.desktop.locking.privacy import ScreenPrivacy
from bilan_desktop.platform.capture.shield import Shield, Shielding


class Screen(Shield):
    """Remembers which windows are hidden."""

    shielding = Shielding.WHOLE

    def __init__(self) -> None:
        self.hidden: dict[int, bool] = {}

    def hide(self, window: int) -> bool:
        self.hidden[window] = True
        return True

    def show(self, window: int) -> bool:
        self.hidden[window] = False
        return True


@pytest.fixture
def screen() -> Screen:
    """The screen."""
    return Screen()


@pytest.fixture
def privacy(qapp, screen):
    """Watched from before the windows are there."""
    owner = QObject()
    made = ScreenPrivacy(qapp, owner, screen)
    yield made
    qapp.removeEventFilter(made)
    owner.deleteLater()


def shown(qtbot, widget: QWidget) -> int:
    """Shows a window; its number."""
    qtbot.addWidget(widget)
    widget.show()
    return int(widget.winId())


def test_each_window_is_hidden_as_it_comes(qtbot, privacy, screen) -> None:
    window = QWidget()
    number = shown(qtbot, window)
    dialog = shown(qtbot, QDialog(window))
    menu = QMenu(window)
    menu.addAction("Couper")
    other = shown(qtbot, menu)
    assert [screen.hidden[each] for each in (number, dialog, other)] == [True, True, True]


def test_help_from_afar_sees_them_for_a_while_and_no_longer(qtbot, privacy, screen) -> None:
    window, dialog = QWidget(), QDialog()
    number = shown(qtbot, window)
    with qtbot.waitSignal(privacy.changed):
        privacy.allow(0.3)
    later = shown(qtbot, dialog)
    assert privacy.is_allowed
    assert privacy.seconds_left == 1
    assert (screen.hidden[number], screen.hidden[later]) == (False, False)
    qtbot.waitUntil(lambda: not privacy.is_allowed)
    assert (screen.hidden[number], screen.hidden[later]) == (True, True)
    assert privacy.seconds_left == 0


def test_it_can_be_ended_at_once(qtbot, privacy, screen) -> None:
    window = QWidget()
    number = shown(qtbot, window)
    privacy.allow()
    assert privacy.seconds_left == 15 * 60
    privacy.forbid()
    privacy.forbid()
    assert screen.hidden[number]


def test_where_nothing_can_be_hidden_nothing_is_watched(qapp) -> None:
    owner = QObject()
    privacy = ScreenPrivacy(qapp, owner)
    assert privacy.shielding is Shielding.NONE
    privacy.allow(60)
    privacy.forbid()
    owner.deleteLater()
