"""The press: draws boxes on pages and notes, for each stroke, what it is in the structure of the paper."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from attrs import Factory, define, frozen

from bilan_desktop.documents.typeset.boxes import Box, Node, Stroke
from bilan_desktop.documents.typeset.faces import main_face
from bilan_desktop.documents.typeset.lines import Line
from bilan_desktop.documents.typeset.look import Piece, TextStyle
from bilan_desktop.documents.typeset.paging import Placed

PAGE_WIDTH, PAGE_HEIGHT = 595.276, 841.890
"""A4, in points."""

Bounds = tuple[float, float, float, float]


@define
class Marks:
    """What was drawn: on each page the node of each marked piece, in the order of its number; the bounds of figures."""

    pages: list[list[Node]] = Factory(list)
    bounds: dict[Node, Bounds] = Factory(dict)


@frozen
class Printed:
    """Pages drawn, not yet tagged."""

    data: bytes
    marks: Marks


class Press:
    """Draws one paper, page after page."""

    def __init__(self) -> None:
        from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - a third of a second, for papers only

        self._buffer = BytesIO()
        self._canvas: Any = Canvas(
            self._buffer,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            pageCompression=0,
            invariant=1,
            initialFontName=main_face(bold=False, italic=False).name,
        )
        self._marks = Marks()
        self._open: Node | None = None
        self._is_open = False
        self._colour = ""
        self._figure: Node | None = None

    def page(
        self, left: float, top: float, boxes: Iterable[Placed], ornaments: Sequence[Placed] = ()
    ) -> None:
        """Draws a page: boxes in reading order below `top`, then ornaments placed from the top of the sheet."""
        self._marks.pages.append([])
        for placed in boxes:
            self._bookmark(placed.box, top - placed.top)
            self._box(placed.box.strokes, left, top - placed.top)
        for placed in ornaments:
            self._box(placed.box.strokes, left, PAGE_HEIGHT - placed.top)
        self._close()
        self._colour = ""
        self._canvas.showPage()

    def printed(self) -> Printed:
        """All the pages drawn so far."""
        self._canvas.save()
        return Printed(self._buffer.getvalue(), self._marks)

    def _box(self, strokes: Iterable[Stroke], left: float, top: float) -> None:
        for stroke in strokes:
            self._mark(stroke.node)
            self._figure = stroke.node
            stroke.ink.draw(self, left + stroke.dx, top - stroke.dy)

    def _bookmark(self, box: Box, top: float) -> None:
        if box.bookmark:
            key = f"m{self._canvas.getPageNumber()}-{round(top)}"
            self._canvas.bookmarkHorizontal(key, 0, top + 12)
            self._canvas.addOutlineEntry(box.bookmark, key, box.depth)

    def _mark(self, node: Node | None) -> None:
        if self._is_open and node is self._open:
            return
        self._close()
        if node is None:
            self._canvas.addLiteral("/Artifact BMC")
        else:
            nodes = self._marks.pages[-1]
            self._canvas.addLiteral(f"/{node.role} <</MCID {len(nodes)}>> BDC")
            nodes.append(node)
        self._open, self._is_open = node, True

    def _close(self) -> None:
        if self._is_open:
            self._canvas.addLiteral("EMC")
        self._is_open = False

    def _ink(self, colour: str) -> None:
        if colour != self._colour:
            red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
            self._canvas.setFillColorRGB(red, green, blue)
            self._canvas.setStrokeColorRGB(red, green, blue)
            self._colour = colour

    def text(self, x: float, y: float, line: Line, style: TextStyle) -> None:
        """Writes a line, from left to right as its pieces stand."""
        self._ink(style.colour)
        for piece in line.pieces:
            if piece.actual:
                self._canvas.addLiteral(f"/Span <</ActualText <{_utf16(piece.actual)}>>> BDC")
            self._piece(x, y, piece, style)
            if piece.actual:
                self._canvas.addLiteral("EMC")
            x += piece.width

    def _piece(self, x: float, y: float, piece: Piece, style: TextStyle) -> None:
        written = self._canvas.beginText(x, y)
        written.setFont(piece.face.name, style.size)
        written.textOut(piece.text)
        self._canvas.drawText(written)

    def rule(self, x: float, y: float, width: float, thickness: float, colour: str) -> None:
        """Draws a level rule."""
        self._ink(colour)
        self._canvas.setLineWidth(thickness)
        self._canvas.line(x, y, x + width, y)

    def frame(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Draws a thin rounded frame."""
        self._ink(colour)
        self._canvas.setLineWidth(0.8)
        self._canvas.roundRect(x, y, width, height, 4)

    def image(self, x: float, y: float, width: float, height: float, data: bytes) -> None:
        """Draws an image, what is transparent in it left so."""
        from reportlab.lib.utils import ImageReader  # noqa: PLC0415

        self._canvas.drawImage(ImageReader(BytesIO(data)), x, y, width, height, mask="auto")
        self.bound(x, y, width, height)

    def squares(self, x: float, y: float, side: float, rows: Sequence[Sequence[bool]]) -> None:
        """Draws a matrix of black squares, those that touch in a row as one."""
        self._ink("#000000")
        cell = side / len(rows)
        path = self._canvas.beginPath()
        for index, row in enumerate(rows):
            bottom = y + side - (index + 1) * cell
            for start, end in _stretches(row):
                path.rect(x + start * cell, bottom, (end - start) * cell, cell)
        self._canvas.drawPath(path, stroke=0, fill=1, fillMode=1)
        self.bound(x, y, side, side)

    def segment(
        self, start: tuple[float, float], end: tuple[float, float], thickness: float, colour: str
    ) -> None:
        """Draws a straight stroke."""
        self._ink(colour)
        self._canvas.setLineWidth(thickness)
        self._canvas.line(*start, *end)

    def bar(
        self,
        place: tuple[float, float, float, float],
        radius: float,
        colour: str,
        outline: str,
        thickness: float,
    ) -> None:
        """Fills a rounded rectangle, then draws its outline if it has one."""
        self._ink(colour)
        self._canvas.roundRect(*place, radius, stroke=0, fill=1)
        if outline:
            self._ink(outline)
            self._canvas.setLineWidth(thickness)
            self._canvas.roundRect(*place, radius, stroke=1, fill=0)

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """Fills a circle."""
        self._ink(colour)
        self._canvas.circle(x, y, radius, stroke=0, fill=1)

    def polygon(self, points: Sequence[tuple[float, float]], colour: str) -> None:
        """Fills a closed shape."""
        self._ink(colour)
        path = self._canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        path.close()
        self._canvas.drawPath(path, stroke=0, fill=1)

    def bound(self, x: float, y: float, width: float, height: float) -> None:
        """Notes the bounds of the figure being drawn."""
        if self._figure is not None:
            self._marks.bounds[self._figure] = (x, y, x + width, y + height)


def _stretches(row: Sequence[bool]) -> Iterable[tuple[int, int]]:
    start = None
    for column, dark in enumerate((*row, False)):
        if dark and start is None:
            start = column
        elif not dark and start is not None:
            yield start, column
            start = None


def _utf16(text: str) -> str:
    return f"FEFF{text.encode('utf-16-be').hex().upper()}"
