"""Files that come from outside: judged by what they hold, never by their name."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from bilan_desktop.documents.tagging.metadata import PRODUCER
from bilan_desktop.domain.bilan.document import ATTACHMENT_LIMIT, MediaType
from bilan_desktop.domain.errors import InvalidInput, Problem

if TYPE_CHECKING:
    from PIL.Image import Image

PIXEL_LIMIT = 60_000_000
"""An A3 page scanned at 500 dots an inch, and more than any telephone’s camera has."""
_UNPACKED_LIMIT = 8 * ATTACHMENT_LIMIT
_PDF_HEAD, _PDF_TAIL = 1024, 2048
_PNG_START, _JPEG_START = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_LOGO_BOUNDS = (800, 320)
_SIGNATURE_BOUNDS = (900, 300)


def inspect_attachment(data: bytes) -> MediaType:
    """The format of a file to attach: PDF, JPEG or PNG, whole and readable without a password.

    Raises InvalidInput for `file`: FILE_EMPTY, FILE_TOO_LARGE (octets, or pixels once decoded), FILE_KIND_UNKNOWN,
    FILE_DAMAGED or FILE_ENCRYPTED.
    """
    _require_size("file", data)
    if b"%PDF-" in data[:_PDF_HEAD]:
        _require_sound_pdf(data)
        return MediaType.PDF
    media_type = _image_type("file", data)
    with _opened("file", data) as image:
        image.draft("L", (1, 1))  # a JPEG is read to its end all the same, in less memory
        image.load()
    return media_type


def own_title(data: bytes) -> str:
    """The title of a PDF that this program made, as its own metadata says; empty for any other file."""
    from pikepdf import Pdf  # noqa: PLC0415

    if b"%PDF-" not in data[:_PDF_HEAD]:
        return ""
    with Pdf.open(BytesIO(data)) as pdf:
        made_here = str(pdf.docinfo.get("/Producer", "")) == PRODUCER
        return str(pdf.docinfo.get("/Title", "")) if made_here else ""


@contextmanager
def opened_image(data: bytes) -> Iterator["Image"]:
    """An attached JPEG or PNG, opened with the bounds that `inspect_attachment` sets. Raises InvalidInput for `file`."""
    with _opened("file", data) as image:
        yield image


@lru_cache(maxsize=4)
def logo(data: bytes) -> bytes:
    """A logo as papers print it: a PNG on white, small enough to be sharp and no more.

    Raises InvalidInput for `logo`, as `inspect_attachment` does.
    """
    return _reduced("logo", data, _LOGO_BOUNDS)


def signature(data: bytes) -> bytes:
    """A drawn signature as papers print it: a PNG on white. Raises InvalidInput for `signature`."""
    return _reduced("signature", data, _SIGNATURE_BOUNDS)


def on_white(picture: "Image") -> "Image":
    """A picture as it stands on paper: what shows through is white."""
    from PIL import Image  # noqa: PLC0415

    if picture.mode != "RGBA":
        return picture.convert("RGB")
    flat = Image.new("RGB", picture.size, "white")
    flat.paste(picture, mask=picture.getchannel("A"))
    return flat


def _require_size(field: str, data: bytes) -> None:
    if not data:
        raise InvalidInput(field, Problem.FILE_EMPTY)
    if len(data) > ATTACHMENT_LIMIT:
        raise InvalidInput(field, Problem.FILE_TOO_LARGE, limit=ATTACHMENT_LIMIT, size=len(data))


def _require_sound_pdf(data: bytes) -> None:
    from pikepdf import PasswordError, Pdf, PdfError  # noqa: PLC0415 - a fifth of a second, for files only

    _bound_unpacking()
    if b"%%EOF" not in data[-_PDF_TAIL:]:
        raise InvalidInput("file", Problem.FILE_DAMAGED)
    try:
        with Pdf.open(BytesIO(data)) as pdf:
            pages = [page.obj.get("/Contents") for page in pdf.pages]
    except PasswordError:
        raise InvalidInput("file", Problem.FILE_ENCRYPTED) from None
    except (PdfError, ValueError, TypeError, RuntimeError):
        raise InvalidInput("file", Problem.FILE_DAMAGED) from None
    if not pages:
        raise InvalidInput("file", Problem.FILE_DAMAGED)


@cache
def _bound_unpacking() -> None:
    """Lets no stream of a PDF unpack without end, where this pikepdf can say so."""
    from pikepdf import settings  # noqa: PLC0415

    bound = getattr(settings, "set_qpdf_limits", None)
    if bound is not None:
        bound(flate_max_memory=_UNPACKED_LIMIT, run_length_max_memory=_UNPACKED_LIMIT)


def _image_type(field: str, data: bytes) -> MediaType:
    if data.startswith(_PNG_START):
        return MediaType.PNG
    if data.startswith(_JPEG_START):
        return MediaType.JPEG
    raise InvalidInput(field, Problem.FILE_KIND_UNKNOWN)


@contextmanager
def _opened(field: str, data: bytes) -> Iterator["Image"]:
    from PIL import Image  # noqa: PLC0415 - for files only

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as image:
                if image.width * image.height > PIXEL_LIMIT:
                    raise InvalidInput(field, Problem.FILE_TOO_LARGE, pixels=image.width * image.height)
                yield image
        except Image.DecompressionBombError:
            raise InvalidInput(field, Problem.FILE_TOO_LARGE) from None
        except (OSError, SyntaxError, ValueError, EOFError, IndexError, MemoryError):
            raise InvalidInput(field, Problem.FILE_DAMAGED) from None


def _reduced(field: str, data: bytes, bounds: tuple[int, int]) -> bytes:
    from PIL import Image  # noqa: PLC0415

    _require_size(field, data)
    _image_type(field, data)
    with _opened(field, data) as image:
        image.draft("RGB", (2 * bounds[0], 2 * bounds[1]))
        shown = image.convert("RGBA")
        shown.thumbnail(bounds, Image.Resampling.LANCZOS)
    out = BytesIO()
    on_white(shown).save(out, "PNG")
    return out.getvalue()
