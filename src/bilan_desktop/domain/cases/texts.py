"""The free texts of a case that are looked through: request, frame, funding's paper, notes, results, synthesis, observations.

The observations are the beneficiary's own words: they are asked about (C3), never judged (C10), and frozen at the end.
"""

from collections.abc import Iterable, Iterator
from uuid import UUID

from attrs import evolve, frozen

from bilan_desktop.domain.bilan.funding import Cpf
from bilan_desktop.domain.bilan.request import TEXTS
from bilan_desktop.domain.bilan.synthesis import Section
from bilan_desktop.domain.bilan.terms import Terms
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.watch.answers import Answer, Question
from bilan_desktop.domain.watch.judging import Judgement

FRAME_TEXTS = ("objectives", "means")
"""The texts of the frame, by their names."""

EXTENSION_REASON = "extension_reason"
"""The field of the reasons of extensions."""

TERMS_TEXTS = {
    "convention_title": "title",
    "convention_content": "content",
    "convention_means": "means",
    "course_and_follow_up": "course_and_follow_up",
    "handing_over": "handing_over",
    "payment_terms": "payment",
    "qualifications": "qualifications",
    "stopping": "stopping",
}
"""The texts of the funding's paper: their field, and their name in the terms."""

RESULTS = "results"
"""Where the detailed results are written; a part's field is this and its id."""

OBSERVATIONS = "observations"
"""The field of the observations."""


@frozen
class WatchedText:
    """A text of a case; `session` is the number of the session it belongs to, 0 when it belongs to none.

    `own_words`: the beneficiary's, taken down as they are.
    """

    field: str
    text: str
    spot: str
    session: int = 0
    own_words: bool = False


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
    for name in FRAME_TEXTS:
        yield WatchedText(name, getattr(case.frame, name), name)
    reasons = "\n".join(each.reason for each in case.frame.extensions)
    yield WatchedText(EXTENSION_REASON, reasons, EXTENSION_REASON)
    terms = Terms() if isinstance(case.funding, Cpf) else case.funding.terms
    for field, name in TERMS_TEXTS.items():
        yield WatchedText(field, getattr(terms, name), field)
    for number, session in enumerate(case.sessions, start=1):
        for name in ("said", "thoughts"):
            yield WatchedText(
                note_field(session.id, name), getattr(session, name), str(session.id), session=number
            )
    for part in case.results:
        yield WatchedText(f"{RESULTS}/{part.id}", part.content.plain, RESULTS)
    for section in Section:
        yield WatchedText(section.value, case.synthesis.sections.of(section).plain, section.value)
    observed = case.synthesis.observations
    if observed is not None and case.synthesis.finalised_on is None:
        yield WatchedText(OBSERVATIONS, observed.words, OBSERVATIONS, own_words=True)


def without_answers_of(case: Case, session_id: UUID) -> Case:
    """The case without the answers that belong to the notes of a session."""
    kept: Iterable[Answer] = (a for a in case.answers if not a.field.startswith(f"{session_id}/"))
    return evolve(case, answers=tuple(kept))
