"""« Avant de clôturer » and the closing itself: what is still owed, how and when the bilan ended, and the act that destroys."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop.pages.case.closing.lines import destroyed_count
from bilan_desktop.desktop.pages.case.days import day_field
from bilan_desktop.desktop.theme.tokens import Space, TextStyle, Tone
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind, LinkButton
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.fields.check_field import CheckField
from bilan_desktop.desktop.widgets.fields.choice_field import ChoiceField
from bilan_desktop.desktop.widgets.icon_mark import IconMark
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.lists import rows
from bilan_desktop.domain.cases.closing import ClosingPlan, EndingKind
from bilan_desktop.domain.cases.drop_out import DropOutCause
from bilan_desktop.domain.cases.follow_up import follow_up_on
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.wording.french import day_month_year, typeset
from bilan_desktop.wording.labels import label
from bilan_desktop.wording.reading import Toward


class OwedCard(Card):
    """The checklist; `handed` to hand the synthesis and the results over against signature, `opinion_wanted` to ask for it."""

    handed = Signal()
    opinion_wanted = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.SMALL)
        self._hand = Button(self.tr("Re&mettre contre signature…"), dense=True, icon_name="signature")
        self._hand.clicked.connect(self.handed)
        self._opinion = LinkButton(self.tr("Demander l’a&vis de la personne"), leads=True)
        self._opinion.clicked.connect(self.opinion_wanted)
        self.add(self._lines)
        self.add(self._hand)
        self.add(self._opinion)

    def show_lines(self, lines: list[tuple[str, bool]], *, owes: bool, is_asked: bool) -> None:
        """Each thing with whether it is done; `owes` when something is still to be handed over, `is_asked` for the opinion."""
        rows.clear(self._lines)
        for sentence, done in lines:
            self._lines.addWidget(self._line(sentence, done=done))
        self._hand.setVisible(owes)
        self._opinion.setVisible(not is_asked)

    def focus_hand_over(self) -> None:
        """Puts the focus on the hand-over."""
        self._hand.setFocus()

    def _line(self, sentence: str, *, done: bool) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.SMALL)
        mark = IconMark("circle-check" if done else "circle-dashed", Tone.FINE if done else "faint", 18)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        text = Text(sentence, TextStyle.SMALL, wrap=True)
        text.setAccessibleDescription(self.tr("fait") if done else self.tr("à faire"))
        line.addWidget(text, 1)
        return row


class EndingCard(Card):
    """`changed` when how or when it ended was chosen otherwise, `asked` when the closing was pressed."""

    changed = Signal()
    asked = Signal()

    def __init__(self, file: CaseFile, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, tone=Tone.DANGER, parent=parent)
        self.kind = ChoiceField(self.tr("&Issue du bilan"), [(kind, label(kind)) for kind in EndingKind])
        self.term = day_field(
            file,
            "term",
            self.tr("&Terme"),
            toward=Toward.PAST,
            hint=self.tr("Dernier entretien de conclusion et remise, ou jour de l’arrêt"),
        )
        self.cause: ChoiceField[DropOutCause] = ChoiceField(
            self.tr("Ca&use de l’arrêt"),
            [(cause, label(cause)) for cause in DropOutCause],
            hint=self.tr("Ce que la personne en a dit d’elle-même. Elle n’a pas à se justifier."),
        )
        self.offered = CheckField(self.tr("Ce qui existe a été &proposé au bénéficiaire"))
        self.declined = CheckField(self.tr("S&uivi décliné par la personne"))
        self._explained = Text(
            self.tr(
                "Leur clé est effacée\u202f: personne ne pourra les relire, vous non plus."
                " Une attestation de destruction sera établie."
            ),
            TextStyle.SMALL,
            wrap=True,
        )
        self._follow_up = Text("", TextStyle.SMALL, "secondary", wrap=True)
        self._close = Button(self.tr("Clôtu&rer et détruire…"), ButtonKind.DANGER, icon_name="flame")
        for widget in (
            self.kind,
            self.term,
            self.cause,
            self.offered,
            self._explained,
            self._follow_up,
            self.declined,
            self._close,
        ):
            self.add(widget)
        self.kind.set_value(EndingKind.COMPLETED)
        self.cause.set_value(DropOutCause.NOT_SAID)
        self.term.set_value(file.today())
        for field in (self.kind, self.term, self.cause, self.offered, self.declined):
            field.changed.connect(self.changed)
        self._close.clicked.connect(self.asked)

    def show_plan(self, plan: ClosingPlan) -> None:
        """Says what the closing would destroy, and when the follow-up falls."""
        self.set_title(
            typeset(self.tr("Clôturer détruit {documents}").format(documents=destroyed_count(plan)))
        )
        stops_early = plan.ending.kind is not EndingKind.COMPLETED
        self.cause.setVisible(stops_early)
        self.offered.setVisible(stops_early)
        day: date = follow_up_on(plan.ending.term)
        said = self.tr("Suivi à six mois\u202f: {day}. Les coordonnées sont gardées pour ce seul suivi.")
        if plan.ending.follow_up_declined:
            said = self.tr("Pas de suivi\u202f: les coordonnées sont effacées à la clôture.")
        self._follow_up.setText(typeset(said.format(day=day_month_year(day))))
