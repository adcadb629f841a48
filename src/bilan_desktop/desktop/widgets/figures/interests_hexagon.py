"""Six interests: the hexagon of the papers, on the screen."""

from bilan_desktop.desktop.widgets.figures.charted import ChartFigure
from bilan_desktop.drawing.hexagon import Hexagon
from bilan_desktop.wording.interests import Interests


class InterestsHexagon(ChartFigure):
    """Each interest on its ray; shown where six figures are known, hidden where they are not."""

    def set_interests(self, interests: Interests | None) -> None:
        """Shows the six figures, or nothing."""
        self.setVisible(interests is not None)
        if interests is not None:
            self.show_chart(Hexagon(interests))
