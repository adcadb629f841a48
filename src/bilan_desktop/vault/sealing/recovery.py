"""The recovery code: 130 random bits and a check, printed once on paper, never stored.

Written in the 32 signs of Crockford's alphabet (no I, L, O, U), 26 for the secret and 2 for the check, which is the
secret as a number modulo 1021: it betrays every single wrong sign and every two signs exchanged.
"""

import secrets
from typing import Self

from attrs import field, frozen

from bilan_desktop.domain.errors import InvalidInput, Problem

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_SECRET_SIGNS = 26
_CHECK_SIGNS = 2
_SIGNS = _SECRET_SIGNS + _CHECK_SIGNS
_GROUP = 4
_CHECK_MODULUS = 1021
_MISREAD = str.maketrans("OIL", "011")
_SEPARATORS = {"-", "_", "\N{NON-BREAKING HYPHEN}", "\N{EN DASH}", "\N{EM DASH}", "\N{MINUS SIGN}", "."}


@frozen
class RecoveryCode:
    """A code that opens the vault without the passphrase. Its text appears in no repr and no log."""

    text: str = field(repr=False)

    @classmethod
    def new(cls) -> Self:
        """A code nobody has seen."""
        secret = "".join(secrets.choice(_ALPHABET) for _ in range(_SECRET_SIGNS))
        return cls(secret + _check(secret))

    @classmethod
    def parse(cls, typed: str) -> Self:
        """The code as someone typed it: case, spaces and dashes do not matter, O is read 0, I and L are read 1.

        Raises InvalidInput for the field `recovery_code`: EMPTY, WRONG_FORMAT (a sign too many, too few or unknown) or
        WRONG_CHECK_DIGIT (mistyped).
        """
        signs = "".join(sign for sign in typed.upper() if not sign.isspace() and sign not in _SEPARATORS)
        signs = signs.translate(_MISREAD)
        if not signs:
            raise InvalidInput("recovery_code", Problem.EMPTY)
        if len(signs) != _SIGNS or not set(signs) <= set(_ALPHABET):
            raise InvalidInput("recovery_code", Problem.WRONG_FORMAT, signs=_SIGNS)
        if _check(signs[:_SECRET_SIGNS]) != signs[_SECRET_SIGNS:]:
            raise InvalidInput("recovery_code", Problem.WRONG_CHECK_DIGIT)
        return cls(signs)

    def groups(self) -> tuple[str, ...]:
        """The code as printed: seven groups of four signs."""
        return tuple(self.text[at : at + _GROUP] for at in range(0, _SIGNS, _GROUP))

    def __str__(self) -> str:
        return "RecoveryCode"


def _check(secret: str) -> str:
    number = 0
    for sign in secret:
        number = (number * len(_ALPHABET) + _ALPHABET.index(sign)) % _CHECK_MODULUS
    high, low = divmod(number, len(_ALPHABET))
    return _ALPHABET[high] + _ALPHABET[low]
