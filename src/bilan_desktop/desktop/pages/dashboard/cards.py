"""The cards at the right of the dashboard: what is to do today, what will be destroyed, what was."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial

from attrs import frozen
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.book import Reading
from bilan_desktop.desktop.leading import CASE, entry_row, way_to
from bilan_desktop.desktop.theme.icons import Role
from bilan_desktop.desktop.theme.tokens import TextStyle, Tone
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.icon_mark import IconMark
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.lists.leading_rows import Row, Rows
from bilan_desktop.desktop.widgets.tag import Tag
from bilan_desktop.domain.agenda.kinds import DeadlineKind
from bilan_desktop.domain.cases.destruction import DestructionCertificate
from bilan_desktop.domain.cases.todo import Step, Task
from bilan_desktop.practice.directory import DueDestruction
from bilan_desktop.wording.french import capitalised, day_month, relative_day
from bilan_desktop.wording.guards import task_text
from bilan_desktop.wording.labels import label

_SHOWN = 6
_URGENT_DAYS = 31
_YESTERDAY = 2

_MARKS: dict[Step, tuple[str, Role]] = {
    Step.APPOINTMENT: ("calendar-days", "accent"),
    Step.CONVENTION_REFUSED: ("triangle-alert", Tone.DANGER),
    Step.PLANNED_END_PASSED: ("triangle-alert", Tone.DANGER),
    Step.HAND_OVER: ("handshake", "accent"),
    Step.CLOSE: ("archive", "accent"),
}


_OF_THE_PRACTICE = {
    DeadlineKind.FOLLOW_UP,
    DeadlineKind.RIGHTS,
    DeadlineKind.BREACH,
    DeadlineKind.COMPLAINT,
    DeadlineKind.OWN,
}
"""What no line of the running cases says."""


@frozen
class _Line:
    """One line of the day: since when it is due, whose it is, how it is shown, where it leads."""

    due: date
    reference: str
    make: Callable[[], Row]
    way: tuple[str, str]


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
        self._ways: list[tuple[str, str]] = []
        for part in (self._heading, self._nothing, self._rows, self._more):
            self.add(part)
        self._rows.pressed.connect(lambda number: self.asked.emit(*self._ways[number]))

    def lines(self) -> list[Row]:
        """What there is to do, one button each."""
        return self._rows.rows()

    def show_reading(self, reading: Reading) -> None:
        """Shows what is to do today: on the running cases by their names, on the closed ones by their references."""
        found = [*_of_the_cases(reading), *_of_the_practice(reading)]
        found.sort(key=lambda line: (line.due, line.reference))
        shown = found[:_SHOWN]
        self._ways = [line.way for line in shown]
        self._rows.show_rows([line.make() for line in shown])
        self._nothing.setVisible(not found)
        self._more.setVisible(len(found) > len(shown))
        self._more.setText(
            self.tr("et {count} de plus, dans l’agenda et sur les lignes des bilans").format(
                count=len(found) - len(shown)
            )
        )


def _of_the_cases(reading: Reading) -> Iterator[_Line]:
    today = reading.today
    for case in reading.running:
        for task in case.tasks:
            if task.is_for(today):
                make = partial(_task_row, task, case.discreet_name, today)
                yield _Line(task.due or today, case.reference, make, (CASE, task.argument))


def _of_the_practice(reading: Reading) -> Iterator[_Line]:
    today = reading.today
    for entry in reading.agenda:
        deadline = entry.deadline
        if deadline.kind in _OF_THE_PRACTICE and deadline.presses(today):
            make = partial(entry_row, entry, today)
            yield _Line(deadline.on, entry.reference, make, way_to(entry))


def _task_row(task: Task, name: str, today: date) -> Row:
    said = task_text(task, name, today)
    icon_name, role = _MARKS.get(task.step, ("triangle-alert", Tone.WARNING))
    return Row(IconMark(icon_name, role, 18), said.sentence, said.note)


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
