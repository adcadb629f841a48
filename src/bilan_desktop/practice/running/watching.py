"""What the texts of a case touch: sensitive passages with the question asked of them (C3), judging words (E1)."""

from attrs import evolve

from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.cases.texts import Noticed, WatchedText, watched_texts
from bilan_desktop.domain.watch import judging, sensitive
from bilan_desktop.domain.watch.answers import Choice, Question, answered, questions, with_answer
from bilan_desktop.domain.watch.judging import Judgement
from bilan_desktop.domain.watch.sensitive import Passage
from bilan_desktop.domain.watch.words import Reading
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.watch.lexicons import lexicon

Findings = tuple[tuple[Passage, ...], tuple[Judgement, ...]]


class Watcher:
    """Looks through the texts of one open case; a text that has not changed is not read again."""

    def __init__(self, file: CaseFile) -> None:
        self._file = file
        self._found: dict[str, tuple[str, Findings]] = {}

    def noticed(self) -> tuple[Noticed, ...]:
        """What was found in the texts as they are stored, texts without anything left out."""
        case = self._file.case
        found = []
        for where in watched_texts(case):
            passages, judgements = self._findings(where)
            if passages or judgements:
                asked = questions(where.field, passages, case.answers)
                found.append(Noticed(where, asked, judgements))
        return tuple(found)

    def _findings(self, where: WatchedText) -> Findings:
        known = self._found.get(where.field)
        if known is None or known[0] != where.text:
            known = self._found[where.field] = where.text, findings(where.text, own_words=where.own_words)
        return known[1]


def warm() -> None:
    """Reads the lists of words, so that the first text does not wait for them."""
    lexicon()


def findings(text: str, *, own_words: bool = False) -> Findings:
    """The sensitive passages and the judging words of a text; the beneficiary's `own_words` are not judged (C10)."""
    if not text:
        return (), ()
    words, reading = lexicon(), Reading.of(text)
    if own_words:
        return sensitive.find_in(reading, words), ()
    return sensitive.find_in(reading, words), judging.find_in(reading, words)


def asked_of(file: CaseFile, field: str, passages: tuple[Passage, ...]) -> tuple[Question, ...]:
    """The passages of a field with what was answered of them."""
    return questions(field, passages, file.case.answers)


def answer(file: CaseFile, question: Question, choice: Choice, reason: str = "") -> Case:
    """Keeps what is answered of a passage. Raises InvalidInput when it is kept without a reason, RuleBroken for a NIR in it."""
    case = file.case
    case.require_open()
    given = answered(question, choice, reason, file.today())
    return file.keep(evolve(case, answers=with_answer(case.answers, given)))
