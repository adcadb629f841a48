"""The one thing that the process does which is started to decode a photograph; light, since each photograph starts one."""

from typing import BinaryIO

from bilan_desktop.documents.files import photograph


def decode(given: BinaryIO, told: BinaryIO) -> int:
    """Reads a HEIC photograph, writes its JPEG; the exit code, 0 when it is done."""
    return photograph.decode(given, told)
