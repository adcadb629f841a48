"""What is kept until when: the chart of the papers, on the screen."""

from collections.abc import Sequence
from datetime import date

from bilan_desktop.desktop.widgets.figures.charted import ChartFigure
from bilan_desktop.drawing.retention import Kept, retention


class RetentionTimeline(ChartFigure):
    """From the term on the left, one bar for each day on which something goes."""

    def set_kept(self, term: date, kept: Sequence[Kept]) -> None:
        """Shows what is kept after a term."""
        self.show_chart(retention(term, kept))
