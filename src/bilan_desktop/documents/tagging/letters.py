"""What is copied out of a paper: the letters of Arabic, not the joined forms in which they are drawn."""

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import Pdf

_JOINED = re.compile(rb"(<[0-9A-F]{2}> )<(F[BCDE][0-9A-F]{2})>")


def name_plain_letters(pdf: "Pdf") -> None:
    """Makes each font say which plain letters its joined forms stand for.

    Programs that copy text turn a right-to-left run round, so a form of two letters names them from left to right.
    """
    for page in pdf.pages:
        fonts = page.Resources.get("/Font")
        for _, font in fonts.items() if fonts is not None else ():
            codes = font.ToUnicode.read_bytes()
            if _JOINED.search(codes):
                font.ToUnicode.write(_JOINED.sub(_plain, codes))


def _plain(match: re.Match[bytes]) -> bytes:
    letters = unicodedata.normalize("NFKC", chr(int(match[2], 16)))[::-1]
    return match[1] + b"<" + letters.encode("utf-16-be").hex().upper().encode() + b">"
