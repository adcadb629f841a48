"""A complaint: written down, answered, and what it changed (L6). Nobody is named in it; a letter goes to its case."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.pages.case.days import day_field
from bilan_desktop.desktop.pages.case.intake import IntakeField
from bilan_desktop.desktop.theme.tokens import TextStyle
from bilan_desktop.desktop.widgets.buttons import ButtonKind
from bilan_desktop.desktop.widgets.fields.choice_field import ChoiceField
from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.desktop.widgets.fields.line_field import LineField
from bilan_desktop.desktop.widgets.labels import Rule, Text
from bilan_desktop.domain.registers.complaint import (
    Complainant,
    Complaint,
    ComplaintAnswer,
    ComplaintSubject,
    Improvement,
)
from bilan_desktop.practice.registers import complaints
from bilan_desktop.practice.registers.complaints import Told
from bilan_desktop.wording.labels import label
from bilan_desktop.wording.reading import Toward

if TYPE_CHECKING:
    from bilan_desktop.practice.desk import Desk


class ComplaintDialog(Dialog):
    """A new one, or one to follow. `accepted` once it is on disk; `case_wanted(reference)` leads to the case."""

    case_wanted = Signal(str)

    def __init__(self, desk: "Desk", complaint: Complaint | None, parent: QWidget | None) -> None:
        super().__init__("", parent, width=620)
        self._desk, self._complaint = desk, complaint
        self.ask(
            self.tr("Réclamation"),
            self.tr(
                "Le registre ne garde que des catégories, des dates et une référence. Les mots de la personne et la réponse"
                " vont au dossier, avec ses preuves."
            ),
        )
        self._received = day_field(desk, "received_on", self.tr("&Reçue le"), toward=Toward.PAST)
        self._who: ChoiceField[Complainant] = ChoiceField(
            self.tr("&Qui réclame"), [(each, label(each)) for each in Complainant]
        )
        self._subject: ChoiceField[ComplaintSubject] = ChoiceField(
            self.tr("O&bjet"), [(each, label(each)) for each in ComplaintSubject]
        )
        self._reference = LineField(
            self.tr("Do&ssier"),
            placeholder="B-2026-014",
            hint=self.tr("Laissez vide si aucun dossier n’est concerné."),
            limit=20,
            optional=True,
        )
        self._letter = IntakeField(
            self.tr("Courrier ou réponse · facultatif"),
            self.tr("&Joindre au dossier…"),
            hint=self.tr(
                "Chiffré avec les preuves du dossier, jamais au registre. N’y joignez rien du contenu du bilan."
            ),
        )
        self._answered = day_field(
            desk, "answered_on", self.tr("R&épondue le"), toward=Toward.PAST, optional=True
        )
        self._answer: ChoiceField[ComplaintAnswer] = ChoiceField(
            self.tr("Suite &donnée"), [(each, label(each)) for each in ComplaintAnswer], optional=True
        )
        none: list[tuple[Improvement | None, str]] = [(None, self.tr("Aucune"))]
        self._improvement: ChoiceField[Improvement | None] = ChoiceField(
            self.tr("A&mélioration décidée"),
            [*none, *((each, label(each)) for each in Improvement)],
            optional=True,
        )
        self._lay_out()
        self._show(complaint)

    def _lay_out(self) -> None:
        for field in (self._received, self._who, self._subject, self._reference, self._letter):
            self.add(field)
        self.add(Rule(faint=True))
        self.add(Text(self.tr("Réponse"), TextStyle.STRONG))
        for last in (self._answered, self._answer, self._improvement):
            self.add(last)
        if self._complaint is not None and self._complaint.reference:
            go = self.add_button(self.tr("Ouvrir le d&ossier"), ButtonKind.QUIET, icon_name="folder-open")
            go.clicked.connect(self._leave_for_the_case)
        if self._complaint is not None:
            remove = self.add_button(self.tr("Re&tirer"), ButtonKind.QUIET, icon_name="trash-2")
            remove.setToolTip(self.tr("Pour une ligne notée par erreur. Le journal en garde la trace."))
            remove.clicked.connect(self._remove)
        self.add_cancel()
        record = self.add_button(self.tr("E&nregistrer la réclamation"), ButtonKind.PRIMARY)
        record.clicked.connect(self._record)

    def _fields(self) -> dict[str, FormField]:
        return {
            "received_on": self._received,
            "complainant": self._who,
            "complaint_subject": self._subject,
            "reference": self._reference,
            "answered_on": self._answered,
            "answer": self._answer,
            "improvement": self._improvement,
            "letter": self._letter,
            "file": self._letter,
        }

    def _show(self, complaint: Complaint | None) -> None:
        if complaint is None:
            self._received.set_value(self._desk.today())
            self._improvement.set_value(None)
            return
        self._received.set_value(complaint.received_on)
        self._who.set_value(complaint.complainant)
        self._subject.set_value(complaint.subject)
        self._reference.set_value(complaint.reference)
        if complaint.answered_on is not None:
            self._answered.set_value(complaint.answered_on)
        self._answer.set_value(complaint.answer)
        self._improvement.set_value(complaint.improvement)

    def _record(self) -> None:
        if not all([self._received.commit(), self._answered.commit()]):
            return
        if self.attempt(self._store, self._fields()) is not None:
            self.accept()

    def _store(self) -> Complaint:
        letter = self._letter.value()
        told = Told(
            received_on=self._received.value(),
            complainant=self._who.value(),
            subject=self._subject.value(),
            reference=self._reference.value(),
            answered_on=self._answered.value(),
            answer=self._answer.value(),
            improvement=self._improvement.value(),
            letter=letter.read() if letter else b"",
        )
        return complaints.record(self._desk, told, self._complaint.id if self._complaint else None)

    def _remove(self) -> None:
        complaint = self._complaint
        assert complaint is not None

        def act() -> bool:
            complaints.remove(self._desk, complaint)
            return True

        if self.attempt(act):
            self.accept()

    def _leave_for_the_case(self) -> None:
        assert self._complaint is not None
        self.reject()
        self.case_wanted.emit(self._complaint.reference)
