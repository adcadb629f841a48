"""The cards of the present funding, route by route; made anew when the route changes."""

from typing import Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bilan_desktop.desktop.pages.case.frame.change_dialog import ChangeDialog
from bilan_desktop.desktop.pages.case.frame.contract_card import ContractCard
from bilan_desktop.desktop.pages.case.frame.convention_card import ConventionCard
from bilan_desktop.desktop.pages.case.frame.cpf_card import CpfCard
from bilan_desktop.desktop.pages.case.frame.organisation_card import OrganisationCard
from bilan_desktop.desktop.pages.case.frame.paper_card import PaperCard
from bilan_desktop.desktop.pages.case.frame.parties_card import PartiesCard
from bilan_desktop.desktop.pages.case.frame.payments_card import PaymentsCard
from bilan_desktop.desktop.pages.case.frame.terms_card import TermsCard
from bilan_desktop.desktop.pages.case.tab import Tab
from bilan_desktop.desktop.theme.tokens import Space
from bilan_desktop.desktop.widgets.lists import rows
from bilan_desktop.domain.bilan.funding import Agreed, Cpf, TrainingPlan


class FundingCard(Protocol):
    """What each card of a funding does."""

    def show_case(self) -> None:
        """Shows the funding of the case."""

    def reveal(self, spot: str) -> bool:
        """Puts the focus on a spot. False for one it does not have."""

    def release(self) -> None:
        """It is going away: what it saves by itself is given up."""


class FundingCards(QWidget):
    """The papers of the present funding, then what its payer may get."""

    def __init__(self, tab: Tab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tab, self._file = tab, tab.file
        self._cards: list[FundingCard] = []
        self._made_for: object = None
        self._papers = QVBoxLayout()
        self._papers.setSpacing(Space.LARGE)
        self._parties = PartiesCard(tab)
        self._parties.changing.connect(self._ask_change)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.LARGE)
        column.addLayout(self._papers)
        self._make()

    def show_case(self) -> None:
        """Shows the funding of the case, on other cards when the route has changed."""
        self._make()
        for card in self._cards:
            card.show_case()
        self._parties.show_case()

    def reveal(self, spot: str) -> bool:
        """Puts the focus on a field or on what the paper waits for. False for an unknown spot."""
        if spot == "change":
            self._parties.focus_change()
            return True
        found = any(card.reveal(spot) for card in self._cards)
        return found or (spot == "sending" and any(card.reveal("paper") for card in self._cards))

    def forget(self) -> None:
        """Leaves nothing of the texts in memory."""
        for card in self._cards:
            if isinstance(card, TermsCard):
                card.forget()

    def _make(self) -> None:
        case = self._file.case
        wanted = (case.route, len(case.past_fundings))
        if wanted == self._made_for:
            return
        self._made_for = wanted
        for card in self._cards:
            card.release()
        rows.clear(self._papers)
        made = self._cards_of_the_route()
        for widget in made:
            self._papers.addWidget(widget)
        self._cards = list(made)
        self._parties.hide()
        self._parties.setParent(None)  # comes after them for the keyboard too
        self._column.addWidget(self._parties)
        self._parties.show()

    def _cards_of_the_route(
        self,
    ) -> list[
        CpfCard | ConventionCard | OrganisationCard | TermsCard | PaperCard | ContractCard | PaymentsCard
    ]:
        tab = self._tab
        match self._file.case.funding:
            case Cpf():
                return [CpfCard(tab)]
            case TrainingPlan():
                return [ConventionCard(tab), OrganisationCard(tab), TermsCard(tab)]
            case Agreed() as agreed:
                grant = [PaperCard(tab, is_grant=True)] if agreed.wants_grant else []
                return [*grant, PaperCard(tab), OrganisationCard(tab), TermsCard(tab)]
            case _:
                return [ContractCard(tab), PaymentsCard(tab), TermsCard(tab)]

    def _ask_change(self) -> None:
        if not self._tab.flush():
            return
        dialog = ChangeDialog(self._file, self._tab)
        dialog.changed.connect(self._tab.stored)
        dialog.changed.connect(self._parties.focus_change)
        dialog.open_sized()
