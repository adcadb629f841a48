"""The tab « Confidentialité »: every agreement with its state, its withdrawal, and the disclosure register of the case."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

import samples
from bilan_desktop.desktop.pages.case.case_page import CasePage
from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.desktop.widgets.fields.signature_pad import SignaturePad
from bilan_desktop.domain.bilan.document import DocumentKind
from bilan_desktop.domain.law.rules import RuleId
from bilan_desktop.domain.sharing.agreement import RecipientKind, Subject
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.registers import communications
from desktop.finding import button, buttons, field, fill, front, press, says
from desktop.keyboard import type_text


def sign(qtbot, root: QWidget) -> None:
    """Draws a stroke on the signature's sheet with the mouse."""
    sheet = root.findChild(SignaturePad).findChildren(QWidget)[0]
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(sheet, left, pos=QPoint(30, 40))
    for x in range(40, 160, 10):
        qtbot.mouseMove(sheet, QPoint(x, 40 + x % 30))
    qtbot.mouseRelease(sheet, left, pos=QPoint(160, 60))


@pytest.fixture
def file(desk: Desk) -> CaseFile:
    return samples.to_final(samples.cpf_case(desk))


@pytest.fixture
def page(file: CaseFile, open_page) -> CasePage:
    return open_page(file, "confidentiality")


def test_nothing_is_agreed_and_nothing_has_left_at_first(page) -> None:
    assert says(page, "Aucune demande écrite")
    assert says(page, "Rien n’a été remis, et aucune demande")


def test_c7_five_years_are_barred_and_the_longest_lawful_date_is_one_click_away(qtbot, page) -> None:
    press(page, "Enregistrer un accord de conservation")
    asked = front()
    keep = field(asked, "Durée de conservation")
    keep.set_value(0)
    keep.changed.emit()
    until = field(asked, "Jusqu’au")
    type_text(until.editor, "21/11/2031")
    press(asked, "Enregistrer l’accord")
    press(asked, "Retenir le")
    case = page.running().file.case
    assert until.value() == case.frame.planned_end.replace(year=2028)
    sign(qtbot, asked)
    press(asked, "Enregistrer l’accord")
    assert len(page.running().file.case.retention) == 1
    assert says(page, "Demande écrite du bénéficiaire")


def test_e6_an_agreement_is_taken_back_with_its_paper(qtbot, page) -> None:
    file = page.running().file
    samples.keep_synthesis(file)
    page.running().refresh()
    press(page, "Retirer")
    press(front(), "Enregistrer le retrait")
    assert field(front(), "Signature du bénéficiaire").error()
    sign(qtbot, front())
    press(front(), "Enregistrer le retrait")
    assert not file.case.retention[0].is_active
    (paper,) = [d for d in file.case.documents if d.kind is DocumentKind.WITHDRAWAL]
    assert file.content(paper.id).startswith(b"%PDF")
    assert says(page, "Retiré le 21 novembre 2026")
    assert "Retirer…" not in buttons(page)


def test_e6_taking_back_is_as_easy_as_giving_no_signature_is_demanded(qtbot, page) -> None:
    file = page.running().file
    samples.keep_synthesis(file)
    page.running().refresh()
    press(page, "Retirer")
    how = field(front(), "Comment le bénéficiaire signe")
    how.set_value("unsigned")
    how.changed.emit()
    press(front(), "Enregistrer le retrait")
    assert QApplication.activeModalWidget() is None
    assert not file.case.retention[0].is_active


def test_c6_an_agreement_to_disclose_names_one_recipient_and_can_be_withdrawn(qtbot, page) -> None:
    file = page.running().file
    press(page, "Accord de communication à un tiers")
    asked = front()
    press(asked, "Enregistrer l’accord")
    fill(asked, "Valable jusqu’au", "dans 1 mois")
    sign(qtbot, asked)
    press(asked, "Enregistrer l’accord")
    assert field(asked, "Nom du destinataire").error()
    fill(asked, "Nom du destinataire", "Maison des projets (fictive)")
    fill(asked, "But de la communication", "Préparer une immersion")
    press(asked, "Enregistrer l’accord")
    (agreed,) = file.case.disclosures
    assert (agreed.recipient.kind, agreed.subject) == (RecipientKind.OTHER, Subject.SYNTHESIS)
    assert says(page, "Communication à Maison des projets (fictive)")
    press(page, "Retirer")
    sign(qtbot, front())
    press(front(), "Enregistrer le retrait")
    assert not file.case.disclosures[0].is_active


def test_l3_the_cep_operator_may_be_sent_the_synthesis_only(qtbot, page) -> None:
    press(page, "Demande d’envoi au CEP")
    asked = front()
    assert not [f for f in asked.findChildren(FormField) if f.isVisible() and f.label() == "Document"]
    fill(asked, "Nom du destinataire", "Mission d’orientation (fictive)")
    fill(asked, "But de la communication", "Poursuivre l’accompagnement")
    fill(asked, "Valable jusqu’au", "dans 1 mois")
    sign(qtbot, asked)
    press(asked, "Enregistrer l’accord")
    (agreed,) = page.running().file.case.disclosures
    assert (agreed.recipient.kind, agreed.subject) == (RecipientKind.CEP_OPERATOR, Subject.SYNTHESIS)


def test_c6_the_register_shows_what_left_and_what_was_refused(page) -> None:
    file = page.running().file
    samples.signing.receipt_on_screen(file, (Subject.SYNTHESIS,), samples.png())
    communications.refuse(
        file, Subject.SYNTHESIS, RecipientKind.EMPLOYER, "Ateliers du Ponant (fictif)", date(2026, 11, 21)
    )
    assert file.case.refusals[0].rule is RuleId.E5B
    page.running().refresh()
    assert says(page, "Bénéficiaire, le 21 novembre 2026 · contre signature")
    assert says(page, "Ateliers du Ponant (fictif) (employeur), le 21 novembre 2026")
    assert says(page, "Engagements déontologiques, 5")


def test_the_closing_leads_to_the_agreements(file, open_page) -> None:
    page = open_page(file, "closing")
    press(page, "Demandes et accords écrits")
    assert page.running().place == "confidentiality"
    assert button(page, "Enregistrer un accord de conservation")
