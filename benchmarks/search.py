"""A name sought among a thousand cases, as the list of cases and Ctrl+K do it at every letter typed."""

import time
from collections.abc import Iterator
from functools import partial

from measure import Measure, Missing, Setting
from people import fill, new_desk

from bilan_desktop.practice import directory

LIVE, RETAINED, ADMINISTRATIVE = 100, 300, 600
AT_MOST = 0.1


def measures(setting: Setting) -> Iterator[Measure | Missing]:
    """One row for each thing that may be sought."""
    desk = new_desk(setting.folder / "coffre")
    fill(desk, LIVE, RETAINED, ADMINISTRATIVE)
    running, _ = directory.running_cases(desk)
    closed, _ = directory.closed_cases(desk)
    desk.lock()
    lines = [*running, *closed]
    for what, words, count in (
        ("un prénom et un nom", "nolwenn essaime-0042", 1),
        ("une référence, sans rien trouver", "B-1999-042", 0),
        ("trois lettres que tous portent", "ess", len(lines)),
    ):
        yield Measure(
            f"chercher {what}, parmi {len(lines)} dossiers",
            partial(_sought, lines, words, count),
            at_most=AT_MOST,
        )


def _sought(lines: list[directory.Line], words: str, count: int) -> float:
    started = time.perf_counter()
    found = directory.search(lines, words)
    took = time.perf_counter() - started
    if len(found) != count:
        raise RuntimeError(f"{len(found)} found where there are {count}")
    return took
