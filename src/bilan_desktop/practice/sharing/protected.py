"""A copy that leaves the vault protected by a code, which is told once and kept nowhere."""

import secrets
from datetime import date

from attrs import field, frozen

from bilan_desktop.documents.files.encryption import encrypted
from bilan_desktop.documents.papers.custody.code_slip import CodeSlip, code_slip_pdf
from bilan_desktop.domain.practice import Practice

_SIGNS = "abcdefghijkmnpqrstuvwxyz23456789"
_GROUPS, _GROUP = 5, 4


@frozen
class ProtectedCopy:
    """The copy's bytes (AES-256) and the code that opens it: 20 signs of 32, which is 100 bits."""

    content: bytes = field(repr=False)
    code: str = field(repr=False)


def protect(paper: bytes) -> ProtectedCopy:
    """A PDF as a copy that only its code opens."""
    code = _new_code()
    return ProtectedCopy(encrypted(paper, code), code)


def _new_code() -> str:
    groups = ("".join(secrets.choice(_SIGNS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def slip(practice: Practice, reference: str, document: str, made_on: date, code: str) -> bytes:
    """The slip to print for the beneficiary, as a PDF; `document` is what the copy is called."""
    return code_slip_pdf(CodeSlip(practice, reference, document, made_on, code))
