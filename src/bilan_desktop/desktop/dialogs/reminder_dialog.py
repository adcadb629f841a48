"""One of the counsellor's own reminders: noted, moved, done."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.pages.case.days import day_field
from bilan_desktop.desktop.theme.tokens import Space
from bilan_desktop.desktop.widgets.buttons import ButtonKind
from bilan_desktop.desktop.widgets.fields.choice_field import ChoiceField
from bilan_desktop.desktop.widgets.fields.line_field import LineField
from bilan_desktop.desktop.widgets.fields.measure_fields import TimeField
from bilan_desktop.domain.agenda.deadlines import Deadline
from bilan_desktop.domain.agenda.own import OwnReminder
from bilan_desktop.practice.agenda import own
from bilan_desktop.wording.reading import Toward
from bilan_desktop.wording.refusals import input_sentence

if TYPE_CHECKING:
    from bilan_desktop.practice.desk import Desk

_PRACTICE = ""


class ReminderDialog(Dialog):
    """`stored(case id or "")` once the change is on disk, `case_wanted(case id)` leads to its case.

    `cases` are the running cases with their names; `known` is the reminder to change, None for a new one.
    """

    stored = Signal(str)
    case_wanted = Signal(str)

    def __init__(
        self,
        desk: "Desk",
        cases: Sequence[tuple[UUID, str]],
        parent: QWidget | None,
        *,
        day: date | None = None,
        known: Deadline | None = None,
    ) -> None:
        super().__init__("", parent)
        self._desk, self._known = desk, known
        self._words = LineField(self.tr("&De quoi vous souvenir"), placeholder=self.tr("Rappeler le centre…"))
        self._day = day_field(
            desk,
            "reminder_on",
            self.tr("&Jour"),
            toward=Toward.FUTURE,
            placeholder=self.tr("demain, lundi, 3/12"),
        )
        self._time = TimeField(self.tr("&Heure"), explain=input_sentence, optional=True)
        choices = [(_PRACTICE, self.tr("Le cabinet, aucun dossier"))]
        choices += [(str(case_id), name) for case_id, name in cases]
        self._case: ChoiceField[str] = ChoiceField(
            self.tr("D&ossier"),
            choices,
            hint=self.tr(
                "Avec un dossier, le rappel est gardé dans son compartiment et part avec lui\u202f; sans dossier, il ne nomme"
                " personne."
            ),
        )
        self._case.set_value(_PRACTICE)
        self._day.set_value(day)
        self._lay_out()
        if known is None:
            self.ask(self.tr("Noter un rappel"))
        else:
            self.ask(self.tr("Rappel"))
            self._show(known)

    def _lay_out(self) -> None:
        when = QHBoxLayout()
        when.setSpacing(Space.MEDIUM)
        when.addWidget(self._day, 2)
        when.addWidget(self._time, 1)
        self.add(self._words)
        self.add(when)
        self.add(self._case)
        if self._known is not None:
            done = self.add_button(self.tr("C’est &fait, supprimer"), ButtonKind.QUIET, icon_name="check")
            done.clicked.connect(self._drop)
            if self._known.case_id is not None:
                go = self.add_button(self.tr("Ou&vrir le dossier"), ButtonKind.QUIET, icon_name="folder-open")
                go.clicked.connect(self._leave_for_the_case)
        self.add_cancel()
        keep = self.add_button(self.tr("&Enregistrer"), ButtonKind.PRIMARY)
        keep.setDefault(True)
        keep.clicked.connect(self._keep)

    def _show(self, known: Deadline) -> None:
        self._words.set_value(str(known.facts["words"]))
        self._day.set_value(known.on)
        self._time.set_value(known.at.time() if known.at is not None else None)
        self._case.set_value(str(known.case_id) if known.case_id is not None else _PRACTICE)
        self._case.set_read_only(True)

    def _keep(self) -> None:
        if not all([self._day.commit(), self._time.commit()]):
            return
        identity = self._known.subject if self._known is not None else uuid4()
        typed = OwnReminder(identity, self._day.value(), self._time.value(), self._words.value())
        fields = {"reminder_words": self._words, "reminder_on": self._day}
        if self.attempt(partial(self._store, typed), fields) is not None:
            self.stored.emit(self._case.value() or _PRACTICE)
            self.accept()

    def _store(self, typed: OwnReminder) -> OwnReminder:
        chosen = self._case.value()
        return own.change(self._desk, typed, UUID(chosen) if chosen else None)

    def _drop(self) -> None:
        known = self._known
        assert known is not None

        def drop() -> bool:
            own.drop(self._desk, known.subject, known.case_id)
            return True

        if self.attempt(drop):
            self.stored.emit(self._case.value() or _PRACTICE)
            self.accept()

    def _leave_for_the_case(self) -> None:
        assert self._known is not None
        self.reject()
        self.case_wanted.emit(str(self._known.case_id))
