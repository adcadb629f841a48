"""Days, hours, lengths of time and amounts, typed freely and shown in full."""

from datetime import date, time, timedelta
from functools import partial

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget

from bilan_desktop.desktop.widgets.buttons import IconButton
from bilan_desktop.desktop.widgets.fields.date_field import DateField
from bilan_desktop.desktop.widgets.fields.measure_fields import DurationField, MoneyField, TimeField
from bilan_desktop.domain.money import Money
from bilan_desktop.wording.reading import read_date
from desktop.keyboard import type_text

TODAY = date(2026, 11, 21)


@pytest.fixture
def place(qtbot, stage):
    """A field with the focus, and the line after it."""

    def put(field):
        other = stage(field)
        qtbot.waitUntil(field.editor.hasFocus)
        return field, other

    return put


def day_field(**more):
    return DateField(
        "&Date",
        read=partial(read_date, today=TODAY),
        explain=lambda error: f"illisible: {error.field}",
        **more,
    )


@pytest.mark.parametrize(
    ("typed", "day", "shown"),
    [
        ("3/12", date(2026, 12, 3), "jeudi 3\u00a0décembre 2026"),
        ("demain", date(2026, 11, 22), "dimanche 22\u00a0novembre 2026"),
        ("lundi", date(2026, 11, 23), "lundi 23\u00a0novembre 2026"),
    ],
)
def test_a_day_typed_freely_is_shown_in_full_once_left(qtbot, place, typed, day, shown):
    field, other = place(day_field())
    type_text(field.editor, typed)
    with qtbot.waitSignal(field.changed):
        other.setFocus()
    assert (field.value(), field.text()) == (day, shown)


def test_coming_back_to_a_day_shows_it_ready_to_be_typed_over(qtbot, place):
    field, other = place(day_field())
    other.setFocus()
    field.set_value(date(2026, 11, 23))
    field.setFocus()
    assert field.text() == "23/11/2026"
    qtbot.waitUntil(field.editor.hasSelectedText)
    other.setFocus()
    assert field.text() == "lundi 23\u00a0novembre 2026"


def test_looking_at_a_day_without_typing_is_no_change(qtbot, place):
    field, other = place(day_field())
    field.set_value(date(2026, 11, 23))
    with qtbot.assertNotEmitted(field.changed, wait=0):
        other.setFocus()
        field.setFocus()
        other.setFocus()
    assert field.value() == date(2026, 11, 23)


def test_a_mistake_is_told_once_the_field_is_left_and_the_text_is_kept(qtbot, place):
    field, other = place(day_field())
    field.set_value(date(2026, 11, 23))
    field.editor.selectAll()
    type_text(field.editor, "31/02")
    assert field.error() == ""
    other.setFocus()
    assert (field.error(), field.text(), field.value()) == ("illisible: date", "31/02", date(2026, 11, 23))
    assert field.commit() is False


def test_a_mistake_goes_away_as_soon_as_one_types(qtbot, place):
    field, _ = place(day_field())
    type_text(field.editor, "x")
    assert field.commit() is False
    type_text(field.editor, "y")
    assert field.error() == ""


def test_emptying_a_day_gives_none(qtbot, place):
    field, other = place(day_field())
    field.set_value(date(2026, 11, 23))
    field.editor.selectAll()
    qtbot.keyClick(field.editor, Qt.Key.Key_Delete)
    with qtbot.waitSignal(field.changed):
        other.setFocus()
    assert field.value() is None


def test_a_day_is_taken_after_a_pause_without_leaving(qtbot, place):
    field, _ = place(day_field())
    with qtbot.waitSignal(field.changed, timeout=2000):
        type_text(field.editor, "3/12")
    assert (field.value(), field.text(), field.editor.hasFocus()) == (date(2026, 12, 3), "3/12", True)


def test_storing_what_is_being_typed_does_not_take_the_text_away(qtbot, place):
    field, _ = place(day_field())
    with qtbot.waitSignal(field.changed, timeout=2000):
        type_text(field.editor, "3/12")
    field.set_value(date(2026, 12, 3))
    assert field.text() == "3/12"


def test_enter_reads_the_day(qtbot, place):
    field, _ = place(day_field())
    type_text(field.editor, "demain")
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert field.value() == date(2026, 11, 22)


def test_a_day_is_picked_in_the_calendar(qtbot, place):
    field, _ = place(day_field())
    field.set_value(date(2026, 11, 23))
    (button,) = field.findChildren(IconButton)
    assert button.accessibleName() == "Ouvrir le calendrier"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    calendar = field.findChild(QCalendarWidget)
    assert calendar.isVisible()
    assert calendar.selectedDate() == QDate(2026, 11, 23)
    with qtbot.waitSignal(field.changed):
        calendar.activated.emit(QDate(2026, 11, 30))
    assert field.value() == date(2026, 11, 30)
    assert not calendar.isVisible()


def test_the_calendar_opens_by_keyboard_and_closes_with_escape(qtbot, place):
    field, _ = place(day_field())
    qtbot.keyClick(field.editor, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = field.findChild(QCalendarWidget)
    assert calendar.isVisible()
    qtbot.keyClick(calendar.focusProxy() or calendar, Qt.Key.Key_Escape)
    assert not calendar.isVisible()


@pytest.mark.parametrize(
    ("make", "typed", "value", "shown"),
    [
        (TimeField, "9h", time(9), "09:00"),
        (DurationField, "1h30", timedelta(hours=1, minutes=30), "1\u00a0h\u00a030"),
        (MoneyField, "1500,5", Money.euros(1500, 50), "1\u202f500,50\u00a0€"),
    ],
)
def test_hours_lengths_and_amounts_are_read_and_shown_in_full(qtbot, place, make, typed, value, shown):
    field, other = place(make("&Valeur"))
    type_text(field.editor, typed)
    other.setFocus()
    assert (field.value(), field.text()) == (value, shown)


@pytest.mark.parametrize("make", [TimeField, DurationField, MoneyField])
def test_what_cannot_be_read_is_said_even_without_a_better_sentence(qtbot, place, make):
    field, other = place(make("&Valeur"))
    type_text(field.editor, "œuf")
    other.setFocus()
    assert field.error() == "Cette saisie n’a pas pu être lue."
    assert field.value() is None
