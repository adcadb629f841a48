"""Where pages end: as full as can be, without a lonely heading or line."""

from collections.abc import Sequence

from attrs import frozen

from bilan_desktop.documents.typeset.boxes import Box, Stroke


@frozen
class Placed:
    """A box on a page, so far below the top of what the page may hold."""

    box: Box
    top: float


def _ornament(box: Box) -> Box:
    return Box(box.height, tuple(Stroke(None, s.ink, s.dx, s.dy) for s in box.strokes))


def paged(boxes: Sequence[Box], height: float) -> list[list[Placed]]:
    """The boxes by page, each page offering that height, in points. There is always one page."""
    pages: list[list[Placed]] = []
    start = 0
    while start < len(boxes):
        end = _page_end(boxes, start, height)
        pages.append(_placed(boxes[start:end]))
        start = end
    return pages or [[]]


def _page_end(boxes: Sequence[Box], start: int, height: float) -> int:
    head = boxes[start].head
    used = head.height if head else 0.0
    end = start
    while end < len(boxes):
        box = boxes[end]
        used += box.height + (box.before if end > start else 0.0)
        if used > height + 0.01 and end > start:
            break
        end += 1
    if end == len(boxes):
        return end
    best = end
    while best > start and boxes[best - 1].keeps_next:
        best -= 1
    return best if best > start else end


def _placed(boxes: Sequence[Box]) -> list[Placed]:
    placed: list[Placed] = []
    down = 0.0
    if boxes[0].head:
        placed.append(Placed(_ornament(boxes[0].head), 0.0))
        down = boxes[0].head.height
    for index, box in enumerate(boxes):
        down += box.before if index else 0.0
        placed.append(Placed(box, down))
        down += box.height
    return placed
