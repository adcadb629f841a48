"""A bilan is put off from « Cadre » before its end has passed, and the page says how often it was (E3a)."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication

import samples
from bilan_desktop.desktop.dialogs.document_viewer import DocumentViewer
from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.errors import InvalidInput
from bilan_desktop.practice.running import frame, funding
from desktop.finding import buttons, enter, field, fill, front, press, says


def test_e3a_the_end_is_put_off_with_a_reason_and_the_page_says_so(desk, open_page, stored, qtbot) -> None:
    file = samples.to_investigation(samples.cpf_case(desk))
    former = file.case.frame.planned_end
    page = open_page(file, "frame")
    press(page, "Prolonger le bilan")
    dialog = front()
    assert says(dialog, "Les heures ne changent pas.")
    press(dialog, "Prolonger le bilan")
    assert field(dialog, "Nouveau terme").error()
    enter(dialog, "Nouveau terme", "15/3/2027")
    fill(dialog, "Raison", "Enquête métier reportée.")
    press(dialog, "Prolonger le bilan")
    qtbot.waitUntil(lambda: stored(file.case.id).frame.planned_end == date(2027, 3, 15))
    (kept,) = stored(file.case.id).frame.extensions
    assert (kept.former_end, kept.reason) == (former, "Enquête métier reportée.")
    assert says(page, "au 15 mars 2027 : Enquête métier reportée.")
    assert field(page, "Terme prévu").value() == date(2027, 3, 15)


def test_e3a_a_later_end_typed_in_its_field_leads_to_the_extension_with_its_reason(
    desk, open_page, stored, qtbot
) -> None:
    file = samples.to_investigation(samples.cpf_case(desk))
    former = file.case.frame.planned_end
    page = open_page(file, "frame")
    end = enter(page, "Terme prévu", "15/3/2027")
    qtbot.waitUntil(lambda: "Prolongez le bilan, avec la raison." in end.error(), timeout=20_000)
    assert stored(file.case.id).frame.planned_end == former
    press(page, "Prolonger le bilan")
    dialog = front()
    assert field(dialog, "Nouveau terme").value() == date(2027, 3, 15)
    assert (end.value(), end.error()) == (former, "")
    fill(dialog, "Raison", "Enquête métier reportée.")
    press(dialog, "Prolonger le bilan")
    qtbot.waitUntil(lambda: stored(file.case.id).frame.planned_end == date(2027, 3, 15), timeout=20_000)
    assert end.value() == date(2027, 3, 15)


def test_c3_a_reason_that_touches_health_is_asked_about_before_the_bilan_is_put_off(
    desk, open_page, stored, qtbot
) -> None:
    file = samples.to_investigation(samples.cpf_case(desk))
    page = open_page(file, "frame")
    press(page, "Prolonger le bilan")
    dialog = front()
    enter(dialog, "Nouveau terme", "15/3/2027")
    fill(dialog, "Raison", "Elle est sous antidépresseurs depuis mars.")
    press(dialog, "Prolonger le bilan")
    assert field(dialog, "Raison").error() == "Répondez d’abord à la question posée sous ce texte."
    assert stored(file.case.id).frame.extensions == ()
    press(dialog, "Garder avec un motif")
    enter(dialog, "Motif", "Séances espacées")
    press(dialog, "Garder ce passage")
    press(dialog, "Prolonger le bilan")
    qtbot.waitUntil(lambda: len(stored(file.case.id).frame.extensions) == 1, timeout=20_000)
    assert stored(file.case.id).answers[0].reason == "Séances espacées"
    assert says(page, "Le cadre évoque la santé")


def test_e3a_a_case_without_an_end_has_nothing_to_put_off(desk, open_page) -> None:
    page = open_page(samples.cpf_case(desk), "frame")
    assert not [name for name in buttons(page) if "Prolonger" in name]


def test_e3a_under_a_convention_the_amendment_is_there_to_sign_and_under_cpf_there_is_none(
    desk, open_page
) -> None:
    file = samples.to_investigation(samples.plan_case(desk))
    frame.extend(file, file.today() + timedelta(days=120), "Enquête métier reportée.")
    page = open_page(file, "frame")
    press(page, "Avenant à signer")
    viewer = QApplication.activeModalWidget()
    assert isinstance(viewer, DocumentViewer)
    viewer.reject()
    cpf = samples.to_investigation(samples.cpf_case(desk))
    frame.extend(cpf, cpf.today() + timedelta(days=120), "Enquête métier reportée.")
    with pytest.raises(InvalidInput):
        funding.amendment(cpf)
    assert not [name for name in buttons(open_page(cpf, "frame")) if "Avenant" in name]


def test_e3a_c2_a_new_payer_signs_nothing_of_an_extension_before_it(desk) -> None:
    file = samples.to_investigation(samples.plan_case(desk))
    samples.hold_session(file)
    frame.extend(file, file.today() + timedelta(days=120), "Enquête métier reportée.")
    assert len(file.case.amendments) == 1
    funding.change_route(file, Route.PUBLIC_AGENT, file.today())
    assert file.case.amendments == ()
