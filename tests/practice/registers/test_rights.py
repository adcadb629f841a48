"""Requests under the RGPD (L5)."""

from datetime import date, timedelta

import pytest

import samples
from bilan_desktop.domain.errors import Fault, FaultKind, InvalidInput
from bilan_desktop.domain.registers.rgpd import Answer, Extension, RequestState, Right
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.registers import rights

TODAY = samples.TODAY


def test_l5_requests_wait_in_the_order_of_their_delays_and_the_answered_come_last(desk: Desk) -> None:
    samples.cpf_case(desk)
    late = rights.receive(desk, Right.ACCESS, date(2026, 10, 1), "b-2026-001 ")
    new = rights.receive(desk, Right.ERASURE, TODAY, "")
    done = rights.receive(desk, Right.PORTABILITY, date(2026, 10, 5), "")
    done = rights.answer(desk, done, TODAY, Answer.NOTHING_HELD)
    assert rights.requests(desk) == (late, new, done)
    assert late.reference == "B-2026-001"
    assert [r.state(TODAY) for r in rights.requests(desk)] == [
        RequestState.LATE,
        RequestState.WAITING,
        RequestState.ANSWERED_LATE,
    ]


def test_l5_an_extension_is_kept(desk: Desk) -> None:
    request = rights.receive(desk, Right.ACCESS, date(2026, 10, 31), "")
    rights.extend(desk, request, TODAY, Extension.COMPLEXITY)
    (kept,) = rights.requests(desk)
    assert kept.due_on == date(2027, 1, 31)


@pytest.mark.parametrize(
    ("right", "on", "reference", "field"),
    [
        (None, TODAY, "", "right"),
        (Right.ACCESS, None, "", "received_on"),
        (Right.ACCESS, TODAY + timedelta(days=1), "", "received_on"),
        (Right.ACCESS, TODAY, "Lemoine", "reference"),
    ],
)
def test_a_request_that_cannot_be_is_not_kept(desk: Desk, right, on, reference, field) -> None:
    with pytest.raises(InvalidInput) as raised:
        rights.receive(desk, right, on, reference)
    assert raised.value.field == field
    assert rights.requests(desk) == ()


def test_a_case_that_never_was_is_said(desk: Desk) -> None:
    with pytest.raises(Fault) as raised:
        rights.receive(desk, Right.ACCESS, TODAY, "B-2026-001")
    assert raised.value.kind is FaultKind.CASE_UNKNOWN
