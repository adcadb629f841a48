"""What is said through the door: one line of JSON there, one line back, both bounded."""

import json
from enum import StrEnum
from typing import Self

from attrs import frozen

REQUEST_LIMIT = 8 * 1024
ANSWER_LIMIT = 4 * 1024 * 1024
"""Bytes. An answer may list what was destroyed: opaque ids and dates, a hundred bytes each."""


class Wish(StrEnum):
    """What a later start, or the command line, asks of the running program."""

    OPEN = "open"
    """Bring the window forward, on a vault if one is named."""
    ENFORCE = "enforce"
    """Destroy now what is due in the vault named, if it is yours."""
    LOCK = "lock"
    """Lock the vault."""


@frozen
class Request:
    """A wish; the vault's folder if one is meant; what the desktop gives a program that may take the front."""

    wish: Wish
    vault: str = ""
    activation: str = ""

    def encoded(self) -> bytes:
        """One line. Raises ValueError for a path that no system has."""
        line = (
            json.dumps({"wish": self.wish, "vault": self.vault, "activation": self.activation}).encode()
            + b"\n"
        )
        if len(line) > REQUEST_LIMIT:
            raise ValueError("length")
        return line

    @classmethod
    def decoded(cls, line: bytes) -> Self | None:
        """What a line says, None when it is nothing that the program would say."""
        try:
            said = json.loads(line)
            vault, activation = said["vault"], said["activation"]
            if not isinstance(vault, str) or not isinstance(activation, str) or "\0" in vault + activation:
                return None
            return cls(Wish(said["wish"]), vault, activation)
        except (ValueError, KeyError, TypeError, RecursionError):
            return None


Answer = dict[str, object]
"""What the running program says back: `done`, and what a wish adds to it. Never a word of a case."""


def encoded_answer(answer: Answer) -> bytes:
    """One line."""
    return json.dumps(answer).encode() + b"\n"


def decoded_answer(line: bytes) -> Answer | None:
    """What a line says, None when it makes no sense."""
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None
