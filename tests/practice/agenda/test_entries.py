"""Everything that falls due, in one list: of the cases by their names, of what is closed by its reference alone."""

from datetime import date, time, timedelta

from attrs import evolve

import samples
from bilan_desktop.domain.agenda.kinds import DeadlineKind
from bilan_desktop.domain.cases.closing import EndingKind
from bilan_desktop.domain.cases.safeguards import Place
from bilan_desktop.domain.registers.breach import Risk
from bilan_desktop.domain.registers.complaint import Complainant, ComplaintAnswer, ComplaintSubject
from bilan_desktop.domain.registers.rgpd import Right
from bilan_desktop.practice import directory
from bilan_desktop.practice.agenda import own
from bilan_desktop.practice.agenda.entries import Entry, entries
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending import closing
from bilan_desktop.practice.registers import breaches, complaints, rights
from bilan_desktop.practice.registers.breaches import Told
from bilan_desktop.practice.running import frame

K = DeadlineKind


def found(desk: Desk) -> tuple[Entry, ...]:
    running, _ = directory.running_cases(desk)
    return entries(desk, running, directory.destructions(desk, date.max))


def of(desk: Desk, kind: DeadlineKind) -> list[Entry]:
    return [entry for entry in found(desk) if entry.deadline.kind is kind]


def test_an_empty_practice_has_nothing_due(desk: Desk) -> None:
    assert found(desk) == ()


def test_a_running_case_is_named_and_leads_to_its_place(desk: Desk) -> None:
    file = samples.to_investigation(samples.cpf_case(desk))
    at = desk.now() + timedelta(days=2)
    frame.plan_session(file, at, timedelta(hours=1), "Au cabinet")
    (session,) = of(desk, K.SESSION)
    assert (session.name, session.reference) == ("Karim L.", "B-2026-001")
    assert (session.deadline.case_id, session.deadline.place) == (file.case.id, Place.SESSIONS)
    (end,) = of(desk, K.PLANNED_END)
    assert end.deadline.on == desk.today() + timedelta(days=70)
    file.close()


def test_e3d_e6_what_comes_after_the_end_bears_a_reference_and_no_name(desk: Desk) -> None:
    file = samples.to_ready(samples.cpf_case(desk))
    samples.keep_synthesis(file)
    case_id = file.case.id
    closing.close(file, closing.ending(file, EndingKind.COMPLETED, file.today()))
    after = found(desk)
    assert {entry.deadline.kind for entry in after} == {K.DESTRUCTION, K.FOLLOW_UP}
    assert {(entry.reference, entry.name, entry.deadline.case_id) for entry in after} == {
        ("B-2026-001", "", case_id)
    }
    contents = {entry.deadline.facts.get("content") for entry in after}
    assert {"kept", "papers"} <= contents


def test_l5_a_request_and_a_breach_are_due_until_they_are_seen_to(desk: Desk) -> None:
    request = rights.receive(desk, Right.ACCESS, desk.today(), "")
    breach = breaches.record(desk, Told(desk.today(), time(8), Risk.LIKELY, "Un poste égaré."))
    assert [entry.deadline.subject for entry in of(desk, K.RIGHTS)] == [request.id]
    assert [entry.deadline.at for entry in of(desk, K.BREACH)] == [breach.due_at]
    told = Told(desk.today(), time(8), Risk.LIKELY, "Un poste égaré.", "", "", desk.today(), time(8, 30))
    breaches.record(desk, told, breach.id)
    assert of(desk, K.BREACH) == []


def test_l6_a_complaint_is_due_until_it_is_answered(desk: Desk) -> None:
    told = complaints.Told(desk.today(), Complainant.EMPLOYER, ComplaintSubject.PRICE)
    complaint = complaints.record(desk, told)
    (awaited,) = of(desk, K.COMPLAINT)
    assert (awaited.deadline.subject, awaited.deadline.on) == (
        complaint.id,
        desk.today() + timedelta(days=30),
    )
    answered = evolve(told, answered_on=desk.today(), answer=ComplaintAnswer.EXPLAINED)
    complaints.record(desk, answered, complaint.id)
    assert of(desk, K.COMPLAINT) == []


def test_they_come_by_day_and_then_by_hour(desk: Desk) -> None:
    today = desk.today()
    for at, words in ((time(15), "Le soir"), (None, "Le jour"), (time(9, 30), "Le matin")):
        own.note(desk, today, at, words)
    own.note(desk, today + timedelta(days=1), None, "Demain")
    assert [entry.deadline.facts["words"] for entry in found(desk)] == [
        "Le jour",
        "Le matin",
        "Le soir",
        "Demain",
    ]
