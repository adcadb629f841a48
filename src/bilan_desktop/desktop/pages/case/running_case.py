"""A running case: its head, its tabs, and its safeguards beside them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop.locking.drafts import Drafts, Waiting, put_back
from bilan_desktop.desktop.pages.case.header import CaseHeader
from bilan_desktop.desktop.pages.case.identity_dialog import IdentityDialog
from bilan_desktop.desktop.pages.case.safeguards_panel import SafeguardsPanel
from bilan_desktop.desktop.pages.case.tab import Tab
from bilan_desktop.desktop.pages.case.ways import Way
from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import Space
from bilan_desktop.desktop.widgets.buttons import Button
from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.desktop.widgets.navigation.underline_tabs import UnderlineTabs
from bilan_desktop.desktop.widgets.scrolling import ScrollColumn
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.cases.checklists import Output, checklist
from bilan_desktop.domain.cases.safeguards import Place, safeguards
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running import checklists, frame
from bilan_desktop.practice.running.watching import Watcher

IDENTITY = "identity"
"""The spot of the person’s details, which have a dialog of their own."""

PANEL = 330
ROOM = 860  # below this width, at the usual size of the text, the safeguards go above the tab, folded


class RunningCase(QWidget):
    """`stored` when something of the case was stored, `ended` when it was closed, `back` to leave it."""

    stored = Signal()
    ended = Signal()
    back = Signal()

    def __init__(
        self,
        file: CaseFile,
        tabs: dict[Place, Callable[[CaseFile], Tab]],
        titles: dict[Place, str],
        waiting: Waiting | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.file = file
        self._waiting = waiting or Waiting()
        self._watcher = Watcher(file)
        self._shown: Case | None = None
        self._is_led = False
        self._folded: dict[bool, bool] = {}
        self._stale: set[Place] = set()
        self._header = CaseHeader()
        self._panel = SafeguardsPanel()
        self._tabs = UnderlineTabs(self.tr("Parties du dossier"))
        self._slots: dict[Place, _Slot] = {}
        self._places = tuple(tabs)
        for place, make in tabs.items():
            self._tabs.add(place.value, titles[place], partial(self._make, place, make))
        self._advancing = Button("", dense=True, icon_name="arrow-right")
        self._header.add_action(self._advancing)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.WIDE, Space.PAGE, Space.MEDIUM)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self._header)
        column.addWidget(self._tabs, 1)
        self._header.back.connect(self.back)
        self._advancing.clicked.connect(self._advance)
        self._header.identity.connect(self._edit_identity)
        self._panel.chosen.connect(self.go)
        self._panel.folded.connect(self._fold)
        self._panel.ticked.connect(self._tick)
        self._tabs.selected.connect(self._selected)
        self._selected(self._tabs.current())
        self.refresh()

    @property
    def is_limited(self) -> bool:
        """Whether only part of the case is offered: past its end, or under a restriction."""
        return Place.SESSIONS not in self._places

    @property
    def place(self) -> Place:
        """The tab in front."""
        return Place(self._tabs.current())

    def tab(self) -> Tab:
        """The tab in front, which is made when it is first looked at."""
        return self._slots[self.place].tab

    def go(self, way: Way) -> None:
        """Shows a place of the case and puts the focus there; where that place is not offered, the first one."""
        if way.place not in self._places:
            way = Way(self._places[0])
        self._is_led = True
        self._tabs.select(way.place.value)
        self._is_led = False
        if way.spot == IDENTITY:
            self._edit_identity()
            return
        self.tab().reveal(way.spot)
        self._take_back(lead=not way.spot)
        QTimer.singleShot(0, self._slots[way.place].show_focus)

    def focus_first(self) -> None:
        """Puts the focus where the keyboard begins: on the tabs."""
        self._tabs.bar.setFocus()

    def present(self) -> bool:
        """Shows the synthesis to the beneficiary, on the whole screen; False where it is not offered."""
        if Place.SYNTHESIS not in self._places:
            return False
        self.go(Way(Place.SYNTHESIS))
        self.tab().present()
        return True

    def where(self) -> str:
        """The tab in front and where one is in it, as `CasePage` writes it after the case's id."""
        spot = self.tab().where()
        return f"{self.place.value}/{spot}" if spot else self.place.value

    def refresh(self, *, anew: bool = False) -> None:
        """Shows the case as it stands, everywhere; `anew` also when it has not changed, for a new day."""
        case = self.file.case
        if case is self._shown and not anew:
            return
        self._shown = case
        self._header.show_case(case)
        self._show_advance(case.phase)
        self._panel.show_lines(safeguards(case, self.file.today(), self._watcher.noticed(), self.file.law))
        self._header.set_editable(editable=case.restriction is None)
        self._panel.show_checklist(() if case.restriction else checklist(case))
        self._stale = set(self._slots)
        self._show_tab()

    def _show_tab(self) -> None:
        """Shows the case in the tab in front; the others are brought up to date when they come there."""
        if self.place in self._stale:
            self._stale.discard(self.place)
            self.tab().show_case()

    def flush(self) -> bool:
        """Puts everything typed on disk now."""
        saved = [slot.tab.flush() for slot in self._slots.values()]
        return all(saved)

    def drafts(self) -> Drafts:
        """Puts everything typed on disk, and gives what cannot be stored as it stands."""
        drafts = {}
        for place, slot in self._slots.items():
            fields = slot.tab.drafts()
            if fields:
                drafts[self._place(place) + slot.tab.where()] = fields
        return drafts

    def _take_back(self, *, lead: bool) -> None:
        """Puts back what waits for the tab in front; `lead` goes to the spot of the tab that it waits for."""
        begins = self._place(self.place)
        for place in self._waiting.places(begins):
            spot = place.removeprefix(begins)
            if lead and spot and self.tab().where() != spot:
                self.tab().reveal(spot)
            if self.tab().where() == spot:
                put_back(self.tab(), self._waiting.take(place))

    def _place(self, place: Place) -> str:
        return f"case:{self.file.case.id}#{place.value}/"

    def forget(self) -> None:
        """Gives up what could not be saved, and leaves the case."""
        for slot in self._slots.values():
            slot.tab.forget()
        self.file.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _make(self, place: Place, make: Callable[[CaseFile], Tab]) -> QWidget:
        tab = make(self.file)
        tab.stored.connect(self._stored)
        tab.wanted.connect(self.go)
        tab.ended.connect(self._ended)
        self._header.statuses.addWidget(tab.status)
        self._slots[place] = slot = _Slot(tab)
        self._stale.add(place)
        return slot

    def _stored(self) -> None:
        self.refresh()
        self.stored.emit()

    def _ended(self) -> None:
        for slot in self._slots.values():
            slot.tab.forget()
        self.ended.emit()

    def _show_advance(self, phase: Phase) -> None:
        names = {
            Phase.REQUEST: self.tr("Passer en phase prélimi&naire"),
            Phase.PRELIMINARY: self.tr("Passer en phase d’i&nvestigation"),
            Phase.INVESTIGATION: self.tr("Passer en phase de co&nclusion"),
        }
        self._advancing.setText(names.get(phase, ""))
        self._advancing.setVisible(phase in names and not self.is_limited)

    def _advance(self) -> None:
        if self.flush():
            self.tab().attempt(lambda: frame.advance(self.file))

    def _tick(self, output: Output, done: bool) -> None:
        self.tab().attempt(lambda: checklists.tick(self.file, output, done=done))

    def _edit_identity(self) -> None:
        IdentityDialog(self.tab()).open_sized()

    def _selected(self, name: str) -> None:
        slot = self._slots[Place(name)]
        for other in self._slots.values():
            if other is not slot:
                other.tab.flush()
        self._header.statuses.setCurrentWidget(slot.tab.status)
        self._show_tab()
        slot.hold(self._panel)
        self._arrange()
        if not self._is_led:
            self._take_back(lead=True)

    def _is_wide(self) -> bool:
        return self.width() >= theme.current().px(ROOM) + 2 * Space.PAGE

    def _beside(self) -> bool:
        return self._is_wide() and self.tab().shows_safeguards

    def _fold(self, folded: bool) -> None:
        self._folded[self._beside()] = folded
        self._arrange()

    def _arrange(self) -> None:
        beside = self._beside()
        folded = self._folded.get(beside, not beside)
        self._panel.set_folded(folded=folded)
        slot = self._slots[self.place]
        slot.arrange(self._panel, beside=beside and not folded, most=round(self.height() * 0.4))


