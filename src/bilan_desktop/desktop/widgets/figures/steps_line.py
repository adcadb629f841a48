"""The dated steps of a project: the chart of the papers, on the screen."""

from bilan_desktop.desktop.widgets.figures.charted import ChartFigure
from bilan_desktop.drawing.steps import StepsLine
from bilan_desktop.wording.steps import Step


class StepsFigure(ChartFigure):
    """A numbered disc for each step, its day below."""

    def set_steps(self, steps: tuple[Step, ...]) -> None:
        """Shows steps in the order of their days; at least one."""
        self.show_chart(StepsLine(steps))
