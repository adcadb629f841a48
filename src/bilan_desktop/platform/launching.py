"""How this very program is started again, from source, installed or frozen."""

import os
import sys
from pathlib import Path
from typing import NoReturn

BACKGROUND = "--background"
"""The option that starts the program without its window."""
PHOTOGRAPH = "--photograph"
"""The option by which the program starts itself to decode one photograph, from its input to its output."""


def own_command(*arguments: str) -> list[str]:
    """The command that starts this program with these arguments, without a terminal of its own."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments]
    return [_without_terminal(sys.executable), "-m", "bilan_desktop", *arguments]


def become(command: list[str]) -> NoReturn:
    """Replaces this process by a new one that knows nothing of what this one held in memory."""
    # A frozen program would otherwise take the new one for a part of itself.
    environment = {**os.environ, "PYINSTALLER_RESET_ENVIRONMENT": "1"}
    if os.name == "nt":  # which cannot replace a process, and whose own exec does not quote what it passes on
        import subprocess  # noqa: PLC0415 - every start would pay for it

        subprocess.Popen(command, env=environment, close_fds=True)  # noqa: S603 - our own executable
        raise SystemExit(0)
    os.execve(command[0], command, environment)  # noqa: S606 - our own executable


def _without_terminal(interpreter: str) -> str:
    windowed = Path(interpreter).with_name("pythonw.exe")
    return str(windowed) if os.name == "nt" and windowed.exists() else interpreter
