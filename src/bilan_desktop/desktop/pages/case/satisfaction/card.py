"""« Satisfaction »: the questionnaires of a case, given, answered or declined; never what was answered (L6)."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop import telling
from bilan_desktop.desktop.dialogs.paper_dialog import PaperDialog
from bilan_desktop.desktop.pages.case.closed.records_card import line_of
from bilan_desktop.desktop.pages.case.satisfaction.dialogs import AnswersDialog, DayAsked, DayDialog
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.labels import Rule, Text
from bilan_desktop.desktop.widgets.lists import rows
from bilan_desktop.desktop.widgets.message_panel import MessageArea
from bilan_desktop.domain.errors import Fault, InvalidInput
from bilan_desktop.domain.law.rules import SOURCES, RuleId
from bilan_desktop.domain.registers.satisfaction import Moment, SlipState, Solicitation, solicitation_of
from bilan_desktop.practice import satisfaction
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.satisfaction import Holder
from bilan_desktop.wording.french import short_date, typeset
from bilan_desktop.wording.labels import label
from bilan_desktop.wording.refusals import source_text


class SatisfactionCard(Card):
    """`noted` when something was; `upright` puts the buttons below one another, where there is little room."""

    noted = Signal()

    def __init__(
        self, desk: Desk, holder: Holder, *, upright: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent=parent)
        self._desk, self._holder, self._upright = desk, holder, upright
        self.setAccessibleName(self.tr("Satisfaction"))
        self._messages = MessageArea()
        self._parts = QVBoxLayout()
        self._parts.setSpacing(Space.SMALL)
        self.add(Text(self.tr("Satisfaction"), TextStyle.HEADING, wrap=True))
        self.add(self._messages)
        self.add(self._parts)
        self.add(Text(source_text(SOURCES[RuleId.L6]), TextStyle.CAPTION, "secondary", wrap=True))

    def show_known(self, known: tuple[Solicitation, ...], moments: tuple[Moment, ...]) -> None:
        """Shows where the questionnaires of some moments stand."""
        rows.clear(self._parts)
        for place, moment in enumerate(moments):
            if place:
                self._parts.addWidget(Rule(faint=True))
            given = solicitation_of(known, moment)
            self._parts.addWidget(line_of(label(moment), self._told(given)))
            if given is None or given.state is SlipState.ASKED:
                self._parts.addWidget(self._acts(moment, is_given=given is not None))

    def focus_first(self) -> None:
        """Puts the focus on the first thing that can be noted."""
        button = self.findChild(Button)
        if button is not None:
            button.setFocus()

    def _told(self, given: Solicitation | None) -> str:
        if given is None:
            return self.tr("Questionnaire à remettre")
        if given.answered_on is not None:
            day = short_date(given.answered_on)
            return typeset(self.tr("Réponses reçues le {day}, comptées sans nom")).format(day=day)
        if given.declined_on is not None:
            return typeset(self.tr("Décliné le {day}")).format(day=short_date(given.declined_on))
        return typeset(self.tr("Remis le {day}, réponse attendue")).format(day=short_date(given.asked_on))

    def _acts(self, moment: Moment, *, is_given: bool) -> QWidget:
        print_it = Button(self.tr("&Questionnaire…"), dense=True, icon_name="file-text")
        give = Button(self.tr("Noter la r&emise…"), dense=True)
        answer = Button(self.tr("Noter les ré&ponses…"), dense=True, icon_name="check")
        decline = Button(self.tr("Ne souhaite pas répon&dre…"), ButtonKind.QUIET, dense=True)
        print_it.clicked.connect(partial(self._print, moment))
        give.clicked.connect(partial(self._give, moment))
        answer.clicked.connect(partial(self._answer, moment))
        decline.clicked.connect(partial(self._decline, moment))
        acts = QWidget()
        row = QVBoxLayout(acts) if self._upright else QHBoxLayout(acts)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        for button in (answer, decline, print_it) if is_given else (print_it, give, answer):
            row.addWidget(button)
        row.addStretch(1)
        return acts

    def _print(self, moment: Moment) -> None:
        try:
            paper = satisfaction.questionnaire(self._desk, moment)
        except (Fault, InvalidInput) as error:
            self._messages.show_panel(telling.panel(error))
            return
        title = self.tr("Questionnaire de satisfaction")
        PaperDialog(title, title, paper, self).open_sized()

    def _give(self, moment: Moment) -> None:
        asked = DayAsked(
            self.tr("Questionnaire remis"),
            self.tr("Le jour où vous l’avez remis ou envoyé. La réponse se note quand elle revient."),
            self.tr("&Remis le"),
            "asked_on",
            lambda day: satisfaction.ask(self._holder, moment, day),
        )
        self._open(DayDialog(self._holder, asked, self))

    def _decline(self, moment: Moment) -> None:
        asked = DayAsked(
            self.tr("La personne ne souhaite pas répondre"),
            self.tr("Elle n’a pas à dire pourquoi. Le questionnaire ne lui est plus proposé."),
            self.tr("&Décliné le"),
            "declined_on",
            lambda day: satisfaction.decline(self._holder, moment, day),
        )
        self._open(DayDialog(self._holder, asked, self))

    def _answer(self, moment: Moment) -> None:
        self._open(AnswersDialog(self._holder, moment, self))

    def _open(self, dialog: DayDialog | AnswersDialog) -> None:
        dialog.accepted.connect(self.noted)
        dialog.open_sized()
