"""The small papers of a story, made when it is played: sheets of a few lines, sketches, signatures. All invented."""

import math
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

from bilan_desktop.domain.richtext import Run
from bilan_desktop.wording.french import day_month_year

if TYPE_CHECKING:
    from PIL.Image import Image

_PAPER = (250, 248, 242)
_INK = (38, 52, 68)
_PENS = ((38, 52, 68), (30, 96, 92), (168, 92, 40), (120, 60, 110))


def sheet(title: str, made_on: date, lines: Sequence[str]) -> bytes:
    """A page with a title and a few lines, as a PDF."""
    from bilan_desktop.documents import styles  # noqa: PLC0415 - what sets type is loaded late
    from bilan_desktop.documents.page import Sheet, rendered  # noqa: PLC0415
    from bilan_desktop.documents.parts import titled  # noqa: PLC0415
    from bilan_desktop.documents.typeset.blocks import ListBlock  # noqa: PLC0415

    items = tuple((Run(line),) for line in lines)
    blocks = [*titled(title, f"Le {day_month_year(made_on)}"), ListBlock(items, styles.ITEM)]
    return rendered(Sheet(title, made_on), blocks)


def sketch(name: str) -> bytes:
    """A drawing such as one makes on a sheet of paper, always the same for a name; a PNG of a few kilobytes."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - loaded late

    random = Random(name)  # noqa: S311 - it draws lines
    image = Image.new("RGB", (640, 440), _PAPER)
    pen = ImageDraw.Draw(image)
    boxes = [_box(random, column, row) for row in range(2) for column in range(3)]
    for box in boxes:
        colour = random.choice(_PENS)
        pen.rounded_rectangle(box, radius=12, outline=colour, width=3)
        for stroke in range(2 + random.randrange(3)):
            top = box[1] + 16 + stroke * 16
            pen.line((box[0] + 14, top, box[2] - 14 - random.randrange(50), top), fill=colour, width=2)
    for start, end in pairwise(boxes):
        if start[2] < end[0]:
            pen.line((start[2] + 6, start[1] + 40, end[0] - 6, end[1] + 40), fill=_INK, width=2)
        else:
            pen.line((start[0] + 60, start[3] + 6, end[2] - 60, end[1] - 6), fill=_INK, width=2)
    return _png(image)


def signature(name: str) -> bytes:
    """A signature in ink, always the same for a name; a PNG."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - loaded late

    random = Random(name)  # noqa: S311 - it draws a line
    image = Image.new("RGB", (600, 200), "white")
    waves = [(random.uniform(1.5, 9), random.uniform(0, math.tau), random.uniform(8, 30)) for _ in range(4)]
    points = []
    for step in range(240):
        part = step / 239
        height = sum(size * math.sin(speed * math.tau * part + start) for speed, start, size in waves)
        points.append((60 + 460 * part + 18 * math.sin(11 * part), 100 + height * (1 - 0.6 * part)))
    pen = ImageDraw.Draw(image)
    pen.line(points, fill=(20, 30, 90), width=5, joint="curve")
    pen.line((90, 170, 430 + random.randrange(90), 160), fill=(20, 30, 90), width=4)
    return _png(image)


def _box(random: Random, column: int, row: int) -> tuple[int, int, int, int]:
    left, top = 40 + column * 200 + random.randrange(24), 50 + row * 200 + random.randrange(30)
    return left, top, left + 120 + random.randrange(30), top + 80 + random.randrange(30)


def _png(image: "Image") -> bytes:
    out = BytesIO()
    image.quantize(16).save(out, "PNG")
    return out.getvalue()
