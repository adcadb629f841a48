"""« Lien direct et nécessaire ? »: asked once of each sensitive passage, its answer, reason and day kept (C3)."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from hashlib import blake2b
from uuid import UUID, uuid4

from attrs import frozen

from bilan_desktop.domain import text
from bilan_desktop.domain.watch.lexicon import Topic
from bilan_desktop.domain.watch.sensitive import Passage


class Choice(StrEnum):
    """What is done with a passage."""

    KEEP = "keep"
    REWRITE = "rewrite"
    REMOVE = "remove"


@frozen
class Answer:
    """What was answered of a passage of a field; `mark` stands for its words, which are not written twice."""

    id: UUID
    field: str
    topic: Topic
    mark: str
    choice: Choice
    reason: str
    answered_on: date


@frozen
class Question:
    """A passage of a text, and what was answered of the same words in the same field, if anything was."""

    field: str
    passage: Passage
    answer: Answer | None = None

    @property
    def is_open(self) -> bool:
        """True until the passage is kept with a reason; one to be rewritten stays open while it is there."""
        return self.answer is None or self.answer.choice is not Choice.KEEP


def mark(field: str, key: str) -> str:
    """What stands for the words of a passage in a field: the same words in another field are asked about again."""
    return blake2b(f"{field}\n{key}".encode(), digest_size=16).hexdigest()


def questions(field: str, passages: Iterable[Passage], answers: Iterable[Answer]) -> tuple[Question, ...]:
    """The passages of a field with their answers; an answer « retirer » does not hold for what is there again."""
    known = {a.mark: a for a in answers if a.field == field and a.choice is not Choice.REMOVE}
    return tuple(Question(field, passage, known.get(mark(field, passage.key))) for passage in passages)


def answered(question: Question, choice: Choice, reason: str, today: date) -> Answer:
    """The answer to a question. Raises InvalidInput when a passage is kept without a reason."""
    said = text.line("reason", reason, limit=500, required=choice is Choice.KEEP)
    passage = question.passage
    return Answer(
        uuid4(),
        question.field,
        passage.topic,
        mark(question.field, passage.key),
        choice,
        said if choice is Choice.KEEP else "",
        today,
    )


def with_answer(answers: Iterable[Answer], new: Answer) -> tuple[Answer, ...]:
    """The answers with a new one, in the place of an earlier one to the same question."""
    return (*(a for a in answers if a.mark != new.mark), new)
