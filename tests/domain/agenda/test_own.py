from datetime import date, time, timedelta
from uuid import UUID

import pytest

from bilan_desktop.domain.agenda.own import OwnReminder
from bilan_desktop.domain.errors import InvalidInput, Problem, RuleBroken
from bilan_desktop.domain.watch import nir
from domain_samples import TODAY

ID = UUID(int=1)


def test_a_reminder_keeps_its_day_its_hour_and_its_words():
    kept = OwnReminder(ID, TODAY, time(14, 30, 12), "  Rappeler   le centre ").checked(TODAY)
    assert kept == OwnReminder(ID, TODAY, time(14, 30), "Rappeler le centre")
    assert kept.day == TODAY
    assert OwnReminder(ID, TODAY, None, "Relire").checked(TODAY).at is None


@pytest.mark.parametrize(
    ("on", "words", "field", "problem"),
    [
        (None, "Relire", "reminder_on", Problem.EMPTY),
        (TODAY - timedelta(days=1), "Relire", "reminder_on", Problem.TOO_EARLY),
        (date(2100, 1, 1), "Relire", "reminder_on", Problem.TOO_LATE),
        (TODAY, "  ", "reminder_words", Problem.EMPTY),
        (TODAY, "a" * 201, "reminder_words", Problem.TOO_LONG),
    ],
)
def test_a_reminder_without_a_day_to_come_or_words_cannot_stand(on, words, field, problem):
    with pytest.raises(InvalidInput) as raised:
        OwnReminder(ID, on, None, words).checked(TODAY)
    assert (raised.value.field, raised.value.problem) == (field, problem)


def test_c3_a_reminder_holds_no_social_security_number():
    number = f"2 84 05 75 116 003 {nir.key('2840575116003'):02d}"
    with pytest.raises(RuleBroken):
        OwnReminder(ID, TODAY, None, f"Noter le {number}").checked(TODAY)
