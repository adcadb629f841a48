"""What left the cases, and what was asked for and refused (C6): the case's line has the name, the practice's has none."""

from datetime import date
from uuid import UUID, uuid4

from attrs import evolve

from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.domain.law.rules import RuleId
from bilan_desktop.domain.registers.communication import Communication
from bilan_desktop.domain.registers.refusals import RefusedRequest, rule_against
from bilan_desktop.domain.sharing.agreement import Recipient, RecipientKind, Subject
from bilan_desktop.practice import papers
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.vault.storage.entries import CaseState, RefusalEntry


def communications(desk: Desk) -> tuple[Communication, ...]:
    """Everything handed over or refused, of every case that ever was, the latest first."""
    register = desk.vault.register
    handed = [
        Communication(d.case_reference, Subject(d.subject), RecipientKind(d.recipient_kind), d.on_date)
        for d in register.disclosures()
    ]
    refused = [
        Communication(
            r.case_reference, Subject(r.subject), RecipientKind(r.recipient_kind), r.on_date, RuleId(r.rule)
        )
        for r in register.refusals()
    ]
    return tuple(sorted([*handed, *refused], key=lambda line: line.on, reverse=True))


def case_kept(desk: Desk, reference: str) -> UUID | None:
    """The id of the case of a reference while something of it is kept."""
    entry = desk.vault.register.case_by_reference(reference)
    return entry.case_id if entry is not None and entry.state is not CaseState.DESTROYED else None


def is_running(desk: Desk, reference: str) -> bool:
    """Whether the case of a reference is a running one."""
    entry = desk.vault.register.case_by_reference(reference)
    return entry is not None and entry.state is CaseState.OPEN


def refuse(
    file: CaseFile,
    subject: Subject,
    kind: RecipientKind | None,
    name: str,
    on: date | None,
    *,
    route: Route | None = None,
) -> Case:
    """Writes down that somebody asked for a document and was refused; the name may be unknown.

    `route` is the funding that the document belongs to, the present one when it is not given.

    Raises InvalidInput for a field that cannot stand, and where a written agreement lets that document go to them.
    """
    case, today = file.case, file.today()
    case.require_open()
    refused = refused_request(
        subject, kind, name, on, route=route or case.route, opened_on=case.opened_on, today=today
    )
    if any(a.lets(refused.subject, refused.recipient, today) for a in case.disclosures):
        raise InvalidInput("recipient_name", Problem.ALREADY_COVERED)
    kept = file.keep(evolve(case, refusals=(*case.refusals, refused)))
    add_refusal(file.desk, case.reference, refused)
    return kept


def refused_request(
    subject: Subject,
    kind: RecipientKind | None,
    name: str,
    on: date | None,
    *,
    route: Route,
    opened_on: date,
    today: date,
) -> RefusedRequest:
    """What is written down of a refused request. Raises InvalidInput for a field that cannot stand."""
    rule = rule_against(subject, kind, route, today)
    assert kind is not None
    if on is None:
        raise InvalidInput("refused_on", Problem.EMPTY)
    wanted = Subject.SYNTHESIS if subject is Subject.SYNTHESIS_DRAFT else subject
    return RefusedRequest(uuid4(), wanted, Recipient(kind, name), on, rule).checked(opened_on, today)


def add_refusal(desk: Desk, reference: str, refused: RefusedRequest) -> None:
    """The line of a refused request in the practice's register, without a name."""
    entry = RefusalEntry(
        reference, refused.subject.value, refused.recipient.kind.value, refused.on, refused.rule.value
    )
    desk.vault.register.add_refusal(entry)


def paper(desk: Desk) -> bytes:
    """The « Registre des communications » as a PDF, without a name."""
    return papers.communications(desk.practice, communications(desk), desk.today())
