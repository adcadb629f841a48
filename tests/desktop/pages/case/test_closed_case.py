"""A closed case: what is kept until when, the withdrawal that destroys at once (E6), the certificates."""

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

import samples
from bilan_desktop.desktop.pages.case.case_page import CasePage
from bilan_desktop.desktop.widgets.buttons import IconButton
from bilan_desktop.desktop.widgets.figures.retention_timeline import RetentionTimeline
from bilan_desktop.domain.cases.closing import EndingKind, Outcome
from bilan_desktop.domain.sharing.agreement import RecipientKind, Subject
from bilan_desktop.practice.ending import closing
from bilan_desktop.practice.ending.closed import open_closed
from bilan_desktop.practice.registers import communications
from desktop.finding import button, buttons, field, fill, front, pick, press, says, settle


@pytest.fixture
def closed(desk):
    """A bilan that ended today, whose synthesis the beneficiary asked to be kept for a year."""
    file = samples.to_ready(samples.cpf_case(desk))
    samples.keep_synthesis(file)
    closing.close(file, closing.ending(file, EndingKind.COMPLETED, file.today()))
    return file


@pytest.fixture
def page(closed, open_page) -> CasePage:
    """Its page."""
    return open_page(closed)


def test_it_tells_what_is_kept_until_when(page) -> None:
    assert says(page, "Karim Lemoine")
    assert says(page, "Bilan mené à son terme · terme le 21 novembre 2026")
    assert says(page, "Demande écrite du bénéficiaire")
    assert says(page, "Preuves, identité et coordonnées")
    assert says(page, "Pièces comptables et relevé des heures")
    timeline = page.findChild(RetentionTimeline)
    assert "21\u00a0nov. 2027" in timeline.accessibleName()
    assert says(page, "vendredi 21 mai 2027")


def test_c6_a_request_that_was_refused_still_stands_there(desk, open_page) -> None:
    file = samples.to_ready(samples.cpf_case(desk))
    communications.refuse(file, Subject.SYNTHESIS, RecipientKind.EMPLOYER, "Ateliers du Ponant", file.today())
    closing.close(file, closing.ending(file, EndingKind.COMPLETED, file.today()))
    page = open_page(file)
    assert says(page, "Demande refusée : Ateliers du Ponant, le 21 nov. 2026")


def test_nothing_can_be_typed(page) -> None:
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

    assert not page.findChildren(QLineEdit) + page.findChildren(QPlainTextEdit)
    assert page.running() is None
    assert page.flush()


def test_its_documents_are_looked_at_inside(page) -> None:
    press(page, "Voir « Document de synthèse »")
    assert says(front(), "Page 1 sur")
    press(front(), "Fermer")
    press(page, "Voir « Reçu de remise »")
    assert "Imprimer…" in buttons(front())


def test_a_certificate_is_looked_at_and_saved_where_the_person_says(
    page, desk, closed, tmp_path, monkeypatch
) -> None:
    press(page, "Voir l’attestation du 21 nov. 2026")
    assert says(front(), "Page 1 sur 2")
    target = tmp_path / "attestation.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    press(front(), "Enregistrer une copie")
    assert says(front(), "Attestation de destruction. Rien du contenu du bilan n’y figure")
    press(front(), "Enregistrer le PDF")
    assert target.read_bytes().startswith(b"%PDF-")
    assert says(front(), "la remise est inscrite au registre")
    left = open_closed(desk, closed.case.id).hand_overs[-1]
    assert (left.subject, left.recipient.kind) == (
        Subject.DESTRUCTION_CERTIFICATE,
        RecipientKind.BENEFICIARY,
    )


def test_e5b_after_the_end_too_the_employer_gets_nothing_and_the_refusal_is_written_down(
    page, desk, closed
) -> None:
    press(page, "Voir « Document de synthèse »")
    press(front(), "Imprimer")
    pick(front(), "Destinataire", "Employeur")
    assert says(front(), "L’employeur ne reçoit rien d’un bilan financé par le CPF.")
    assert "Enregistrer un accord écrit…" not in buttons(front())
    assert not button(front(), "Imprimer").isEnabled()
    press(front(), "Noter la demande refusée")
    press(front(), "Enregistrer le refus")
    press(front(), "Fermer")
    press(front(), "Fermer")
    (refused,) = open_closed(desk, closed.case.id).refusals
    assert refused.recipient.kind is RecipientKind.EMPLOYER
    assert says(page, "Demande refusée : Employeur, le 21 nov. 2026")


