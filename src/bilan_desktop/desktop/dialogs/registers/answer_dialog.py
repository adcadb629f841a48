"""What becomes of a request under the RGPD: what is done of it here, its longer delay, its answer (L5)."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.dialogs.registers.rights_acts import acts_for
from bilan_desktop.desktop.dialogs.registers.rights_dialog import CorrectDialog
from bilan_desktop.desktop.pages.case.days import day_field
from bilan_desktop.desktop.theme.tokens import TextStyle
from bilan_desktop.desktop.widgets.buttons import ButtonKind
from bilan_desktop.desktop.widgets.fields.choice_field import ChoiceField, RadioField
from bilan_desktop.desktop.widgets.labels import Rule, Text
from bilan_desktop.domain.registers.rgpd import Answer, Extension, RefusalGround, RightsRequest
from bilan_desktop.practice.registers import rights
from bilan_desktop.wording.french import long_date, relative_day
from bilan_desktop.wording.labels import label
from bilan_desktop.wording.reading import Toward
from bilan_desktop.wording.rights import what_is_done

if TYPE_CHECKING:
    from bilan_desktop.practice.desk import Desk


class AnswerDialog(Dialog):
    """`accepted` once something of the request is on disk; `case_wanted(reference#place)` leads to the case."""

    case_wanted = Signal(str)

    def __init__(self, desk: "Desk", request: RightsRequest, parent: QWidget | None) -> None:
        super().__init__("", parent)
        self._desk, self._request = desk, request
        self.ask(self._question(), what_is_done(request.right))
        self.add(Text(self._where_it_stands(), TextStyle.STRONG, wrap=True))
        self._acts = acts_for(desk, request, self)
        if self._acts is not None:
            self.add(self._acts)
            self._acts.done.connect(self.accept)
            self._acts.place_wanted.connect(self._leave_for)
        if request.is_open:
            self.add(Rule(faint=True))
        self._how: RadioField[bool] = RadioField(
            self.tr("Suite"),
            [(True, self.tr("&Répondre")), (False, self.tr("&Prolonger de deux mois"))],
        )
        self._how.set_value(True)
        self._answer: ChoiceField[Answer] = ChoiceField(
            self.tr("Rép&onse donnée"), [(answer, label(answer)) for answer in Answer]
        )
        self._refusal: ChoiceField[RefusalGround] = ChoiceField(
            self.tr("Raison du re&fus"),
            [(ground, label(ground)) for ground in RefusalGround],
            hint=self.tr(
                "La personne en est informée dans le mois, avec ses recours\u202f: la CNIL, un juge (art.\u00a012,\u00a04)."
            ),
        )
        self._answered = day_field(desk, "answered_on", self.tr("Répondu &le"), toward=Toward.PAST)
        self._ground: ChoiceField[Extension] = ChoiceField(
            self.tr("&Motif"), [(ground, label(ground)) for ground in Extension]
        )
        self._told = day_field(
            desk,
            "extended_on",
            self.tr("Personne &informée le"),
            toward=Toward.PAST,
            hint=self.tr("Au plus tard le {day}.").format(day=long_date(request.first_due_on)),
        )
        for day in (self._answered, self._told):
            day.set_value(desk.today())
        for widget in (self._how, self._answer, self._refusal, self._answered, self._ground, self._told):
            self.add(widget)
        correct = self.add_button(self.tr("&Corriger…"), ButtonKind.QUIET, icon_name="pencil")
        correct.clicked.connect(self._correct)
        if request.reference:
            go = self.add_button(self.tr("Ouvrir le &dossier"), ButtonKind.QUIET, icon_name="folder-open")
            go.clicked.connect(lambda: self._leave_for(""))
        is_open = request.is_open
        self.add_cancel("" if is_open else self.tr("&Fermer"))
        self._record = self.add_button(self.tr("&Enregistrer"), ButtonKind.PRIMARY)
        self._record.clicked.connect(self._store)
        self._record.setVisible(is_open)
        self._how.changed.connect(self._show_way)
        self._answer.changed.connect(self._show_way)
        self._show_way()

    def _question(self) -> str:
        right, day = label(self._request.right), long_date(self._request.received_on)
        return self.tr("{right}\u202f: demande reçue le {day}").format(right=right, day=day)

    def _where_it_stands(self) -> str:
        request = self._request
        if request.answered_on is not None and request.answer is not None:
            said = self.tr("Répondu le {day}\u202f: {answer}.").format(
                day=long_date(request.answered_on), answer=label(request.answer).lower()
            )
            if request.refusal is None:
                return said
            return self.tr("{said} Raison\u202f: {ground}.").format(said=said, ground=label(request.refusal))
        due = self.tr("Réponse due le {day} au plus tard ({near}).").format(
            day=long_date(request.due_on), near=relative_day(request.due_on, self._desk.today())
        )
        if request.extension is None:
            return due
        return self.tr("{due} Délai prolongé\u202f: {ground}.").format(
            due=due, ground=label(request.extension).lower()
        )

    def _show_way(self) -> None:
        is_open = self._request.is_open
        answering = self._how.value() is not False
        self._how.setVisible(is_open and self._request.extension is None)
        for field in (self._answer, self._answered):
            field.setVisible(is_open and answering)
        for other in (self._ground, self._told):
            other.setVisible(is_open and not answering)
        refused = self._answer.value() in {Answer.REFUSED, Answer.PARTLY}
        self._refusal.setVisible(is_open and answering and refused)

    def _store(self) -> None:
        stored = self._store_answer() if self._how.value() is not False else self._store_extension()
        if stored is not None:
            self.accept()

    def _store_answer(self) -> RightsRequest | None:
        if not self._answered.commit():
            return None
        day, given = self._answered.value(), self._answer.value()
        act = partial(rights.answer, self._desk, self._request, day, given, self._refusal.value())
        fields = {"answer": self._answer, "answered_on": self._answered, "refusal": self._refusal}
        return self.attempt(act, fields)

    def _store_extension(self) -> RightsRequest | None:
        if not self._told.commit():
            return None
        day, ground = self._told.value(), self._ground.value()
        act = partial(rights.extend, self._desk, self._request, day, ground)
        return self.attempt(act, {"extension": self._ground, "extended_on": self._told})

    def _correct(self) -> None:
        dialog = CorrectDialog(self._desk, self._request, self)
        dialog.accepted.connect(self.accept)
        dialog.open_sized()

    def _leave_for(self, place: str) -> None:
        self.reject()
        mark = "#" if place else ""
        self.case_wanted.emit(f"{self._request.reference}{mark}{place}")
