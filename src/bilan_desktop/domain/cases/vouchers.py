"""What vouchers state of a bilan, and which of them state it no more: sheets of attendance, certificates of completion."""

from collections.abc import Sequence
from uuid import UUID

from bilan_desktop.domain.bilan.document import Document, DocumentKind
from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.bilan.session import Session
from bilan_desktop.domain.bilan.signature import digest
from bilan_desktop.domain.cases.case import Case


def stated_by_sheet(session: Session) -> str:
    """The sign of what an attendance sheet states: day, hours, nature and mode of its session."""
    return digest(_facts(session))


def stated_by_certificate(route: Route, sessions: Sequence[Session]) -> str:
    """The sign of what a certificate of completion states: the route, and the sessions held under it."""
    return digest([("route", route.value), *(fact for each in sessions for fact in _facts(each))])


def outdated(case: Case) -> frozenset[UUID]:
    """The sheets and certificates whose sessions were corrected, moved or taken away since; the others state them still."""
    stated = {
        DocumentKind.ATTENDANCE: {stated_by_sheet(session) for session in case.sessions},
        DocumentKind.COMPLETION_CERTIFICATE: {
            stated_by_certificate(funding.route, sessions) for funding, sessions in case.shares()
        },
    }
    return frozenset(
        each.id
        for each in case.documents
        if each.kind in stated and each.states and each.states not in stated[each.kind]
    )


def unsigned(case: Case) -> tuple[Session, ...]:
    """The sessions of which no attendance sheet is there that states them as they are."""
    stale = outdated(case)
    signed = {d.session_id for d in case.documents if d.kind is DocumentKind.ATTENDANCE and d.id not in stale}
    return tuple(session for session in case.sessions if session.id not in signed)


def certificates(case: Case) -> tuple[Document, ...]:
    """The certificates of completion that were made."""
    return tuple(d for d in case.documents if d.kind is DocumentKind.COMPLETION_CERTIFICATE)


def is_certified(case: Case) -> bool:
    """Whether a certificate is there, and every one states what was held."""
    made = certificates(case)
    return bool(made) and not outdated(case) & {each.id for each in made}


def _facts(session: Session) -> list[tuple[str, str]]:
    return [
        ("day", session.day.isoformat()),
        ("hours", f"{session.starts_at:%H:%M}-{session.ends_at:%H:%M}"),
        ("what", f"{session.work.value} {session.mode.value}"),
    ]
