"""The dashboard: what the counsellor sees first, and comes back to."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from bilan_desktop.desktop import telling
from bilan_desktop.desktop.book import CaseBook, Reading
from bilan_desktop.desktop.leading import CASE
from bilan_desktop.desktop.page import Page
from bilan_desktop.desktop.pages.dashboard.cards import CertificatesCard, DestructionsCard, TodayCard
from bilan_desktop.desktop.pages.dashboard.running_model import Entry, RunningModel
from bilan_desktop.desktop.pages.dashboard.running_table import RunningTable
from bilan_desktop.desktop.pages.dashboard.summary import summary
from bilan_desktop.desktop.pages.settings.disk_card import meaning
from bilan_desktop.desktop.signals import Signals
from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import Space, TextStyle, Tone
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.empty_state import EmptyState
from bilan_desktop.desktop.widgets.figures.month_strip import MonthStrip
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.lists.rows import order_before
from bilan_desktop.desktop.widgets.message_panel import MessageArea, MessagePanel
from bilan_desktop.desktop.widgets.scrolling import ScrollColumn
from bilan_desktop.domain.errors import Fault
from bilan_desktop.platform.disk.state import DiskState
from bilan_desktop.practice.directory import Unreadable
from bilan_desktop.wording.french import weekday_day

_SIDE = 324
_BESIDE_FROM = 930


class DashboardPage(Page):
    """Running cases at the left; the day, the destructions and their certificates at the right."""

    new_case_asked = Signal()
    certificate_asked = Signal(object)
    paper_asked = Signal()
    disk_told = Signal()

    def __init__(self, book: CaseBook, signals: Signals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book, self._signals = book, signals
        self._model = RunningModel(self)
        self._is_beside = True
        self.messages = MessageArea()
        self._greeting = Text("", TextStyle.TITLE, wrap=True)
        self._summary = Text("", TextStyle.BODY, "secondary", wrap=True)
        self._new = Button(self.tr("Nouveau &dossier"), ButtonKind.PRIMARY, icon_name="plus")
        self._new.setToolTip(self.tr("Nouveau dossier (Ctrl+N)"))
        self._strip = MonthStrip()
        self._table = RunningTable(self._model)
        self._running = self._running_card()
        self._today = TodayCard()
        self._destructions = DestructionsCard(self._strip)
        self._certificates = CertificatesCard()
        self._lay_out()
        self._new.clicked.connect(self.new_case_asked)
        self._table.chosen.connect(self._open)
        self._today.asked.connect(signals.navigate)
        self._certificates.asked.connect(self.certificate_asked)
        book.changed.connect(self._show)
        book.failed.connect(self._failed)

    @property
    def title(self) -> str:
        return self.tr("Tableau de bord")

    def enter(self, argument: str = "") -> None:
        self._show()
        self._book.refresh()

    def say_paper_is_due(self, is_due: bool) -> None:
        """Says that the recovery paper was never checked, and leads to a new one."""
        if not is_due:
            return
        panel = MessagePanel(
            self.tr("Le papier du code de secours n’a pas été vérifié"),
            (
                self.tr(
                    "Sans lui, une phrase de passe perdue serait un coffre perdu. Choisissez une phrase, la même si vous"
                    " voulez\u202f: un nouveau code sera imprimé."
                ),
            ),
            tone=Tone.WARNING,
            icon_name="life-buoy",
            closable=True,
        )
        panel.add_button(self.tr("&Refaire le papier")).clicked.connect(self.paper_asked)
        self.messages.show_panel(panel)

    def say_disk_is_plain(self) -> None:
        """Says that the disk is not encrypted and what it means, until it was read; what is said already comes first."""
        if self.messages.panel() is not None:
            return
        panel = MessagePanel(
            self.tr("Le disque de cet ordinateur ne semble pas chiffré"),
            (meaning(self, DiskState.PLAIN),),
            tone=Tone.WARNING,
            icon_name="hard-drive",
        )
        panel.add_button(self.tr("J’ai &compris")).clicked.connect(self._disk_understood)
        self.messages.show_panel(panel)

    def _disk_understood(self) -> None:
        self.messages.clear()
        self.disk_told.emit()

    def forget(self) -> None:
        self._model.clear()
        super().forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _show(self) -> None:
        reading = self._book.reading
        if reading is None:
            return
        self._greeting.setText(self.tr("Bonjour, {day}").format(day=weekday_day(reading.today)))
        self._summary.setText(summary(reading))
        self._show_running(reading)
        self._today.show_reading(reading)
        if not self._is_beside:
            order_before(self._table, self._today.lines())
        self._strip.set_days(reading.today, [each.on for each in reading.due])
        self._destructions.show_due(reading.due, reading.today)
        self._certificates.show_certificates(reading)

    def _show_running(self, reading: Reading) -> None:
        chosen = self._table.currentIndex()
        kept = self._model.entry(chosen.row()).id if chosen.isValid() else None
        self._model.show(reading.running, reading.unreadable, reading.today)
        row = self._model.row_of(kept)
        if row >= 0:
            self._table.selectRow(row)
        some = self._model.rowCount() > 0
        self._table.setVisible(some)
        self._empty.setVisible(not some)
        self._running.updateGeometry()

    def _failed(self, error: Fault) -> None:
        panel = self.messages.show_panel(telling.panel(error, retry=self.tr("&Réessayer")))
        panel.way_out.connect(self._retry)

    def _retry(self) -> None:
        self.messages.clear()
        self._book.refresh()

    def _open(self, entry: Entry) -> None:
        if isinstance(entry, Unreadable):
            self.messages.show_panel(telling.panel(entry.fault))
            return
        self._signals.navigate.emit(CASE, str(entry.id))

    def _running_card(self) -> Card:
        card = Card(self.tr("Bilans en cours"))
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._empty = EmptyState(
            self.tr("Aucun bilan en cours"),
            self.tr(
                "Chaque bilan a son dossier, chiffré à part, de la première rencontre à sa destruction."
                " Il apparaîtra ici, avec sa phase et ses heures."
            ),
            action=self.tr("&Ouvrir un premier dossier"),
        )
        self._empty.acted.connect(self.new_case_asked)
        card.add(self._table)
        card.add(self._empty)
        return card

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(Space.TINY)
        words.addWidget(self._greeting)
        words.addWidget(self._summary)
        head = QHBoxLayout()
        head.setSpacing(Space.LARGE)
        head.addLayout(words, 1)
        head.addWidget(self._new)
        self._left = left = QVBoxLayout()
        left.setSpacing(Space.LARGE)
        left.addWidget(self._running)
        left.addStretch(1)
        self._side = QWidget()
        self._right = right = QVBoxLayout(self._side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(Space.LARGE)
        for card in (self._today, self._destructions, self._certificates):
            right.addWidget(card)
        right.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(Space.LARGE)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self._side)
        column = ScrollColumn()
        column.add(self.messages)
        column.add(head)
        column.add(self._columns, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(column)
        self._arrange()

    def _arrange(self) -> None:
        """Two columns where there is room; else one, that begins with what is to do today."""
        look = theme.current()
        beside = self.width() >= look.px(_BESIDE_FROM)
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        self._side.setMinimumWidth(look.px(_SIDE) if beside else 0)
        self._side.setMaximumWidth(look.px(_SIDE) if beside else 16_777_215)
        if beside is not self._is_beside:
            self._is_beside = beside
            focused = next((n for n, line in enumerate(self._today.lines()) if line.hasFocus()), -1)
            if focused >= 0:
                self.setFocus()  # or else it goes on to what follows, and the page scrolls there
            (self._right if beside else self._left).insertWidget(0, self._today)
            self._show()
            if 0 <= focused < len(self._today.lines()):
                self._today.lines()[focused].setFocus()
