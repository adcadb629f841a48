"""A path of a few steps: each shown alone, with where one is, a way back that loses nothing, and one way on."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop import telling
from bilan_desktop.desktop.pages.entrance.threshold import WIDE, Threshold
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.announce import announce
from bilan_desktop.desktop.widgets.busy_overlay import BusyOverlay
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.figures.phase_steps import PhaseSteps
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.message_panel import MessageArea
from bilan_desktop.desktop.workers import Job
from bilan_desktop.domain.errors import Fault, InvalidInput, RuleBroken


class Step(QWidget):
    """One step. `ready` asks to go on, as Enter in its last field does."""

    ready = Signal()

    name = ""
    """A word for the row of steps."""
    title = ""
    explanation = ""
    onward = ""
    """What the button that goes on says."""
    can_go_back = True

    def begin(self) -> None:
        """The step comes to the front."""

    def is_complete(self) -> bool:
        """Whether one may go on; what stands in the way is said beside its cause."""
        return True

    def work(self) -> Job | None:
        """What must be done before the next step, beside the window; None when nothing is."""
        return None

    def working(self) -> str:
        """What is said meanwhile."""
        return ""

    def refuse(self, error: InvalidInput) -> bool:
        """Shows what the work refused beside its cause; False when this step has no such field."""
        return False


class Path(Threshold):
    """Goes from step to step. `finished()` after the last one, `left()` when one goes back from the first."""

    finished = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(icon_name="", width=WIDE, parent=parent)
        self._steps: list[Step] = []
        self._at = 0
        self._row: PhaseSteps | None = None
        self._heading = Text("", TextStyle.TITLE, wrap=True)
        self._explanation = Text("", TextStyle.BODY, "secondary", wrap=True)
        self._messages = MessageArea()
        self._place = QVBoxLayout()
        self._back = Button(self.tr("&Retour"), ButtonKind.QUIET, icon_name="arrow-left")
        self._on = Button("", ButtonKind.PRIMARY)
        self._busy = BusyOverlay(self)
        self._back.clicked.connect(self.back)
        self._on.clicked.connect(self.go_on)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """The steps, in order; to be called once."""
        self._steps = list(steps)
        self._row = PhaseSteps([step.name for step in steps])
        words = QVBoxLayout()
        words.setSpacing(Space.SMALL)
        words.addWidget(self._heading)
        words.addWidget(self._explanation)
        card = Card()
        card.body.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        card.add(self._messages)
        card.add(self._place)
        foot = QHBoxLayout()
        foot.addWidget(self._back)
        foot.addStretch(1)
        foot.addWidget(self._on)
        self.add(self._row)
        self.column.addSpacing(Space.SMALL)
        self.add(words)
        self.add(card)
        self.add(foot)
        for step in steps:
            self._place.addWidget(step)
            step.ready.connect(self.go_on)
        self._show()

    @property
    def is_busy(self) -> bool:
        """Whether the work of a step is going on."""
        return self._busy.is_busy

    def begin(self) -> None:
        """Puts the cursor in the present step."""
        self._step().begin()

    def back(self) -> None:
        """One step back, with everything typed kept."""
        if self._at == 0:
            self.left.emit()
            return
        self._at -= 1
        self._show()

    def go_on(self) -> None:
        """One step on, when the present one is complete and its work is done."""
        step = self._step()
        if self._busy.is_busy or not step.is_complete():
            return
        job = step.work()
        if job is None:
            self._next()
            return
        job.done.connect(self._next)
        job.failed.connect(self._refused)
        self._busy.watch(job, step.working(), cancellable=False)

    def _next(self) -> None:
        self._messages.clear()
        if self._at + 1 == len(self._steps):
            self.finished.emit()
            return
        self._at += 1
        self._show()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, InvalidInput):
            if any(self._shows(number, error) for number in range(self._at, -1, -1)):
                return
        elif not isinstance(error, Fault | RuleBroken):
            raise error
        self._messages.show_panel(telling.panel(error))
        self.ensureWidgetVisible(self._messages)

    def _shows(self, number: int, error: InvalidInput) -> bool:
        if not self._steps[number].refuse(error):
            return False
        self._at = number
        self._show()
        return True

    def _step(self) -> Step:
        return self._steps[self._at]

    def _show(self) -> None:
        step = self._step()
        assert self._row is not None
        self._row.set_current(self._at)
        self._heading.setText(step.title)
        self._explanation.setText(step.explanation)
        self._on.setText(step.onward)
        self._back.setVisible(step.can_go_back)
        for each in self._steps:
            each.setVisible(each is step)
        self.setAccessibleName(step.title)
        self.verticalScrollBar().setValue(0)
        announce(self, step.title)
        step.begin()
