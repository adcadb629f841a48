"""« Dossiers »: every case, found by name or reference."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from bilan_desktop.desktop import telling
from bilan_desktop.desktop.book import CaseBook
from bilan_desktop.desktop.leading import CASE
from bilan_desktop.desktop.page import Page
from bilan_desktop.desktop.pages.cases.case_model import CaseModel, Column, Line, Shown
from bilan_desktop.desktop.signals import Signals
from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.announce import announce
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.empty_state import EmptyState
from bilan_desktop.desktop.widgets.fields.choice_field import RadioField
from bilan_desktop.desktop.widgets.fields.line_field import LineField
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.lists.row_table import RowDelegate, RowShape, RowTable, one_line, pill
from bilan_desktop.desktop.widgets.message_panel import MessageArea
from bilan_desktop.desktop.widgets.scrolling import ScrollColumn
from bilan_desktop.domain.errors import Fault
from bilan_desktop.practice import directory
from bilan_desktop.practice.directory import Unreadable
from bilan_desktop.wording.french import plural

_SHAPE = RowShape(
    {Column.REFERENCE: 124, Column.ROUTE: 190, Column.STATE: 178, Column.DATE: 250},
    stretched=Column.BENEFICIARY,
    least_width=180,
    optional=(Column.DATE, Column.ROUTE),
    row_height=48,
    least_rows=6,
)


class CasesPage(Page):
    """The list, its search and its filter; the closed cases are read when they are asked for."""

    new_case_asked = Signal()

    def __init__(self, book: CaseBook, signals: Signals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book, self._signals = book, signals
        self._model = CaseModel(self)
        self.messages = MessageArea()
        self._count = Text("", TextStyle.BODY, "secondary", wrap=True)
        self._new = Button(self.tr("Nouveau &dossier"), ButtonKind.PRIMARY, icon_name="plus")
        self._new.setToolTip(self.tr("Nouveau dossier (Ctrl+N)"))
        self._search = LineField(self.tr("&Rechercher"), placeholder=self.tr("Nom ou référence"), limit=200)
        self._filter: RadioField[Shown] = RadioField(
            self.tr("Montrer"),
            [
                (Shown.RUNNING, self.tr("&En cours")),
                (Shown.CLOSED, self.tr("&Clos")),
                (Shown.ALL, self.tr("&Tous")),
            ],
        )
        self._filter.set_value(Shown.RUNNING)
        self._table = RowTable(self._model, self.tr("Dossiers"), _SHAPE)
        self._table.setItemDelegate(_Delegate(self._table, self._model))
        self._lay_out()
        self._search.changed.connect(self._show)
        self._search.editor.installEventFilter(self)
        self._filter.changed.connect(self._filter_changed)
        self._table.chosen.connect(self._open)
        self._new.clicked.connect(self.new_case_asked)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        shortcut.activated.connect(self._focus_search)
        book.changed.connect(self._show)
        book.closed_changed.connect(self._show)
        book.failed.connect(self._failed)

    @property
    def title(self) -> str:
        return self.tr("Dossiers")

    def enter(self, argument: str = "") -> None:
        if argument in set(Shown):
            self._filter.set_value(Shown(argument))
        self._show()
        self._book.refresh()
        self._read_closed()
        self._focus_search()

    def where(self) -> str:
        return (self._filter.value() or Shown.RUNNING).value

    def escape(self) -> bool:
        if not self._search.value():
            return False
        self._search.set_value("")
        self._show()
        return True

    def forget(self) -> None:
        self._model.clear()
        super().forget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._search.editor and isinstance(event, QKeyEvent) and self._search_key(event):
            return True
        return super().eventFilter(watched, event)

    def _search_key(self, event: QKeyEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not self._model.rowCount():
            return False
        if event.key() == Qt.Key.Key_Down:
            self._table.selectRow(max(0, self._table.currentIndex().row()))
            self._table.setFocus()
            return True
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self._model.line(max(0, self._table.currentIndex().row())))
            return True
        return False

    def _focus_search(self) -> None:
        line = self._search.editor
        line.setFocus()
        if isinstance(line, QLineEdit):
            line.selectAll()

    def _filter_changed(self) -> None:
        self._show()
        self._read_closed()

    def _read_closed(self) -> None:
        if self._filter.value() is not Shown.RUNNING:
            self._book.refresh_closed()

    def _show(self) -> None:
        index = self._table.currentIndex()
        kept = self._model.line(index.row()).id if index.isValid() else None
        lines = self._lines()
        self._model.show(lines)
        row = self._model.row_of(kept)
        if row >= 0:
            self._table.selectRow(row)
        self._say_count(len(lines))
        searched = bool(self._search.value())
        self._table.setVisible(bool(lines))
        self._nothing_found.setVisible(not lines and searched)
        self._empty.setVisible(not lines and not searched)
        self._empty.set_action_visible(self._filter.value() is not Shown.CLOSED)
        self._card.updateGeometry()

    def _lines(self) -> list[Line]:
        shown, reading = self._filter.value(), self._book.reading
        lines: list[Line] = []
        unreadable: list[Unreadable] = []
        if reading is not None and shown is not Shown.CLOSED:
            lines += reading.running
            unreadable += reading.unreadable
        if shown is not Shown.RUNNING:
            lines += self._book.closed or ()
            unreadable += self._book.closed_unreadable
        words = self._search.value()
        if words:
            found = directory.search((line for line in lines if not isinstance(line, Unreadable)), words)
            lines = [*found]
            unreadable = [each for each in unreadable if words.casefold() in each.reference.casefold()]
        return sorted([*unreadable, *lines], key=lambda line: line.reference, reverse=True)

    def _say_count(self, count: int) -> None:
        waiting = self._filter.value() is not Shown.RUNNING and self._book.closed is None
        said = self.tr("Lecture des dossiers clos…") if waiting else plural(count, "dossier")
        if said != self._count.text():
            self._count.setText(said)
            announce(self._count, said)

    def _failed(self, error: Fault) -> None:
        self.messages.show_panel(telling.panel(error))

    def _open(self, line: Line) -> None:
        if isinstance(line, Unreadable):
            self.messages.show_panel(telling.panel(line.fault))
            return
        self._signals.navigate.emit(CASE, str(line.id))

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(Space.TINY)
        words.addWidget(Text(self.title, TextStyle.TITLE))
        words.addWidget(self._count)
        head = QHBoxLayout()
        head.setSpacing(Space.LARGE)
        head.addLayout(words, 1)
        head.addWidget(self._new)
        tools = QHBoxLayout()
        tools.setSpacing(Space.WIDE)
        tools.addWidget(self._search, 1)
        tools.addWidget(self._filter)
        self._empty = _Empty(self)
        self._empty.acted.connect(self.new_case_asked)
        self._nothing_found = EmptyState(
            self.tr("Aucun dossier trouvé"),
            self.tr("Vérifiez l’orthographe, ou cherchez aussi parmi les dossiers clos."),
            icon_name="search",
        )
        self._card = Card()
        self._card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._card.add(tools)
        for part in (self._table, self._empty, self._nothing_found):
            self._card.add(part)
        column = ScrollColumn()
        column.add(self.messages)
        column.add(head)
        column.add(self._card)
        column.add_stretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(column)


class _Empty(EmptyState):
    def __init__(self, page: CasesPage) -> None:
        super().__init__(
            page.tr("Aucun dossier ici"),
            page.tr(
                "Les bilans ouverts apparaissent ici\u202f; un dossier clos y reste tant que quelque chose en est conservé."
            ),
            action=page.tr("&Ouvrir un dossier"),
        )

    def set_action_visible(self, visible: bool) -> None:
        if self.button is not None:
            self.button.setVisible(visible)


class _Delegate(RowDelegate):
    def __init__(self, table: RowTable, model: CaseModel) -> None:
        super().__init__(table)
        self._model = model

    def paint_cell(self, painter: QPainter, box: QRectF, entry: Line, column: int) -> None:
        look = theme.current()
        text = self._model.text(entry, Column(column))
        if column == Column.STATE:
            pill(painter, box, text, self._model.tone(entry))
        elif column == Column.BENEFICIARY:
            one_line(painter, box, text, look.font(TextStyle.STRONG), look.palette.ink)
        elif column == Column.REFERENCE:
            one_line(painter, box, text, look.font(), look.palette.ink)
        else:
            one_line(painter, box, text, look.font(TextStyle.SMALL), look.palette.secondary)
