"""The counsellor's own reminders: on a case they die with it, in the register they name nobody."""

from datetime import time, timedelta

import pytest
from attrs import evolve

import samples
from bilan_desktop.domain.cases.closing import EndingKind
from bilan_desktop.domain.errors import Breach, Fault, FaultKind, InvalidInput, Problem, RuleBroken
from bilan_desktop.practice.agenda import own
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending import closing
from bilan_desktop.practice.file import CaseFile

DAY = timedelta(days=1)


def test_one_of_the_practice_is_kept_in_the_register_moved_and_dropped(desk: Desk) -> None:
    today = desk.today()
    kept = own.note(desk, today, time(14, 30), "Commander du papier")
    assert desk.vault.register.reminders() == (kept,)
    moved = own.change(desk, evolve(kept, on=today + DAY, at=None))
    assert desk.vault.register.reminders() == (moved,)
    own.drop(desk, kept.id)
    assert desk.vault.register.reminders() == ()
    own.drop(desk, kept.id)


def test_one_of_a_case_is_kept_in_its_compartment_alone(desk: Desk) -> None:
    file = samples.cpf_case(desk)
    case_id = file.case.id
    file.close()
    kept = own.note(desk, desk.today(), None, "Rappeler Karim Lemoine", case_id)
    later = own.note(desk, desk.today() + DAY, time(9), "Relire", case_id)
    assert desk.vault.register.reminders() == ()
    moved = own.change(desk, evolve(kept, on=desk.today() + 2 * DAY), case_id)
    again = CaseFile(desk, case_id)
    assert again.case.reminders == (later, moved)
    again.close()
    own.drop(desk, kept.id, case_id)
    again = CaseFile(desk, case_id)
    assert again.case.reminders == (later,)
    again.close()


def test_c7_at_the_closing_the_reminders_go_with_the_rest(desk: Desk) -> None:
    file = samples.to_ready(samples.cpf_case(desk))
    case_id = file.case.id
    reminder = own.note(desk, desk.today(), None, "Relire", case_id)
    closing.close(file, closing.ending(file, EndingKind.COMPLETED, desk.today()))
    with pytest.raises(Fault) as raised:
        own.change(desk, reminder, case_id)
    assert raised.value.kind is FaultKind.COMPARTMENT_MISSING


def test_c4_the_register_refuses_a_reminder_that_names_somebody(desk: Desk) -> None:
    samples.cpf_case(desk).close()
    with pytest.raises(InvalidInput) as raised:
        own.note(desk, desk.today(), None, "Rappeler M. Lemoine")
    assert (raised.value.field, raised.value.problem) == ("reminder_words", Problem.NAMES_SOMEBODY)
    assert desk.vault.register.reminders() == ()


@pytest.mark.parametrize("on_a_case", [True, False])
def test_what_cannot_stand_is_not_kept(desk: Desk, on_a_case) -> None:
    file = samples.cpf_case(desk)
    case_id = file.case.id if on_a_case else None
    with pytest.raises(InvalidInput) as raised:
        own.note(desk, None, None, "Relire", case_id)
    assert raised.value.field == "reminder_on"
    with pytest.raises(RuleBroken) as barred:
        own.note(desk, desk.today(), None, "1 85 05 78 006 084 91", case_id)
    assert barred.value.breach is Breach.NIR_FORBIDDEN
    assert desk.vault.register.reminders() == ()
    assert file.case.reminders == ()
    file.close()
