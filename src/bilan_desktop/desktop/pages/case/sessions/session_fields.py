"""What a session is made of: day, times, mode, phase, and what its hours are."""

from datetime import date, datetime, timedelta
from uuid import UUID

from attrs import evolve
from PySide6.QtWidgets import QGridLayout, QWidget

from bilan_desktop.desktop.pages.case.days import day_field
from bilan_desktop.desktop.pages.case.form import Values
from bilan_desktop.desktop.theme.tokens import Space
from bilan_desktop.desktop.widgets.fields.choice_field import ChoiceField, RadioField
from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.desktop.widgets.fields.measure_fields import TimeField
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.session import Mode, Session, Work
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.wording.labels import label
from bilan_desktop.wording.reading import Toward
from bilan_desktop.wording.refusals import input_sentence

NAMES = ("day", "starts_at", "ends_at", "mode", "phase", "work")


class SessionFields(QWidget):
    """The fields of one session, by the names of the domain."""

    def __init__(self, file: CaseFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._phase: ChoiceField[Phase] = ChoiceField(self.tr("P&hase"), [])
        self.fields: dict[str, FormField] = {
            "day": day_field(
                file,
                "day",
                self.tr("&Jour"),
                toward=Toward.PAST,
                placeholder=self.tr("aujourd’hui, lundi, 3/12"),
            ),
            "starts_at": TimeField(self.tr("Dé&but"), explain=input_sentence),
            "ends_at": TimeField(self.tr("&Fin"), explain=input_sentence),
            "mode": ChoiceField(self.tr("&Modalité"), [(mode, label(mode)) for mode in Mode]),
            "phase": self._phase,
            "work": RadioField(self.tr("Ces h&eures sont"), [(work, label(work)) for work in Work]),
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.MEDIUM)
        grid.setVerticalSpacing(Space.LARGE)
        places = {
            "day": (0, 0, 2),
            "starts_at": (0, 2, 1),
            "ends_at": (0, 3, 1),
            "mode": (1, 0, 2),
            "phase": (1, 2, 2),
        }
        for name, (row, column, span) in places.items():
            grid.addWidget(self.fields[name], row, column, 1, span)
        grid.addWidget(self.fields["work"], 2, 0, 1, 4)
        for column in range(4):
            grid.setColumnStretch(column, 1)

    def offer_phases(self, case: Case, kept: Phase | None = None) -> None:
        """Offers the phases that the case has reached, and the one a session has already."""
        reached = [phase for phase in Phase if phase.rank <= case.phase.rank and phase is not Phase.CLOSED]
        offered = [p for p in reached if p is not Phase.REQUEST or p in {kept, case.phase}]
        self._phase.set_options([(phase, label(phase)) for phase in offered])

    def show_values(self, values: Values) -> None:
        """Shows values by the names of the fields."""
        for name, value in values.items():
            self.fields[name].set_value(value)
            self.fields[name].clear_error()

    def commit(self) -> bool:
        """Reads what is being typed; False when something cannot be read, with the focus there."""
        for name in ("day", "starts_at", "ends_at"):
            if not self.fields[name].commit():
                self.fields[name].setFocus()
                return False
        return True

    def values(self) -> Values:
        """What is typed, by the names of the fields."""
        return {name: field.value() for name, field in self.fields.items()}

    def end_after(self, span: timedelta) -> None:
        """Puts the end so long after the start."""
        start = self.fields["starts_at"].value()
        self.fields["ends_at"].set_value((datetime.combine(date.min, start) + span).time())


def session_of(identity: UUID, values: Values, before: Session | None = None) -> Session:
    """The session that the values make. Raises InvalidInput for the first that is missing."""
    for name in NAMES:
        if values[name] is None:
            raise InvalidInput(name, Problem.EMPTY)
    if before is not None:
        return evolve(before, **values)
    return Session(identity, **values)
