"""Putting the identity and the contact details of a closed case right (RGPD, art. 16)."""

import pytest
from attrs import evolve

import samples
from bilan_desktop.domain.beneficiary import Status
from bilan_desktop.domain.cases.closing import EndingKind
from bilan_desktop.domain.cases.restriction import RestrictionGround
from bilan_desktop.domain.errors import Breach, InvalidInput, RuleBroken
from bilan_desktop.domain.registers.rgpd import Right
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending import closed, closing, follow_up
from bilan_desktop.practice.registers import restrictions, rights

TODAY = samples.TODAY
RIGHT = evolve(samples.KARIM, last_name="Lemoyne", phone="06 39 98 00 00", status=Status.OTHER)


@pytest.fixture
def case_id(desk: Desk):
    file = samples.to_ready(samples.cpf_case(desk))
    samples.keep_synthesis(file)
    closing.close(file, closing.ending(file, EndingKind.COMPLETED, TODAY))
    return file.case.id


def test_art_16_a_name_is_put_right_wherever_it_is_kept_and_contact_where_it_serves(desk, case_id) -> None:
    assert closed.rectify(desk, case_id, RIGHT) == RIGHT
    kept = closed.kept_of(desk, case_id)
    assert [each.beneficiary.last_name for _, each in kept] == ["Lemoyne"] * 3
    assert sorted(each.beneficiary.phone for _, each in kept) == ["", "", "06 39 98 00 00"]
    assert {each.beneficiary.status for _, each in kept} == {samples.KARIM.status}
    assert closed.open_closed(desk, case_id).beneficiary.phone == "06 39 98 00 00"


def test_e3d_contact_details_that_are_gone_do_not_come_back(desk, case_id) -> None:
    follow_up.decline(desk, case_id, TODAY)
    assert closed.rectify(desk, case_id, RIGHT).phone == ""
    assert {each.beneficiary.phone for _, each in closed.kept_of(desk, case_id)} == {""}


def test_art_16_what_cannot_stand_changes_nothing(desk, case_id) -> None:
    with pytest.raises(InvalidInput) as raised:
        closed.rectify(desk, case_id, evolve(RIGHT, last_name=" "))
    assert raised.value.field == "last_name"
    assert closed.open_closed(desk, case_id).beneficiary.last_name == "Lemoine"


def test_art_18_a_restricted_case_is_not_put_right_before_it_is_lifted(desk, case_id) -> None:
    wish = rights.receive(desk, Right.RESTRICTION, TODAY, "B-2026-001")
    restrictions.restrict(desk, wish, RestrictionGround.ACCURACY, TODAY)
    with pytest.raises(RuleBroken) as raised:
        closed.rectify(desk, case_id, RIGHT)
    assert raised.value.breach is Breach.CASE_RESTRICTED
    assert closed.open_closed(desk, case_id).beneficiary.last_name == "Lemoine"
