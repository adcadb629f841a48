"""The line under the greeting: how many cases, appointments and destructions."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from bilan_desktop.desktop.book import Reading
from bilan_desktop.domain.cases.todo import Step
from bilan_desktop.wording.french import agreed, plural, relative_day

_NEAR = timedelta(days=31)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Dashboard", text)


def summary(reading: Reading) -> str:
    """« 5 bilans en cours · 2 rendez-vous cette semaine · 1 destruction dans 9 jours »."""
    count = len(reading.running) + len(reading.unreadable)
    parts = [
        _tr("{bilans} en cours").format(bilans=plural(count, "bilan"))
        if count
        else _tr("Aucun bilan en cours")
    ]
    appointments = _appointments(reading)
    if appointments:
        parts.append(_tr("{count} rendez-vous cette semaine").format(count=appointments))
    soon = [d for d in reading.due if d.on - reading.today <= _NEAR]
    if soon:
        nearest = soon[0].on
        same = sum(d.on == nearest for d in soon)
        parts.append(f"{plural(same, 'destruction')} {relative_day(nearest, reading.today)}")
    return " · ".join(parts)


def _appointments(reading: Reading) -> int:
    sunday = reading.today + timedelta(days=6 - reading.today.weekday())
    return sum(
        task.step is Step.APPOINTMENT and task.due is not None and task.due <= sunday
        for case in reading.running
        for task in case.tasks
    )


def unreadable_sentence(count: int) -> str:
    """« 1 dossier ne s’ouvre pas »."""
    return f"{plural(count, 'dossier')} {agreed(count, 'ne s’ouvre pas', 'ne s’ouvrent pas')}"
