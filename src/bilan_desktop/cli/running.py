"""What is asked of the program that runs already, if one does: it holds the vault, and does it itself."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.platform.door import Answer, NobodyAnswersError, Request, Wish, door_here

if TYPE_CHECKING:
    from bilan_desktop.practice.entering.opening import EnforceReport

_LONGEST: Final = 600.0  # seconds: a large case is destroyed at the pace of its disk
_LOCKING: Final = 30.0


def enforced(folder: Path) -> "EnforceReport | None":
    """What came of the destruction that the running program did; None when none runs, or on another vault.

    Raises Fault as the destruction does.
    """
    from bilan_desktop.practice.entering import enforcing

    answer = _asked(Request(Wish.ENFORCE, str(folder)), _LONGEST)
    if answer is None or not answer.get("done"):
        return None
    try:
        if "fault" in answer:
            raise Fault(FaultKind(str(answer["fault"])), folder=folder)
        report = answer["report"]
        return enforcing.from_told(report) if isinstance(report, dict) else None
    except (ValueError, KeyError):
        return None


def locked() -> bool | None:
    """Whether the running program has locked its vault; None when none runs."""
    answer = _asked(Request(Wish.LOCK), _LOCKING)
    return None if answer is None else bool(answer.get("done"))


def _asked(request: Request, patience: float) -> Answer | None:
    try:
        return door_here().knock(request, patience, knocking=0)
    except (NobodyAnswersError, ValueError):
        return None
