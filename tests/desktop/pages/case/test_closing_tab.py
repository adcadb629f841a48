"""The tab « Clôture »: the fates, the hand-over against signature, and the act that destroys."""

from datetime import time

import pytest
from attrs import evolve
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

import samples
from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.pages.case.closing.closing_tab import ROOM, ClosingTab
from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.widgets.buttons import Button
from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.desktop.widgets.fields.signature_pad import SignaturePad
from bilan_desktop.desktop.widgets.fields.text_field import TextField
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.domain.bilan.document import DocumentKind
from bilan_desktop.domain.cases.closing import EndingKind, handed_over
from bilan_desktop.domain.cases.drop_out import DropOutCause
from bilan_desktop.domain.sharing.agreement import Subject
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending import closed
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running import sessions, vouchers
from bilan_desktop.practice.sharing.withdrawing import Signing
from desktop.finding import says, settle
from desktop.keyboard import type_text


def button(root: QWidget, name: str) -> QPushButton:
    QApplication.processEvents()
    return next(
        b
        for b in root.findChildren(Button)
        if b.text().replace("&", "").startswith(name) and b.isVisibleTo(root)
    )


def dialog() -> Dialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, Dialog)
    return found


def field(root: QWidget, name: str) -> FormField:
    return next(f for f in root.findChildren(FormField) if f.label().startswith(name))


def said(root: QWidget) -> str:
    return "\n".join(t.text() for t in root.findChildren(Text) if t.isVisibleTo(root))


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
def tab(qtbot, file: CaseFile) -> ClosingTab:
    shown = ClosingTab(file)
    qtbot.addWidget(shown)
    shown.stored.connect(shown.show_case)
    shown.resize(1000, 800)
    shown.show()
    shown.show_case()
    return shown


def test_each_document_shows_its_fate_with_its_rule(tab: ClosingTab) -> None:
    words = said(tab).replace("\N{NO-BREAK SPACE}", " ")
    for line in (
        "Notes de séance",
        "Document de travail",
        "R. 6313-7",
        "Identité et coordonnées",
        "L. 123-22",
    ):
        assert line in words


def test_c7_closing_before_the_hand_over_is_barred_and_says_where_to_mend(
    tab: ClosingTab, file: CaseFile
) -> None:
    button(tab, "Clôturer et détruire").click()
    assert tab.messages.panel() is not None
    assert QApplication.activeModalWidget() is None


def test_c7_the_beneficiary_signs_for_what_is_handed_over(qtbot, tab: ClosingTab, file: CaseFile) -> None:
    button(tab, "Remettre contre signature").click()
    asked = dialog()
    button(asked, "Enregistrer la remise").click()
    assert field(asked, "Signature du bénéficiaire").error()
    sign(qtbot, asked)
    button(asked, "Enregistrer la remise").click()
    assert all(handed_over(file.case, s) for s in (Subject.SYNTHESIS, Subject.DETAILED_RESULTS))


def test_closing_asks_for_the_reference_then_destroys(
    qtbot, tab: ClosingTab, file: CaseFile, desk: Desk
) -> None:
    samples.signing.receipt_on_screen(file, (Subject.SYNTHESIS, Subject.DETAILED_RESULTS), samples.png())
    samples.keep_synthesis(file)
    tab.show_case()
    button(tab, "Clôturer et détruire").click()
    asked = dialog()
    assert "Notes de séance" in said(asked)
    act = button(asked, "Clôturer et détruire")
    assert not act.isEnabled()
    assert not act.isDefault()
    type_text(field(asked, "Pour confirmer").editor, "b-2026-001")
    assert act.isEnabled()
    with qtbot.waitSignal(tab.ended):
        act.click()
    after = closed.open_closed(desk, file.case.id)
    assert after.ending is EndingKind.COMPLETED
    assert after.certificates[0].reference == "B-2026-001"


