"""What is said to the terminal and read from it, in UTF-8 whatever the system's language."""

import io
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TextIO

from bilan_desktop.cli.errors import Refused


def speak_utf8() -> None:
    """Accents and no-break spaces reach the reader, also under LANG=C and through a Windows pipe."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def say(*lines: str) -> None:
    """Lines of the answer, in French typography."""
    _write(sys.stdout, (_typeset(line) for line in lines))


def say_exactly(text: str) -> None:
    """An answer for a program to read."""
    _write(sys.stdout, (text,))


def complain(*lines: str) -> None:
    """Sentences on the error stream; whoever does not read them is no reason to fail."""
    with suppress(BrokenPipeError):
        _write(sys.stderr, (_typeset(line) for line in lines))


def note(line: str) -> None:
    """A word to somebody who waits at a terminal; nothing for a program."""
    if sys.stderr is not None and sys.stderr.isatty():
        complain(line)


def flush() -> None:
    """Lets out what was said. Raises BrokenPipeError when nobody reads any more."""
    if sys.stdout is not None:
        sys.stdout.flush()


def leave_quietly() -> None:
    """Whoever was reading has left: the interpreter must not try to flush on its way out."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def passphrase(prompt: str) -> str:
    """The first line of the standard input, or what is typed unseen at a terminal; empty when there is nothing.

    Raises Refused for a line that is not UTF-8.
    """
    # A program without a console has no standard input at all.
    if sys.stdin is None or sys.stdin.closed:
        return ""
    if sys.stdin.isatty():
        with suppress(EOFError):
            from getpass import getpass

            return getpass(_typeset(prompt))
        return ""
    try:
        return sys.stdin.buffer.readline().decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        raise Refused("L’entrée standard n’est pas en UTF-8 : la phrase de passe n’a pas été lue.") from None


def _typeset(line: str) -> str:
    from bilan_desktop.wording.french import typeset

    return typeset(line)


def _write(stream: TextIO | None, lines: Iterable[str]) -> None:
    if stream is not None:
        stream.writelines(f"{line}\n" for line in lines)
