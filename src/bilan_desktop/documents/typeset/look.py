"""How text looks: size, leading, colour, weight."""

from enum import StrEnum

from attrs import frozen

from bilan_desktop.documents.typeset.faces import Face


class Align(StrEnum):
    """Where the lines of a paragraph stand in their measure."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@frozen
class TextStyle:
    """The look of a paragraph. Sizes and spaces are in points, the colour is `#rrggbb`."""

    size: float = 10.5
    leading: float = 15.5
    colour: str = "#000000"
    bold: bool = False
    italic: bool = False
    align: Align = Align.LEFT
    before: float = 0.0
    after: float = 6.0
    hyphenate: bool = True


@frozen
class Piece:
    """Characters of one face on one line. `actual` is what they stand for, where it differs from what is drawn."""

    text: str
    face: Face
    width: float
    actual: str = ""
