from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from attrs import evolve

from bilan_desktop.domain.bilan.frame import Appointment, Extension, Frame
from bilan_desktop.domain.errors import InvalidInput, Problem
from domain_samples import FRAME, NOW

HOUR = timedelta(hours=1)


def appointment(at: datetime, duration: timedelta = HOUR, place: str = "") -> Appointment:
    return Appointment(uuid4(), at, duration, place)


def refused(value):
    with pytest.raises(InvalidInput) as caught:
        value.checked()
    return caught.value.field, caught.value.problem


def test_e3a_a_frame_has_a_start_an_end_and_objectives():
    assert Frame().missing == ("starts_on", "planned_end", "objectives")
    assert FRAME.missing == ()


def test_e3a_the_end_may_be_the_day_of_the_start_and_not_the_day_before():
    start = date(2026, 10, 2)
    assert Frame(start, start).checked().planned_end == start
    assert refused(Frame(start, start - timedelta(days=1))) == ("planned_end", Problem.END_BEFORE_START)


def test_e3a_a_bilan_is_limited_to_two_years():
    start = date(2026, 10, 2)
    assert Frame(start, start + timedelta(days=730)).checked()
    assert refused(Frame(start, start + timedelta(days=731))) == ("planned_end", Problem.TOO_LATE)


def test_a_frame_half_filled_in_is_kept():
    assert Frame(starts_on=date(2026, 10, 2), objectives=" Voir clair ").checked().objectives == "Voir clair"
    assert Frame(planned_end=date(2026, 10, 2)).checked()
    assert refused(Frame(starts_on=date(1989, 1, 1))) == ("starts_on", Problem.TOO_EARLY)


@pytest.mark.parametrize("duration", [timedelta(0), -HOUR, timedelta(hours=12, minutes=1)])
def test_an_appointment_has_a_possible_duration(duration):
    assert refused(appointment(NOW, duration)) == ("appointment_duration", Problem.WRONG_FORMAT)


def test_an_appointment_is_cleaned_and_has_a_possible_day():
    assert appointment(NOW, timedelta(hours=12), " Au  cabinet ").checked().place == "Au cabinet"
    late = appointment(datetime(2100, 1, 1, tzinfo=UTC))
    assert refused(late) == ("appointment_at", Problem.TOO_LATE)


def test_e3a_appointments_stand_in_order_and_the_next_one_is_that_not_yet_over():
    first, second = appointment(NOW - HOUR), appointment(NOW + 2 * HOUR)
    frame = evolve(FRAME, appointments=(second, first)).checked()
    assert [a.id for a in frame.appointments] == [first.id, second.id]
    assert frame.next_appointment(NOW).id == first.id
    assert frame.next_appointment(NOW + timedelta(seconds=1)).id == second.id
    assert frame.next_appointment(NOW + 4 * HOUR) is None


def test_an_appointment_is_the_hour_on_the_wall_whatever_the_zone():
    assert appointment(NOW).checked().at == NOW.replace(tzinfo=None)


TODAY = NOW.date()
DAY = timedelta(days=1)
LATE = evolve(FRAME, planned_end=TODAY - DAY)


def not_extended(frame, until, reason="Une immersion attendue"):
    with pytest.raises(InvalidInput) as caught:
        frame.extended(until, reason, TODAY)
    return caught.value.field, caught.value.problem


def test_e3a_the_end_has_passed_from_the_day_after_on():
    assert not Frame().is_past_its_end(TODAY)
    assert not evolve(FRAME, planned_end=TODAY).is_past_its_end(TODAY)
    assert LATE.is_past_its_end(TODAY)


def test_e3a_an_extension_keeps_its_day_both_ends_and_its_reason():
    extended = LATE.extended(TODAY + 30 * DAY, " Une immersion attendue ", TODAY)
    assert extended.planned_end == TODAY + 30 * DAY
    assert extended.extensions == (Extension(TODAY, TODAY - DAY, TODAY + 30 * DAY, "Une immersion attendue"),)
    again = extended.extended(TODAY + 31 * DAY, "Encore", TODAY)
    assert len(again.extensions) == 2


def test_e3a_an_extension_is_to_come_has_a_reason_and_stays_within_two_years():
    assert LATE.extended(TODAY, "Ce soir", TODAY).planned_end == TODAY
    assert not_extended(Frame(), TODAY) == ("planned_end", Problem.EMPTY)
    assert not_extended(LATE, None) == ("new_end", Problem.EMPTY)
    assert not_extended(LATE, TODAY - DAY) == ("new_end", Problem.TOO_EARLY)
    assert not_extended(evolve(FRAME, planned_end=TODAY), TODAY) == ("new_end", Problem.TOO_EARLY)
    last = FRAME.starts_on + timedelta(days=730)
    assert LATE.extended(last, "Long", TODAY).planned_end == last
    assert not_extended(LATE, last + DAY) == ("new_end", Problem.TOO_LATE)
    assert not_extended(LATE, TODAY + DAY, " ") == ("extension_reason", Problem.EMPTY)
    assert not_extended(LATE, TODAY + DAY, "a" * 1001) == ("extension_reason", Problem.TOO_LONG)
    unstarted = evolve(LATE, starts_on=None)
    assert unstarted.extended(last + DAY, "Sans début", TODAY).planned_end == last + DAY
