"""The free texts of a case that are looked through: the request, the notes of the sessions, the synthesis.

The observations are the beneficiary's own words and stay as they are (C10).
"""

from collections.abc import Iterable, Iterator
from uuid import UUID

from attrs import evolve, frozen

from bilan_desktop.domain.bilan.request import TEXTS
from bilan_desktop.domain.bilan.synthesis import Section
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.watch.answers import Answer, Question
from bilan_desktop.domain.watch.judging import Judgement


@frozen
class WatchedText:
    """A text of a case; `session` is the number of the session it belongs to, 0 when it belongs to none."""

    field: str
    text: str
    spot: str
    session: int = 0


@frozen
class Noticed:
    """What was found in one text."""

    where: WatchedText
    questions: tuple[Question, ...]
    judgements: tuple[Judgement, ...]


def note_field(session_id: UUID, name: str) -> str:
    """The field of the notes of a session: `said` or `thoughts`."""
    return f"{session_id}/{name}"


def watched_texts(case: Case) -> Iterator[WatchedText]:
    """Every text of a case that is looked through, in the order of the bilan."""
    for name in TEXTS:
        yield WatchedText(name, getattr(case.request, name), name)
    for number, session in enumerate(case.sessions, start=1):
        for name in ("said", "thoughts"):
            yield WatchedText(
                note_field(session.id, name), getattr(session, name), str(session.id), session=number
            )
    for section in Section:
        yield WatchedText(section.value, case.synthesis.sections.of(section).plain, section.value)


def without_answers_of(case: Case, session_id: UUID) -> Case:
    """The case without the answers that belong to the notes of a session."""
    kept: Iterable[Answer] = (a for a in case.answers if not a.field.startswith(f"{session_id}/"))
    return evolve(case, answers=tuple(kept))