def test_a_place_that_cannot_be_written_to_is_said(page, desk, closed, tmp_path, monkeypatch) -> None:
    press(page, "Voir l’attestation du 21 nov. 2026")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "nulle/part.pdf"), ""))
    press(front(), "Enregistrer une copie")
    press(front(), "Enregistrer le PDF")
    assert says(front(), "Le fichier n’a pas pu être écrit.")
    press(front(), "Fermer")
    assert Subject.DESTRUCTION_CERTIFICATE not in {
        line.subject for line in open_closed(desk, closed.case.id).hand_overs
    }


def test_c6_the_beneficiary_gets_a_copy_of_the_synthesis_and_it_is_registered(
    page, desk, closed, tmp_path, monkeypatch
) -> None:
    before = len(open_closed(desk, closed.case.id).hand_overs)
    target = tmp_path / "copie.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    press(page, "Copie pour le bénéficiaire")
    assert button(front(), "Enregistrer le PDF").isDefault()
    press(front(), "Enregistrer le PDF")
    assert target.read_bytes().startswith(b"%PDF-")
    assert len(open_closed(desk, closed.case.id).hand_overs) == before + 1
    assert says(page, "la remise est inscrite au registre")


def test_e6_a_withdrawal_names_what_goes_and_stays_and_is_never_the_default(page, desk, closed) -> None:
    press(page, "Retirer l’accord")
    dialog = front()
    assert says(dialog, "Document de synthèse")
    assert says(dialog, "L’accord et son retrait, comme preuve, sans aucun contenu")
    assert says(dialog, "Des pièces administratives, jusqu’au")
    act = button(dialog, "Retirer et détruire")
    assert not act.isEnabled()
    assert not act.isDefault()
    fill(dialog, "Pour confirmer", "B-2026-999")
    assert not button(dialog, "Retirer et détruire").isEnabled()
    press(dialog, "Annuler")
    assert QApplication.activeModalWidget() is None
    assert any(part.outcome is Outcome.KEPT for part in open_closed(desk, closed.case.id).parts)


def test_e6_once_the_reference_is_typed_it_destroys_now(page, desk, closed, qtbot, signals) -> None:
    press(page, "Retirer l’accord")
    fill(front(), "Pour confirmer", "b-2026-001")
    press(front(), "Retirer et détruire")
    assert field(front(), "Signature du bénéficiaire").error()
    how = field(front(), "Comment le bénéficiaire signe")
    how.set_value("unsigned")
    how.changed.emit()
    with qtbot.waitSignal(signals.cases_changed):
        press(front(), "Retirer et détruire")
    settle()
    left = open_closed(desk, closed.case.id)
    assert all(part.outcome is Outcome.ADMINISTRATIVE for part in left.parts)
    assert len(left.certificates) == 2
    assert says(page, "Retrait d’accord")
    assert says(page, "Accord du 21 nov. 2026 retiré le 21 nov. 2026")
    assert says(page, "Accord retiré par le bénéficiaire")
    assert "Copie pour le bénéficiaire…" not in buttons(page)


def test_a_running_case_that_is_closed_shows_what_remains(desk, open_page, qtbot) -> None:
    file = samples.to_ready(samples.cpf_case(desk))
    page = open_page(file, "closing")
    running = page.running()
    closing.close(running.file, closing.ending(running.file, EndingKind.COMPLETED, samples.TODAY))
    running.tab().ended.emit()
    settle()
    assert page.running() is None
    assert says(page, "Ce qui est gardé, et jusqu’à quand")


def test_art_16_the_identity_of_a_closed_case_is_put_right(desk, closed, page) -> None:
    (pencil,) = [
        each for each in page.findChildren(IconButton) if each.accessibleName().startswith("Rectifier")
    ]
    pencil.click()
    settle()
    fill(front(), "Nom", "")
    press(front(), "Enregistrer")
    assert field(front(), "Nom").error()
    fill(front(), "Nom", "Lemoyne")
    press(front(), "Enregistrer")
    settle()
    assert says(page, "Karim Lemoyne")
    assert open_closed(desk, closed.case.id).beneficiary.last_name == "Lemoyne"
