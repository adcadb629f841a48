"""After the end, through the windows: the follow-up at six months, on the content of which nothing is left (scenarios 5, 10)."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt

import samples
from bilan_desktop.desktop.pages.dashboard.rows import Row
from bilan_desktop.domain.cases.closing import EndingKind
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending import closing
from bilan_desktop.vault.clock import FixedClock
from person import Person


@pytest.fixture
def clock() -> FixedClock:
    """The last day of August, on which the bilan of these journeys ends."""
    return FixedClock(at(date(2025, 8, 31)))


def press_row(qtbot, person: Person, name: str) -> None:
    """Presses a line of the dashboard's cards."""
    row = next(r for r in person.front().findChildren(Row) if r.accessibleName() == name and r.isVisible())
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, 0).astimezone()


def unlock(person: Person) -> None:
    person.fill("Phrase de passe", samples.PASSPHRASE)
    person.press("Ouvrir le coffre")


@pytest.mark.journey
def test_e3d_a_term_of_31_august_is_followed_up_on_28_february(
    qtbot, desk: Desk, clock: FixedClock, start
) -> None:
    file = samples.to_ready(samples.cpf_case(desk))
    closing.close(file, closing.ending(file, EndingKind.COMPLETED, date(2025, 8, 31)))
    reference = file.case.reference
    desk.lock()

    clock.set(at(date(2026, 2, 28)))
    person = Person(qtbot, start().window)
    unlock(person)
    person.press("Oui, c’est bien la date")
    person.waits_for(f"Suivi à 6 mois — dossier {reference}")
    assert not person.sees("Lemoine")
    press_row(qtbot, person, f"Suivi à 6\u00a0mois — dossier {reference}")
    person.waits_for("samedi 28 février 2026")
    assert person.sees("karim.lemoine@example.fr")
    person.press("Noter la demande")
    person.press("Noter")
    person.waits_for("Demandé le 28 févr. 2026")
    person.press("Noter la réponse")
    person.choose("Où en est la personne", "Le projet est réalisé")
    person.fill("En une phrase", "En poste depuis janvier.")
    person.press("Noter la réponse")
    person.waits_for("Les coordonnées, gardées pour ce seul suivi, sont effacées.")
    assert not person.sees("karim.lemoine@example.fr")
    assert not person.can_press("Noter la demande")
