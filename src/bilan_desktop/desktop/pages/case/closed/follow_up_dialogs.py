"""What is noted of a follow-up (E3d): it was asked, answered, or declined."""

from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.pages.case.days import day_field
from bilan_desktop.desktop.theme.tokens import TextStyle
from bilan_desktop.desktop.widgets.buttons import ButtonKind
from bilan_desktop.desktop.widgets.fields.check_field import CheckField
from bilan_desktop.desktop.widgets.fields.choice_field import RadioField
from bilan_desktop.desktop.widgets.fields.line_field import LineField
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.domain.cases.follow_up import FollowUp, FollowUpOutcome
from bilan_desktop.domain.registers.satisfaction import Moment, solicitation_of
from bilan_desktop.practice import satisfaction
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending import follow_up
from bilan_desktop.practice.ending.closed import ClosedFile
from bilan_desktop.wording.labels import label
from bilan_desktop.wording.reading import Toward


class AskedDialog(Dialog):
    """`accepted` once it is noted that the person was asked."""

    def __init__(self, desk: Desk, file: ClosedFile, parent: QWidget | None) -> None:
        super().__init__("", parent, width=480)
        self.ask(
            self.tr("Suivi demandé"),
            self.tr(
                "Le jour où vous avez proposé l’entretien de suivi, par courrier, courriel ou téléphone."
            ),
        )
        day = day_field(desk, "asked_on", self.tr("&Demandé le"), toward=Toward.PAST)
        day.set_value(desk.today())
        joined = CheckField(self.tr("Le &questionnaire de satisfaction est joint"))
        self.add(day)
        self.add(joined)
        joined.setVisible(solicitation_of(file.satisfaction, Moment.SIX_MONTHS) is None)
        self.add_cancel()

        def note() -> FollowUp:
            noted = follow_up.ask(desk, file.id, day.value())
            if joined.value():
                satisfaction.ask(satisfaction.of_closed(desk, file.id), Moment.SIX_MONTHS, day.value())
            return noted

        def record() -> None:
            if day.commit() and self.attempt(note, {"asked_on": day}) is not None:
                self.accept()

        self.add_button(self.tr("&Noter"), ButtonKind.PRIMARY).clicked.connect(record)


class DeclinedDialog(Dialog):
    """`accepted` once it is noted that the person wants no follow-up."""

    def __init__(self, desk: Desk, file: ClosedFile, parent: QWidget | None) -> None:
        super().__init__("", parent, width=480)
        self.ask(
            self.tr("Suivi décliné"),
            self.tr(
                "La personne n’a pas à dire pourquoi. Ses coordonnées, gardées pour ce seul suivi, sont effacées."
            ),
        )
        day = day_field(desk, "declined_on", self.tr("&Décliné le"), toward=Toward.PAST)
        day.set_value(desk.today())
        self.add(day)
        self.add_cancel()

        def record() -> None:
            if not day.commit():
                return
            noted = self.attempt(lambda: follow_up.decline(desk, file.id, day.value()), {"declined_on": day})
            if noted is not None:
                self.accept()

        self.add_button(self.tr("&Noter et effacer les coordonnées"), ButtonKind.PRIMARY).clicked.connect(
            record
        )


class AnswerDialog(Dialog):
    """`accepted` once the answer is noted."""

    def __init__(self, desk: Desk, file: ClosedFile, parent: QWidget | None) -> None:
        super().__init__("", parent)
        self.ask(
            self.tr("Réponse au suivi"),
            self.tr(
                "Une phrase suffit, sans élément du bilan. Sans nouvel échange convenu, les coordonnées sont ensuite effacées."
            ),
        )
        self._desk, self._file = desk, file
        self._day = day_field(desk, "answered_on", self.tr("&Répondu le"), toward=Toward.PAST)
        self._outcome = RadioField(
            self.tr("Où en est la personne"), [(each, label(each)) for each in FollowUpOutcome], upright=True
        )
        self._sentence = LineField(self.tr("&En une phrase"), optional=True)
        self._contact = day_field(
            desk, "contact_on", self.tr("Nouvel échange &convenu le"), toward=Toward.FUTURE, optional=True
        )
        self._day.set_value(desk.today())
        for widget in (self._day, self._outcome, self._sentence, self._contact):
            self.add(widget)
        self.add(
            Text(
                self.tr("«\u202fSans réponse\u202f» se note après une demande restée sans suite."),
                TextStyle.SMALL,
                "secondary",
                wrap=True,
            )
        )
        self.add_cancel()
        self.add_button(self.tr("&Noter la réponse"), ButtonKind.PRIMARY).clicked.connect(self._record)

    def _record(self) -> None:
        if not all([self._day.commit(), self._contact.commit()]):
            return
        given = follow_up.Answer(
            self._day.value(), self._outcome.value(), self._sentence.value(), self._contact.value()
        )
        fields = {
            "answered_on": self._day,
            "asked_on": self._outcome,
            "outcome": self._outcome,
            "sentence": self._sentence,
            "contact_on": self._contact,
        }
        if self.attempt(lambda: follow_up.answer(self._desk, self._file.id, given), fields) is not None:
            self.accept()
