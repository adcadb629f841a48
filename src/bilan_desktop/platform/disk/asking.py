"""A question to a command of the system."""

import subprocess
from collections.abc import Callable, Sequence
from typing import Final

_PATIENCE: Final = 20  # seconds
_NO_WINDOW: Final = getattr(subprocess, "CREATE_NO_WINDOW", 0)

Ask = Callable[[Sequence[str]], str]
"""Runs a command of the system and gives what it wrote; nothing when it failed or is not there."""


def ask(command: Sequence[str]) -> str:
    """The system's answer."""
    try:
        answered = subprocess.run(  # noqa: S603 - our own words, and a path that is no option
            command,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
            creationflags=_NO_WINDOW,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return answered.stdout.decode("utf-8", "replace") if answered.returncode == 0 else ""
