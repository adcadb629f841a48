"""The practice (cabinet): who the counsellor is, as it stands at the head of every paper."""

import re

from attrs import frozen

from bilan_desktop.domain import text
from bilan_desktop.domain.errors import InvalidInput, Problem

LOGO_LIMIT = 2 * 1024 * 1024


VOUCHER_CHOICES = (10, 12, 15, 20, 30)
PROOF_CHOICES = (5, 6, 8, 10)
"""The years that a practice may choose to keep administrative papers, never fewer than the law's."""


@frozen
class Keeping:
    """How many years the practice keeps vouchers and proofs of closed cases; None: what the dated table says."""

    vouchers: int | None = None
    proofs: int | None = None

    def checked(self) -> "Keeping":
        """The same. Raises InvalidInput for a number that is not among the choices."""
        for name, choices in (("vouchers", VOUCHER_CHOICES), ("proofs", PROOF_CHOICES)):
            if getattr(self, name) not in (None, *choices):
                raise InvalidInput(name, Problem.NOTHING_CHOSEN)
        return self

    def voucher_years(self, usual: int) -> int:
        """The years of vouchers, where the law's are `usual`: a longer wish holds, a shorter one does not."""
        return max(self.vouchers or usual, usual)

    def proof_years(self, usual: int) -> int:
        """The years of proofs, likewise."""
        return max(self.proofs or usual, usual)


USUAL = Keeping()


@frozen
class Practice:
    """The counsellor's business. `logo` is a PNG or JPEG image, empty when there is none."""

    name: str
    counsellor: str
    siret: str = ""
    nda: str = ""
    address: str = ""
    email: str = ""
    phone: str = ""
    logo: bytes = b""
    keeps_to_the_charter: bool = True
    keeping: Keeping = USUAL

    def checked(self) -> "Practice":
        """The same, cleaned. Raises InvalidInput for the first field that cannot stand."""
        return Practice(
            name=text.line("name", self.name, required=True),
            counsellor=text.line("counsellor", self.counsellor, required=True),
            siret=siret(self.siret),
            nda=nda(self.nda),
            address=text.paragraph("address", self.address, limit=500),
            email=text.email("email", self.email),
            phone=text.line("phone", self.phone, limit=40),
            logo=self.logo,
            keeps_to_the_charter=self.keeps_to_the_charter,
            keeping=self.keeping.checked(),
        )


def siret(value: str) -> str:
    """The fourteen digits of a SIRET, whose Luhn key is checked; empty stays empty.

    Raises InvalidInput: not fourteen digits, or a wrong check digit. (The post office's own exception is not needed here.)
    """
    digits = re.sub(r"[\s. ]", "", value)
    if not digits:
        return ""
    if not re.fullmatch(r"[0-9]{14}", digits):
        raise InvalidInput("siret", Problem.WRONG_FORMAT, digits=14)
    if _luhn(digits) % 10:
        raise InvalidInput("siret", Problem.WRONG_CHECK_DIGIT)
    return digits


def nda(value: str) -> str:
    """The eleven characters of a déclaration d'activité number: region (2), department (2 or 2A/2B), serial, key.

    Empty stays empty. Raises InvalidInput when the shape is not that of eleven digits (Corsica's letters admitted).
    """
    digits = re.sub(r"[\s. ]", "", value).upper()
    if not digits:
        return ""
    if not re.fullmatch(r"[0-9]{2}(?:[0-9]{2}|2[AB])[0-9]{7}", digits):
        raise InvalidInput("nda", Problem.WRONG_FORMAT, digits=11)
    return digits


def _luhn(digits: str) -> int:
    doubled = [int(d) * 2 if i % 2 else int(d) for i, d in enumerate(reversed(digits))]
    return sum(d - 9 if d > 9 else d for d in doubled)
