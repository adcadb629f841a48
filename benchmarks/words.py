"""A text of 60 000 signs looked through for sensitive passages and judging words."""

import time
from collections.abc import Iterator

from measure import Measure, Setting
from people import section

from bilan_desktop.practice.running import watching

SIGNS = 60_000


def measures(_: Setting) -> Iterator[Measure]:
    """The whole text at once; while it is typed, only the lines that change are read."""
    text = "\n".join(section(12, part).plain for part in range(3))
    whole = (text * (SIGNS // len(text) + 1))[:SIGNS]
    watching.warm()
    yield Measure(
        "60 000 signes relus : passages sensibles et jugements", lambda: _timed(whole), at_most=0.020
    )


def _timed(text: str) -> float:
    started = time.perf_counter()
    watching.findings(text)
    return time.perf_counter() - started
