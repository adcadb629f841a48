"""The frame (E3a, E3b): dates, objectives, means and planned sessions; and the passage from one phase to the next (L2)."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from attrs import evolve

from bilan_desktop.domain.bilan.frame import Appointment, Frame
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.practice.file import CaseFile


def save(file: CaseFile, frame: Frame) -> Case:
    """Keeps dates, objectives and means; planned sessions have use cases of their own.

    Raises InvalidInput for the first field that cannot stand, and RuleBroken for a later end where the present one is
    agreed or has passed: it is put off by `extend` alone, with a reason (E3a).
    """
    file.case.require_open()
    known = file.case.frame
    file.case.require_end(frame.planned_end, file.today())
    kept = evolve(frame, appointments=known.appointments, extensions=known.extensions)
    return file.keep(evolve(file.case, frame=kept.checked()))


def extend(file: CaseFile, until: date | None, reason: str) -> Case:
    """Puts the planned end off, passed or not: until when, and why (E3a). Raises InvalidInput for what cannot stand."""
    case = file.case
    case.require_open()
    return file.keep(evolve(case, frame=case.frame.extended(until, reason, file.today())))


def plan_session(file: CaseFile, at: datetime, duration: timedelta, place: str) -> Case:
    """One more planned session. Raises InvalidInput for an impossible day or duration."""
    file.case.require_open()
    frame = file.case.frame
    new = Appointment(uuid4(), at, duration, place)
    return file.keep(
        evolve(file.case, frame=evolve(frame, appointments=(*frame.appointments, new)).checked())
    )


def cancel_session(file: CaseFile, appointment_id: UUID) -> Case:
    """Takes a planned session away."""
    file.case.require_open()
    frame = file.case.frame
    left = tuple(a for a in frame.appointments if a.id != appointment_id)
    return file.keep(evolve(file.case, frame=evolve(frame, appointments=left)))


def advance(file: CaseFile) -> Case:
    """To the next phase. Raises RuleBroken for what the gate still wants."""
    return file.keep(file.case.advanced(file.today()))
