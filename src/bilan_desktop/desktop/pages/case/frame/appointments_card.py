"""The planned sessions (E3a): not counted until they are held."""

from datetime import datetime, timedelta
from uuid import UUID

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop.pages.case.days import day_field
from bilan_desktop.desktop.pages.case.tab import Tab
from bilan_desktop.desktop.pages.case.ways import Way
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.buttons import Button, IconButton
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.desktop.widgets.fields.line_field import LineField
from bilan_desktop.desktop.widgets.fields.measure_fields import DurationField, TimeField
from bilan_desktop.desktop.widgets.labels import Rule, Text
from bilan_desktop.desktop.widgets.lists import rows
from bilan_desktop.domain.bilan.frame import Appointment
from bilan_desktop.domain.cases.safeguards import Place
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.practice.running import frame
from bilan_desktop.wording.french import capitalised, clock_time, duration, long_date
from bilan_desktop.wording.reading import Toward
from bilan_desktop.wording.refusals import input_sentence

USUAL = timedelta(hours=1, minutes=30)


class AppointmentsCard(Card):
    """Each planned session in a line, with what becomes of it, and a line to plan one more."""

    def __init__(self, tab: Tab, parent: QWidget | None = None) -> None:
        super().__init__(tab.tr("Séances planifiées"), parent=parent)
        self._tab, self._file = tab, tab.file
        self._shown: tuple[Appointment, ...] | None = None
        self._day = day_field(
            self._file,
            "appointment_at",
            self.tr("Jo&ur"),
            toward=Toward.FUTURE,
            placeholder=self.tr("demain, lundi, 3/12"),
        )
        self._time = TimeField(self.tr("&Heure"), explain=input_sentence)
        self._duration = DurationField(self.tr("Durée"), explain=input_sentence)
        self._where = LineField(self.tr("Lieu"), placeholder=self.tr("Au cabinet"), optional=True)
        self._plan = Button(self.tr("Planifier la séance"), dense=True, icon_name="plus")
        self._plan.clicked.connect(self._plan_session)
        self._duration.set_value(USUAL)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._empty = Text(
            self.tr(
                "Aucune séance n’est planifiée. Les rendez-vous notés ici paraissent au tableau de bord."
            ),
            TextStyle.SMALL,
            "secondary",
            wrap=True,
        )
        self._lay_out()

    def show_case(self) -> None:
        """Shows the planned sessions of the case."""
        appointments = self._file.case.frame.appointments
        if appointments == self._shown:
            return
        self._shown = appointments
        rows.clear(self._rows)
        for appointment in appointments:
            self._rows.addWidget(self._row(appointment))
        self._empty.setVisible(not appointments)

    def _row(self, appointment: Appointment) -> QWidget:
        row = _Row(appointment)
        row.hold.clicked.connect(lambda: self._hold(appointment.id))
        row.cancel.clicked.connect(lambda: self._cancel(appointment.id))
        return row

    def reveal(self) -> None:
        """Puts the focus where one more is planned."""
        self._day.setFocus()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.MEDIUM)
        grid.setVerticalSpacing(Space.MEDIUM)
        grid.addWidget(self._day, 0, 0, 1, 2)
        grid.addWidget(self._where, 0, 2, 1, 2)
        grid.addWidget(self._time, 1, 0)
        grid.addWidget(self._duration, 1, 1)
        for column in range(4):
            grid.setColumnStretch(column, 1)
        self.add(self._empty)
        self.add(self._rows)
        self.add(Rule(faint=True))
        self.add(grid)
        self.add(self._plan)

    def _plan_session(self) -> None:
        fields: dict[str, FormField] = {
            "appointment_at": self._day,
            "time": self._time,
            "appointment_duration": self._duration,
            "appointment_place": self._where,
        }
        committed = [field.commit() for field in (self._day, self._time, self._duration)]
        if not all(committed):
            return
        day, start, span = self._day.value(), self._time.value(), self._duration.value()
        missing = "appointment_at" if day is None else "time" if start is None else ""
        if missing or day is None or start is None:
            self._tab.tell(InvalidInput(missing, Problem.EMPTY), fields)
            return
        if span is None:
            self._tab.tell(InvalidInput("appointment_duration", Problem.EMPTY), fields)
            return
        at = datetime.combine(day, start, tzinfo=self._file.now().tzinfo)
        place = self._where.value()
        if self._tab.attempt(lambda: frame.plan_session(self._file, at, span, place), fields):
            for field in (self._day, self._time):
                field.set_value(None)
            self._day.setFocus()

    def _hold(self, appointment_id: UUID) -> None:
        self._tab.wanted.emit(Way(Place.SESSIONS, f"hold/{appointment_id}"))

    def _cancel(self, appointment_id: UUID) -> None:
        if self._tab.attempt(lambda: frame.cancel_session(self._file, appointment_id)):
            self._tab.status.show_note(self.tr("Rendez-vous annulé"))
            self._day.setFocus()


class _Row(QWidget):
    def __init__(self, appointment: Appointment) -> None:
        super().__init__()
        at = appointment.at
        day = capitalised(long_date(at.date()))
        parts = [clock_time(at), duration(appointment.duration), appointment.place]
        self.hold = Button(self.tr("Tenir la séance"), dense=True, icon_name="check")
        self.hold.setAccessibleName(self.tr("Tenir la séance du {day}").format(day=day))
        self.cancel = IconButton("trash-2", self.tr("Annuler le rendez-vous du {day}").format(day=day))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(day, TextStyle.STRONG, wrap=True))
        words.addWidget(Text(" · ".join(filter(None, parts)), TextStyle.SMALL, "secondary", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, Space.SMALL, 0, Space.SMALL)
        row.setSpacing(Space.SMALL)
        row.addLayout(words, 1)
        row.addWidget(self.hold)
        row.addWidget(self.cancel)
