"""« Ce que le payeur peut recevoir » (E5a to E5c), the fundings the bilan had before, and the way to another one."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop.pages.case.tab import Tab
from bilan_desktop.desktop.pages.case.viewing import view_statement
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.buttons import Button
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.labels import Rule, Text
from bilan_desktop.desktop.widgets.lists import rows
from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.bilan.session import Session, hours_of
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.errors import InvalidInput
from bilan_desktop.domain.law.rules import SOURCES
from bilan_desktop.domain.sharing.agreement import RecipientKind
from bilan_desktop.domain.sharing.parties import may_get, rule_of
from bilan_desktop.domain.sharing.statements import StatementKind, kinds_for
from bilan_desktop.practice.running import vouchers
from bilan_desktop.wording.french import capitalised, day_month_year, duration, plural
from bilan_desktop.wording.labels import items_named, label
from bilan_desktop.wording.refusals import source_text


class PartiesCard(Card):
    """`changing` when another funding is asked for."""

    changing = Signal()

    def __init__(self, tab: Tab, parent: QWidget | None = None) -> None:
        super().__init__(tab.tr("Ce que le payeur peut recevoir"), parent=parent)
        self._tab, self._file = tab, tab.file
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.LARGE)
        self._grid.setVerticalSpacing(Space.SMALL)
        self._grid.setColumnStretch(1, 1)
        self._never = Text(
            self.tr("Jamais la synthèse ni les résultats, sans l’accord écrit du bénéficiaire."), wrap=True
        )
        self._source = Text("", TextStyle.SMALL, "secondary", wrap=True)
        self._papers = QVBoxLayout()
        self._former = QVBoxLayout()
        self._former.setSpacing(Space.TINY)
        self._change = Button(self.tr("Changer de financement…"), dense=True, icon_name="refresh-cw")
        self._change.clicked.connect(self.changing)
        foot = QHBoxLayout()
        foot.addWidget(self._change)
        foot.addStretch(1)
        for part in (self._grid, self._papers, self._never, self._source, self._former, foot):
            self.add(part)

    def show_case(self) -> None:
        """Shows who may get what, and the fundings before."""
        case = self._file.case
        rows.clear(self._grid)
        for line, (who, what) in enumerate(self._lines(case.route)):
            self._grid.addWidget(Text(who, TextStyle.STRONG), line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(Text(what, wrap=True), line, 1, Qt.AlignmentFlag.AlignTop)
        self._source.setText(source_text(SOURCES[rule_of(case.route)]))
        rows.clear(self._papers)
        rows.clear(self._former)
        self._show_papers(self._papers, case, len(case.past_fundings))
        self._show_former(case)
        made = [button for button in self.findChildren(Button) if button is not self._change]
        rows.order_before(self._change, made)

    def focus_change(self) -> None:
        """Puts the focus on the way to another funding."""
        self._change.setFocus()

    def _lines(self, route: Route) -> list[tuple[str, str]]:
        employer = (
            self.tr("L’administration") if route is Route.PUBLIC_AGENT else label(RecipientKind.EMPLOYER)
        )
        return [
            (name, capitalised(items_named(may_get(route, kind))))
            for kind, name in (
                (RecipientKind.EMPLOYER, employer),
                (RecipientKind.FUNDER, label(RecipientKind.FUNDER)),
            )
        ]

    def _show_papers(self, column: QVBoxLayout, case: Case, share: int) -> None:
        """What can be made for the payer of a funding, from what the case holds."""
        route = case.shares()[share][0].route
        kinds = kinds_for(route)
        if not kinds:
            return
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        for kind in kinds:
            button = Button(f"{label(kind)}…", dense=True, icon_name="file-text")
            button.setAccessibleName(f"{label(kind)}, {label(route)}")
            button.clicked.connect(partial(self._show_paper, share, kind))
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)

    def _show_paper(self, share: int, kind: StatementKind) -> None:
        if not self._tab.flush():
            return
        try:
            content = vouchers.statement(self._file, share, kind)
        except InvalidInput as error:
            self._tab.tell(error)
            return
        view_statement(self._tab, label(kind), share, content)

    def _show_former(self, case: Case) -> None:
        if not case.past_fundings:
            return
        self._former.addWidget(Rule(faint=True))
        self._former.addWidget(Text(self.tr("Financements précédents"), TextStyle.STRONG))
        shares = enumerate(zip(case.past_fundings, case.shares(), strict=False))
        for share, (past, (funding, held)) in shares:
            said = self.tr("jusqu’au {day}").format(day=day_month_year(past.until))
            line = f"{label(funding.route)}, {said} · {self._counted(held)}"
            self._former.addWidget(Text(line, wrap=True))
            self._show_papers(self._former, case, share)
        note = self.tr(
            "Leurs documents restent au dossier\u202f; aucun document du financement actuel ne les mentionne."
        )
        self._former.addWidget(Text(note, TextStyle.SMALL, "secondary", wrap=True))

    def _counted(self, held: tuple[Session, ...]) -> str:
        sessions = plural(len(held), self.tr("séance"))
        return f"{sessions}, {duration(hours_of(held).total)}"
