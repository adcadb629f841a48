"""Requests under the RGPD (L5): received, made longer, answered. The register knows a reference, never a name."""

from datetime import date
from uuid import uuid4

from bilan_desktop.domain.cases.case import reference_parts
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.domain.registers.rgpd import (
    Answer,
    Extension,
    RefusalGround,
    RequestState,
    Right,
    RightsRequest,
)
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.running.cases import find

OPEN = frozenset({RequestState.WAITING, RequestState.NEAR, RequestState.LATE})


def requests(desk: Desk) -> tuple[RightsRequest, ...]:
    """The requests that wait for an answer, the most pressing first, then those answered, the latest first."""
    today = desk.today()
    kept = desk.vault.register.rights_requests()
    waiting = [request for request in kept if request.state(today) in OPEN]
    answered = [request for request in kept if request.state(today) not in OPEN]
    return (*sorted(waiting, key=lambda request: request.due_on), *answered)


def receive(desk: Desk, right: Right | None, received_on: date | None, reference: str) -> RightsRequest:
    """Writes a request down. `reference` is the person's case, empty when there is none.

    Raises InvalidInput for the first field that cannot stand, Fault for a case that never was.
    """
    right, received_on, wanted = _checked(desk, right, received_on, reference)
    request = RightsRequest(uuid4(), right, received_on, wanted).checked(desk.today())
    desk.vault.register.set_rights_request(request)
    return request


def correct(
    desk: Desk, request: RightsRequest, right: Right | None, received_on: date | None, reference: str
) -> RightsRequest:
    """Writes down as it should have been a request that was entered by mistake otherwise. Raises as `receive` does."""
    right, received_on, wanted = _checked(desk, right, received_on, reference)
    corrected = request.corrected(right, received_on, wanted, desk.today())
    desk.vault.register.set_rights_request(corrected)
    _note(desk, "rights_request_corrected", corrected)
    return corrected


def reopen(desk: Desk, request: RightsRequest) -> RightsRequest:
    """Takes back an answer that was noted by mistake; the clock of the request runs again."""
    opened = request.reopened()
    desk.vault.register.set_rights_request(opened)
    _note(desk, "rights_answer_taken_back", opened)
    return opened


def remove(desk: Desk, request: RightsRequest) -> None:
    """Takes away a request that was never made; the journal remembers that there was one."""
    desk.vault.register.drop_rights_request(request.id)
    _note(desk, "rights_request_removed", request)


def extend(
    desk: Desk, request: RightsRequest, told_on: date | None, ground: Extension | None
) -> RightsRequest:
    """Two months more, of which the person was told in the first month. Raises InvalidInput otherwise."""
    extended = request.extended(told_on, ground, desk.today())
    desk.vault.register.set_rights_request(extended)
    return extended


def answer(
    desk: Desk,
    request: RightsRequest,
    answered_on: date | None,
    given: Answer | None,
    refusal: RefusalGround | None = None,
) -> RightsRequest:
    """The request was answered. Raises InvalidInput for no answer, no ground of a refusal, or a day that cannot be."""
    answered = request.answering(answered_on, given, desk.today(), refusal)
    desk.vault.register.set_rights_request(answered)
    return answered


def _checked(
    desk: Desk, right: Right | None, received_on: date | None, reference: str
) -> tuple[Right, date, str]:
    if right is None:
        raise InvalidInput("right", Problem.NOTHING_CHOSEN)
    if received_on is None:
        raise InvalidInput("received_on", Problem.EMPTY)
    wanted = reference.strip().upper()
    if wanted:
        reference_parts(wanted)
        find(desk, wanted)
    return right, received_on, wanted


def _note(desk: Desk, event: str, request: RightsRequest) -> None:
    desk.vault.register.note(desk.now(), event, request.reference or None)
