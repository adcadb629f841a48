"""The documents of a case: taken in by their content, looked at inside the program, taken away after a question."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLabel

import samples
from bilan_desktop.domain.bilan.document import DocumentKind, MediaType
from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.sharing.agreement import Subject
from bilan_desktop.practice.running import attachments, funding
from bilan_desktop.wording.labels import label
from desktop.finding import (
    button,
    buttons,
    drop,
    drop_mime,
    enter,
    field,
    fill,
    front,
    pick,
    press,
    says,
    settle,
)

PHOTOGRAPH = Path(__file__).parents[3] / "documents" / "files" / "sheet.heic"


@pytest.fixture
def page(desk, open_page):
    """The documents of a case under way."""
    return open_page(samples.cpf_case(desk), "sessions/documents")


def choose(dialog, kind: DocumentKind) -> None:
    """Chooses in the list of kinds with the keyboard, as a person types its first letters."""
    combo = field(dialog, "Nature du document").editor
    combo.setFocus()
    combo.setCurrentIndex(combo.findText(label(kind)))
    combo.activated.emit(combo.currentIndex())


def offer(page, *paths: Path) -> None:
    """Drops files on the place for documents."""
    drop(field(page, "Ajouter un document"), *paths)


def refusal(page) -> str:
    """What is said beside the button."""
    return field(page, "Ajouter un document").error().replace("\u202f", " ").replace("\u00a0", " ")


def test_a_pdf_is_added_with_its_kind_and_title_and_shown_inside(desk, page, stored, tmp_path, qtbot) -> None:
    path = tmp_path / "Questionnaire d’intérêts.pdf"
    path.write_bytes(pdf())
    offer(page, path)
    dialog = front()
    assert says(dialog, "Questionnaire d’intérêts.pdf")
    press(dialog, "Ajouter au dossier")
    assert field(dialog, "Nature du document").error()
    choose(dialog, DocumentKind.QUESTIONNAIRE)
    assert says(dialog, "détruit à la clôture, sauf accord écrit")
    press(dialog, "Ajouter au dossier")
    case_id = page.running().file.case.id
    qtbot.waitUntil(lambda: len(stored(case_id).documents) == 1)
    (document,) = stored(case_id).documents
    assert (document.kind, document.title) == (DocumentKind.QUESTIONNAIRE, "Questionnaire d’intérêts")
    qtbot.waitUntil(lambda: says(page, "Questionnaire d’intérêts"))
    press(page, "Voir « Questionnaire")
    assert says(front(), "Page 1 sur")
    assert "Imprimer…" in buttons(front())
    assert "Questionnaire" not in front().windowTitle()


def test_an_image_is_pasted(page, stored, qtbot) -> None:
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    QGuiApplication.clipboard().setImage(image)
    settle()
    press(page, "Coller une image")
    dialog = front()
    assert says(dialog, "Image collée")
    choose(dialog, DocumentKind.PERSONAL_WORK)
    enter(dialog, "Intitulé", "Ligne de vie")
    press(dialog, "Ajouter au dossier")
    case_id = page.running().file.case.id
    qtbot.waitUntil(lambda: len(stored(case_id).documents) == 1)
    assert stored(case_id).documents[0].media_type is MediaType.PNG
    qtbot.waitUntil(lambda: says(page, "Ligne de vie"))
    press(page, "Voir « Ligne de vie »")
    assert [p for p in front().findChildren(QLabel) if p.pixmap() and not p.pixmap().isNull()]


def test_an_image_dropped_from_another_program_is_taken(page) -> None:
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    mime = QMimeData()
    mime.setImageData(image)
    drop_mime(field(page, "Ajouter un document"), mime)
    assert says(front(), "Image collée")


class TestRefused:
    """Each cause is said beside the button, and nothing is stored."""

    def added(self, page) -> None:
        """Says what the file is and adds it."""
        choose(front(), DocumentKind.OTHER_WORKING)
        press(front(), "Ajouter au dossier")

    def test_a_file_of_200_mb(self, page, tmp_path, stored, qtbot) -> None:
        path = tmp_path / "film.pdf"
        with path.open("wb") as file:
            file.truncate(200 * 1024 * 1024)
        offer(page, path)
        self.added(page)
        qtbot.waitUntil(lambda: bool(refusal(page)))
        assert refusal(page) == "Ce fichier est trop volumineux. Il fait 200 Mo, pour 25 Mo au plus."
        assert stored(page.running().file.case.id).documents == ()

    def test_a_corrupt_pdf(self, page, tmp_path, qtbot) -> None:
        path = tmp_path / "abîmé.pdf"
        path.write_bytes(pdf()[: len(pdf()) // 2])
        offer(page, path)
        self.added(page)
        qtbot.waitUntil(lambda: bool(refusal(page)))
        assert refusal(page).startswith("Ce fichier est abîmé")

    def test_a_program_named_as_a_pdf(self, page, tmp_path, qtbot) -> None:
        path = tmp_path / "notes.pdf"
        path.write_bytes(b"MZ\x90\x00 not a paper")
        offer(page, path)
        self.added(page)
        qtbot.waitUntil(lambda: bool(refusal(page)))
        assert refusal(page) == "Ce fichier n’est ni un PDF, ni une image JPEG, PNG ou HEIC."

    def test_an_empty_file(self, page, tmp_path, qtbot) -> None:
        path = tmp_path / "vide.png"
        path.touch()
        offer(page, path)
        self.added(page)
        qtbot.waitUntil(lambda: bool(refusal(page)))
        assert refusal(page) == "Ce fichier est vide."

    def test_a_file_that_cannot_be_read(self, page, tmp_path, qtbot) -> None:
        offer(page, tmp_path)
        self.added(page)
        qtbot.waitUntil(lambda: bool(refusal(page)))
        assert refusal(page).startswith("Ce fichier n’a pas pu être lu")

    def test_a_file_that_is_gone(self, page, tmp_path) -> None:
        offer(page, tmp_path / "parti.pdf")
        assert refusal(page).startswith("Ce fichier n’a pas pu être lu")
        assert QApplication.activeModalWidget() is None

    def test_a_day_to_come(self, page, scan) -> None:
        offer(page, scan)
        choose(front(), DocumentKind.OTHER_WORKING)
        enter(front(), "Date du document", "22/11/2026")
        press(front(), "Ajouter au dossier")
        assert field(front(), "Date du document").error().startswith("Cette date est à venir")

    def test_what_was_refused_does_not_stand_in_the_way(self, page, tmp_path, scan, stored, qtbot) -> None:
        path = tmp_path / "vide.png"
        path.touch()
        offer(page, path)
        self.added(page)
        qtbot.waitUntil(lambda: bool(refusal(page)))
        offer(page, scan)
        assert refusal(page) == ""
        self.added(page)
        qtbot.waitUntil(lambda: len(stored(page.running().file.case.id).documents) == 1)


def test_several_files_are_taken_one_after_the_other(page, tmp_path, stored, qtbot) -> None:
    paths = [tmp_path / f"{name}.pdf" for name in ("un", "deux", "trois")]
    for path in paths:
        path.write_bytes(pdf())
    offer(page, *paths)
    case_id = page.running().file.case.id
    for count, after in enumerate(("Puis 2 autres", "Puis un autre", ""), start=1):
        qtbot.waitUntil(
            lambda after=after: says(QApplication.activeModalWidget() or page, after), timeout=20_000
        )
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        choose(front(), DocumentKind.PERSONAL_WORK)
        press(front(), "Ajouter au dossier")
        qtbot.waitUntil(lambda count=count: len(stored(case_id).documents) == count)
    assert [d.title for d in stored(case_id).documents] == ["un", "deux", "trois"]
    qtbot.waitUntil(lambda: says(page, "Les 3 originaux sont encore hors du coffre"))


def test_the_original_is_erased_when_that_is_asked_and_not_before(page, scan, stored, qtbot) -> None:
    offer(page, scan)
    choose(front(), DocumentKind.PERSONAL_WORK)
    press(front(), "Ajouter au dossier")
    qtbot.waitUntil(lambda: says(page, "L’original est encore hors du coffre"))
    assert says(page, "une trace peut pourtant en rester")
    assert scan.exists()
    press(page, "Effacer l’original")
    assert not scan.exists()
    assert list(scan.parent.glob("*.gone")) == []
    assert not says(page, "L’original est encore hors du coffre")
    assert len(stored(page.running().file.case.id).documents) == 1


def test_a_scan_that_took_the_name_of_the_original_is_not_erased_in_its_place(page, scan, qtbot) -> None:
    offer(page, scan)
    choose(front(), DocumentKind.PERSONAL_WORK)
    press(front(), "Ajouter au dossier")
    qtbot.waitUntil(lambda: says(page, "L’original est encore hors du coffre"))
    scan.write_bytes(b"the next page")
    press(page, "Effacer l’original")
    assert says(page, "Ce fichier n’est plus celui qui a été ajouté au dossier.")
    assert scan.read_bytes() == b"the next page"


def test_c7_a_voucher_is_added_once_it_is_ticked_that_it_holds_nothing_of_the_bilan(
    page, scan, stored, qtbot
) -> None:
    offer(page, scan)
    choose(front(), DocumentKind.PERSONAL_WORK)
    assert not says(front(), "conservée à part")
    choose(front(), DocumentKind.INVOICE)
    assert says(front(), "Pièce comptable : conservée à part des années après la clôture.")
    press(front(), "Ajouter au dossier")
    confirmed = field(front(), "Rien du bilan n’y figure")
    assert confirmed.error().startswith("À vérifier et à cocher")
    confirmed.editor.setChecked(True)
    press(front(), "Ajouter au dossier")
    case_id = page.running().file.case.id
    qtbot.waitUntil(lambda: len(stored(case_id).documents) == 1, timeout=20_000)
    assert stored(case_id).documents[0].kind is DocumentKind.INVOICE


def test_c7_a_test_result_given_again_as_an_invoice_is_barred(page, scan, stored, qtbot) -> None:
    case_id = page.running().file.case.id
    offer(page, scan)
    choose(front(), DocumentKind.TEST_RESULT)
    press(front(), "Ajouter au dossier")
    qtbot.waitUntil(lambda: len(stored(case_id).documents) == 1, timeout=20_000)
    qtbot.waitUntil(lambda: says(page, "L’original est encore hors du coffre"), timeout=20_000)
    offer(page, scan)
    choose(front(), DocumentKind.INVOICE)
    field(front(), "Rien du bilan n’y figure").editor.setChecked(True)
    press(front(), "Ajouter au dossier")
    qtbot.waitUntil(lambda: says(page, "Cette pièce porte du contenu du bilan."), timeout=20_000)
    assert len(stored(case_id).documents) == 1


def test_e5b_after_a_change_of_funding_an_invoice_says_whose_it_is(
    desk, open_page, scan, stored, qtbot
) -> None:
    file = samples.to_investigation(samples.cpf_case(desk))
    samples.hold_session(file)
    funding.change_route(file, Route.TRAINING_PLAN, file.today())
    case_id = file.case.id
    before = len(file.case.documents)
    page = open_page(file, "sessions/documents")
    offer(page, scan)
    choose(front(), DocumentKind.PERSONAL_WORK)
    choose(front(), DocumentKind.INVOICE)
    field(front(), "Rien du bilan n’y figure").editor.setChecked(True)
    press(front(), "Ajouter au dossier")
    whose = field(front(), "Financement")
    assert whose.error() == "Choisissez le financement."
    whose.set_value(Route.CPF)
    press(front(), "Ajouter au dossier")
    qtbot.waitUntil(lambda: len(stored(case_id).documents) == before + 1, timeout=20_000)
    assert stored(case_id).documents[-1].route is Route.CPF


def test_a_scan_laid_askew_is_straightened_and_made_light_when_asked(page, tmp_path, stored, qtbot) -> None:
    path = tmp_path / "scan.jpg"
    noise = Image.effect_noise((1800, 2400), 40).convert("RGB")
    noise.save(path, "JPEG", quality=95)
    offer(page, path)
    assert [p for p in front().findChildren(QLabel) if p.pixmap() and not p.pixmap().isNull()]
    choose(front(), DocumentKind.PERSONAL_WORK)
    field(front(), "Redresser la page").editor.setChecked(True)
    field(front(), "Réduire la taille").editor.setChecked(True)
    press(front(), "Ajouter au dossier")
    case_id = page.running().file.case.id
    qtbot.waitUntil(lambda: len(stored(case_id).documents) == 1)
    (document,) = stored(case_id).documents
    assert document.size < path.stat().st_size
    assert Image.open(BytesIO(page.running().file.content(document.id))).size[1] <= 2339


def test_a_photograph_of_a_telephone_is_shown_and_taken_in_as_a_jpeg(page, tmp_path, stored, qtbot) -> None:
    path = tmp_path / "IMG_0042.HEIC"
    path.write_bytes(PHOTOGRAPH.read_bytes())
    offer(page, path)
    assert [p for p in front().findChildren(QLabel) if p.pixmap() and not p.pixmap().isNull()]
    choose(front(), DocumentKind.PERSONAL_WORK)
    field(front(), "Redresser la page").editor.setChecked(True)
    press(front(), "Ajouter au dossier")
    case_id = page.running().file.case.id
    qtbot.waitUntil(lambda: len(stored(case_id).documents) == 1)
    (document,) = stored(case_id).documents
    assert (document.media_type, document.title) == (MediaType.JPEG, "IMG_0042")


def test_a_photograph_that_is_cut_short_is_told_of(page, tmp_path, stored, qtbot) -> None:
    path = tmp_path / "IMG_0042.HEIC"
    path.write_bytes(PHOTOGRAPH.read_bytes()[:300])
    offer(page, path)
    choose(front(), DocumentKind.PERSONAL_WORK)
    press(front(), "Ajouter au dossier")
    qtbot.waitUntil(lambda: refusal(page) != "")
    assert "abîmé" in refusal(page)
    assert stored(page.running().file.case.id).documents == ()


def test_a_web_address_is_no_file(page) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.fr/scan.pdf")])
    drop_mime(field(page, "Ajouter un document"), mime)
    assert QApplication.activeModalWidget() is None


def test_it_is_taken_away_after_a_question_whose_default_keeps_it(desk, open_page, stored) -> None:
    file = samples.cpf_case(desk)
    attachments.attach(file, samples.png(), DocumentKind.QUESTIONNAIRE, "Intérêts")
    page = open_page(file, "sessions/documents")
    press(page, "Retirer « Intérêts »")
    assert button(front(), "Garder le document").isDefault()
    QTest.keyClick(front(), Qt.Key.Key_Return)
    settle()
    assert len(stored(file.case.id).documents) == 1
    press(page, "Retirer « Intérêts »")
    press(front(), "Retirer le document")
    assert stored(file.case.id).documents == ()
    assert not says(page, "Intérêts")


def test_c1_the_proof_of_the_consent_is_not_taken_away(desk, open_page, stored) -> None:
    file = samples.cpf_case(desk)
    samples.fill_request(file)
    page = open_page(file, "sessions/documents")
    press(page, "Retirer « Consentement signé »")
    press(front(), "Retirer le document")
    assert len(stored(file.case.id).documents) == 1
    assert page.running().tab().messages.panel() is not None


def test_c6_detailed_results_leave_for_the_beneficiary_against_a_receipt(
    desk, open_page, stored, tmp_path, monkeypatch
) -> None:
    file = samples.cpf_case(desk)
    attachments.attach(file, samples.png(), DocumentKind.DETAILED_RESULTS, "Résultats")
    page = open_page(file, "sessions/documents")
    target = tmp_path / "resultats.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    press(page, "Remettre ou imprimer « Résultats »")
    press(front(), "Enregistrer une copie")
    assert stored(file.case.id).hand_overs == ()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    press(front(), "Enregistrer une copie")
    assert target.read_bytes() == samples.png()
    receipt = front()
    assert [f.text() for f in receipt.findChildren(QCheckBox) if f.isChecked()] == ["Résultats détaillés"]
    press(receipt, "Annuler")
    assert QApplication.activeModalWidget() is None
    (line,) = stored(file.case.id).hand_overs
    assert (line.subject, line.receipt) == (Subject.DETAILED_RESULTS, None)
    assert says(page, "la remise est inscrite au registre")


def test_c6_a_third_party_is_refused_a_questionnaire_until_an_agreement_names_it(
    desk, open_page, stored
) -> None:
    file = samples.cpf_case(desk)
    attachments.attach(file, samples.png(), DocumentKind.QUESTIONNAIRE, "Intérêts")
    page = open_page(file, "sessions/documents")
    press(page, "Remettre ou imprimer « Intérêts »")
    pick(front(), "Destinataire", "Autre destinataire")
    assert says(front(), "Ce document ne peut pas encore être communiqué à ce destinataire.")
    press(front(), "Enregistrer un accord écrit")
    assert field(front(), "Nom du destinataire").error()
    fill(front(), "Nom du destinataire", "École du Ponant (fictive)")
    press(front(), "Enregistrer un accord écrit")
    assert says(front(), "Questionnaire → École du Ponant (fictive) (autre destinataire)")


def pdf() -> bytes:
    """A sound paper of one page."""
    out = BytesIO()
    Image.new("RGB", (420, 594), "white").save(out, "PDF")
    return out.getvalue()
