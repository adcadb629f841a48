"""A request under the RGPD: written down, made longer, answered (L5). Nobody is named in it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.pages.case.days import day_field
from bilan_desktop.desktop.theme.tokens import TextStyle
from bilan_desktop.desktop.widgets.buttons import ButtonKind
from bilan_desktop.desktop.widgets.fields.choice_field import ChoiceField, RadioField
from bilan_desktop.desktop.widgets.fields.line_field import LineField
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.domain.registers.rgpd import Answer, Extension, Right, RightsRequest
from bilan_desktop.practice.registers import rights
from bilan_desktop.wording.french import long_date, relative_day
from bilan_desktop.wording.labels import label
from bilan_desktop.wording.reading import Toward
from bilan_desktop.wording.rights import right_source, what_is_done

if TYPE_CHECKING:
    from bilan_desktop.practice.desk import Desk


class ReceiveDialog(Dialog):
    """`accepted` once the request is on disk."""

    def __init__(self, desk: "Desk", parent: QWidget | None) -> None:
        super().__init__("", parent)
        self.ask(
            self.tr("Noter une demande RGPD"),
            self.tr(
                "La réponse est due dans le mois. Le registre ne garde aucun nom\u202f: une référence suffit."
            ),
        )
        self._desk = desk
        self._right: ChoiceField[Right] = ChoiceField(
            self.tr("&Droit exercé"), [(right, label(right)) for right in Right]
        )
        self._received = day_field(desk, "received_on", self.tr("&Reçue le"), toward=Toward.PAST)
        self._received.set_value(desk.today())
        self._reference = LineField(
            self.tr("Do&ssier"),
            placeholder="B-2026-014",
            hint=self.tr("Laissez vide si la personne n’a pas de dossier ici."),
            limit=20,
            optional=True,
        )
        self._done = Text("", TextStyle.SMALL, "secondary", wrap=True)
        for widget in (self._right, self._received, self._reference, self._done):
            self.add(widget)
        self.add_cancel()
        self.add_button(self.tr("&Enregistrer la demande"), ButtonKind.PRIMARY).clicked.connect(self._record)
        self._right.changed.connect(self._say_what_is_done)

    def _say_what_is_done(self) -> None:
        right = self._right.value()
        self._done.setText(f"{what_is_done(right)} ({right_source(right)})" if right else "")

    def _record(self) -> None:
        if not self._received.commit():
            return
        fields = {"right": self._right, "received_on": self._received, "reference": self._reference}
        act = partial(
            rights.receive,
            self._desk,
            self._right.value(),
            self._received.value(),
            self._reference.value(),
        )
        if self.attempt(act, fields) is not None:
            self.accept()


class AnswerDialog(Dialog):
    """What becomes of a request. `accepted` once that is on disk; `case_wanted(reference)` leads to the case."""

    case_wanted = Signal(str)

    def __init__(self, desk: "Desk", request: RightsRequest, parent: QWidget | None) -> None:
        super().__init__("", parent)
        self._desk, self._request = desk, request
        self.ask(self._question(), what_is_done(request.right))
        self.add(Text(self._where_it_stands(), TextStyle.STRONG, wrap=True))
        self._how: RadioField[bool] = RadioField(
            self.tr("Suite"),
            [(True, self.tr("&Répondre")), (False, self.tr("&Prolonger de deux mois"))],
        )
        self._how.set_value(True)
        self._answer: ChoiceField[Answer] = ChoiceField(
            self.tr("Ré&ponse donnée"), [(answer, label(answer)) for answer in Answer]
        )
        self._answered = day_field(desk, "answered_on", self.tr("Répondu &le"), toward=Toward.PAST)
        self._ground: ChoiceField[Extension] = ChoiceField(
            self.tr("&Motif"), [(ground, label(ground)) for ground in Extension]
        )
        self._told = day_field(
            desk,
            "extended_on",
            self.tr("Personne informée &le"),
            toward=Toward.PAST,
            hint=self.tr("Au plus tard le {day}.").format(day=long_date(request.first_due_on)),
        )
        for day in (self._answered, self._told):
            day.set_value(desk.today())
        for widget in (self._how, self._answer, self._answered, self._ground, self._told):
            self.add(widget)
        if request.reference:
            go = self.add_button(self.tr("Ouvrir le &dossier"), ButtonKind.QUIET, icon_name="folder-open")
            go.clicked.connect(self._leave_for_the_case)
        is_open = request.answered_on is None
        self.add_cancel("" if is_open else self.tr("&Fermer"))
        self._record = self.add_button(self.tr("&Enregistrer"), ButtonKind.PRIMARY)
        self._record.clicked.connect(self._store)
        self._record.setVisible(is_open)
        self._how.changed.connect(self._show_way)
        self._show_way()

    def _question(self) -> str:
        right, day = label(self._request.right), long_date(self._request.received_on)
        return self.tr("{right}\u202f: demande reçue le {day}").format(right=right, day=day)

    def _where_it_stands(self) -> str:
        request = self._request
        if request.answered_on is not None and request.answer is not None:
            return self.tr("Répondu le {day}\u202f: {answer}.").format(
                day=long_date(request.answered_on), answer=label(request.answer).lower()
            )
        due = self.tr("Réponse due le {day} au plus tard ({near}).").format(
            day=long_date(request.due_on), near=relative_day(request.due_on, self._desk.today())
        )
        if request.extension is None:
            return due
        return self.tr("{due} Délai prolongé\u202f: {ground}.").format(
            due=due, ground=label(request.extension).lower()
        )

    def _show_way(self) -> None:
        is_open = self._request.answered_on is None
        answering = self._how.value() is not False
        self._how.setVisible(is_open and self._request.extension is None)
        for field in (self._answer, self._answered):
            field.setVisible(is_open and answering)
        for other in (self._ground, self._told):
            other.setVisible(is_open and not answering)

    def _store(self) -> None:
        stored = self._store_answer() if self._how.value() is not False else self._store_extension()
        if stored is not None:
            self.accept()

    def _store_answer(self) -> RightsRequest | None:
        if not self._answered.commit():
            return None
        day, given = self._answered.value(), self._answer.value()
        act = partial(rights.answer, self._desk, self._request, day, given)
        return self.attempt(act, {"answer": self._answer, "answered_on": self._answered})

    def _store_extension(self) -> RightsRequest | None:
        if not self._told.commit():
            return None
        day, ground = self._told.value(), self._ground.value()
        act = partial(rights.extend, self._desk, self._request, day, ground)
        return self.attempt(act, {"extension": self._ground, "extended_on": self._told})

    def _leave_for_the_case(self) -> None:
        self.reject()
        self.case_wanted.emit(self._request.reference)
