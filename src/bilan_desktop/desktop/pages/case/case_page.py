"""The page of one case: the running case with its tabs, or what remains of it once closed."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from bilan_desktop.desktop import telling
from bilan_desktop.desktop.locking.drafts import Drafts, Waiting
from bilan_desktop.desktop.page import Page
from bilan_desktop.desktop.pages.case.closed.closed_case import ClosedCase
from bilan_desktop.desktop.pages.case.closing.closing_tab import ClosingTab
from bilan_desktop.desktop.pages.case.confidentiality.confidentiality_tab import ConfidentialityTab
from bilan_desktop.desktop.pages.case.frame.frame_tab import FrameTab
from bilan_desktop.desktop.pages.case.overdue.overdue_tab import OverdueTab
from bilan_desktop.desktop.pages.case.request.request_tab import RequestTab
from bilan_desktop.desktop.pages.case.restricted.restricted_tab import RestrictedTab
from bilan_desktop.desktop.pages.case.running_case import RunningCase
from bilan_desktop.desktop.pages.case.sessions.sessions_tab import SessionsTab
from bilan_desktop.desktop.pages.case.synthesis.synthesis_tab import SynthesisTab
from bilan_desktop.desktop.pages.case.tab import Tab
from bilan_desktop.desktop.pages.case.ways import Way
from bilan_desktop.desktop.signals import Signals
from bilan_desktop.desktop.theme.tokens import Space
from bilan_desktop.desktop.widgets.message_panel import MessageArea
from bilan_desktop.domain.cases.safeguards import Place
from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending.closed import open_closed
from bilan_desktop.practice.file import CaseFile

TABS: dict[Place, Callable[[CaseFile], Tab]] = {
    Place.REQUEST: RequestTab,
    Place.FRAME: FrameTab,
    Place.SESSIONS: SessionsTab,
    Place.SYNTHESIS: SynthesisTab,
    Place.CONFIDENTIALITY: ConfidentialityTab,
    Place.CLOSING: ClosingTab,
}


OVERDUE: dict[Place, Callable[[CaseFile], Tab]] = {Place.FRAME: OverdueTab, Place.CLOSING: ClosingTab}
"""All there is of a case whose planned end has passed, until it is extended or closed (E3a)."""


RESTRICTED: dict[Place, Callable[[CaseFile], Tab]] = {Place.CONFIDENTIALITY: RestrictedTab}
"""All there is of a case while its use is restricted: what it holds, to be read, and the way to lift it (RGPD, art. 18)."""


class CasePage(Page):
    """Shows the case that the argument names: `<id>`, `<id>#<place>` or `<id>#<place>/<spot>`.

    The places are those of `domain.cases.safeguards.Place`, the spots what `Tab.reveal` knows.
    """

    def __init__(
        self,
        desk: Desk,
        signals: Signals,
        waiting: Waiting | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._signals = desk, signals
        self._waiting = waiting or Waiting()
        self._id: UUID | None = None
        self._case: RunningCase | ClosedCase | None = None
        self._tabs = TABS
        self._messages = MessageArea()
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        outer = QVBoxLayout()
        outer.setContentsMargins(Space.PAGE, 0, Space.PAGE, 0)
        outer.addWidget(self._messages)
        column.addLayout(outer)
        column.addWidget(self._stack, 1)

    @property
    def title(self) -> str:
        return self.tr("Dossier")

    def running(self) -> RunningCase | None:
        """The running case that is shown; None for a closed one."""
        return self._case if isinstance(self._case, RunningCase) else None

    def enter(self, argument: str = "") -> None:
        identity, _, rest = argument.partition("#")
        case_id = UUID(identity)
        if case_id == self._id and self._case is not None:
            self._refresh()
        elif not self.flush():
            self._ask_to_leave(argument)
            return
        else:
            self._open(case_id)
        running = self.running()
        if running is not None and rest:
            place, _, spot = rest.partition("/")
            running.go(Way(Place(place), spot))
        elif self._case is not None:
            self._case.focus_first()

    def flush(self) -> bool:
        running = self.running()
        return running.flush() if running is not None else True

    def drafts(self) -> Drafts:
        running = self.running()
        return running.drafts() if running is not None else {}

    def where(self) -> str:
        if self._id is None:
            return ""
        running = self.running()
        return f"{self._id}#{running.where()}" if running is not None else str(self._id)

    def present(self) -> bool:
        running = self.running()
        return running is not None and running.present()

    def escape(self) -> bool:
        running = self.running()
        return running.tab().escape() if running is not None else False

    def forget(self) -> None:
        running = self.running()
        if running is not None:
            running.forget()
        self._case, self._id = None, None
        super().forget()

    def _open(self, case_id: UUID) -> None:
        self._leave_case()
        self._id = case_id
        try:
            self._case = self._made(case_id)
        except Fault as error:
            panel = self._messages.show_panel(telling.panel(error, retry=self.tr("&Réessayer")))
            panel.way_out.connect(lambda: self._open(case_id))
            return
        self._messages.clear()
        self._stack.addWidget(self._case)
        self._stack.setCurrentWidget(self._case)

    def _made(self, case_id: UUID) -> RunningCase | ClosedCase:
        """The case as it is found. Raises Fault when it cannot be opened, or when nothing of it is left."""
        try:
            closed = open_closed(self._desk, case_id)
        except Fault as fault:
            if fault.kind is not FaultKind.CASE_UNKNOWN:
                raise
        else:
            view = ClosedCase(self._desk, closed)
            view.changed.connect(self._closed_changed)
            view.back.connect(self._go_back)
            return view
        file = CaseFile(self._desk, case_id)
        self._tabs = _tabs_for(file)
        running = RunningCase(file, self._tabs, self._titles(), self._waiting)
        running.stored.connect(lambda: self._signals.case_changed.emit(str(case_id)))
        running.back.connect(self._go_back)
        running.ended.connect(self._ended)
        return running

    def _titles(self) -> dict[Place, str]:
        if self._tabs is RESTRICTED:
            return {Place.CONFIDENTIALITY: self.tr("&Utilisation limitée")}
        if self._tabs is OVERDUE:
            return {Place.FRAME: self.tr("Terme &dépassé"), Place.CLOSING: self.tr("C&lôture")}
        return {
            Place.REQUEST: self.tr("&Demande"),
            Place.FRAME: self.tr("&Cadre"),
            Place.SESSIONS: self.tr("&Séances"),
            Place.SYNTHESIS: self.tr("S&ynthèse"),
            Place.CONFIDENTIALITY: self.tr("Con&fidentialité"),
            Place.CLOSING: self.tr("C&lôture"),
        }

    def _refresh(self) -> None:
        running = self.running()
        saved = running is not None and running.flush()
        if running is not None and saved:
            running.file.reread()
        stays = running is not None and _tabs_for(running.file) is self._tabs
        if running is not None and (stays or not saved):
            running.refresh(anew=True)
        elif self._id is not None:
            self._open(self._id)

    def _ended(self) -> None:
        """The case was closed from one of its tabs: what remains of it is shown instead."""
        if self._id is not None:
            self._waiting.give_up(str(self._id))
            self._open(self._id)
        self._signals.cases_changed.emit()

    def _closed_changed(self) -> None:
        self._ended()

    def _go_back(self) -> None:
        self._signals.navigate.emit("cases", "")

    def _leave_case(self) -> None:
        if isinstance(self._case, RunningCase):
            self._case.forget()
        if self._case is not None:
            self._stack.removeWidget(self._case)
            self._case.hide()
            self._case.deleteLater()
        self._case = None

    def _ask_to_leave(self, argument: str) -> None:
        running = self.running()
        if running is not None:
            button = self.tr("Ouvrir l’autre dossier sans l’enregistrer")
            running.tab().ask_to_lose(button, lambda: self._leave_for(argument))

    def _leave_for(self, argument: str) -> None:
        self._leave_case()
        self.enter(argument)


def _tabs_for(file: CaseFile) -> dict[Place, Callable[[CaseFile], Tab]]:
    if file.case.restriction is not None:
        return RESTRICTED
    return OVERDUE if file.case.frame.is_past_its_end(file.today()) else TABS