class _Slot(QWidget):
    """A tab with its messages above it, and the safeguards beside or above it."""

    def __init__(self, tab: Tab) -> None:
        super().__init__()
        self.tab = tab
        self._row = QBoxLayout(QBoxLayout.Direction.RightToLeft, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.LARGE)
        own = QVBoxLayout()
        own.setSpacing(Space.MEDIUM)
        own.addWidget(tab.messages)
        self._scroll: _Following | None = None
        if tab.scrolls:
            self._scroll = _Following()
            self._scroll.add(tab)
            self._scroll.add_stretch()
            own.addWidget(self._scroll, 1)
        else:
            own.addWidget(tab, 1)
        self._row.addLayout(own, 1)

    def show_focus(self) -> None:
        """Scrolls to what has the focus, unless it is in sight."""
        if self._scroll is not None:
            self._scroll.follow(None, QApplication.focusWidget())

    def hold(self, panel: SafeguardsPanel) -> None:
        """Takes the panel in from the tab that was shown before."""
        self._row.insertWidget(0, panel)

    def arrange(self, panel: SafeguardsPanel, *, beside: bool, most: int) -> None:
        """Puts the panel beside the tab, or above it and then no taller than `most` pixels."""
        unbound = 16_777_215
        panel.setMaximumHeight(unbound if beside else most)
        if beside:
            panel.setFixedWidth(theme.current().px(PANEL))
        else:
            panel.setMinimumWidth(0)
            panel.setMaximumWidth(unbound)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.RightToLeft if beside else direction.TopToBottom)
        self._row.setAlignment(panel, Qt.AlignmentFlag(0))


class _Following(ScrollColumn):
    """Scrolls to whatever gets the focus out of sight, by a mnemonic or from a link as by Tab."""

    def __init__(self) -> None:
        super().__init__(margin=0)
        self.body.setContentsMargins(0, 0, Space.TINY, Space.LARGE)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self.follow)

    def follow(self, _: QWidget | None, focused: QWidget | None) -> None:
        """The focus went somewhere."""
        if focused is None or not self.isAncestorOf(focused) or focused.window() is not self.window():
            return
        if focused.visibleRegion().boundingRect().height() < min(focused.height(), 24):
            above = focused.parentWidget()
            self.ensureWidgetVisible(above if isinstance(above, FormField) else focused, 0, Space.LARGE)
