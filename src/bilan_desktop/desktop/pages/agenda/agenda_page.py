"""The agenda: one list of what falls due, seen by month, by week or as a list."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop import telling
from bilan_desktop.desktop.book import CaseBook
from bilan_desktop.desktop.dialogs.reminder_dialog import ReminderDialog
from bilan_desktop.desktop.leading import CASE, LIST, NEW, way_to
from bilan_desktop.desktop.page import Page
from bilan_desktop.desktop.pages.agenda.day_card import DayCard
from bilan_desktop.desktop.pages.agenda.days import DAY, WEEK, Days, days_of, week_days
from bilan_desktop.desktop.pages.agenda.list_view import ListView
from bilan_desktop.desktop.pages.agenda.month_view import MonthView
from bilan_desktop.desktop.pages.agenda.week_view import WeekEntry, WeekView, week_title
from bilan_desktop.desktop.signals import Signals
from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import Space, TextStyle, Tone
from bilan_desktop.desktop.widgets.announce import announce
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind, IconButton
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.lists.leading_rows import Row
from bilan_desktop.desktop.widgets.message_panel import MessageArea, MessagePanel
from bilan_desktop.desktop.widgets.navigation.underline_tabs import UnderlineTabs
from bilan_desktop.desktop.widgets.scrolling import ScrollColumn
from bilan_desktop.domain.agenda.kinds import DeadlineKind
from bilan_desktop.domain.calendar import add_months
from bilan_desktop.domain.errors import Fault
from bilan_desktop.practice.agenda import exporting
from bilan_desktop.practice.agenda.entries import Entry
from bilan_desktop.wording.french import capitalised, long_date, month_year

if TYPE_CHECKING:
    from bilan_desktop.practice.desk import Desk

MONTH, WEEKS = "month", "week"
_SIDE = 300
_BESIDE_FROM = 860


class AgendaPage(Page):
    """Its argument is a tab, a day (`2026-11-23`), both (`week/2026-11-23`), a day and a reminder of it (`…#<id>`), `new`."""

    def __init__(self, desk: "Desk", book: CaseBook, signals: Signals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._book, self._signals = desk, book, signals
        self._shown: tuple[str, date, Days] | None = None
        self._chosen = desk.today()
        self._asked: str = ""
        self.messages = MessageArea()
        self._period = Text("", role="secondary")
        self._before = IconButton("chevron-left", self.tr("Avant"))
        self._after = IconButton("chevron-right", self.tr("Après"))
        self._now = Button(self.tr("Au&jourd’hui"), dense=True)
        self._new = Button(self.tr("&Nouveau rappel"), ButtonKind.PRIMARY, icon_name="plus")
        self._export = Button(self.tr("&Exporter…"), icon_name="download")
        self._month = MonthView()
        self._day = DayCard()
        self._week = WeekView()
        self._list = ListView()
        self.tabs = UnderlineTabs(self.tr("Agenda"))
        self._lay_out()
        self._connect()

    @property
    def title(self) -> str:
        return self.tr("Agenda")

    def enter(self, argument: str = "") -> None:
        self.messages.clear()
        self._go_to(argument)
        self._show()
        self._book.refresh()
        self._focus()
        self._open_asked()

    def where(self) -> str:
        return f"{self.tabs.current()}/{self._chosen.isoformat()}"

    def forget(self) -> None:
        self._shown = None
        self._month.clear()
        super().forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # Where one is

    def _go_to(self, argument: str) -> None:
        spot, _, self._asked = argument.partition("#")
        tab, _, day = spot.rpartition("/") if "/" in spot else ("", "", spot)
        if spot in {MONTH, WEEKS, LIST, NEW}:
            tab, day = spot, ""
        if tab in {MONTH, WEEKS, LIST}:
            self.tabs.select(tab)
        if day:
            self._chosen = date.fromisoformat(day)
        if spot == NEW:
            QTimer.singleShot(0, self, self._ask_new)

    def _choose(self, day: date) -> None:
        self._chosen = day
        self._show()
        announce(self, long_date(day))

    def _move(self, step: int) -> None:
        if self.tabs.current() == WEEKS:
            self._choose(self._chosen + step * WEEK * DAY)
        else:
            self._choose(add_months(self._chosen, step))

    def _go_today(self) -> None:
        self._choose(self._desk.today())

    def _focus(self) -> None:
        {MONTH: self._month.setFocus, WEEKS: self._week.focus_first, LIST: self._list.focus_first}[
            self.tabs.current()
        ]()

    # What is shown

    def _read(self) -> None:
        if self._book.reading is not None:
            self._show()
            self._open_asked()

    def _show(self) -> None:
        reading = self._book.reading
        if reading is None:
            return
        known, tab = days_of(reading.today, reading.agenda), self.tabs.current()
        shown = (tab, self._chosen, known)
        if shown == self._shown:
            return
        had_focus = self._shown is not None and self._focus_is_in_lines()
        self._shown = shown
        if tab == MONTH:
            self._month.show_days(known, self._chosen)
            self._day.show_day(known, self._chosen)
            self._period.setText(capitalised(month_year(self._chosen)))
        elif tab == WEEKS:
            self._week.show_days(known, self._chosen)
            self._period.setText(week_title(week_days(self._chosen)))
        else:
            self._list.show_days(known, self._chosen)
            self._period.setText(self.tr("Les douze mois à venir"))
        for button in (self._before, self._after, self._now):
            button.setVisible(tab != LIST)
        self._before.set_name(self.tr("Semaine précédente") if tab == WEEKS else self.tr("Mois précédent"))
        self._after.set_name(self.tr("Semaine suivante") if tab == WEEKS else self.tr("Mois suivant"))
        self._export.setEnabled(bool(reading.agenda))
        if had_focus:
            self._focus_lines()

    def _focus_is_in_lines(self) -> bool:
        focused = self.window().focusWidget()
        return isinstance(focused, Row | WeekEntry) and self.isAncestorOf(focused)

    def _focus_lines(self) -> None:
        """The line that had the keyboard was made anew: the first one has it."""
        {MONTH: self._day.focus_first, WEEKS: self._week.focus_first, LIST: self._list.focus_first}[
            self.tabs.current()
        ]()

    def _selected(self, _: str) -> None:
        self._show()

    # What is done

    def _open(self, entry: Entry) -> None:
        if entry.deadline.kind is DeadlineKind.OWN:
            self._ask(known=entry)
        elif entry.deadline.kind is DeadlineKind.DESTRUCTION and entry.deadline.case_id is None:
            return
        else:
            self._signals.navigate.emit(*way_to(entry))

    def _open_day(self, day: date) -> None:
        self._choose(day)
        self._day.focus_first()

    def _open_asked(self) -> None:
        """Opens the reminder that the argument named, once it is known."""
        asked, self._asked = self._asked, ""
        reading = self._book.reading
        if not asked or reading is None:
            return
        found = [entry for entry in reading.agenda if str(entry.deadline.subject) == asked]
        if found:
            QTimer.singleShot(0, self, lambda: self._ask(known=found[0]))

    def _ask(self, day: date | None = None, known: Entry | None = None) -> None:
        reading = self._book.reading
        if reading is None:
            return
        cases = [(case.id, f"{case.name} · {case.reference}") for case in reading.running]
        deadline = known.deadline if known is not None else None
        dialog = ReminderDialog(self._desk, cases, self, day=day, known=deadline)
        dialog.stored.connect(self._stored)
        dialog.case_wanted.connect(lambda case_id: self._signals.navigate.emit(CASE, case_id))
        dialog.open_sized()

    def _ask_new(self) -> None:
        self._ask(max(self._chosen, self._desk.today()))

    def _stored(self, case_id: str) -> None:
        if case_id:
            self._signals.case_changed.emit(case_id)
        else:
            self._signals.cases_changed.emit()

    def _ask_where(self) -> None:
        reading = self._book.reading
        if reading is None:
            return
        proposed = str(Path.home() / f"agenda-{reading.today.isoformat()}.ics")
        kinds = self.tr("Calendrier (*.ics)")
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Exporter l’agenda"), proposed, kinds)
        if not path:
            return
        try:
            exporting.export(reading.agenda, self._desk.now(), Path(path))
        except Fault as fault:
            self.messages.show_panel(telling.panel(fault))
            return
        sentence = self.tr("L’agenda est exporté, sans nom\u202f: des références, des jours et des heures.")
        self.messages.show_panel(MessagePanel(sentence, tone=Tone.FINE, closable=True))

    # Laying out

    def _connect(self) -> None:
        self.tabs.selected.connect(self._selected)
        self._month.wanted.connect(self._choose)
        self._month.opened.connect(self._open_day)
        for view in (self._day, self._week, self._list):
            view.chosen.connect(self._open)
        self._day.add_asked.connect(self._ask)
        self._before.clicked.connect(lambda: self._move(-1))
        self._after.clicked.connect(lambda: self._move(1))
        self._now.clicked.connect(self._go_today)
        self._new.clicked.connect(self._ask_new)
        self._export.clicked.connect(self._ask_where)
        self._book.changed.connect(self._read)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(Space.TINY)
        words.addWidget(Text(self.title, TextStyle.TITLE))
        moving = QHBoxLayout()
        moving.setSpacing(Space.SMALL)
        for part in (self._before, self._after, self._now):
            moving.addWidget(part)
        moving.addWidget(self._period)
        moving.addStrut(self._now.sizeHint().height())
        moving.addStretch(1)
        words.addLayout(moving)
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addLayout(words, 1)
        head.addWidget(self._export)
        head.addWidget(self._new)
        tabs: tuple[tuple[str, str, Callable[[], QWidget]], ...] = (
            (MONTH, self.tr("&Mois"), self._month_page),
            (WEEKS, self.tr("&Semaine"), lambda: self._week),
            (LIST, self.tr("&Liste"), lambda: self._list),
        )
        for name, label, make in tabs:
            self.tabs.add(name, label, make)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.PAGE, Space.WIDE, Space.PAGE, Space.LARGE)
        whole.setSpacing(Space.LARGE)
        whole.addLayout(head)
        whole.addWidget(self.messages)
        whole.addWidget(self.tabs, 1)

    def _month_page(self) -> QWidget:
        column = ScrollColumn(margin=0)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(Space.LARGE)
        self._columns.addWidget(self._month, 1)
        self._columns.addWidget(self._day)
        column.add(self._columns, 1)
        return column

    def _arrange(self) -> None:
        look = theme.current()
        beside = self.width() >= look.px(_BESIDE_FROM)
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        self._day.setMinimumWidth(look.px(_SIDE) if beside else 0)
        self._day.setMaximumWidth(look.px(_SIDE) if beside else 16_777_215)
