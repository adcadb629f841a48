"""The line under the greeting."""

from datetime import date, timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest

from bilan_desktop.desktop.book import Reading
from bilan_desktop.desktop.pages.dashboard.summary import summary
from bilan_desktop.domain.cases.safeguards import Place
from bilan_desktop.domain.cases.todo import Step, Task

SATURDAY = date(2026, 11, 21)


def case(*days: date):
    """A running case with appointments on some days."""
    tasks = tuple(Task(uuid4(), Step.APPOINTMENT, Place.SESSIONS, day) for day in days)
    return SimpleNamespace(tasks=tasks)


def due(days: int):
    """A destruction so many days ahead."""
    return SimpleNamespace(on=SATURDAY + timedelta(days=days))


def said(**parts) -> str:
    """The line, its no-break spaces as spaces."""
    return summary(Reading(SATURDAY, **parts)).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        ({}, "Aucun bilan en cours"),
        ({"running": (case(),)}, "1 bilan en cours"),
        ({"running": (case(), case()), "due": (due(9),)}, "2 bilans en cours · 1 destruction dans 9 jours"),
        ({"running": (case(),), "due": (due(1), due(1), due(5))}, "1 bilan en cours · 2 destructions demain"),
        ({"running": (case(),), "due": (due(40),)}, "1 bilan en cours"),
        (
            {"running": (case(SATURDAY), case(SATURDAY + timedelta(days=1)))},
            "2 bilans en cours · 2 rendez-vous cette semaine",
        ),
        ({"running": (case(SATURDAY + timedelta(days=2)),)}, "1 bilan en cours"),
        ({"unreadable": (SimpleNamespace(),)}, "1 bilan en cours"),
    ],
)
def test_the_line_counts_cases_appointments_and_the_nearest_destructions(parts, line):
    assert said(**parts) == line
