"""A copy that leaves the vault protected by a code, which is told once and kept nowhere."""

import secrets

from attrs import field, frozen

from bilan_desktop.documents.code_slip import CodeSlip, code_slip_pdf
from bilan_desktop.documents.encryption import encrypted
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.file import CaseFile

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


def slip(file: CaseFile, document: str, code: str) -> bytes:
    """The slip to print for the beneficiary, as a PDF; `document` is what the copy is called."""
    return slip_for(file.desk, file.case.reference, document, code)


def slip_for(desk: Desk, reference: str, document: str, code: str) -> bytes:
    """The same for a case that is known by its reference, running or closed."""
    return code_slip_pdf(CodeSlip(desk.practice, reference, document, desk.today(), code))