def test_an_early_end_wants_what_exists_to_be_offered(qtbot, tab: ClosingTab) -> None:
    kind = field(tab, "Issue du bilan")
    kind.set_value(EndingKind.ABANDONED)
    kind.changed.emit()
    offered = field(tab, "Ce qui existe")
    assert offered.isVisible()
    button(tab, "Clôturer et détruire").click()
    assert tab.messages.panel() is not None


def test_l6_l4_the_cause_of_an_early_end_is_a_category_that_nobody_has_to_give(
    qtbot, tab: ClosingTab, file: CaseFile, desk: Desk
) -> None:
    kind, cause = field(tab, "Issue du bilan"), field(tab, "Cause de l’arrêt")
    assert not cause.isVisible()
    kind.set_value(EndingKind.CONSENT_WITHDRAWN)
    kind.changed.emit()
    assert cause.isVisible()
    assert cause.value() is DropOutCause.NOT_SAID
    assert not any(isinstance(f, TextField) for f in tab.findChildren(FormField))
    kind.set_value(EndingKind.ABANDONED)
    cause.set_value(DropOutCause.NEW_JOB)
    field(tab, "Ce qui existe").set_value(True)
    cause.changed.emit()
    button(tab, "Clôturer et détruire").click()
    asked = dialog()
    type_text(field(asked, "Pour confirmer").editor, "B-2026-001")
    with qtbot.waitSignal(tab.ended):
        button(asked, "Clôturer et détruire").click()
    (counted,) = desk.vault.register.statistics()
    assert (counted.outcome, counted.cause) == (EndingKind.ABANDONED, DropOutCause.NEW_JOB)


def test_a_term_to_come_is_refused_beside_its_field(tab: ClosingTab) -> None:
    term = field(tab, "Terme")
    type_text(term.editor, "21/11/2027")
    button(tab, "Clôturer et détruire").click()
    assert term.error()


def test_the_certificate_of_completion_and_the_invoices_are_made_here(
    tab: ClosingTab, file: CaseFile
) -> None:
    assert "0 sur 1" in said(tab)
    button(tab, "Établir le certificat").click()
    assert any(d.kind is DocumentKind.COMPLETION_CERTIFICATE for d in file.case.documents)
    QApplication.processEvents()
    assert "Certificat de réalisation établi" in said(tab)
    button(tab, "Noter une facture").click()
    asked = dialog()
    type_text(field(asked, "Numéro").editor, "F-2026-7")
    type_text(field(asked, "Montant").editor, "1600")
    button(asked, "Noter la facture").click()
    assert [each.number for each in file.case.invoices] == ["F-2026-7"]
    QApplication.processEvents()
    assert "Facture F-2026-7" in said(tab)


def test_papers_made_before_a_session_was_corrected_are_said_to_be_done_again(
    tab: ClosingTab, file: CaseFile
) -> None:
    held = file.case.sessions[0]
    vouchers.sign_attendance(file, held.id, Signing(samples.png(), b""))
    vouchers.make_certificates(file)
    tab.show_case()
    assert says(tab, "Certificat de réalisation")
    assert not says(tab, "à refaire")
    sessions.save(file, evolve(held, ends_at=time(11, 45)))
    tab.show_case()
    assert says(tab, "avant une correction des séances : à refaire")
    assert says(tab, "0 sur 1 séance · 1 d’avant une correction, à refaire signer")
    vouchers.make_certificates(file)
    tab.show_case()
    assert not says(tab, "avant une correction des séances")


def test_e3d_a_follow_up_that_is_declined_says_that_the_contact_details_go(tab: ClosingTab) -> None:
    assert "gardées pour ce seul suivi" in said(tab)
    declined = field(tab, "Suivi décliné")
    declined.set_value(True)
    declined.changed.emit()
    assert "les coordonnées sont effacées à la clôture" in said(tab)


def test_two_columns_begin_where_they_have_room(desk, open_page) -> None:
    page = open_page(samples.to_ready(samples.plan_case(desk)), "closing", 1400)
    tab = page.findChild(ClosingTab)
    settle()
    assert tab.minimumSizeHint().width() <= theme.current().px(ROOM)
