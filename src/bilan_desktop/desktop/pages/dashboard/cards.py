"""The cards at the right of the dashboard: what is to do today, what will be destroyed, what was."""

from collections.abc import Sequence
from datetime import date

from attrs import frozen
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.book import Reading
from bilan_desktop.desktop.pages.dashboard.rows import Row, Rows
from bilan_desktop.desktop.theme.icons import Role
from bilan_desktop.desktop.theme.tokens import TextStyle, Tone
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.icon_mark import IconMark
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.tag import Tag
from bilan_desktop.domain.cases.destruction import DestructionCertificate
from bilan_desktop.domain.cases.todo import Step, Task
from bilan_desktop.domain.registers.breach import DataBreach, NotificationState
from bilan_desktop.domain.registers.rgpd import RequestState, RightsRequest
from bilan_desktop.practice.directory import DueDestruction
from bilan_desktop.wording.french import capitalised, day_month, relative_day
from bilan_desktop.wording.guards import task_text
from bilan_desktop.wording.labels import label
from bilan_desktop.wording.rights import breach_due, request_due

CASE = "case"
"""The name of the place that shows one case; its argument is the case's id, and a tab after `#`."""

REGISTERS = "registers"
"""The name of the place of the registers; its argument is a tab."""

_SHOWN = 6
_URGENT_DAYS = 31
_YESTERDAY = 2

_MARKS: dict[Step, tuple[str, Role]] = {
    Step.APPOINTMENT: ("calendar-days", "accent"),
    Step.CONVENTION_REFUSED: ("triangle-alert", Tone.DANGER),
    Step.PLANNED_END_PASSED: ("triangle-alert", Tone.DANGER),
    Step.HAND_OVER: ("handshake", "accent"),
    Step.CLOSE: ("archive", "accent"),
    Step.FOLLOW_UP: ("message-square", "accent"),
}


@frozen
class Line:
    """A line of the day: when it is due, what stands in it, and where it leads."""

    due: date
    reference: str
    row: Row
    place: str
    argument: str


class TodayCard(Card):
    """« À faire aujourd’hui »: the pressing and the due; `asked(place, argument)` when one is pressed."""

    asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._setup(self.tr("À faire aujourd’hui"))

    def _setup(self, title: str) -> None:
        self._heading = Text(title, TextStyle.HEADING)
        self.setAccessibleName(title)
        self._nothing = Text(self.tr("Rien ne presse aujourd’hui."), TextStyle.SMALL, "secondary", wrap=True)
        self._rows = Rows()
        self._more = Text("", TextStyle.CAPTION, "secondary", wrap=True)
        self._lines: list[Line] = []
        for part in (self._heading, self._nothing, self._rows, self._more):
            self.add(part)
        self._rows.pressed.connect(self._pressed)

    def show_reading(self, reading: Reading) -> None:
        """Shows what is to do today: a running case by its name; a closed one and a register by a reference."""
        today = reading.today
        found = [
            _task_line(task, case.discreet_name, case.reference, today)
            for case in reading.running
            for task in case.tasks
            if task.is_for(today)
        ]
        found += [_task_line(each.task, each.reference, each.reference, today) for each in reading.follow_ups]
        found += [_request_line(each, today) for each in reading.requests]
        found += [_breach_line(each, state) for each, state in reading.breaches]
        found.sort(key=lambda each: (each.due, each.reference))
        shown = self._lines = found[:_SHOWN]
        self._rows.show_rows([line.row for line in shown])
        self._nothing.setVisible(not found)
        self._more.setVisible(len(found) > len(shown))
        self._more.setText(
            self.tr("et {count} de plus, sur les lignes des bilans").format(count=len(found) - len(shown))
        )

    def _pressed(self, number: int) -> None:
        line = self._lines[number]
        self.asked.emit(line.place, line.argument)


def _task_line(task: Task, name: str, reference: str, today: date) -> Line:
    said = task_text(task, name, today)
    icon_name, role = _MARKS.get(task.step, ("triangle-alert", Tone.WARNING))
    row = Row(IconMark(icon_name, role, 18), said.sentence, said.note)
    return Line(task.due or today, reference, row, CASE, f"{task.case_id}#{task.place.value}")


def _request_line(request: RightsRequest, today: date) -> Line:
    said = request_due(request, today)
    late = request.state(today) is RequestState.LATE
    mark = IconMark("user", Tone.DANGER if late else Tone.WARNING, 18)
    row = Row(mark, said.sentence, said.note)
    return Line(request.due_on, request.reference, row, REGISTERS, "rights")


def _breach_line(breach: DataBreach, state: NotificationState) -> Line:
    said = breach_due(breach, state)
    row = Row(IconMark("shield-alert", Tone.DANGER, 18), said.sentence, said.note)
    return Line(breach.due_at.date(), "", row, REGISTERS, "breaches")


class DestructionsCard(Card):
    """« Destructions à venir »: the next twelve months, and the nearest of them in words."""

    def __init__(self, strip: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        title = self.tr("Destructions à venir")
        self.setAccessibleName(title)
        self._nothing = Text(
            self.tr(
                "Aucune dans les douze mois. Ce qui est clos sans accord de conservation est déjà détruit."
            ),
            TextStyle.SMALL,
            "secondary",
            wrap=True,
        )
        self._rows = Rows()
        for part in (Text(title, TextStyle.HEADING), strip, self._nothing, self._rows):
            self.add(part)

    def show_due(self, due: Sequence[DueDestruction], today: date) -> None:
        """Shows these destructions, the nearest first."""
        self._rows.show_rows([self._row(each, today) for each in due[:_SHOWN]])
        self._nothing.setVisible(not due)

    def _row(self, each: DueDestruction, today: date) -> Row:
        near = (each.on - today).days <= _URGENT_DAYS
        what = (
            self.tr("pièces administratives")
            if each.kind == "administrative"
            else self.tr("documents conservés")
        )
        return Row(
            Tag(day_month(each.on), Tone.DANGER if near else Tone.WARNING),
            f"{each.reference} · {what}",
            self.tr("{near} · destruction automatique").format(
                near=capitalised(relative_day(each.on, today))
            ),
            leads=False,
        )


class CertificatesCard(Card):
    """« Attestations de destruction » of the last weeks; `asked(certificate)` when one is pressed."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        title = self.tr("Attestations de destruction")
        self.setAccessibleName(title)
        self._rows = Rows()
        self._certificates: list[DestructionCertificate] = []
        self.add(Text(title, TextStyle.HEADING, wrap=True))
        self.add(self._rows)
        self._rows.pressed.connect(lambda number: self.asked.emit(self._certificates[number]))

    def show_certificates(self, reading: Reading) -> None:
        """Shows the latest certificates; the card hides itself when there is none."""
        self._certificates = list(reading.certificates[:_SHOWN])
        self._rows.show_rows([self._row(each, reading.today) for each in self._certificates])
        self.setVisible(bool(self._certificates))

    def _row(self, each: DestructionCertificate, today: date) -> Row:
        near = (today - each.destroyed_on).days <= _YESTERDAY
        on = (
            relative_day(each.destroyed_on, today)
            if near
            else self.tr("le {day}").format(day=day_month(each.destroyed_on))
        )
        title = self.tr("{reference} · détruit {on}").format(reference=each.reference, on=on)
        return Row(IconMark("flame", "accent", 18), title, label(each.reason))
