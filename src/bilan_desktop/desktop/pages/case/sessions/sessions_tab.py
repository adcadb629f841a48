"""The « Séances » tab: the sessions held and what they add up to (L1), one session with its notes, the documents."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop.pages.case.sessions.documents_card import DocumentsCard
from bilan_desktop.desktop.pages.case.sessions.new_session import HOLD, NewSession
from bilan_desktop.desktop.pages.case.sessions.results_card import ResultsCard
from bilan_desktop.desktop.pages.case.sessions.session_editor import SessionEditor
from bilan_desktop.desktop.pages.case.sessions.session_list import SessionModel, SessionTable
from bilan_desktop.desktop.pages.case.tab import Tab
from bilan_desktop.desktop.telling import Told
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind, LinkButton
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.empty_state import EmptyState
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.message_panel import MessagePanel
from bilan_desktop.domain.bilan.funding import require_no_silence
from bilan_desktop.domain.bilan.session import Session, hours_of, remaining
from bilan_desktop.domain.cases.safeguards import Place
from bilan_desktop.domain.cases.texts import RESULTS
from bilan_desktop.domain.errors import Breach, RuleBroken
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.wording.french import duration


class SessionsTab(Tab):
    """The list, or one session, or a new one. The spots: `new`, `hold/<appointment>`, `documents`, `results`, a session's id."""

    place = Place.SESSIONS

    def __init__(self, file: CaseFile, parent: QWidget | None = None) -> None:
        super().__init__(file, parent)
        self._shown: tuple[Session, ...] | None = None
        self._editor: SessionEditor | None = None
        self._model = SessionModel(self)
        self._table = SessionTable(self._model, self.tr("Séances tenues"))
        self._table.chosen.connect(lambda session: self._open(session.id))
        self._empty = EmptyState(
            self.tr("Aucune séance pour l’instant"),
            self.tr(
                "Les entretiens et le travail personnel convenu s’inscrivent ici, avec leurs notes et leurs pièces."
            ),
            action=self.tr("&Ajouter une séance"),
            icon_name="message-square",
        )
        self._empty.acted.connect(self._ask_new)
        self._totals = _Totals()
        self._documents = DocumentsCard(self)
        self._results = ResultsCard(self)
        self._listing = self._list_page()
        self._new = NewSession(self)
        self._new.made.connect(self._made)
        self._new.given_up.connect(self._show_list)
        self._new.hide()
        self._back = LinkButton(self.tr("‹ &Toutes les séances"))
        self._back.clicked.connect(self._leave)
        self._back.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.LARGE)
        for part in (self._back, self._listing, self._new):
            self._column.addWidget(part)

    def show_case(self) -> None:
        case = self.file.case
        if case.sessions != self._shown:
            self._shown = case.sessions
            self._model.show_sessions(case.sessions)
            self._totals.show_sessions(case.sessions, remaining(case.sessions, self.file.today()))
        some = bool(case.sessions)
        for part in (self._table, self._totals, self._add):
            part.setVisible(some)
        self._empty.setVisible(not some)
        self._documents.show_case()
        self._results.show_case()
        if self._editor is not None:
            self._editor.show_case()

    def reveal(self, spot: str) -> None:
        if spot == "documents":
            self._show_list()
            self._documents.reveal()
        elif spot == RESULTS:
            self._show_list()
            self._results.reveal()
        elif spot == "new" or spot.startswith(HOLD):
            self._begin(spot.removeprefix(HOLD))
        elif spot in {str(session.id) for session in self.file.case.sessions}:
            self._open(UUID(spot))
        elif not self._leave():
            return
        elif self._table.isVisibleTo(self):
            self._table.setFocus()
        elif self._empty.button is not None:
            self._empty.button.setFocus()

    def where(self) -> str:
        if self._editor is not None:
            return str(self._editor.session_id)
        return self._new.spot() if self._new.isVisibleTo(self) else ""

    def escape(self) -> bool:
        elsewhere = not self._listing.isVisibleTo(self)
        if elsewhere:
            self._leave()
        return elsewhere

    def panel(self, error: Told, again: Callable[[], object] | None = None) -> MessagePanel:
        made = super().panel(error, again)
        left = error.facts.get("remaining") if isinstance(error, RuleBroken) else None
        if isinstance(error, RuleBroken) and error.breach is Breach.HOURS_EXCEEDED and left:
            assert isinstance(left, timedelta)
            offer = made.add_button(self.tr("&Enregistrer {span}").format(span=duration(left)))
            offer.clicked.connect(lambda: self._take_remainder(left))
        return made

    def _take_remainder(self, left: timedelta) -> None:
        taker = self._editor if self._editor is not None else self._new
        taker.take_remainder(left)

    def _ask_new(self) -> None:
        self._begin("")

    def _begin(self, appointment: str) -> None:
        """Asks for a new session, unless the silence of the employee bars any (R. 6313-8)."""
        if not self._leave():
            return
        try:
            require_no_silence(self.file.case.funding, self.file.today())
        except RuleBroken as error:
            self.tell(error)
            return
        planned = self.file.case.frame.appointments
        self._show_only(self._new)
        self._new.begin(next((a for a in planned if str(a.id) == appointment), None))

    def _made(self, session_id: UUID) -> None:
        self._open(session_id)
        self.status.show_note(self.tr("Séance enregistrée"))
        if self._editor is not None:
            self._editor.focus_notes()

    def _open(self, session_id: UUID) -> None:
        if self._editor is not None and self._editor.session_id == session_id:
            return
        if not self._leave():
            return
        self._editor = SessionEditor(self, session_id)
        self._editor.left.connect(self._show_list)
        self._column.addWidget(self._editor)
        self._show_only(self._editor)
        self._back.setFocus()

    def _leave(self) -> bool:
        """Back to the list, once everything typed is stored."""
        if self._editor is not None and not self.flush():
            self.ask_to_lose(self.tr("Revenir à la liste sans l’enregistrer"), self._show_list)
            return False
        self._show_list()
        return True

    def _show_list(self) -> None:
        if self._editor is not None:
            self._editor.release()
            self._editor.hide()
            self._editor.deleteLater()
            self._editor = None
        self.messages.clear()
        self._show_only(self._listing)
        if self._table.isVisibleTo(self):
            self._table.setFocus()

    def _show_only(self, part: QWidget) -> None:
        for each in (self._listing, self._new, *filter(None, [self._editor])):
            each.setVisible(each is part)
        self._back.setVisible(part is not self._listing)

    def _list_page(self) -> QWidget:
        self._add = Button(self.tr("&Ajouter une séance"), ButtonKind.PRIMARY, icon_name="plus", dense=True)
        self._add.clicked.connect(self._ask_new)
        card = Card(self.tr("Séances tenues"), action=self._add)
        for part in (self._empty, self._table, self._totals):
            card.add(part)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.LARGE)
        column.addWidget(card)
        column.addWidget(self._results)
        column.addWidget(self._documents)
        return page


class _Totals(QWidget):
    """Accompaniment, personal work, and what is left of the ceiling."""

    def __init__(self) -> None:
        super().__init__()
        self._figures = [Text("", TextStyle.HEADING) for _ in range(3)]
        names = (self.tr("Accompagnement"), self.tr("Travail personnel"), self.tr("Reste à tenir"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, Space.SMALL, 0, 0)
        row.setSpacing(Space.WIDE)
        for name, figure in zip(names, self._figures, strict=True):
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(Text(name, TextStyle.CAPTION, "secondary"))
            words.addWidget(figure)
            row.addLayout(words)
        row.addStretch(1)

    def show_sessions(self, sessions: tuple[Session, ...], left: timedelta) -> None:
        hours = hours_of(sessions)
        spans = (hours.accompaniment, hours.personal, left)
        for figure, span in zip(self._figures, spans, strict=True):
            figure.setText(duration(span))
