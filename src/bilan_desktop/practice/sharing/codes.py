"""The code of a file that leaves closed: drawn at random, shown once, stored nowhere."""

import secrets

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's alphabet, as on the recovery paper: nothing that is read for another sign."""

_GROUPS, _GROUP = 5, 4


def opening_code() -> str:
    """A new code of 100 random bits, in five groups of four signs: « 7KQ2-… »."""
    groups = ("".join(secrets.choice(_SIGNS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)
