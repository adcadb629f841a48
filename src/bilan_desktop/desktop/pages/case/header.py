"""The head of a case: where one is, whose it is, who pays, its hours, its end, its seven steps."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import Space, TextStyle, Tone
from bilan_desktop.desktop.widgets.buttons import IconButton, LinkButton
from bilan_desktop.desktop.widgets.figures.hours_gauge import Hours, HoursGauge
from bilan_desktop.desktop.widgets.figures.phase_steps import PhaseSteps
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.tag import Tag
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.wording.french import day_month_year, duration
from bilan_desktop.wording.labels import label

ROOM = 860  # below this width, at the usual size of the text, the hours go under the name


class CaseHeader(QWidget):
    """`back` asks for the list of cases, `identity` for the person's details."""

    back = Signal()
    identity = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: object = None
        self._list = LinkButton(self.tr("D&ossiers"))
        self._list.setAccessibleName(self.tr("Revenir à la liste des dossiers"))
        self._list.clicked.connect(self.back)
        self._reference = Text("", TextStyle.SMALL, "secondary", selectable=True)
        self._name = Text("", TextStyle.TITLE, wrap=True)
        self._name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._edit = IconButton("pencil", self.tr("Modifier l’identité et les coordonnées"))
        self._edit.clicked.connect(self.identity)
        self._route = Tag("", Tone.ACCENT)
        self._gauge = HoursGauge()
        self._parts = Text("", TextStyle.SMALL, "secondary")
        self._end = Text("", TextStyle.SMALL, "secondary")
        self._steps = PhaseSteps()
        self.statuses = QStackedWidget()
        self.statuses.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._lay_out()

    def show_case(self, case: Case) -> None:
        """Shows a running case as it stands."""
        shown = (case.beneficiary, case.route, case.sessions, case.frame.planned_end, case.phase)
        if shown == self._shown:
            return
        self._shown = shown
        self._reference.setText(f"›  {case.reference}")
        self._name.setText(case.beneficiary.full_name)
        self._route.set_text(label(case.route))
        hours = case.hours
        self._gauge.set_hours(Hours(hours.accompaniment, hours.personal))
        apart = self.tr("{accompaniment} d’accompagnement · {personal} de travail personnel")
        self._parts.setText(
            apart.format(accompaniment=duration(hours.accompaniment), personal=duration(hours.personal))
        )
        planned = case.frame.planned_end
        self._end.setText(
            self.tr("Terme prévu le {day}").format(day=day_month_year(planned))
            if planned
            else self.tr("Terme à fixer")
        )
        self._steps.set_current(case.phase.rank)

    def set_editable(self, *, editable: bool) -> None:
        """Whether the person's details may be changed."""
        self._edit.setVisible(editable)

    def add_action(self, button: QWidget) -> None:
        """Puts a button at the end of the first line."""
        self._trail.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        self._trail = trail = QHBoxLayout()
        trail.setSpacing(Space.TINY)
        trail.addWidget(self._list)
        trail.addWidget(self._reference)
        trail.addSpacing(Space.LARGE)
        trail.addWidget(self.statuses, 1)
        named = QHBoxLayout()
        named.setSpacing(Space.SMALL)
        named.addWidget(self._name)
        named.addWidget(self._edit, 0, Qt.AlignmentFlag.AlignVCenter)
        named.addWidget(self._route, 0, Qt.AlignmentFlag.AlignVCenter)
        named.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(Space.TINY)
        left.addLayout(trail)
        left.addLayout(named)
        left.addStretch(1)
        self._right = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._right.setSpacing(Space.TINY)
        for part in (self._gauge, self._parts, self._end):
            self._right.addWidget(part)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(Space.SMALL)
        self._top.addLayout(left, 1)
        self._top.addLayout(self._right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(self._top)
        column.addWidget(self._steps)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= theme.current().px(ROOM)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._top.setDirection(across if wide else down)
        self._top.setSpacing(Space.WIDE if wide else Space.SMALL)
        self._right.setDirection(down if wide else across)
        self._right.setSpacing(Space.TINY if wide else Space.WIDE)
        self._parts.setVisible(wide)  # the gauge says it too: in its two tones, and in words
        side = Qt.AlignmentFlag.AlignRight if wide else Qt.AlignmentFlag.AlignLeft
        for part in (self._gauge, self._parts, self._end):
            self._right.setAlignment(part, side)
