"""The traces of quality in a story: what the person answered when asked, what somebody complained of (L6)."""

from uuid import UUID

from bilan_desktop.domain.registers.complaint import (
    Complainant,
    ComplaintAnswer,
    ComplaintSubject,
    Improvement,
)
from bilan_desktop.domain.registers.satisfaction import Moment, Question, Score
from bilan_desktop.practice import satisfaction
from bilan_desktop.practice.demonstration.stories import Told
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.registers import complaints
from bilan_desktop.practice.satisfaction import Holder


class Traces:
    """What one story leaves in the practice's registers."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._complaint: UUID | None = None

    def ask(self, holder: Holder, told: Told) -> None:
        """The questionnaire is given."""
        satisfaction.ask(holder, Moment(told["moment"]), self._desk.today())

    def answer(self, holder: Holder, told: Told) -> None:
        """It comes back, or the person does not wish to answer."""
        moment, today = Moment(told["moment"]), self._desk.today()
        if "answers" not in told:
            satisfaction.decline(holder, moment, today)
            return
        answers = {Question(question): Score(score) for question, score in told["answers"].items()}
        satisfaction.answer(holder, moment, today, answers)

    def complain(self, reference: str, told: Told) -> None:
        """Somebody complains."""
        written = complaints.Told(
            received_on=self._desk.today(),
            complainant=Complainant(told["complainant"]),
            subject=ComplaintSubject(told["subject"]),
            reference=reference,
        )
        self._complaint = complaints.record(self._desk, written).id

    def reply(self, told: Told) -> None:
        """The complaint has its answer, and something is improved."""
        known = next(each for each in complaints.complaints(self._desk) if each.id == self._complaint)
        answered = complaints.Told(
            received_on=known.received_on,
            complainant=known.complainant,
            subject=known.subject,
            reference=known.reference,
            answered_on=self._desk.today(),
            answer=ComplaintAnswer(told["answer"]),
            improvement=Improvement(told["improvement"]) if "improvement" in told else None,
        )
        complaints.record(self._desk, answered, known.id)
