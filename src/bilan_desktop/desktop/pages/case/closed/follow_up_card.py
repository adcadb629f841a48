"""The follow-up at six months on a closed case (E3d): where it stands, whom to reach, and what is noted of it."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.pages.case.closed.records_card import line_of
from bilan_desktop.desktop.theme.tokens import TextStyle, Tone
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.tag import Tag
from bilan_desktop.domain.cases.follow_up import FollowUpState, follow_up_on
from bilan_desktop.domain.law.rules import SOURCES, RuleId
from bilan_desktop.practice.ending.closed import ClosedFile
from bilan_desktop.wording.french import long_date, short_date, typeset
from bilan_desktop.wording.labels import label
from bilan_desktop.wording.refusals import source_text

_TONES = {
    FollowUpState.TO_COME: Tone.NEUTRAL,
    FollowUpState.DUE: Tone.WARNING,
    FollowUpState.ASKED: Tone.WARNING,
    FollowUpState.NEW_CONTACT: Tone.ACCENT,
    FollowUpState.ANSWERED: Tone.FINE,
    FollowUpState.DECLINED: Tone.NEUTRAL,
}


class FollowUpCard(Card):
    """`asked`, `answered`, `declined` when one of these is to be noted."""

    asked = Signal()
    answered = Signal()
    declined = Signal()

    def __init__(self, file: ClosedFile, today: date, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        known = file.follow_up
        state = known.state(file.term, today)
        self.setAccessibleName(self.tr("Suivi à 6\u00a0mois"))
        self.add(Text(self.tr("Suivi à 6\u00a0mois"), TextStyle.HEADING, wrap=True))
        self.add(Tag(label(state), _TONES[state]))
        due = known.due_on(file.term) if state is FollowUpState.NEW_CONTACT else follow_up_on(file.term)
        if due is not None and state is not FollowUpState.DECLINED:
            self.add(line_of(long_date(due), source_text(SOURCES[RuleId.E3D])))
        for line in self._told(file):
            self.add(Text(typeset(line), TextStyle.SMALL, "secondary", wrap=True, selectable=True))
        if not known.is_over:
            self._add_actions(is_asked=known.asked_on is not None, may_ask=file.restriction is None)

    def _told(self, file: ClosedFile) -> list[str]:
        """What is noted, then how to reach the person as long as that is kept."""
        known, person = file.follow_up, file.beneficiary
        lines = []
        if known.declined_on:
            lines.append(self.tr("Décliné le {day}.").format(day=short_date(known.declined_on)))
        if known.asked_on:
            lines.append(self.tr("Demandé le {day}.").format(day=short_date(known.asked_on)))
        if known.answered_on and known.outcome:
            said = self.tr("Le {day}\u202f: {outcome}.").format(
                day=short_date(known.answered_on), outcome=label(known.outcome)
            )
            lines.append(said)
            if known.sentence:
                lines.append(known.sentence)
        if known.is_over:
            return [*lines, self.tr("Les coordonnées, gardées pour ce seul suivi, sont effacées.")]
        reach = " · ".join(filter(None, (person.phone, person.email, " ".join(person.address.split()))))
        return [*lines, reach or self.tr("Aucune coordonnée n’a été notée au dossier.")]

    def _add_actions(self, *, is_asked: bool, may_ask: bool) -> None:
        ask = Button(self.tr("Noter la &demande…"), dense=True, icon_name="message-square")
        answer = Button(self.tr("Noter la ré&ponse…"), dense=True, icon_name="check")
        decline = Button(self.tr("Ne souhaite pas de &suivi…"), ButtonKind.QUIET, dense=True)
        ask.clicked.connect(self.asked)
        answer.clicked.connect(self.answered)
        decline.clicked.connect(self.declined)
        offered = (answer, ask) if is_asked else (ask, answer)
        for button in (*(offered if may_ask else ()), decline):
            self.add(button)
