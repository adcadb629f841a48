"""The follow-up after the content is gone (E3d): noted with the proofs, brought up on its day; then contact details go."""

from datetime import date, datetime

import pytest

import samples
from bilan_desktop.domain.agenda.kinds import DeadlineKind
from bilan_desktop.domain.cases.closing import EndingKind
from bilan_desktop.domain.cases.follow_up import FollowUpOutcome, FollowUpState, FollowUpTrace
from bilan_desktop.domain.errors import Breach, Fault, FaultKind, InvalidInput, RuleBroken
from bilan_desktop.practice import directory
from bilan_desktop.practice.agenda.entries import Entry, entries
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending import closed, closing, follow_up
from bilan_desktop.vault.clock import FixedClock
from bilan_desktop.vault.records.kept_records import read_retained

DUE = date(2027, 5, 21)


def at(day: date) -> datetime:
    return samples.NOW.replace(year=day.year, month=day.month, day=day.day)


def turn(desk: Desk, clock: FixedClock, day: date) -> None:
    clock.set(at(day))
    desk.vault.confirm_day(day)


def close(desk: Desk, *, keep: bool = False, **how):
    file = samples.to_ready(samples.cpf_case(desk))
    if keep:
        samples.keep_synthesis(file)
    closing.close(file, closing.ending(file, EndingKind.COMPLETED, file.today(), **how))
    return file.case.id


def pressing(desk: Desk) -> list[Entry]:
    """The follow-ups that the day's list holds."""
    found = entries(desk, (), directory.destructions(desk, date.max))
    return [
        entry
        for entry in found
        if entry.deadline.kind is DeadlineKind.FOLLOW_UP and entry.deadline.presses(desk.today())
    ]


def contacts(desk: Desk, case_id) -> set[str]:
    """Every e-mail address, number and address that any compartment of the case still holds."""
    found = set()
    for entry in desk.vault.register.compartments(case_id):
        if entry.destroy_on:
            with desk.vault.open(entry.id).read() as connection:
                person = read_retained(connection).beneficiary
            found |= {person.email, person.phone, person.address}
    return found - {""}


def test_e3d_only_the_proofs_keep_the_contact_details(desk: Desk) -> None:
    case_id = close(desk, keep=True)
    assert contacts(desk, case_id) == {"karim.lemoine@example.fr", "06 39 98 12 34"}
    person = closed.open_closed(desk, case_id).beneficiary
    assert person.full_name == "Karim Lemoine"
    assert person.email


def test_e3d_it_is_brought_up_on_its_day_by_its_reference_alone(desk: Desk, clock: FixedClock) -> None:
    case_id = close(desk)
    turn(desk, clock, date(2027, 5, 20))
    assert pressing(desk) == []
    turn(desk, clock, DUE)
    (found,) = pressing(desk)
    assert (found.reference, found.name) == ("B-2026-001", "")
    assert (found.deadline.case_id, found.deadline.on) == (case_id, DUE)


def test_e3d_asked_then_answered_the_contact_details_go(desk: Desk, clock: FixedClock) -> None:
    case_id = close(desk)
    turn(desk, clock, DUE)
    follow_up.ask(desk, case_id, DUE)
    assert pressing(desk) == []
    turn(desk, clock, date(2027, 6, 4))
    assert len(pressing(desk)) == 1
    assert contacts(desk, case_id)
    given = follow_up.Answer(desk.today(), FollowUpOutcome.CARRIED_OUT, "En poste depuis mars.")
    follow_up.answer(desk, case_id, given)
    after = closed.open_closed(desk, case_id)
    assert after.follow_up.sentence == "En poste depuis mars."
    assert after.follow_up.state(after.term, desk.today()) is FollowUpState.ANSWERED
    assert contacts(desk, case_id) == set()
    assert after.beneficiary.full_name == "Karim Lemoine"
    assert pressing(desk) == []


def test_e3d_a_further_contact_keeps_the_details_and_comes_up_on_its_day(
    desk: Desk, clock: FixedClock
) -> None:
    case_id = close(desk)
    turn(desk, clock, DUE)
    again = date(2027, 6, 30)
    follow_up.answer(desk, case_id, follow_up.Answer(DUE, FollowUpOutcome.UNDER_WAY, "", again))
    assert contacts(desk, case_id)
    turn(desk, clock, again)
    assert pressing(desk)[0].deadline.on == again
    follow_up.answer(desk, case_id, follow_up.Answer(again, FollowUpOutcome.CARRIED_OUT))
    assert contacts(desk, case_id) == set()


def test_e3d_declined_at_the_closing_no_contact_detail_outlives_it(desk: Desk, clock: FixedClock) -> None:
    case_id = close(desk, follow_up_declined=True)
    assert contacts(desk, case_id) == set()
    turn(desk, clock, DUE)
    assert pressing(desk) == []
    with pytest.raises(RuleBroken) as raised:
        follow_up.ask(desk, case_id, DUE)
    assert raised.value.breach is Breach.FOLLOW_UP_OVER


def test_e3d_declined_later_the_details_go_at_once(desk: Desk) -> None:
    case_id = close(desk)
    follow_up.decline(desk, case_id, desk.today())
    assert contacts(desk, case_id) == set()


def test_what_cannot_stand_changes_nothing(desk: Desk) -> None:
    case_id = close(desk)
    with pytest.raises(InvalidInput):
        follow_up.ask(desk, case_id, date(2026, 11, 20))
    assert contacts(desk, case_id)
    assert closed.open_closed(desk, case_id).follow_up.asked_on is None


def test_a_running_case_has_no_follow_up(desk: Desk) -> None:
    file = samples.cpf_case(desk)
    with pytest.raises(Fault) as raised:
        follow_up.ask(desk, file.case.id, desk.today())
    assert raised.value.kind is FaultKind.CASE_UNKNOWN


def test_a_reminder_that_a_crash_left_behind_goes_when_the_case_is_looked_at(
    desk: Desk, clock: FixedClock
) -> None:
    case_id = close(desk, follow_up_declined=True)
    desk.vault.register.set_follow_up(case_id, DUE)
    closed.open_closed(desk, case_id)
    assert desk.vault.register.follow_ups() == {}


def test_l6_what_becomes_of_it_is_counted_without_the_answer(desk: Desk, clock: FixedClock) -> None:
    case_id = close(desk)
    turn(desk, clock, DUE)

    def counted() -> str:
        (entry,) = desk.vault.register.statistics()
        return entry.follow_up

    assert counted() == FollowUpTrace.TO_COME
    follow_up.ask(desk, case_id, DUE)
    assert counted() == FollowUpTrace.ASKED
    follow_up.answer(desk, case_id, follow_up.Answer(DUE, FollowUpOutcome.CARRIED_OUT, "En poste."))
    assert counted() == FollowUpTrace.ANSWERED


def test_nothing_is_brought_up_of_a_case_of_which_nothing_is_left(desk: Desk, clock: FixedClock) -> None:
    close(desk)
    turn(desk, clock, date(2037, 1, 1))
    assert pressing(desk) == []
