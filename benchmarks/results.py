"""Detailed results of sixty pages to PDF."""

import time
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from uuid import UUID

import pikepdf
from measure import Measure, Missing, Setting
from people import PRACTICE, beneficiary, section

from bilan_desktop.documents.papers.outcome.results import ResultsPaper, results_pdf
from bilan_desktop.domain.bilan.results import ResultPart

PAGES = 60


def measures(setting: Setting) -> Iterator[Measure | Missing]:
    """Alone, against its bound."""
    del setting
    paper = _sixty_pages()
    yield Measure(
        f"résultats détaillés de {PAGES} pages en PDF, à chaud", lambda: _typeset(paper), at_most=2.0
    )


def _sixty_pages() -> ResultsPaper:
    for count in range(10, 200, 5):
        parts = tuple(ResultPart(UUID(int=n), f"Partie {n + 1}", section(12, n)) for n in range(count))
        paper = ResultsPaper(PRACTICE, beneficiary(1), "B-2026-014", parts, (), date(2026, 11, 23))
        if len(pikepdf.open(BytesIO(results_pdf(paper))).pages) >= PAGES:
            return paper
    raise RuntimeError("no such text makes sixty pages")


def _typeset(paper: ResultsPaper) -> float:
    started = time.perf_counter()
    results_pdf(paper)
    return time.perf_counter() - started
