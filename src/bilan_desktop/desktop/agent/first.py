"""Whether this process is the first of its user, and what a later one asks of the first. No Qt: a later start is quick."""

import os
import sys
from pathlib import Path

from bilan_desktop.platform.door import Door, NobodyAnswersError, Request, Wish, door_here

DONE, REFUSED = 0, 1
_PATIENCE = 20.0  # seconds: the first may be in the middle of making its window


def door() -> tuple[Door | None, bool]:
    """The door of this user, and whether this process is the first.

    Where there is no place for a door, or no lock, there is none, and each start is the first.
    """
    try:
        found = door_here()
        return found, found.claim()
    except OSError:
        return None, True


def ask(door: Door, vault: Path | None, *, background: bool) -> int:
    """Asks the first process to come forward, unless this start was to stay in the background; the exit code."""
    if background:
        return DONE
    token = os.environ.get("XDG_ACTIVATION_TOKEN", "")[:256]
    try:
        door.knock(Request(Wish.OPEN, str(vault.absolute()) if vault else "", token), _PATIENCE)
    except (NobodyAnswersError, ValueError):
        if sys.stderr is not None:
            sys.stderr.write(
                "Bilan Desktop est déjà lancé, mais ne répond pas\u202f; fermez votre session, puis rouvrez-la.\n"
            )
        return REFUSED
    return DONE
