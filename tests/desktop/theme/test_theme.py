"""The look in force and how it changes."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.icons import icon
from bilan_desktop.desktop.theme.stylesheet import stylesheet
from bilan_desktop.desktop.theme.theme import Appearance, Preference, ThemeChoice
from bilan_desktop.desktop.theme.tokens import PALETTES, ThemeName


@pytest.fixture
def app(qapp):
    yield qapp
    theme.apply(qapp, ThemeName.LIGHT)


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("scale", [0.8, 1.0, 1.5, 2.0])
def test_the_style_sheet_leaves_no_placeholder(name, scale):
    text = stylesheet(name, PALETTES[name], scale)
    assert "$" not in text
    assert "dp" not in text.replace("endp", "")


def test_lengths_grow_with_the_text_and_lines_do_not():
    assert "min-height: 22px" in stylesheet(ThemeName.LIGHT, PALETTES[ThemeName.LIGHT], 1.0)
    larger = stylesheet(ThemeName.LIGHT, PALETTES[ThemeName.LIGHT], 2.0)
    assert "min-height: 44px" in larger
    assert "border: 1px solid" in larger


def test_a_theme_is_changed_while_windows_are_open(app, qtbot):
    label = QLabel("Bonjour")
    qtbot.addWidget(label)
    label.show()
    theme.apply(app, ThemeName.DARK)
    dark = label.grab().toImage()
    theme.apply(app, ThemeName.LIGHT)
    light = label.grab().toImage()
    assert dark != light
    assert app.palette().window().color() == QColor(PALETTES[ThemeName.LIGHT].ground)


def test_zooming_goes_by_steps_and_stops_at_both_ends(app, qtbot):
    appearance = Appearance(app)
    remembered = []
    appearance.changed.connect(remembered.append)
    for _ in range(20):
        appearance.zoom_in()
    assert appearance.preference.zoom == 2.0
    assert theme.current().font().pixelSize() == 30
    for _ in range(20):
        appearance.zoom_out()
    assert appearance.preference.zoom == 0.8
    appearance.zoom_reset()
    assert remembered[-1] == Preference(ThemeChoice.SYSTEM, 1.0)
    assert len(remembered) == 5 + 7 + 1
    appearance.deleteLater()


def test_a_chosen_theme_is_kept_and_told(app, qtbot):
    appearance = Appearance(app, Preference(ThemeChoice.HIGH_CONTRAST))
    assert theme.current().name is ThemeName.HIGH_CONTRAST
    with qtbot.waitSignal(appearance.changed) as told:
        appearance.choose(ThemeChoice.DARK)
    assert told.args == [Preference(ThemeChoice.DARK)]
    assert theme.current().name is ThemeName.DARK
    appearance.deleteLater()


def test_icons_take_the_colours_of_the_theme_in_force(app, qtbot):
    made = icon("circle-dot", "accent")
    theme.apply(app, ThemeName.LIGHT)
    light = _colours(made)
    theme.apply(app, ThemeName.DARK)
    assert PALETTES[ThemeName.LIGHT].accent in light
    assert PALETTES[ThemeName.DARK].accent in _colours(made)


def test_icons_are_drawn_at_the_density_of_the_screen(app):
    made = icon("shield")
    assert made.pixmap(made.actualSize(_size(18)), 2.0).width() == 36


def test_an_icon_that_is_not_shipped_is_refused(app):
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_a_button_keeps_its_icon_after_the_caller_let_go_of_it(app, qtbot):
    button = QPushButton(icon("plus", "on_accent"), "Nouveau dossier")
    qtbot.addWidget(button)
    QApplication.processEvents()
    assert not button.icon().pixmap(18, 18).isNull()


def _size(side):
    from PySide6.QtCore import QSize

    return QSize(side, side)


def _colours(made):
    image = made.pixmap(96, 96).toImage()
    return {
        image.pixelColor(x, y).name()
        for x in range(96)
        for y in range(96)
        if image.pixelColor(x, y).alpha() == 255
    }
