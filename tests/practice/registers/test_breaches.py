"""The register of breaches (L5), where nobody is named."""

from datetime import time, timedelta

import pytest
from attrs import evolve

import samples
from bilan_desktop.domain.cases.closing import EndingKind
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.domain.registers.breach import NotificationState, Risk
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending import closing
from bilan_desktop.practice.registers import breaches
from bilan_desktop.practice.registers.breaches import Told

TOLD = Told(samples.TODAY, time(8, 15), Risk.LIKELY, "Un ordinateur perdu dans un train.")


def test_l5_a_breach_has_seventy_two_hours_and_changes_in_its_place(desk: Desk) -> None:
    found = breaches.record(desk, TOLD)
    assert found.due_at - found.discovered_at == timedelta(hours=72)
    assert found.notification(desk.now()) is NotificationState.TO_NOTIFY
    told = evolve(TOLD, notified_on=samples.TODAY, notified_at=time(8, 45))
    changed = breaches.record(desk, told, found.id)
    assert breaches.breaches(desk) == (changed,)
    assert changed.notification(desk.now()) is NotificationState.NOTIFIED


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"discovered_on": None}, "discovered_on"),
        ({"discovered_at": None}, "discovered_at"),
        ({"discovered_at": time(23, 59)}, "discovered_on"),
        ({"risk": None}, "risk"),
        ({"notified_on": samples.TODAY}, "notified_at"),
        ({"facts": ""}, "facts"),
    ],
)
def test_a_breach_that_cannot_be_is_not_kept(desk: Desk, changes, field) -> None:
    with pytest.raises(InvalidInput) as raised:
        breaches.record(desk, evolve(TOLD, **changes))
    assert raised.value.field == field
    assert breaches.breaches(desk) == ()


@pytest.mark.parametrize("words", ["Le dossier de M. Lemoine", "Le dossier LEMOINE, perdu"])
def test_c4_a_breach_names_nobody_who_has_a_case_running_or_closed(desk: Desk, words) -> None:
    file = samples.to_ready(samples.cpf_case(desk))
    for _ in range(2):
        with pytest.raises(InvalidInput) as raised:
            breaches.record(desk, evolve(TOLD, measures=words))
        assert (raised.value.field, raised.value.problem) == ("measures", Problem.NAMES_SOMEBODY)
        if file is not None:
            closing.close(file, closing.ending(file, EndingKind.COMPLETED, samples.TODAY))
            file = None
    assert breaches.record(desk, evolve(TOLD, measures="Le lemoinet est un oiseau.")).measures
