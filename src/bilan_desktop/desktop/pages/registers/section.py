"""What each register of the page is: a sentence that says what it is for, its acts, its lines or what will stand there."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from bilan_desktop.desktop import telling
from bilan_desktop.desktop.pages.registers.entries import Column, EntryTable
from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import Space
from bilan_desktop.desktop.widgets.buttons import Button
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.empty_state import EmptyState
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.message_panel import MessageArea
from bilan_desktop.domain.errors import Fault, InvalidInput, RuleBroken

if TYPE_CHECKING:
    from bilan_desktop.practice.desk import Desk

T = TypeVar("T")
_LEAST_WIDTH = 360


class Section(QWidget):
    """One register. `case_wanted(reference)` asks to go to a case, `reference#place` to a place of it."""

    case_wanted = Signal(str)

    def __init__(self, desk: "Desk", explanation: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.messages = MessageArea()
        self._acts = QHBoxLayout()
        self._acts.setSpacing(Space.SMALL)
        self._acts.addStretch(1)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(Space.LARGE)
        self._head.addWidget(Text(explanation, role="secondary", wrap=True), 1)
        self._head.addLayout(self._acts)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, Space.LARGE)
        self.column.setSpacing(Space.LARGE)
        self.column.addWidget(self.messages)
        self.column.addLayout(self._head)

    def refresh(self) -> None:
        """Reads the register anew."""
        raise NotImplementedError

    def add_act(self, button: Button, act: Callable[[], object]) -> None:
        """A button beside the explanation."""
        button.clicked.connect(lambda _=False: act())
        self._acts.insertWidget(self._acts.count() - 1, button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts the acts below the explanation where they would leave it too little room."""
        super().resizeEvent(event)
        left = self.width() - self._acts.sizeHint().width() - Space.LARGE
        beside = left >= theme.current().px(_LEAST_WIDTH)
        self._head.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )

    def attempt(self, act: Callable[[], T]) -> T | None:
        """Runs a use case; what it raises is said above the register, and None is returned."""
        try:
            done = act()
        except (InvalidInput, RuleBroken, Fault) as error:
            self.messages.show_panel(telling.panel(error))
            return None
        self.messages.clear()
        return done

    def open_paper(self, title: str, name: str, make: Callable[[], bytes]) -> None:
        """Shows a paper of the practice, to print or save; `name` is what the file is called."""
        paper = self.attempt(make)
        if paper is not None:
            from bilan_desktop.desktop.dialogs.paper_dialog import PaperDialog  # noqa: PLC0415 - QtPdf, when asked

            PaperDialog(title, name, paper, self).open_sized()


class Lines(Card):
    """The lines of a register in a table, or what says that there is none yet. `chosen(entry)` opens one."""

    chosen = Signal(object)

    def __init__(
        self, name: str, columns: Sequence[Column], empty: EmptyState, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.table = EntryTable(name, columns)
        self.empty = empty
        self.add(self.table)
        self.add(self.empty)
        self.table.chosen.connect(self.chosen)

    def show_entries(self, entries: Sequence[object]) -> None:
        """Shows other lines."""
        self.table.show_entries(entries)
        self.table.setVisible(bool(entries))
        self.empty.setVisible(not entries)
        self.updateGeometry()
