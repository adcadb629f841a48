"""A session being added: it is stored once its day and times are known, and its notes are written then."""

from datetime import timedelta
from uuid import UUID, uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from bilan_desktop.desktop.pages.case.form import Values
from bilan_desktop.desktop.pages.case.sessions.session_fields import SessionFields, session_of
from bilan_desktop.desktop.pages.case.tab import Tab
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.domain.bilan.frame import Appointment
from bilan_desktop.domain.bilan.session import Mode, Work
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.practice.running import frame, sessions

HOLD = "hold/"
"""What a spot begins with that asks to hold a planned session; its id follows."""


class NewSession(Card):
    """`made(id)` once it is stored, `given_up` when it is not wanted any more."""

    made = Signal(object)
    given_up = Signal()

    def __init__(self, tab: Tab, parent: QWidget | None = None) -> None:
        super().__init__(tab.tr("Nouvelle séance"), parent=parent)
        self._tab, self._file = tab, tab.file
        self._appointment: UUID | None = None
        self._fields = SessionFields(self._file)
        self._record = Button(self.tr("Enre&gistrer la séance"), ButtonKind.PRIMARY, dense=True)
        self._cancel = Button(self.tr("Ann&uler"), ButtonKind.QUIET, dense=True)
        self._record.clicked.connect(self.record)
        self._cancel.clicked.connect(self.given_up)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        buttons.addWidget(self._record)
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        self.body.setSpacing(Space.LARGE)
        self.add(self._fields)
        self.add(
            Text(
                self.tr("Les notes et les pièces s’ajoutent une fois la séance enregistrée."),
                TextStyle.SMALL,
                "secondary",
                wrap=True,
            )
        )
        self.add(buttons)

    def begin(self, appointment: Appointment | None = None) -> None:
        """Asks for a session of today, or for one that was planned and has been held."""
        case, today = self._file.case, self._file.today()
        self._fields.offer_phases(case)
        self._appointment = appointment.id if appointment else None
        values: Values = {
            "day": today,
            "starts_at": None,
            "ends_at": None,
            "mode": Mode.IN_PERSON,
            "phase": case.phase,
            "work": Work.ACCOMPANIMENT,
        }
        if appointment is not None:
            end = appointment.at + appointment.duration
            values |= {
                "day": appointment.at.date(),
                "starts_at": appointment.at.time(),
                "ends_at": end.time(),
            }
        self._fields.show_values(values)
        self._fields.fields["day" if appointment else "starts_at"].setFocus()

    def spot(self) -> str:
        """What leads back here."""
        return "new" if self._appointment is None else f"{HOLD}{self._appointment}"

    def record(self) -> None:
        """Stores the session; a rule that bars it is said above the tab."""
        if not self._fields.commit():
            return
        identity = uuid4()

        def act() -> Case:
            stored = sessions.save(self._file, session_of(identity, self._fields.values()))
            if self._appointment is not None:
                stored = frame.cancel_session(self._file, self._appointment)
            return stored

        if self._tab.attempt(act, self._fields.fields):
            self.made.emit(identity)

    def take_remainder(self, remaining: timedelta) -> None:
        """Stores the session with what is left of the hours."""
        self._fields.end_after(remaining)
        self.record()
