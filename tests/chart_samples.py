"""Charts to draw, and a measure that any machine agrees with."""

from datetime import date

from bilan_desktop.domain.cases.closing import Outcome
from bilan_desktop.domain.richtext import Block, BlockKind, RichText, Run
from bilan_desktop.drawing.hexagon import Hexagon
from bilan_desktop.drawing.retention import Kept, retention
from bilan_desktop.drawing.shapes import Bar, Disc, Drawing, Line, Polygon, Style, Words
from bilan_desktop.drawing.steps import StepsLine
from bilan_desktop.wording.interests import Interests
from bilan_desktop.wording.steps import dated_steps

TERM = date(2026, 11, 30)
KEPT = (
    Kept("Plan d’action", date(2027, 5, 30), word="suivi"),
    Kept("Document de synthèse", date(2027, 11, 30), word="1 an"),
    Kept("Consentement, accords, convention", date(2031, 11, 30), Outcome.ADMINISTRATIVE),
    Kept("Émargement, attestation, facture", date(2036, 12, 31), Outcome.ADMINISTRATIVE, "10 ans"),
)
PLAN = (
    "prendre contact en décembre 2026",
    "immersion du 11 janvier 2027 au 15 janvier 2027",
    "dossier de financement, de février à avril 2027",
    "décision en avril 2027",
    "titre professionnel, de septembre 2027 à juin 2028",
    "premiers cours à partir d’août 2028",
)


class Even:
    """Every character is as wide as the next: half its height."""

    def __init__(self, unit: float = 1.0) -> None:
        self.unit = unit

    def width(self, text: str, style: Style) -> float:
        return 6 * self.unit * len(text)

    def ascent(self, style: Style) -> float:
        return 9 * self.unit

    def leading(self, style: Style) -> float:
        return 12 * self.unit


def numbered(*items: str) -> RichText:
    """A numbered list."""
    return RichText(tuple(Block((Run(item),), BlockKind.NUMBERED) for item in items))


def steps_of(*items: str) -> StepsLine:
    """The dated line of a numbered list."""
    dated = dated_steps(numbered(*items), TERM)
    assert dated is not None
    return StepsLine(dated.steps)


def every_chart() -> dict[str, object]:
    """A chart of each kind, plain and crowded."""
    return {
        "retention": retention(TERM, KEPT),
        "nothing kept": retention(TERM, ()),
        "steps": steps_of(*PLAN),
        "interests": Hexagon(Interests((12, 15.5, 0, 20, 8, 5), 20)),
        "two steps": steps_of("immersion en janvier 2027", "titre de septembre 2027 à juin 2028"),
    }


def box_of(shape, metrics) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a shape; words as they are measured."""
    match shape:
        case Line():
            xs, ys = (shape.x1, shape.x2), (shape.y1, shape.y2)
        case Bar():
            xs, ys = (shape.x, shape.x + shape.width), (shape.y, shape.y + shape.height)
        case Disc():
            xs = (shape.x - shape.radius, shape.x + shape.radius)
            ys = (shape.y - shape.radius, shape.y + shape.radius)
        case Polygon():
            xs, ys = zip(*shape.points, strict=True)
        case Words():
            wide = metrics.width(shape.text, shape.style)
            left = shape.x - (wide / 2 if shape.anchor.value == "middle" else 0)
            xs = (left, left + wide)
            top = shape.y - metrics.ascent(shape.style)
            ys = (top, top + metrics.leading(shape.style))
    return min(xs), min(ys), max(xs), max(ys)


def written(drawing: Drawing) -> list[str]:
    """The words of a drawing."""
    return [shape.text for shape in drawing.shapes if isinstance(shape, Words)]
