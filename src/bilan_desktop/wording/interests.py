"""The six interests of Holland (RIASEC), read from a text that gives each of them once, with a figure.

Nothing is guessed: a text that leaves one out, names one twice or mixes scales has no hexagon.
"""

import re

from attrs import frozen

from bilan_desktop.domain.richtext import RichText
from bilan_desktop.wording.french import number

NAMES = ("Réaliste", "Investigateur", "Artistique", "Social", "Entreprenant", "Conventionnel")
"""In the order of the hexagon, from the top on, as the hands of a clock go."""

_WRITTEN = (
    "r[ée]aliste",
    "investiga(?:teur|trice|tif|tive)",
    "artistique",
    "sociale?",
    "entreprenante?",
    "conventionnel(?:le)?",
)
_FIGURE = (
    r"\s*(?:\([riasec]\)\s*)?[:=–—-]?\s*(?P<value>[0-9]{1,3}(?:[.,][0-9])?)(?![0-9])"
    r"(?:\s*(?P<percent>%)|\s*(?:/|sur)\s*(?P<most>[0-9]{1,3})\b)?"
)
_EACH = tuple(re.compile(rf"\b(?:{written}){_FIGURE}", re.IGNORECASE) for written in _WRITTEN)
_ROUND = (5, 6, 7, 10, 12, 14, 15, 20, 25, 30, 40, 50, 60, 80, 100)


@frozen
class Interests:
    """Six figures in the order of `NAMES`, each from 0 to `most`."""

    values: tuple[float, ...]
    most: int

    def written(self, index: int) -> str:
        """« 12,5 »."""
        value = self.values[index]
        return number(value, 0 if value == int(value) else 1)


def interests_of(text: RichText) -> Interests | None:
    """The figures of the six interests that a text gives; without a scale of its own, the next round one."""
    found = [list(pattern.finditer(text.plain)) for pattern in _EACH]
    if any(len(matches) != 1 for matches in found):
        return None
    given = [matches[0] for matches in found]
    scales = {100 if match["percent"] else int(match["most"] or 0) for match in given}
    values = tuple(float(match["value"].replace(",", ".")) for match in given)
    if len(scales) > 1 or not any(values):
        return None
    most = scales.pop() or next((round_one for round_one in _ROUND if round_one >= max(values)), 0)
    return Interests(values, most) if max(values) <= most else None
