"""Photographs as telephones store them (HEIC, ISO/IEC 23008-12), taken in as JPEG.

Their decoder is native code, of the kind that hostile files are made for. It works in a process of its own: that one holds
nothing but the photograph, and on Linux opens no file and has little time and memory.
"""

import sys
from io import BytesIO
from typing import BinaryIO, Final

from bilan_desktop.documents.files.inspection import PIXEL_LIMIT, on_white
from bilan_desktop.domain.bilan.document import ATTACHMENT_LIMIT
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.platform.launching import PHOTOGRAPH, own_command

_BRANDS: Final = frozenset({b"heic", b"heix", b"heim", b"heis"})
_GENERAL: Final = frozenset({b"mif1", b"msf1"})  # any coding of images: the compatible brands tell which
_PATIENCE: Final = 60  # seconds
_MEMORY: Final = 2 << 30  # octets of address space
_QUALITY: Final = 90  # JPEG
_DAMAGED, _TOO_LARGE, _UNKNOWN = 1, 3, 4  # the exit codes

_PROBLEMS: Final = {_TOO_LARGE: Problem.FILE_TOO_LARGE, _UNKNOWN: Problem.FILE_KIND_UNKNOWN}


def is_photograph(data: bytes) -> bool:
    """Whether a file's content begins as a HEIC photograph does."""
    if data[4:8] != b"ftyp":
        return False
    length = int.from_bytes(data[:4], "big")
    compatible = {data[at : at + 4] for at in range(16, min(length, 128), 4)}
    brand = data[8:12]
    return brand in _BRANDS or (brand in _GENERAL and not compatible.isdisjoint(_BRANDS))


def as_jpeg(data: bytes) -> bytes:
    """The same picture, upright, without what the camera wrote beside it (place, time, name).

    Raises InvalidInput for `file`: FILE_TOO_LARGE (octets or pixels), FILE_DAMAGED for what cannot be decoded, or
    FILE_KIND_UNKNOWN where the system has no decoder.
    """
    import subprocess  # noqa: PLC0415 - for photographs only

    if len(data) > ATTACHMENT_LIMIT:
        raise InvalidInput("file", Problem.FILE_TOO_LARGE, limit=ATTACHMENT_LIMIT, size=len(data))
    try:
        decoded = subprocess.run(  # noqa: S603 - our own executable
            own_command(PHOTOGRAPH),
            input=data,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, subprocess.SubprocessError):
        raise InvalidInput("file", Problem.FILE_DAMAGED) from None
    if decoded.returncode or not decoded.stdout:
        raise InvalidInput("file", _PROBLEMS.get(decoded.returncode, Problem.FILE_DAMAGED))
    return decoded.stdout


def decode(given: BinaryIO, told: BinaryIO) -> int:
    """What the process of its own does: a photograph comes in, its JPEG goes out, none when it is damaged; the exit code."""
    from PIL import Image  # noqa: PLC0415 - for photographs only

    try:
        import pi_heif  # noqa: PLC0415
    except ImportError:
        return _UNKNOWN
    Image.preinit()  # what it would load at the first use
    _confine()
    try:
        photograph = pi_heif.open_heif(BytesIO(given.read(ATTACHMENT_LIMIT + 1)), convert_hdr_to_8bit=True)
        width, height = photograph.size
        if width * height > PIXEL_LIMIT:
            return _TOO_LARGE
        picture = photograph.to_pillow()  # turned as the file says
        out = BytesIO()
        on_white(picture).save(out, "JPEG", quality=_QUALITY, icc_profile=picture.info.get("icc_profile"))
    except (OSError, SyntaxError, ValueError, EOFError, RuntimeError, MemoryError):
        return _DAMAGED
    told.write(out.getvalue())
    told.flush()
    return 0


def _confine() -> None:
    """No file can be opened from here on, and time and memory are counted."""
    if sys.platform != "linux":
        return
    import resource  # noqa: PLC0415 - there is none on Windows

    for what, most in (
        (resource.RLIMIT_NOFILE, 0),
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_CPU, _PATIENCE),
    ):
        _, hard = resource.getrlimit(what)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (bound, bound))
