"""The tab « Demande »: what the person says is on disk within a second (E2), the consent has its proof (C1)."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QRadioButton

import samples
from bilan_desktop.domain.bilan.request import Initiative
from desktop.finding import button, buttons, enter, field, fill, press, says, sentences, settle
from desktop.keyboard import type_text


def test_e2_what_is_typed_is_on_disk_within_a_second(desk, open_page, stored, qtbot) -> None:
    file = samples.cpf_case(desk)
    page = open_page(file, "request")
    fill(page, "Motifs", "« Je voudrais transmettre ce que j’ai appris à l’œuvre. »")
    qtbot.waitUntil(lambda: stored(file.case.id).request.motives != "")
    assert stored(file.case.id).request.motives == "« Je voudrais transmettre ce que j’ai appris à l’œuvre. »"
    assert says(page, "Enregistré à 09:00")


def test_the_initiative_is_chosen_with_the_keyboard(desk, open_page, stored, qtbot) -> None:
    file = samples.cpf_case(desk)
    page = open_page(file, "request/initiative")
    settle()
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: stored(file.case.id).request.initiative is Initiative.BENEFICIARY)
    chosen = [r.text() for r in page.findChildren(QRadioButton) if r.isVisible() and r.isChecked()]
    assert chosen[0] == "La personne elle-même"


def test_a_save_leaves_the_place_in_the_text_and_what_can_be_undone(desk, open_page, stored, qtbot) -> None:
    file = samples.cpf_case(desk)
    page = open_page(file, "request")
    editor = fill(page, "Attentes", "Un projet qui tienne debout ").editor
    assert isinstance(editor, QPlainTextEdit)
    qtbot.waitUntil(lambda: stored(file.case.id).request.expectations != "")
    assert stored(file.case.id).request.expectations == "Un projet qui tienne debout"
    assert editor.toPlainText().endswith(" ")
    assert editor.textCursor().position() == len(editor.toPlainText())
    type_text(editor, "et rassure")
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "rassure" not in editor.toPlainText()


def test_a_text_too_long_is_said_kept_and_does_not_hold_the_rest(desk, open_page, stored, qtbot) -> None:
    file = samples.cpf_case(desk)
    page = open_page(file, "request")
    long = field(page, "Motifs")
    long.editor.setFocus()
    long.editor.insertPlainText("é" * 20_001)
    assert "20 001" in long.error().replace("\u202f", " ")
    fill(page, "Contraintes", "Rester à Rennes")
    qtbot.waitUntil(lambda: stored(file.case.id).request.constraints == "Rester à Rennes")
    assert stored(file.case.id).request.motives == ""
    assert len(long.value()) == 20_001
    assert not page.flush()
    QTest.keyClick(long.editor, Qt.Key.Key_Backspace)
    assert page.flush()
    assert long.error() == ""
    assert len(stored(file.case.id).request.motives) == 20_000


def test_every_field_says_what_goes_there(desk, open_page) -> None:
    page = open_page(samples.cpf_case(desk), "request")
    for name in (
        "Qui a pris",
        "Ce qui amène",
        "Motifs",
        "Attentes",
        "Contraintes",
        "Qui a enc",
        "Libre choix",
    ):
        assert field(page, name).editor.accessibleDescription(), name


class TestConsent:
    """C1: a day, and a paper that proves it."""

    def test_nothing_is_recorded_without_a_day(self, desk, open_page, stored) -> None:
        file = samples.cpf_case(desk)
        page = open_page(file, "request/consent")
        press(page, "Enregistrer le consentement")
        assert field(page, "Jour du consentement").error() == "Indiquez la date de l’accord."
        assert stored(file.case.id).consent is None

    def test_nor_for_a_day_to_come(self, desk, open_page, stored) -> None:
        file = samples.cpf_case(desk)
        page = open_page(file, "request/consent")
        enter(page, "Jour du consentement", "22/11/2026")
        press(page, "Enregistrer le consentement")
        assert field(page, "Jour du consentement").error().startswith("Cette date est à venir")
        assert stored(file.case.id).consent is None

    def test_nor_for_what_is_no_day(self, desk, open_page) -> None:
        page = open_page(samples.cpf_case(desk), "request/consent")
        day = enter(page, "Jour du consentement", "trente-deux")
        assert day.error().startswith("Cette date n’est pas reconnue")
        press(page, "Enregistrer le consentement")
        assert day.editor.hasFocus()

    def test_nor_without_a_proof(self, desk, open_page, stored) -> None:
        file = samples.cpf_case(desk)
        page = open_page(file, "request/consent")
        enter(page, "Jour du consentement", "hier")
        press(page, "Enregistrer le consentement")
        assert (
            field(page, "Formulaire signé").error() == "Joignez la pièce signée, ou faites signer à l’écran."
        )
        assert stored(file.case.id).consent is None

    def test_a_dropped_form_proves_it(self, desk, open_page, stored, scan, qtbot) -> None:
        from desktop.finding import drop

        file = samples.cpf_case(desk)
        page = open_page(file, "request/consent")
        enter(page, "Jour du consentement", "lundi")
        drop(field(page, "Formulaire signé"), scan)
        assert says(page, "scan.png")
        press(page, "Enregistrer le consentement")
        qtbot.waitUntil(lambda: stored(file.case.id).consent is not None)
        case = stored(file.case.id)
        assert case.consent.given_on.isoformat() == "2026-11-16"
        assert case.document(case.consent.proof).title == "scan"
        qtbot.waitUntil(lambda: says(page, "Donné le lundi 16 novembre 2026"))
        qtbot.waitUntil(lambda: says(page, "Consentement recueilli"))

    def test_a_signature_drawn_on_the_screen_becomes_the_paper(self, desk, open_page, stored, qtbot) -> None:
        file = samples.cpf_case(desk)
        page = open_page(file, "request/consent")
        enter(page, "Jour du consentement", "aujourd’hui")
        press(page, "Signature à l’écran")
        press(page, "Enregistrer le consentement")
        pad = field(page, "Signature du bénéficiaire")
        assert pad.error()
        draw(pad)
        assert pad.error() == ""
        press(page, "Enregistrer le consentement")
        qtbot.waitUntil(lambda: stored(file.case.id).consent is not None)
        case = stored(file.case.id)
        assert case.document(case.consent.proof).media_type.value == "application/pdf"
        qtbot.waitUntil(lambda: "Voir la preuve" in buttons(page))
        press(page, "Voir la preuve")
        from desktop.finding import front

        assert says(front(), "Page 1 sur 1")

    def test_it_can_be_changed_or_left_as_it_is(self, desk, open_page, stored) -> None:
        file = samples.cpf_case(desk)
        samples.fill_request(file)
        before = file.case.consent
        page = open_page(file, "request/consent")
        press(page, "Modifier")
        assert button(page, "Enregistrer le consentement").isVisible()
        press(page, "Annuler")
        assert says(page, "Donné le samedi 21 novembre 2026")
        assert stored(file.case.id).consent == before

    def test_a_blank_form_can_be_looked_at_and_printed(self, desk, open_page, qtbot) -> None:
        from desktop.finding import front

        page = open_page(samples.cpf_case(desk), "request/consent")
        press(page, "Formulaire à imprimer")
        viewer = front()
        assert "Imprimer…" in buttons(viewer)
        QTest.keyClick(viewer, Qt.Key.Key_Escape)
        settle()
        assert QApplication.activeModalWidget() is None


def test_no_sentence_of_the_tab_is_empty_or_in_english(desk, open_page) -> None:
    page = open_page(samples.cpf_case(desk), "request")
    assert not [s for s in sentences(page) if s.strip() in {"OK", "Cancel", "Close"}]


def draw(pad) -> None:
    """A stroke across the sheet, as a mouse draws it."""
    from PySide6.QtCore import QPoint

    sheet = pad.editor.focusProxy()
    QTest.mousePress(sheet, Qt.MouseButton.LeftButton, pos=QPoint(40, 60))
    for step in range(12):
        QTest.mouseMove(sheet, QPoint(40 + 15 * step, 60 + (step % 3) * 12))
    QTest.mouseRelease(sheet, Qt.MouseButton.LeftButton, pos=QPoint(220, 70))
