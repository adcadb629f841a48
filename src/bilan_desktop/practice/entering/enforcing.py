"""Destroying what is due in a shut vault, and telling another process of this program what that came to."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from bilan_desktop.domain.errors import FaultKind
from bilan_desktop.vault.clock import Clock, MachineClock
from bilan_desktop.vault.ending.destruction import Destroyed, Undestroyed
from bilan_desktop.vault.ending.enforce import EnforceReport, enforce, next_due
from bilan_desktop.vault.sealing.capsule import CompartmentKind

__all__ = ["Clock", "EnforceReport", "MachineClock", "as_told", "enforce", "from_told", "is_same", "next_due"]


def is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to one vault."""
    try:
        return one == other or one.samefile(other)
    except OSError:
        return False


def as_told(report: EnforceReport) -> dict[str, Any]:
    """A report as it is told: opaque ids, kinds and dates."""
    return {
        "destroyed": [
            [str(one.id), one.kind.value, one.due and one.due.isoformat(), one.on.isoformat()]
            for one in report.destroyed
        ],
        "failed": [[str(one.id), one.fault.value] for one in report.failed],
        "unconfirmed": report.unconfirmed_leap and report.unconfirmed_leap.isoformat(),
    }


def from_told(told: Mapping[str, Any]) -> EnforceReport:
    """A report as it was told. Raises ValueError when it makes no sense."""
    try:
        return EnforceReport(
            tuple(
                Destroyed(UUID(identity), CompartmentKind(kind), _day(due), date.fromisoformat(on))
                for identity, kind, due, on in told["destroyed"]
            ),
            tuple(Undestroyed(UUID(identity), FaultKind(fault)) for identity, fault in told["failed"]),
            _day(told["unconfirmed"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("report") from error


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
