"""Scans and photographs of papers, made straight and light before they are taken in. Nothing is changed unless asked."""

from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING

from bilan_desktop.documents.files.inspection import inspect_attachment, opened_image
from bilan_desktop.domain.bilan.document import MediaType

if TYPE_CHECKING:
    from PIL.Image import Image

_MOST = 8.0  # degrees: a paper laid askew, not one turned
_COARSE, _FINE = 1.0, 0.1  # degrees between two tries
_JUDGED = 600  # pixels of the longer side of what is tried
_A4_AT_200 = (1654, 2339)  # pixels; read as well on paper as on a screen
_QUALITY = 82  # JPEG


def prepared(data: bytes, *, straighten: bool, reduce: bool) -> bytes:
    """An image upright, its lines level if asked, and no larger than an A4 page at 200 dots an inch if asked.

    A PDF, and whatever nothing is asked of, comes back as it is. What is neither PDF, JPEG nor PNG raises InvalidInput, as
    `inspect_attachment` does. Nothing of the camera (place, time, name) stays in an image that was changed.
    """
    media_type = inspect_attachment(data)
    if media_type is MediaType.PDF or not (straighten or reduce):
        return data
    from PIL import ImageOps  # noqa: PLC0415 - for files only

    with opened_image(data) as image:
        page = ImageOps.exif_transpose(image).convert("RGB")
    if straighten:
        page = _levelled(page)
    if reduce:
        wide = page.width > page.height
        page.thumbnail(_A4_AT_200[::-1] if wide else _A4_AT_200)
    changed = _saved(page, MediaType.JPEG if reduce else media_type)
    return data if reduce and not straighten and len(changed) >= len(data) else changed


def skew(page: "Image") -> float:
    """By how many degrees, counter-clockwise, the lines of a page must turn to be level; 0 when none can be told."""
    from PIL import ImageOps  # noqa: PLC0415

    small = ImageOps.invert(ImageOps.autocontrast(page.convert("L")))
    small.thumbnail((_JUDGED, _JUDGED))
    ink = small.point(lambda light: 255 if light > 110 else 0)
    level = _sharpness(ink, 0.0)
    coarse = max(_around(0.0, _MOST, _COARSE), key=lambda angle: _sharpness(ink, angle))
    best = max(_around(coarse, _COARSE, _FINE), key=lambda angle: _sharpness(ink, angle))
    return best if _sharpness(ink, best) > 1.05 * level else 0.0


def _around(centre: float, reach: float, step: float) -> list[float]:
    count = round(reach / step)
    return [centre + step * index for index in range(-count, count + 1)]


def _sharpness(ink: "Image", angle: float) -> float:
    """How much the darkness of neighbouring rows differs: the most when the lines of writing are level."""
    rows = ink.rotate(angle, fillcolor=0).resize((1, ink.height)).tobytes()
    return float(sum((one - other) ** 2 for one, other in pairwise(rows)))


def _levelled(page: "Image") -> "Image":
    from PIL import Image  # noqa: PLC0415

    angle = skew(page)
    if not angle:
        return page
    return page.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=_paper(page))


def _paper(page: "Image") -> tuple[int, int, int]:
    """The colour of the paper: the lightest common one."""
    small = page.resize((32, 32)).tobytes()
    colours = sorted(zip(small[::3], small[1::3], small[2::3], strict=True), key=sum)
    return colours[len(colours) * 3 // 4]


def _saved(page: "Image", media_type: MediaType) -> bytes:
    out = BytesIO()
    if media_type is MediaType.JPEG:
        page.save(out, "JPEG", quality=_QUALITY, optimize=True)
    else:
        page.save(out, "PNG", optimize=True)
    return out.getvalue()
