"""What is noted of a questionnaire of satisfaction (L6): it was given, declined, or came back with answers."""

from collections.abc import Callable
from datetime import date

from attrs import frozen
from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.pages.case.days import day_field
from bilan_desktop.desktop.widgets.buttons import ButtonKind
from bilan_desktop.desktop.widgets.fields.choice_field import RadioField
from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.domain.registers.satisfaction import QUESTIONS, Moment, Question, Score, Solicitation
from bilan_desktop.practice import satisfaction
from bilan_desktop.practice.satisfaction import Holder
from bilan_desktop.wording.labels import label
from bilan_desktop.wording.reading import Toward


@frozen
class DayAsked:
    """A day to note: what is asked, in words, its name in what `note` raises, and the use case that takes it."""

    title: str
    explanation: str
    label: str
    field: str
    note: Callable[[date | None], Solicitation]


class DayDialog(Dialog):
    """`accepted` once the day is noted."""

    def __init__(self, holder: Holder, asked: DayAsked, parent: QWidget | None) -> None:
        super().__init__("", parent, width=480)
        self.ask(asked.title, asked.explanation)
        day = day_field(holder, asked.field, asked.label, toward=Toward.PAST)
        day.set_value(holder.today())
        self.add(day)
        self.add_cancel()

        def record() -> None:
            fields = {asked.field: day, "asked_on": day}
            if day.commit() and self.attempt(lambda: asked.note(day.value()), fields) is not None:
                self.accept()

        self.add_button(self.tr("&Noter"), ButtonKind.PRIMARY).clicked.connect(record)


class AnswersDialog(Dialog):
    """`accepted` once the answers are counted; they are then known nowhere."""

    def __init__(self, holder: Holder, moment: Moment, parent: QWidget | None) -> None:
        super().__init__("", parent, width=640)
        self._holder, self._moment = holder, moment
        self.ask(
            self.tr("Réponses au questionnaire"),
            self.tr(
                "Elles sont comptées sans nom ni référence\u202f: une fois notées, elles ne peuvent plus être relues ni"
                " corrigées. Détruisez ensuite le papier. Une question sans réponse reste vide."
            ),
        )
        self._day = day_field(holder, "answered_on", self.tr("&Reçues le"), toward=Toward.PAST)
        self._day.set_value(holder.today())
        self.add(self._day)
        self._scores: dict[Question, RadioField[Score]] = {}
        for question in QUESTIONS[moment]:
            field: RadioField[Score] = RadioField(label(question), [(each, label(each)) for each in Score])
            self._scores[question] = field
            self.add(field)
        self.add_cancel()
        count = self.add_button(self.tr("&Compter les réponses"), ButtonKind.PRIMARY)
        count.clicked.connect(self._count)

    def _count(self) -> None:
        if not self._day.commit():
            return
        chosen = {question: field.value() for question, field in self._scores.items()}
        answers = {question: score for question, score in chosen.items() if score is not None}
        first = next(iter(self._scores.values()))
        fields: dict[str, FormField] = {"answered_on": self._day, "asked_on": self._day, "answers": first}
        holder, moment, day = self._holder, self._moment, self._day.value()
        if self.attempt(lambda: satisfaction.answer(holder, moment, day, answers), fields) is not None:
            self.accept()
