"""A signature drawn on the screen under the synthesis, bound to the text it was drawn under."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from unicodedata import normalize

from attrs import field, frozen


class Signatory(StrEnum):
    """Who signs the synthesis."""

    BENEFICIARY = "beneficiary"
    COUNSELLOR = "counsellor"


@frozen
class Signature:
    """Who signed, when, under which text (`digest`, see there); `image` is what was drawn, as PNG."""

    who: Signatory
    at: datetime
    digest: str
    image: bytes = field(repr=False)


def digest(texts: Iterable[tuple[str, str]]) -> str:
    """The SHA-256, in hexadecimal, of named texts in their order.

    What is hashed is UTF-8 (NFC): for each text its name, a line feed, its lines, and two line feeds.
    """
    joined = "".join(f"{name}\n{text}\n\n" for name, text in texts)
    return sha256(normalize("NFC", joined).encode()).hexdigest()
