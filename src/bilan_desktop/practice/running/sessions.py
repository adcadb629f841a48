"""The sessions held (L1, C1, C2)."""

from uuid import UUID

from attrs import evolve

from bilan_desktop.domain.bilan.session import Session
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.cases.texts import without_answers_of
from bilan_desktop.practice.file import CaseFile


def save(file: CaseFile, session: Session) -> Case:
    """Adds a session, or writes one anew when its id is known.

    Raises RuleBroken for what bars it (hours, consent, silence, phase), InvalidInput for a field that cannot stand.
    """
    case = file.case
    checked = session.checked(file.today())
    case.require_session(checked, file.today())
    others = [s for s in case.sessions if s.id != checked.id]
    ordered = sorted((*others, checked), key=lambda s: (s.day, s.starts_at))
    return file.keep(evolve(case, sessions=tuple(ordered)))


def save_notes(file: CaseFile, session_id: UUID, said: str, thoughts: str) -> Case:
    """The notes of a session, which its hours do not bar. Raises InvalidInput when a text is too long."""
    case = file.case
    case.require_open()
    sessions = tuple(
        evolve(s, said=said, thoughts=thoughts).checked(file.today()) if s.id == session_id else s
        for s in case.sessions
    )
    return file.keep(evolve(case, sessions=sessions))


def remove(file: CaseFile, session_id: UUID) -> Case:
    """Takes a session recorded by mistake away, with its notes; its attachments stay with the case."""
    case = file.case
    case.require_open()
    case = without_answers_of(case, session_id)
    documents = tuple(evolve(d, session_id=None) if d.session_id == session_id else d for d in case.documents)
    sessions = tuple(s for s in case.sessions if s.id != session_id)
    return file.keep(evolve(case, sessions=sessions, documents=documents))
