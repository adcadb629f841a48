"""A case past its planned end: close it or extend it, and nothing else (E3a)."""

from datetime import date, timedelta

from PySide6.QtWidgets import QTabBar

import samples
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.cases.safeguards import Place
from desktop.finding import buttons, enter, field, fill, press, says

END = samples.TODAY + timedelta(days=70)
AFTER = samples.NOW + timedelta(days=71)


def overdue(desk, clock):
    file = samples.to_investigation(samples.cpf_case(desk))
    for days in range(7, 72, 7):
        clock.set(samples.NOW + timedelta(days=days))
        desk.vault.enforce()
    clock.set(AFTER)
    desk.vault.enforce()
    return file


def places(page) -> list[str]:
    (bar,) = (found for found in page.findChildren(QTabBar) if found.isVisible())
    return [bar.tabText(index).replace("&", "") for index in range(bar.count())]


def test_e3a_on_its_last_day_the_case_is_whole(desk, clock, open_page) -> None:
    file = samples.to_investigation(samples.cpf_case(desk))
    for days in (*range(7, 70, 7), 70):
        clock.set(samples.NOW + timedelta(days=days))
        desk.vault.enforce()
    page = open_page(file, "sessions")
    assert page.running().place is Place.SESSIONS


def test_e3a_the_day_after_it_opens_on_one_page_only(desk, clock, open_page) -> None:
    page = open_page(overdue(desk, clock), "sessions")
    assert places(page) == ["Terme dépassé", "Clôture"]
    assert page.running().place is Place.FRAME
    assert says(page, "Clôturer ou prolonger")
    assert says(page, "Le terme prévu, le samedi 30 janvier 2027, est passé (hier).")
    assert not [name for name in buttons(page) if name.startswith("Passer en phase")]


def test_c3_a_reason_that_touches_health_is_asked_about_there_too(desk, clock, open_page, stored) -> None:
    file = overdue(desk, clock)
    page = open_page(file)
    enter(page, "Nouveau terme", "1/3/2027")
    enter(page, "Raison", "Elle est sous antidépresseurs depuis mars.")
    press(page, "Prolonger le bilan")
    assert field(page, "Raison").error() == "Répondez d’abord à la question posée sous ce texte."
    assert stored(file.case.id).frame.extensions == ()
    press(page, "Retirer")
    enter(page, "Raison", "Une immersion attendue.")
    press(page, "Prolonger le bilan")
    assert len(stored(file.case.id).frame.extensions) == 1


def test_e3a_an_extension_wants_a_day_to_come_and_a_reason(desk, clock, open_page, stored) -> None:
    file = overdue(desk, clock)
    page = open_page(file)
    press(page, "Prolonger le bilan")
    assert field(page, "Nouveau terme").error() == "Indiquez le nouveau terme."
    enter(page, "Nouveau terme", "30/1/2027")
    press(page, "Prolonger le bilan")
    assert field(page, "Nouveau terme").error().startswith("Le nouveau terme est à venir")
    enter(page, "Nouveau terme", "1/3/2027")
    press(page, "Prolonger le bilan")
    assert field(page, "Raison").error() == "Indiquez la raison de la prolongation."
    assert stored(file.case.id).frame.extensions == ()


def test_e3a_once_extended_the_case_is_whole_again(desk, clock, open_page, stored, qtbot) -> None:
    file = overdue(desk, clock)
    page = open_page(file)
    enter(page, "Nouveau terme", "1/3/2027")
    fill(page, "Raison", "Une immersion attendue en février.")
    press(page, "Prolonger le bilan")
    qtbot.waitUntil(lambda: "Séances" in places(page))
    frame = stored(file.case.id).frame
    assert frame.planned_end == date(2027, 3, 1)
    (extension,) = frame.extensions
    assert (extension.former_end, extension.on) == (END, AFTER.date())
    assert extension.reason == "Une immersion attendue en février."
    assert says(page, "Terme prévu le 1er mars 2027")


def test_e3a_the_closing_is_one_step_away(desk, clock, open_page) -> None:
    page = open_page(overdue(desk, clock))
    press(page, "Aller à la clôture")
    assert page.running().place is Place.CLOSING


def test_e3a_a_case_left_open_overnight_becomes_limited(desk, clock, open_page, stored) -> None:
    file = samples.to_investigation(samples.cpf_case(desk))
    page = open_page(file, "sessions")
    assert "Séances" in places(page)
    for days in range(7, 72, 7):
        clock.set(samples.NOW + timedelta(days=days))
        desk.vault.enforce()
    clock.set(AFTER)
    desk.vault.enforce()
    page.enter(f"{file.case.id}#sessions")
    assert places(page) == ["Terme dépassé", "Clôture"]
    assert stored(file.case.id).phase is Phase.INVESTIGATION
