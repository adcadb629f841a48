"""Figures say in words what they draw, and draw something else when it changes."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor

from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import ThemeName
from bilan_desktop.desktop.widgets.figures.hours_gauge import Hours, HoursGauge
from bilan_desktop.desktop.widgets.figures.month_strip import MonthStrip
from bilan_desktop.desktop.widgets.figures.phase_steps import PhaseSteps
from bilan_desktop.desktop.widgets.figures.retention_timeline import RetentionTimeline
from bilan_desktop.desktop.widgets.figures.strength_meter import StrengthMeter
from bilan_desktop.domain.cases.closing import Outcome
from bilan_desktop.drawing.retention import Kept

TODAY = date(2026, 11, 21)


def hours(accompaniment, personal=0.0):
    return Hours(timedelta(hours=accompaniment), timedelta(hours=personal))


def share(figure, colour):
    """How many pixels of a figure bear a colour."""
    image = figure.grab().toImage()
    wanted = QColor(colour)
    return sum(image.pixelColor(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def shown(qtbot, figure, width=600):
    qtbot.addWidget(figure)
    figure.resize(width, figure.sizeHint().height())
    figure.show()
    return figure


def test_the_gauge_says_both_kinds_of_hours(qtbot):
    gauge = shown(qtbot, HoursGauge(hours(18, 3)))
    assert (
        gauge.accessibleName()
        == "21\u00a0h sur 24\u00a0h\u202f: 18\u00a0h d’accompagnement, 3\u00a0h de travail personnel"
    )


def test_the_gauge_fills_with_the_hours(qtbot):
    gauge = shown(qtbot, HoursGauge(hours(6)))
    quarter = share(gauge, theme.current().palette.accent)
    gauge.set_hours(hours(12))
    assert share(gauge, theme.current().palette.accent) == pytest.approx(2 * quarter, rel=0.1)


def test_personal_work_is_the_lighter_part(qtbot):
    gauge = shown(qtbot, HoursGauge(hours(12)))
    assert share(gauge, theme.current().palette.accent_tone.fill) == 0
    gauge.set_hours(hours(12, 6))
    assert share(gauge, theme.current().palette.accent_tone.fill) > 50


def test_more_than_24_hours_turns_red(qtbot):
    gauge = shown(qtbot, HoursGauge(hours(25)))
    assert share(gauge, theme.current().palette.danger.ink) > 100
    assert share(gauge, theme.current().palette.accent) == 0


def test_figures_follow_the_theme(qtbot, qapp):
    gauge = shown(qtbot, HoursGauge(hours(12)))
    light = share(gauge, theme.current().palette.accent)
    theme.apply(qapp, ThemeName.DARK)
    assert share(gauge, theme.current().palette.accent) == light


def test_figures_grow_with_the_text(qtbot, qapp):
    gauge = HoursGauge(hours(12))
    qtbot.addWidget(gauge)
    before = gauge.sizeHint()
    theme.apply(qapp, ThemeName.LIGHT, 1.5)
    assert gauge.sizeHint().width() == pytest.approx(1.5 * before.width(), rel=0.1)


def test_the_steps_say_which_one_it_is(qtbot):
    steps = shown(qtbot, PhaseSteps(), 1000)
    steps.set_current(2)
    assert steps.accessibleName() == "Étape 3 sur 7\u202f: Investigation"
    steps.set_current(7)
    assert steps.accessibleName() == "Toutes les étapes sont faites"


def test_the_words_of_the_steps_go_below_when_there_is_no_room(qtbot):
    steps = shown(qtbot, PhaseSteps(), 1000)
    low = steps.sizeHint().height()
    steps.resize(500, low)
    assert steps.sizeHint().height() > low


def test_the_timeline_says_what_is_kept_until_when(qtbot):
    timeline = RetentionTimeline()
    timeline.set_kept(
        date(2026, 11, 30),
        [
            Kept("Facture", date(2036, 12, 31), Outcome.ADMINISTRATIVE),
            Kept("Synthèse", date(2027, 11, 30), word="1 an"),
        ],
    )
    shown(qtbot, timeline)
    assert timeline.accessibleName() == (
        "Terme le 30\u00a0nov. 2026\u202f; Synthèse jusqu’au 30\u00a0nov. 2027\u202f; Facture jusqu’au 31\u00a0déc. 2036"
    )
    assert share(timeline, theme.current().palette.warning.fill) > 500
    assert share(timeline, theme.current().palette.neutral.soft) > 500


def test_a_timeline_with_nothing_kept_still_shows_the_term(qtbot):
    timeline = RetentionTimeline()
    timeline.set_kept(date(2026, 11, 30), [])
    shown(qtbot, timeline)
    assert timeline.accessibleName() == "Terme le 30\u00a0nov. 2026"
    assert share(timeline, theme.current().palette.danger.ink) > 20


def test_the_strip_counts_the_destructions_of_twelve_months(qtbot):
    strip = MonthStrip()
    strip.set_days(TODAY, [date(2026, 11, 30), date(2027, 2, 14), date(2027, 2, 20), date(2028, 1, 1)])
    shown(qtbot, strip)
    assert strip.accessibleName() == (
        "Destructions des douze mois à venir\u202f: novembre 2026\u202f: 1\u00a0destruction, "
        "février 2027\u202f: 2\u00a0destructions"
    )


def test_a_month_with_destructions_can_be_pressed(qtbot):
    strip = MonthStrip()
    strip.set_days(TODAY, [date(2026, 11, 30)])
    shown(qtbot, strip)
    with qtbot.waitSignal(strip.month_pressed) as pressed:
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert pressed.args == [date(2026, 11, 1)]
    with qtbot.assertNotEmitted(strip.month_pressed, wait=0):
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(400, 10))


def test_a_strip_without_destructions_says_so(qtbot):
    strip = MonthStrip()
    strip.set_days(TODAY, [])
    shown(qtbot, strip)
    assert strip.accessibleName() == "Aucune destruction dans les douze mois à venir"


@pytest.mark.parametrize(
    ("bits", "sentence"),
    [
        (None, "Sept mots sans lien entre eux, tirés au hasard, suffisent."),
        (12.9, "Facile à deviner\u202f: 12 sur 80"),
        (40.0, "Encore trop courte\u202f: 40 sur 80"),
        (79.9, "Presque assez forte\u202f: 79 sur 80"),
        (80.0, "Assez forte\u202f: 80 sur 80"),
    ],
)
def test_a_strength_is_said_with_its_figure(qtbot, bits, sentence):
    meter = StrengthMeter()
    qtbot.addWidget(meter)
    meter.set_bits(bits)
    assert meter.text() == sentence


def test_a_screen_reader_takes_a_figure_for_an_image_with_a_name(qtbot):
    gauge = shown(qtbot, HoursGauge(hours(12)))
    spoken = QAccessible.queryAccessibleInterface(gauge)
    assert spoken.role() is QAccessible.Role.Graphic
    assert spoken.text(QAccessible.Text.Name) == "12\u00a0h sur 24\u00a0h"
